// The analysis without a model: the sentences of the sources that an editor would print.
import type { Analysis, Claim, Headline, Lens, Origin, Picture, Story } from "../core/domain.ts";
import { depthOf, interestsOf } from "../core/lens.ts";
import { canon } from "../language/fold.ts";
import { contentStems } from "../language/words.ts";
import { headlineOf } from "./headline.ts";
import { holdsNumbers } from "./rank.ts";
import { overtaken } from "./overtaken.ts";
import { claimOf, passageClaim, placeOf, readPassages, type Passage } from "./passages.ts";
import { mender } from "./mend.ts";
import { isOwnLine } from "./own-lines.ts";
import { sameness, select } from "./select.ts";
import { deniedBy, turnsOnOthers } from "./alone.ts";
import { barred } from "./standing.ts";
import { centroid } from "./vectors.ts";
import { weigh, type Weighed, type Weights } from "./weigh.ts";
import { shippedWeights } from "./weights.ts";

/** What a post may hold, by the length a lens asks for: who asks for a long one is told also what is worth less. */
const ROOM = {
  short: { words: 120, points: 4, leastWorth: 0.35 },
  normal: { words: 238, points: 9, leastWorth: 0.35 },
  long: { words: 380, points: 14, leastWorth: 0.15 },
} as const;
/** The first sentences of an article are its openings. */
const OPENING = 3;
/** What a sentence gains in worth, and in standing alone, that answers a lens's question whole. */
const WANTED = 0.8;
const WANTED_STANDS = 0.3;
/** What a sentence gains in standing alone by a name for its pronoun. */
const NAMED = 0.25;
/** What a line gains that its kind of page is for: its form is not that of a sentence. */
const OWN_LINE = 0.4;
/** Another outlet's sentence is a further receipt of the lead from here on. */
const ALSO_SAID = 0.5;
const MOST_RECEIPTS = 2;
/** A story of three outlets has fewer sentences. */
const COMPARED = 300;

/**
 * An analysis of `story` in its sources' own sentences; same input, same output. Why it matters and what comes next stay
 * empty: no cue told them on stories it had not seen. Written in the sources' language: a lens asking for another one is
 * ignored. `weights` are the learned models, the shipped ones unless given.
 */
export function extractAnalysis(
  story: Story,
  origins: Origin[],
  lens: Lens,
  weights: Weights = shippedWeights(),
): Analysis {
  const all = weigh(readPassages(story.articles, origins), weights);
  const verdicts = new Map(all.map((passage) => [passage, barred(passage)] as const));
  const poisoned = new Set(all.filter((passage) => verdicts.get(passage) === "order").flatMap(partsOf));
  const titles = new Set(story.articles.map(({ title }) => canon(title)));
  const menders = new Map(
    [...Map.groupBy(all, ({ article }) => article)].map(([article, own]) => [article, mender(own)]),
  );
  const gone = overtaken(mostWorth(all));
  const mayStand = (passage: Weighed): boolean =>
    verdicts.get(passage) === undefined &&
    !poisoned.has(placeIn(passage, passage.index)) &&
    !titles.has(canon(passage.text));
  const fit = all
    .flatMap((passage, at) => {
      const next = all[at + 1];
      if (!mayStand(passage) || gone.has(passage) || turnsOnOthers(passage, next)) return [];
      const denial = deniedBy(passage, next);
      return denial && !mayStand(denial) ? [] : [withDenial(passage, denial)];
    })
    .map((passage) =>
      menders.get(passage.article)?.names(passage) ? { ...passage, stands: passage.stands + NAMED } : passage,
    )
    .map((passage) =>
      isOwnLine(passage) ? { ...passage, worth: passage.worth + OWN_LINE, stands: passage.stands + OWN_LINE } : passage,
    );
  const toClaim = (passage: Denied, further: readonly Passage[] = []): Claim => {
    const { denial, kind } = passage;
    const text = menders.get(passage.article)?.mend(passage) ?? passage.text;
    if (denial) return { ...passageClaim(passage, denial), text: `${text} ${denial.text}`, kind };
    return { ...claimOf(passage, further), text, kind };
  };
  const { lead, happened, points } = select(once(wanted(fit, lens)), ROOM[depthOf(lens)], weights);
  const openings = all.filter(({ index }) => index < OPENING).map(({ vector }) => vector);
  // The lead tells the event: its words count as much as all openings.
  const centre = lead ? centroid([centroid(openings), lead.vector]) : centroid(openings);
  const headline = headlineOf(story.articles, centre, lead);
  const claimed = (from: readonly Denied[]): Claim[] => onceDenied(from, [lead, ...from]).map((one) => toClaim(one));
  const leading = lead && toClaim(lead, alsoSaid(lead, fit, weights));
  const language = story.articles.find(({ id }) => id === headline?.articleId)?.language ?? "und";
  return {
    headline: headline ?? headlineFrom(leading, story),
    lead: leading,
    happened: claimed(happened),
    why: [],
    points: lens.points ? claimed(points) : [],
    conclusion: undefined,
    disagreements: [],
    reportedBy: story.articles.map(({ id }) => id),
    origins,
    picture: pictureOf(story, leading, headline),
    writtenBy: { kind: "extract" },
    language,
    dropped: all
      .filter((passage) => verdicts.get(passage) === "order")
      .slice(0, 10)
      .map(({ text }) => ({ text, reason: "reads as an instruction to a reader's assistant" })),
  };
}

