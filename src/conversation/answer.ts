// Answers and deeper commentary: from the sources held, with receipts, as lines while they become certain.
import type { Analysis, Article, Claim, Origin, Turn } from "../core/domain.ts";
import { type Line, type Section, line, message, textSection } from "../platform/index.ts";
import { type ArticlesById, Footnotes, writtenBy } from "../digest/compose.ts";
import { origins } from "../stories/origins.ts";
import { byId } from "../jobs/outgoing.ts";
import type { Angle, GenerateRequest } from "../core/ports.ts";
import type { Ask, Outcome, Progress } from "./ports.ts";
import { type Subject, aboutOf } from "./subject.ts";

const ELSEWHERE = 200;
const REMEMBERED_TURNS = 6;

function accountOf(ask: Ask, storyId: string | undefined): GenerateRequest<unknown>["account"] {
  return { tenant: ask.place.tenant, storyId, channel: ask.place.channel.channel };
}

const sourcesOf = (articles: Iterable<Article>): number => new Set([...articles].map((article) => article.domain)).size;

const lensOf = (ask: Ask) => ask.subscription?.lens ?? ask.ports.defaults.lens;

/** Answers a question about a story, or, with no subject, about everything this channel's feeds told. */
export async function answer(
  ask: Ask,
  progress: Progress,
  question: {
    text: string;
    subject: Subject | undefined;
    point: Claim | undefined;
    turns: Turn[];
    since: Date | undefined;
  },
): Promise<Outcome & { claims: Claim[] }> {
  const { store } = ask.ports;
  const feedIds = ask.subscription?.feedIds ?? [];
  const held = question.subject
    ? await store.articles.elsewhere(ask.place.tenant, question.subject.story.id, feedIds, ELSEWHERE)
    : await store.articles.search(ask.place.tenant, question.text, feedIds, question.since, ELSEWHERE);
  const story = question.subject?.story ?? {
    id: "archive",
    articles: held,
    firstSeenAt: new Date(0),
    lastSeenAt: new Date(0),
  };
  const elsewhere = question.subject ? held : [];
  const articles = new Map([...(question.subject?.articles ?? []), ...byId(story.articles), ...byId(elsewhere)]);
  const count = sourcesOf(story.articles);
  progress.status(`Reading ${count} source${count === 1 ? "" : "s"}`);

  const notes = new Footnotes(articles, ask.words);
  const given = await ask.ports.analyst.answer(
    {
      text: question.text,
      story,
      elsewhere,
      analysis: question.subject?.analysis ?? emptyAnalysis(ask, story.articles, origins(story.articles)),
      point: question.point,
      turns: question.turns.slice(-REMEMBERED_TURNS),
      lens: lensOf(ask),
    },
    accountOf(ask, question.subject?.story.id),
    (claim) => progress.line(notes.line(claim)),
    progress.signal,
  );
  const about = question.subject ? aboutOf(question.subject) : { storyId: undefined, analysisId: undefined };
  if (given.claims.length === 0) {
    const covers = given.covers.length > 0 ? [`They do cover: ${given.covers.join("; ")}.`] : [];
    const searched = `I searched ${story.articles.length + elsewhere.length} articles from ${sourcesOf([...story.articles, ...elsewhere])} sources.`;
    const body = message("The sources I hold do not say.", [
      textSection(undefined, "The sources I hold do not say.", ...covers),
      { kind: "context", lines: [line(searched)] },
    ]);
    return { message: body, about, claims: [] };
  }
  const extract = given.writtenBy.kind === "extract";
  const partly = given.complete === "partly" ? [line("The sources say this much, and not more.")] : [];
  const sections: Section[] = [
    {
      kind: "text",
      title: extract ? "The closest passages" : undefined,
      lines: [...given.claims.map((claim) => notes.line(claim)), ...partly],
    },
    sourcesUsed(given.claims, articles, writtenBy(given, ask.words)),
  ];
  return { message: message(given.claims[0]!.text, sections), about, claims: given.claims };
}

function emptyAnalysis(ask: Ask, articles: Article[], origins: Origin[]): Analysis {
  return {
    headline: { text: "", articleId: articles[0]?.id ?? "", citations: [] },
    lead: undefined,
    happened: [],
    why: [],
    points: [],
    conclusion: undefined,
    disagreements: [],
    reportedBy: articles.map((article) => article.id),
    origins,
    picture: undefined,
    writtenBy: { kind: "extract" },
    language: lensOf(ask).language,
    dropped: [],
  };
}

/** Every answer ends with the sources it used. */
function sourcesUsed(claims: Claim[], articles: ArticlesById, author: string): Section {
  const names = claims.flatMap((claim) => claim.citations.map((citation) => articles.get(citation.articleId)?.source));
  const sources = [...new Set(names.filter((name) => name !== undefined))];
  return { kind: "context", lines: [line(`Sources used: ${sources.join(", ")}. ${author}.`)] };
}

/** More on a story or a point, from an angle, without repeating what was said. */
export async function deeper(
  ask: Ask,
  progress: Progress,
  request: { subject: Subject; angle: Angle | undefined; point: { number: number; claim: Claim } | undefined },
): Promise<Outcome & { claims: Claim[] }> {
  const { subject, angle, point } = request;
  const count = sourcesOf(subject.story.articles);
  progress.status(`Reading ${count} source${count === 1 ? "" : "s"}`);
  const given = await ask.ports.analyst.deeper(
    { story: subject.story, analysis: subject.analysis, angle, point: point?.claim, lens: lensOf(ask) },
    accountOf(ask, subject.story.id),
  );
  const notes = new Footnotes(subject.articles, ask.words);
  const title = [point ? `Point ${point.number}` : subject.analysis.headline.text, angle].filter(Boolean).join(": ");
  const lines: Line[] = given.claims.map((claim) => notes.line(claim));
  const open = given.open.map((sentence) => line(sentence));
  const nothing =
    lines.length + open.length === 0 ? [line("The sources I hold say no more on this than the post does.")] : [];
  const sections: Section[] = [{ kind: "text", title, lines: [...lines, ...open, ...nothing] }];
  if (given.claims.length > 0) sections.push(sourcesUsed(given.claims, subject.articles, writtenBy(given, ask.words)));
  return { message: message(title, sections), about: aboutOf(subject), claims: given.claims };
}
