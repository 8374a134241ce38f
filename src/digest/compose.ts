// Analysis to neutral Message. Pure; what a post looks like on a platform is decided there, what it says is decided here.
import { numbered } from "../core/analysis.ts";
import type { Analysis, Article, Citation, Claim } from "../core/domain.ts";
import {
  type Action,
  type Footnote,
  type Line,
  type Message,
  type Section,
  type Span,
  line,
  link,
  message,
  text,
  textSection,
} from "../platform/index.ts";

export type ArticlesById = ReadonlyMap<string, Article>;

/** Numbers articles in order of first mention; one numbering per Message. */
export class Footnotes {
  readonly #numbers = new Map<string, number>();
  readonly #articles: ArticlesById;

  constructor(articles: ArticlesById) {
    this.#articles = articles;
  }

  of(citation: Citation): Footnote {
    const article = this.#articles.get(citation.articleId);
    const number = this.#numbers.get(citation.articleId) ?? this.#numbers.size + 1;
    this.#numbers.set(citation.articleId, number);
    return { number, source: article?.source ?? "source", url: article?.url ?? "", citation };
  }

  line(claim: Claim): Line {
    const marks = claim.citations.map((citation): Span => ({ kind: "footnote", footnote: this.of(citation) }));
    return { label: labelOf(claim), spans: [text(claim.text), ...marks.flatMap((mark) => [text(" "), mark])] };
  }
}

function labelOf(claim: Claim): string | undefined {
  const labels = [
    claim.kind === "fact" ? undefined : claim.kind,
    claim.doubts.length > 0 ? "not fully confirmed" : undefined,
  ].filter((label) => label !== undefined);
  return labels.length > 0 ? labels.join(", ") : undefined;
}

/** One story as a post of its own. `updatedAt` is set when the post was edited since. */
export function composeStory(
  storyId: string,
  analysis: Analysis,
  articles: ArticlesById,
  updatedAt: Date | undefined,
  extra: Section[] = [],
): Message {
  const notes = new Footnotes(articles);
  const headline = articles.get(analysis.headline.articleId);
  const points = numbered(analysis);
  const lines = (claims: Claim[]) => claims.map((claim) => notes.line(claim));
  const numberedLines = (from: number, count: number) =>
    points.slice(from, from + count).map(({ number, claim }) => ({ number, line: notes.line(claim) }));
  const sections: (Section | undefined)[] = [
    { kind: "headline", text: analysis.headline.text, url: headline?.url },
    analysis.picture && { kind: "picture", picture: analysis.picture },
    analysis.lead && { kind: "text", title: undefined, lines: lines([analysis.lead]) },
    analysis.happened.length > 0
      ? { kind: "text", title: "What happened", lines: lines(analysis.happened) }
      : undefined,
    analysis.why.length > 0
      ? { kind: "points", title: "Why it matters", points: numberedLines(0, analysis.why.length) }
      : undefined,
    analysis.points.length > 0
      ? { kind: "points", title: "Commentary", points: numberedLines(analysis.why.length, analysis.points.length) }
      : undefined,
    ...disagreementSections(analysis, notes),
    analysis.conclusion && { kind: "text", title: "What comes next", lines: lines([analysis.conclusion]) },
    ...extra,
    reportedBy(analysis, articles),
    { kind: "context", lines: smallPrint(analysis, articles, updatedAt) },
  ];
  return message(
    [analysis.headline.text, analysis.lead?.text].filter(Boolean).join(". "),
    sections.filter((section) => section !== undefined),
    { actions: storyActions(storyId), language: analysis.language },
  );
}