/** A sentence and the one behind it in which somebody denies it, where there is one: they are told together. */
interface Denied extends Weighed {
  denial?: Weighed;
}

const withDenial = (passage: Weighed, denial: Weighed | undefined): Denied =>
  denial ? { ...passage, denial, wordCount: passage.wordCount + denial.wordCount } : passage;

/** Without denials that are told with what they deny, and without what the lead denies. */
function onceDenied(from: readonly Denied[], told: readonly (Denied | undefined)[]): Denied[] {
  const [lead] = told;
  const denials = new Set(told.flatMap((one) => (one?.denial ? [placeOf(one.denial)] : [])));
  return from.filter((one) => !denials.has(placeOf(one)) && (!lead || one.denial?.sentence !== lead.sentence));
}

/** The sentences that may be told at all, in their order: each is compared with each. */
function mostWorth(passages: readonly Weighed[]): Weighed[] {
  const best = new Set(passages.toSorted((a, b) => b.worth - a.worth).slice(0, COMPARED));
  return passages.filter((passage) => best.has(passage));
}

/** The same sentences, worth more where they speak of what the lens asks for. */
function wanted<T extends Weighed>(passages: readonly T[], lens: Lens): T[] {
  const interests = interestsOf(lens)
    .map((interest) => new Set(contentStems(interest)))
    .filter(({ size }) => size > 0);
  if (interests.length === 0) return [...passages];
  return passages.map((passage) => {
    const held = new Set(passage.terms);
    const answers = Math.max(...interests.map((words) => words.intersection(held).size / words.size));
    return { ...passage, worth: passage.worth + WANTED * answers, stands: passage.stands + WANTED_STANDS * answers };
  });
}

/** Sentences of other outlets that tell the same fact, the surest first, every number included. */
function alsoSaid(lead: Weighed, fit: readonly Weighed[], weights: Weights): Weighed[] {
  const said = fit
    .filter(({ origin, article }) => origin !== lead.origin && article.domain !== lead.article.domain)
    .map((passage) => ({ passage, sure: sameness(lead, passage, weights) }))
    .filter(({ passage, sure }) => sure >= ALSO_SAID && holdsNumbers(lead, passage))
    .toSorted((a, b) => b.sure - a.sure);
  const byOrigin = Map.groupBy(said, ({ passage }) => passage.origin);
  return [...byOrigin.values()].flatMap(([best]) => (best ? [best.passage] : [])).slice(0, MOST_RECEIPTS);
}

/** Each wording once, the first one. */
function once<T extends Passage>(passages: readonly T[]): T[] {
  const seen = new Set<string>();
  return passages.filter(({ text }) => {
    const wording = canon(text);
    return seen.has(wording) ? false : seen.add(wording);
  });
}

/** What may be part of an order: the two sentences behind it, in its paragraph. What stands before one is the reporter's. */
const partsOf = (order: Passage): string[] => [0, 1, 2].map((step) => placeIn(order, order.index + step));

const placeIn = ({ article, sentence }: Passage, index: number): string =>
  `${article.id} ${sentence.paragraph} ${index}`;

/** Where no article has a title: the lead itself, with its receipts. */
function headlineFrom(lead: Claim | undefined, story: Story): Headline {
  const articleId = lead?.citations[0]?.articleId ?? story.articles[0]?.id ?? "";
  const source = story.articles.find(({ id }) => id === articleId)?.source ?? "";
  return { text: lead?.text ?? source, articleId, citations: lead?.citations ?? [] };
}

/** The lead's own article's picture if it has one, else the headline's, else the first. */
function pictureOf({ articles }: Story, lead: Claim | undefined, headline: Headline | undefined): Picture | undefined {
  const preferred = [lead?.citations[0]?.articleId, headline?.articleId];
  const illustrated = articles.filter(({ picture }) => picture !== undefined);
  const first = preferred.map((id) => illustrated.find((article) => article.id === id)).find((article) => article);
  return (first ?? illustrated[0])?.picture;
}
