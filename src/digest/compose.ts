// Analysis to neutral Message: what a post says. How it looks is decided by each platform. Pure.
import { numbered } from "../core/analysis.ts";
import type { Analysis, Claim } from "../core/domain.ts";
import {
  type Action,
  type Line,
  type Message,
  type Section,
  type Span,
  type StoryCard,
  line,
  link,
  message,
  text,
  textSection,
} from "../platform/index.ts";
import type { Words } from "../words/index.ts";
import { type ArticlesById, Footnotes } from "./footnotes.ts";
import { articleLine, headingOf, kindOfAll } from "./kind.ts";

export interface StoryPost {
  storyId: string;
  analysis: Analysis;
  articles: ArticlesById;
  /** When the post was edited, if it was. */
  updatedAt?: Date;
  /** What stands before the sources. */
  extra?: Section[];
  /** It can be read out. */
  voice?: boolean | undefined;
}

/** One story as a post of its own. */
export function composeStory(post: StoryPost, words: Words): Message {
  const { storyId, analysis, articles, updatedAt, extra = [] } = post;
  return message(
    summaryOf(analysis, articles, words),
    [
      ...whole(analysis, articles, words),
      ...extra,
      reportedBy(analysis, articles, words),
      { kind: "context", lines: smallPrint(analysis, articles, updatedAt, words) },
    ],
    {
      actions: storyActions(post, words),
      story: cardOf(storyId, analysis, articles),
      ...toldIn(analysis, words),
    },
  );
}

const cardOf = (id: string, { reportedBy, origins }: Analysis, articles: ArticlesById): StoryCard => ({
  id,
  origins: origins.length,
  reports: reportedBy
    .map((article) => articles.get(article))
    .filter((article) => article !== undefined)
    .map(({ source, feedId, id: article, title, published, seenAt }) => ({
      outlet: source,
      feed: feedId,
      article,
      title,
      at: published ?? seenAt,
    })),
});

/** All that an analysis says, and nothing else. */
export const composeAll = ({ analysis, articles }: DigestStory, words: Words): Message =>
  message(summaryOf(analysis, articles, words), whole(analysis, articles, words), toldIn(analysis, words));

const toldIn = ({ language, writtenBy }: Analysis, words: Words): Partial<Message> => ({
  language,
  words: words.language,
  madeBy: writtenBy.kind,
});

const summaryOf = (analysis: Analysis, articles: ArticlesById, words: Words): string =>
  [headingOf(analysis, articles, words), analysis.lead?.text].filter(Boolean).join(". ");

function whole(analysis: Analysis, articles: ArticlesById, words: Words): Section[] {
  const notes = new Footnotes(articles, words);
  const kind = kindOfAll(analysis, articles, words);
  const points = numbered(analysis);
  const lines = (claims: Claim[]) => claims.map((claim) => notes.line(claim));
  const numberedLines = (from: number, count: number) =>
    points.slice(from, from + count).map(({ number, claim }) => ({ number, line: notes.line(claim) }));
  const sections: (Section | undefined)[] = [
    { kind: "headline", text: headingOf(analysis, articles, words), url: urlOf(analysis, articles) },
    kind === undefined ? undefined : textSection(undefined, kind),
    analysis.picture && { kind: "picture", picture: analysis.picture },
    analysis.lead && { kind: "text", title: undefined, lines: lines([analysis.lead]) },
    analysis.happened.length > 0
      ? { kind: "text", title: words.say("post.happened"), lines: lines(analysis.happened) }
      : undefined,
    analysis.why.length > 0
      ? { kind: "points", title: words.say("post.why"), points: numberedLines(0, analysis.why.length) }
      : undefined,
    analysis.points.length > 0
      ? {
          kind: "points",
          title: words.say("post.commentary"),
          points: numberedLines(analysis.why.length, analysis.points.length),
        }
      : undefined,
    ...disagreementSections(analysis, notes, words),
    analysis.conclusion && { kind: "text", title: words.say("post.next"), lines: lines([analysis.conclusion]) },
  ];
  const rests = analysis.headline.citations.map((citation) => notes.of(citation));
  return sections
    .filter((section) => section !== undefined)
    .map((section) => (section.kind === "headline" && rests.length > 0 ? { ...section, rests } : section));
}

