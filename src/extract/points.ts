// The analysis without a model: sentences of the sources, each put where its words say it belongs.
import type { Analysis, Article, Claim, Headline, Lens, Origin, Picture, Story } from "../core/domain.ts";
import { interestsOf } from "../core/lens.ts";
import { canon } from "../language/fold.ts";
import { contentStems } from "../language/words.ts";
import { choose, toClaims } from "./choose.ts";
import { cuesFor } from "../language/cues.ts";
import { headlineOf } from "./headline.ts";
import { kindOf } from "./kinds.ts";
import { readPassages, type Passage } from "./passages.ts";
import { everyPattern } from "../language/languages.ts";
import { outsideQuotes } from "../language/quoted.ts";
import { rank, type Ranked } from "./rank.ts";
import { unfit } from "./standing.ts";
import { centroid, cosine } from "./vectors.ts";

/** Most claims per slot, by the length a lens asks for. */
export const COUNTS = {
  short: { happened: 2, why: 2, points: 3 },
  normal: { happened: 3, why: 3, points: 5 },
  long: { happened: 4, why: 4, points: 7 },
} as const;

/** The lead is one of the first sentences of an article. */
const LEAD_WITHIN = 3;
/** What a sentence loses that opens with "But" or speaks of "I" and "you". */
const WEAK_OPENING = 0.8;
const PERSONAL = 0.5;
/** A sentence of fewer different content words says little. */
const SUBSTANCE = 7;

/** Case tells the writer from the letter. */
const FIRST_PERSON = new RegExp(`\\b(?:${everyPattern(({ firstPerson }) => firstPerson)})\\b`, "u");

/** A ranked sentence with what its words say of its purpose. */
interface Candidate extends Ranked {
  kind: Claim["kind"];
  why: boolean;
  next: boolean;
  background: boolean;
}

/**
 * An analysis of `story` in its sources' own sentences; same input, same output. Slots that the sources do not fill stay
 * empty. Written in the sources' language: a lens asking for another one is ignored.
 */
export function extractAnalysis(story: Story, origins: Origin[], lens: Lens): Analysis {
  const all = readPassages(story.articles, origins);
  const verdicts = new Map(all.map((passage) => [passage, unfit(passage)] as const));
  const poisoned = new Set(all.filter((passage) => verdicts.get(passage) === "order").map(paragraphOf));
  const fit = all.filter((passage) => verdicts.get(passage) === undefined && !poisoned.has(paragraphOf(passage)));
  const openings = all.filter(({ index }) => index < LEAD_WITHIN).map(({ vector }) => vector);
  const headline = headlineOf(story.articles, centroid(openings));
  const title = canon(headline?.text ?? "");
  const candidates = withPurpose(
    rank(
      all,
      once(fit).filter(({ text }) => canon(text) !== title),
    ),
    lens,
  );
  const slots = fillSlots(candidates, story, title, lens);
  const language = story.articles.find(({ id }) => id === headline?.articleId)?.language ?? "und";
  return {
    headline: headline ?? headlineFrom(slots.lead, story),
    ...slots,
    disagreements: [],
    reportedBy: story.articles.map(({ id }) => id),
    origins,
    picture: pictureOf(story, slots.lead, headline),
    writtenBy: { kind: "extract" },
    language,
    dropped: all
      .filter((passage) => verdicts.get(passage) === "order")
      .slice(0, 10)
      .map(({ text }) => ({ text, reason: "reads as an instruction to a reader's assistant" })),
  };
}

/** Lead first, then what happened, why, what comes next, and the commentary: each against all before it. */
function fillSlots(
  candidates: Candidate[],
  story: Story,
  title: string,
  lens: Lens,
): Pick<Analysis, "lead" | "happened" | "why" | "points" | "conclusion"> {
  const counts = COUNTS[lens.length];
  const chosen: Ranked[] = [];
  const openings = leadsOf(candidates);
  const [lead] = choose(openings, 1, chosen, leadWorth(title, openings, story.articles[0]));
  const open = (): Candidate[] => candidates.filter((candidate) => !chosen.includes(candidate));
  const [conclusion] = choose(open().filter(isNext), 1, chosen, (passage) => passage.score + lateness(passage));
  const why = choose(open().filter(isWhy), counts.why, chosen);
  const happened = choose(open().filter(isEvent), counts.happened, chosen);
  const points = lens.points ? choose(open(), counts.points, chosen) : [];
  const claims = toClaims(chosen);
  const inClaims = (passages: readonly Ranked[]): Claim[] =>
    passages.map((passage) => claims.get(passage)).filter((claim) => claim !== undefined);
  return {
    lead: lead && claims.get(lead),
    happened: inClaims(inReadingOrder(happened)),
    why: inClaims(why),
    points: inClaims(points),
    conclusion: conclusion && claims.get(conclusion),
  };
}