function disagreementSections(analysis: Analysis, notes: Footnotes): Section[] {
  return analysis.disagreements.map((entry) => ({
    kind: "disagreement",
    about: entry.about,
    sides: entry.sides.map((side) => ({
      value: side.value,
      footnote: notes.of(side.citation),
      passage: side.citation.passage,
    })),
  }));
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

/** "5 reports, 3 origins". */
export const counts = (analysis: Analysis): string =>
  `${plural(analysis.reportedBy.length, "report")}, ${plural(analysis.origins.length, "origin")}`;

function reportedBy(analysis: Analysis, articles: ArticlesById): Section {
  const reports = analysis.reportedBy.flatMap((id) => {
    const article = articles.get(id);
    if (!article) return [];
    const origin = analysis.origins.find((entry) => entry.articleIds.includes(id));
    const copy =
      origin && origin.articleId !== id && origin.why === "wire" ? articles.get(origin.articleId) : undefined;
    const note = copy ? ` (same text as ${copy.source})` : "";
    return [line(`${article.source}: `, link(article.title, article.url), note)];
  });
  return { kind: "text", title: `Reported by (${counts(analysis)})`, lines: reports };
}

function smallPrint(analysis: Analysis, articles: ArticlesById, updatedAt: Date | undefined): Line[] {
  const newest = analysis.reportedBy
    .map((id) => articles.get(id))
    .map((article) => article?.published ?? article?.seenAt)
    .filter((at) => at !== undefined)
    .toSorted((a, b) => b.getTime() - a.getTime())[0];
  const spans: (Span | string)[] = [writtenBy(analysis)];
  if (newest) spans.push(" · latest report ", { kind: "time", at: newest, style: "time" });
  if (updatedAt) spans.push(" · updated ", { kind: "time", at: updatedAt, style: "time" });
  return [line(...spans)];
}

export function writtenBy(analysis: Pick<Analysis, "writtenBy">): string {
  const { writtenBy: by } = analysis;
  if (by.kind === "model")
    return `Written by ${by.model}; every claim was checked against its passage, and may still be wrong`;
  const because = by.because ? ` (${by.because})` : "";
  return `Extract, no AI model${because}: every sentence is quoted from its source`;
}

/** Action ids are `1:verb:subject`: a version, so that old buttons can be answered politely, then what to do. */
export const actionId = (verb: string, subject: string): string => `1:${verb}:${subject}`;

function storyActions(storyId: string): Action[] {
  return [
    { id: actionId("deeper", storyId), label: "Go deeper", kind: "primary" },
    { id: actionId("receipts", storyId), label: "Receipts", kind: "secondary" },
    { id: actionId("sources", storyId), label: "Sources", kind: "secondary" },
    { id: actionId("mute", storyId), label: "Mute story", kind: "secondary" },
    { id: actionId("why", storyId), label: "Why am I seeing this?", kind: "menu" },
    {
      id: actionId("mistake", storyId),
      label: "Report a mistake",
      kind: "menu",
      form: { command: "mistake", options: { story: storyId } },
    },
    { id: actionId("good", storyId), label: "Useful", kind: "feedback-good" },
    { id: actionId("bad", storyId), label: "Not useful", kind: "feedback-bad" },
  ];
}

/** Several stories in one post, condensed: each is one numbered point. `title` says what the digest is. */
export function composeDigest(
  title: string,
  stories: { analysis: Analysis; articles: ArticlesById }[],
  note: string | undefined,
): Message {
  const articles = new Map(stories.flatMap((story) => [...story.articles]));
  const notes = new Footnotes(articles);
  const points = stories.map(({ analysis }, index) => ({
    number: index + 1,
    line: digestLine(analysis, articles, notes),
  }));
  return message(
    `${title}: ${stories.map((story) => story.analysis.headline.text).join("; ")}`,
    [
      { kind: "headline", text: title, url: undefined },
      ...(note ? [textSection(undefined, note)] : []),
      { kind: "points", title: undefined, points },
      { kind: "context", lines: [line(`${writtenBy(stories[0]!.analysis)}. Reply with a number to go deeper.`)] },
    ],
    { language: stories[0]!.analysis.language },
  );
}

function digestLine(analysis: Analysis, articles: ArticlesById, notes: Footnotes): Line {
  const url = articles.get(analysis.headline.articleId)?.url;
  const claims = [analysis.lead, analysis.why[0]].filter((claim) => claim !== undefined);
  return {
    label: undefined,
    spans: [
      url ? link(analysis.headline.text, url) : text(analysis.headline.text, "strong"),
      text(` (${counts(analysis)}). `),
      ...claims.flatMap((claim) => {
        const entry = notes.line(claim);
        return [...(entry.label ? [text(`(${entry.label}) `)] : []), ...entry.spans, text(" ")];
      }),
    ],
  };
}