/** Where a headline leads. */
export const urlOf = ({ headline }: Analysis, articles: ArticlesById): string | undefined =>
  articles.get(headline.articleId)?.url;

function disagreementSections(analysis: Analysis, notes: Footnotes, words: Words): Section[] {
  return analysis.disagreements.map((entry) => ({
    kind: "disagreement",
    about: words.tell(entry.about),
    sides: entry.sides.map((side) => ({
      value: side.value,
      footnote: notes.of(side.citation),
      passage: side.citation.passage,
    })),
  }));
}

/** "5 reports, 3 origins". */
export const counts = (analysis: Analysis, words: Words): string =>
  words.say("post.counts", { reports: analysis.reportedBy.length, origins: analysis.origins.length });

function reportedBy(analysis: Analysis, articles: ArticlesById, words: Words): Section {
  const reports = analysis.reportedBy.flatMap((id) => {
    const article = articles.get(id);
    if (!article) return [];
    const origin = analysis.origins.find((entry) => entry.articleIds.includes(id));
    const copy =
      origin && origin.articleId !== id && origin.why === "wire" ? articles.get(origin.articleId) : undefined;
    const note = copy ? ` ${words.say("post.sameText", { source: copy.source })}` : "";
    const kind = articleLine(article, words);
    return [line(`${article.source}: `, link(article.title, article.url), kind ? ` · ${kind}` : "", note)];
  });
  return { kind: "text", title: words.say("post.reportedBy", { counts: counts(analysis, words) }), lines: reports };
}

function smallPrint(analysis: Analysis, articles: ArticlesById, updatedAt: Date | undefined, words: Words): Line[] {
  const newest = analysis.reportedBy
    .map((id) => articles.get(id))
    .map((article) => article?.published ?? article?.seenAt)
    .filter((at) => at !== undefined)
    .toSorted((a, b) => b.getTime() - a.getTime())[0];
  const latest = newest ? [" · ", ...words.parts("post.latest", { at: moment(newest) })] : [];
  return [line(writtenBy(analysis, words), ...latest, ...updated(updatedAt, words))];
}

const moment = (at: Date): Span => ({ kind: "time", at, style: "time" });

/** What follows small print where a post was edited. */
export const updated = (at: Date | undefined, words: Words): (Span | string)[] =>
  at === undefined ? [] : [" · ", ...words.parts("post.updated", { at: moment(at) })];

export function writtenBy({ writtenBy: by }: Pick<Analysis, "writtenBy">, words: Words): string {
  if (by.kind === "model") {
    const told = by.recorded ? words.say("post.byRecorded") : words.say("post.byModel", { model: by.model });
    return by.unread ? `${told} (${words.say("post.notRead")})` : told;
  }
  return by.because === undefined
    ? words.say("post.extract")
    : words.say("post.extractBecause", { because: words.tell(by.because) });
}

/** Action ids are `1:verb:subject`: a version, so that old buttons can be answered politely, then what to do. */
export const actionId = (verb: string, subject: string): string => `1:${verb}:${subject}`;

/** What can be done with a story, from the first to the last. */
export function storyActions(post: Pick<StoryPost, "storyId" | "analysis" | "voice">, words: Words): Action[] {
  const { storyId, voice } = post;
  const by = post.analysis.writtenBy;
  // What was written beforehand is there to be held beside what stands in its sources.
  const beside: Action[] =
    by.kind === "model" && by.recorded
      ? [{ id: actionId("extract", storyId), label: words.say("button.extract"), kind: "secondary" }]
      : [];
  const listen: Action[] = voice
    ? [{ id: actionId("listen", storyId), label: words.say("button.listen"), kind: "menu", sound: true }]
    : [];
  return [
    { id: actionId("deeper", storyId), label: words.say("button.deeper"), kind: "primary" },
    { id: actionId("receipts", storyId), label: words.say("button.receipts"), kind: "secondary" },
    { id: actionId("sources", storyId), label: words.say("button.sources"), kind: "secondary" },
    ...beside,
    { id: actionId("mute", storyId), label: words.say("button.muteStory"), kind: "secondary" },
    ...listen,
    ...seldom(storyId, words, "menu"),
    { id: actionId("good", storyId), label: words.say("button.useful"), kind: "feedback-good" },
    { id: actionId("bad", storyId), label: words.say("button.notUseful"), kind: "feedback-bad" },
  ];
}

