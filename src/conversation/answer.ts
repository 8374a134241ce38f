// Answers and deeper commentary, with receipts, from the sources held.
import type { Analysis, Article, Claim, Lens, Story, Turn } from "../core/domain.ts";
import { mostAlike, reportText } from "../core/vectors.ts";
import { ANGLES, type Angle, type Answer } from "../core/ports.ts";
import { actionId, writtenBy } from "../digest/compose.ts";
import { type ArticlesById, Footnotes } from "../digest/footnotes.ts";
import { byId } from "../jobs/outgoing.ts";
import { type Action, type Message, type Section, line, message, textSection } from "../platform/index.ts";
import { origins } from "../stories/origins.ts";
import type { Words } from "../words/index.ts";
import { accountOf } from "./account.ts";
import { askedBefore } from "./asked-before.ts";
import type { Ask, Outcome, Progress } from "./ports.ts";
import { feedsHeard, recallArticles, recallStories } from "./recall.ts";
import { type Reader, answerOf } from "./say.ts";
import { toldBehind } from "./told-behind.ts";
import { did } from "./votes.ts";
import { type Subject, aboutOf } from "./subject.ts";

/** An answer, with the claims that a thread remembers of it. */
export type Answered = Outcome & { claims: Claim[] };

/** Newest articles of other stories, of which those near in meaning are read. */
const ELSEWHERE = 200;
/** Articles that a question without a story is looked for in, by their words; and those of others that one about a story is asked of. */
const MOST_RECALLED = 12;
const MOST_BESIDE = 4;
const REMEMBERED_TURNS = 6;

export interface Asked {
  text: string;
  subject: Subject | undefined;
  /** The claim that it is about. */
  point: Claim | undefined;
  /** What was said before it. */
  turns: Turn[];
  since: Date | undefined;
}

/** Answers a question about a story, or, with no subject, about everything this channel's feeds told. */
export async function answer(ask: Ask, progress: Progress, question: Asked): Promise<Answered> {
  const { text, subject, point, turns } = question;
  const { held, elsewhere, near } = await heldFor(ask, question);
  const story = subject?.story ?? archiveOf(held);
  const articles = new Map([...(subject?.articles ?? []), ...byId(story.articles), ...byId(elsewhere)]);
  progress.status(ask.words.say("conversation.readingSources", { count: outletsOf(story.articles) }));
  if (subject) await did(ask, "asked", subject.story);
  const notes = new Footnotes(articles, ask.words);
  const given = await ask.ports.analyst.answer(
    {
      text,
      story,
      elsewhere,
      ...(near.length > 0 && { near }),
      analysis: subject?.analysis ?? nothingSaid(story.articles, lensOf(ask)),
      point,
      turns: turns.slice(-REMEMBERED_TURNS),
      lens: lensOf(ask),
    },
    accountOf(ask, subject?.story.id),
    (claim) => progress.line(notes.line(claim)),
    progress.signal,
  );
  const told = await toldBehind(ask, given.claims, articles, subject?.story.id);
  const before = askedBefore(text, turns, ask.words);
  return {
    message:
      given.claims.length > 0
        ? saying(ask, given, articles, [...told, ...before])
        : notSaying(ask, given, [...story.articles, ...elsewhere]),
    about: subject ? aboutOf(subject) : { storyId: undefined, analysisId: undefined },
    claims: given.claims,
  };
}

/** Articles that come nearest to a question in meaning, and are read whatever their words. */
const MOST_NEAR = 4;

/**
 * Where no story is asked about, the articles that may answer: `held`, of the stories that hold most of the question. `elsewhere`:
 * of further ones. `near`: ids of those near in meaning.
 */
async function heldFor(
  ask: Ask,
  { text, subject, since }: Asked,
): Promise<{ held: Article[]; elsewhere: Article[]; near: string[] }> {
  const { embed, store } = ask.ports;
  const own = subject?.story.id;
  const [held, others] =
    own === undefined
      ? await recallStories(ask, { text, since }, MOST_RECALLED)
      : [[], await recallArticles(ask, { text, since }, MOST_BESIDE)];
  const recalled = others.filter(({ storyId }) => own === undefined || storyId !== own);
  const recent = embed
    ? await store.articles.elsewhere(ask.place.tenant, own ?? "", await feedsHeard(ask), ELSEWHERE)
    : [];
  const later = since ? recent.filter(({ seenAt }) => seenAt >= since) : recent;
  const near = await nearTo(ask, text, later, own);
  const known = new Set(held.map(({ id }) => id));
  const fresh = near.filter(({ id }) => !known.has(id));
  const named = new Set(fresh.map(({ id }) => id));
  const rest = recalled.filter(({ id }) => !named.has(id));
  const ids = near.map(({ id }) => id);
  return own === undefined
    ? { held: [...held, ...fresh], elsewhere: rest, near: ids }
    : { held, elsewhere: [...rest, ...fresh], near: ids };
}

async function nearTo(ask: Ask, text: string, articles: Article[], storyId: string | undefined): Promise<Article[]> {
  const { embed } = ask.ports;
  if (!embed || articles.length === 0) return [];
  const vectors = await embed([text, ...articles.map(reportText)], accountOf(ask, storyId));
  const [asked, ...read] = vectors ?? [];
  return asked ? mostAlike(asked, read, MOST_NEAR).flatMap((at) => articles[at] ?? []) : [];
}

const archiveOf = (articles: Article[]): Story => ({
  id: "archive",
  articles,
  firstSeenAt: new Date(0),
  lastSeenAt: new Date(0),
});