const isNext = ({ next, background, kind }: Candidate): boolean => next && !background && kind !== "opinion";
const isWhy = ({ why, next }: Candidate): boolean => why && !next;
/** Reported as having happened: not supposed, judged, planned or long past. */
const isEvent = ({ kind, next, background }: Candidate): boolean => kind === "fact" && !next && !background;

/** The first fit sentences of each article; where those are all unfit, each article's earliest fit one. */
function leadsOf(candidates: readonly Candidate[]): Candidate[] {
  const early = candidates.filter(({ index }) => index < LEAD_WITHIN);
  if (early.length > 0) return early;
  return [...Map.groupBy(candidates, ({ article }) => article.id).values()].flatMap((group) =>
    group.toSorted((a, b) => a.index - b.index).slice(0, 1),
  );
}

/** A lead tells what the headline promises and the other outlets open with, in the reporter's own words; who was first
 * reports the event, who comes later its angles. */
function leadWorth(
  title: string,
  openings: readonly Candidate[],
  firstArticle: Article | undefined,
): (passage: Candidate) => number {
  const promised = new Set(contentStems(title));
  return (passage) => {
    const { score, terms, text, article, kind } = passage;
    const kept = promised.size === 0 ? 0 : promised.intersection(new Set(terms)).size / promised.size;
    const dated = cuesFor(article.language)?.day.test(text) ? 0.15 : 0;
    const first = article === firstArticle ? 0.15 : 0;
    return score + 0.5 * kept + agreement(passage, openings) + dated + first - (kind === "opinion" ? 0.6 : 0);
  };
}

/** How much the openings of the other origins are like this one, 0..1 on average. */
function agreement(passage: Candidate, openings: readonly Candidate[]): number {
  const others = [...Map.groupBy(openings, ({ origin }) => origin)].filter(([origin]) => origin !== passage.origin);
  const likeness = others.map(([, group]) => Math.max(...group.map(({ vector }) => cosine(vector, passage.vector))));
  return likeness.reduce((sum, value) => sum + value, 0) / Math.max(1, others.length);
}

/** What comes next stands towards the end of an article: up to .2 for the last sentence. */
function lateness({ index, article }: Passage): number {
  return (0.2 * index) / Math.max(1, article.sentences.length - 1);
}

function withPurpose(ranked: readonly Ranked[], lens: Lens): Candidate[] {
  const wanted = interestsOf(lens)
    .map((interest) => new Set(contentStems(interest)))
    .filter(({ size }) => size > 0);
  return ranked.map((passage) => {
    const { text, terms, article } = passage;
    const cues = cuesFor(article.language);
    const own = outsideQuotes(text);
    const held = new Set(terms);
    const answers = wanted.reduce((most, words) => Math.max(most, words.intersection(held).size / words.size), 0);
    const weak =
      (cues?.joining.test(text) ? WEAK_OPENING : 1) *
      (FIRST_PERSON.test(own) ? PERSONAL : 1) *
      Math.min(1, held.size / SUBSTANCE);
    return {
      ...passage,
      score: (passage.score + 0.4 * answers) * weak,
      kind: kindOf(text, article.language),
      why: cues?.why.test(own) ?? false,
      next: cues?.next.test(own) ?? false,
      background: cues?.background.test(own) ?? false,
    };
  });
}

/** Each wording once, the first one. */
function once(passages: readonly Passage[]): Passage[] {
  const seen = new Set<string>();
  return passages.filter(({ text }) => {
    const wording = canon(text);
    return seen.has(wording) ? false : seen.add(wording);
  });
}

function inReadingOrder(passages: readonly Ranked[]): Ranked[] {
  return passages.toSorted((a, b) => a.index - b.index);
}

function paragraphOf({ article, sentence }: Passage): string {
  return `${article.id} ${sentence.paragraph}`;
}

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