/** What is seldom pressed: also offered behind a thumb, for where a post has no room for it. */
export const seldom = (storyId: string, words: Words, kind: "menu" | "secondary"): Action[] => [
  { id: actionId("why", storyId), label: words.say("button.why"), kind },
  {
    id: actionId("mistake", storyId),
    label: words.say("button.mistake"),
    kind,
    form: { command: "mistake", options: { story: storyId } },
  },
];

export interface DigestStory {
  analysis: Analysis;
  articles: ArticlesById;
  /** That others of its matter were told before. */
  again?: Span | undefined;
}

/** Several stories in one post, condensed, each one numbered point; `small` stands behind who wrote it. */
export function composeDigest(
  title: string,
  stories: readonly DigestStory[],
  note: string | undefined,
  words: Words,
  small: string = words.say("post.replyWithNumber"),
): Message {
  const [first] = stories;
  // Where a model wrote any of it, that is what is said of the whole.
  const written = stories.find(({ analysis }) => analysis.writtenBy.kind === "model") ?? first;
  const smallPrintOf = ({ analysis }: DigestStory): Section => ({
    kind: "context",
    lines: [line(`${writtenBy(analysis, words)}. ${small}`)],
  });
  const articles = new Map(stories.flatMap((story) => [...story.articles]));
  const notes = new Footnotes(articles, words);
  const sections = (lineOf: (story: DigestStory) => Line): Section[] => [
    { kind: "headline", text: title, url: undefined },
    ...(note ? [textSection(undefined, note)] : []),
    {
      kind: "points",
      title: undefined,
      points: stories.map((story, index) => ({ number: index + 1, line: lineOf(story) })),
    },
    ...(written ? [smallPrintOf(written)] : []),
  ];
  return message(
    `${title}: ${stories.map(({ analysis }) => headingOf(analysis, articles, words)).join("; ")}`,
    sections((story) => digestLine(story, articles, notes, words)),
    {
      language: first?.analysis.language ?? words.language,
      words: words.language,
      ...(written && { madeBy: written.analysis.writtenBy.kind }),
      screen: { sections: sections((story) => line(...titleLine(story, articles, words))), actions: [] },
    },
  );
}

/** A story's title, what it is and how many report it, and that it is one of a row. */
function titleLine({ analysis, again }: DigestStory, articles: ArticlesById, words: Words): Span[] {
  const url = urlOf(analysis, articles);
  const title = headingOf(analysis, articles, words);
  const kind = kindOfAll(analysis, articles, words);
  return [
    url ? link(title, url) : text(title, "strong"),
    text(` (${[kind, counts(analysis, words)].filter(Boolean).join(" · ")})`),
    ...(again ? [text(" · "), again] : []),
  ];
}

function digestLine(story: DigestStory, articles: ArticlesById, notes: Footnotes, words: Words): Line {
  const { analysis } = story;
  const claims = [analysis.lead, analysis.why[0]].filter((claim) => claim !== undefined);
  return {
    label: undefined,
    spans: [
      ...titleLine(story, articles, words),
      text(". "),
      ...claims.flatMap((claim) => {
        // A line of running text has no room for labels.
        const { label: _, ...bare } = claim;
        const entry = notes.line(bare);
        return [...(entry.label ? [text(`(${entry.label}) `)] : []), ...entry.spans, text(" ")];
      }),
    ],
  };
}