function saying(ask: Ask, given: Answer, articles: ArticlesById, beside: readonly Section[]): Message {
  const { words } = ask;
  // Counted anew: a claim that was shown while it was written may have been taken back.
  const notes = new Footnotes(articles, words);
  const extract = given.writtenBy.kind === "extract";
  // Without a model nobody can tell that there is no more.
  const partly = given.complete === "partly" && !extract ? [line(lackOf(given, words))] : [];
  const found = given.complete === "yes" ? "conversation.sourcesSay" : "conversation.closestPassages";
  return claimsOf(
    ask,
    given.claims[0]?.text ?? "",
    [
      {
        kind: "text",
        title: extract ? words.say(found) : undefined,
        lines: [...given.claims.map((claim) => notes.line(claim)), ...partly],
      },
      sourcesUsed(words, given.claims, articles, writtenBy(given, words)),
      ...beside,
    ],
    given,
  );
}

/** What the sources do not say, where that is known, else that there is no more. */
const lackOf = ({ missing }: Answer, words: Words): string =>
  missing === undefined
    ? words.say("conversation.sourcesPartly")
    : words.say("conversation.sourcesLack", { missing: missing.replace(/[.?!]$/, "") });

/** That the sources do not say; what they do cover, and what was searched. */
function notSaying(reader: Reader, given: Answer, searched: Article[]): Message {
  const { words } = reader;
  const { covers } = given;
  const silent = given.missing === undefined ? words.say("conversation.sourcesSilent") : lackOf(given, words);
  const cover = covers.length > 0 ? [words.say("conversation.sourcesCover", { topics: covers.join("; ") })] : [];
  const counts = { articles: searched.length, sources: outletsOf(searched) };
  return answerOf(reader, silent, [
    textSection(undefined, silent, ...cover),
    { kind: "context", lines: [line(words.say("conversation.searched", counts))] },
  ]);
}

/** More on a story or a point, from an angle, without repeating what was said. */
export async function deeper(
  ask: Ask,
  progress: Progress,
  request: { subject: Subject; angle: Angle | undefined; point: { number: number; claim: Claim } | undefined },
): Promise<Answered> {
  const { words } = ask;
  const { subject, angle, point } = request;
  progress.status(words.say("conversation.readingSources", { count: outletsOf(subject.story.articles) }));
  await did(ask, "asked", subject.story);
  const shown = new Footnotes(subject.articles, words);
  const {
    claims,
    open,
    angles = [],
    ...given
  } = await ask.ports.analyst.deeper(
    { story: subject.story, analysis: subject.analysis, angle, point: point?.claim, lens: lensOf(ask) },
    accountOf(ask, subject.story.id),
    (claim) => progress.line(shown.line(claim)),
    progress.signal,
  );
  // Counted anew, as in an answer.
  const notes = new Footnotes(subject.articles, words);
  const about = point ? words.say("conversation.point", { number: point.number }) : subject.analysis.headline.text;
  const title = angle ? `${about}: ${words.say(`angles.${angle}`)}` : about;
  const lines = [...claims.map((claim) => notes.line(claim)), ...open.map((said) => line(words.tell(said)))];
  const nothing = lines.length === 0 ? [line(words.say("conversation.nothingMore"))] : [];
  const sections: Section[] = [{ kind: "text", title, lines: [...lines, ...nothing] }];
  if (claims.length > 0) sections.push(sourcesUsed(words, claims, subject.articles, writtenBy(given, words)));
  const said = claimsOf(ask, title, sections, given);
  // What a thread says of one point goes on by words; buttons are about the whole story.
  const actions = point ? [] : angleActions(subject.story.id, angles, words);
  return { message: { ...said, actions }, about: aboutOf(subject), claims };
}

/** The richest as buttons, the others in the menu. */
const ANGLE_BUTTONS = 3;

const angleActions = (storyId: string, angles: readonly Angle[], words: Words): Action[] =>
  angles.map((angle, index) => ({
    id: actionId("angle", `${ANGLES.indexOf(angle)}.${storyId}`),
    label: capitalised(words.say(`angles.${angle}`), words.language),
    kind: index < ANGLE_BUTTONS ? "secondary" : "menu",
  }));

const capitalised = (said: string, language: string): string =>
  said.charAt(0).toLocaleUpperCase(language) + said.slice(1);

/** A Message of claims, which speak the channel's language, with the bot's own words around them. */
const claimsOf = (
  ask: Ask,
  summary: string,
  sections: Section[],
  { writtenBy: by }: Pick<Answer, "writtenBy">,
): Message =>
  message(summary, sections, { language: lensOf(ask).language, words: ask.words.language, madeBy: by.kind });

/** Every answer ends with the sources it used. */
function sourcesUsed(words: Words, claims: Claim[], articles: ArticlesById, author: string): Section {
  const names = claims.flatMap((claim) => claim.citations.map((citation) => articles.get(citation.articleId)?.source));
  const sources = [...new Set(names.filter((name) => name !== undefined))].join(", ");
  return { kind: "context", lines: [line(words.say("post.sourcesUsed", { sources, author }))] };
}

/** The analysis of what nobody has analysed. */
const nothingSaid = (articles: Article[], { language }: Lens): Analysis => ({
  headline: { text: "", articleId: articles[0]?.id ?? "", citations: [] },
  lead: undefined,
  happened: [],
  why: [],
  points: [],
  conclusion: undefined,
  disagreements: [],
  reportedBy: articles.map((article) => article.id),
  origins: origins(articles),
  picture: undefined,
  writtenBy: { kind: "extract" },
  language,
  dropped: [],
});

const outletsOf = (articles: Article[]): number => new Set(articles.map((article) => article.domain)).size;

const lensOf = ({ subscription, ports }: Ask): Lens => subscription?.lens ?? ports.defaults.lens;
