// What later reports do to a post that stands: new counts, replies for new facts, corrections.
import { isQuoted, mapClaims } from "../core/analysis.ts";
import type { Analysis, Citation, Claim, Correction, Origin, Story, TitleCorrection } from "../core/domain.ts";
import { type Message, type Section, type Span, line, message, text } from "../platform/index.ts";
import type { Words } from "../words/index.ts";
import { type ArticlesById, Footnotes } from "./footnotes.ts";

/**
 * The analysis as it stands after later reports: the same points under the same numbers, since people address them;
 * counts and origins are today's; a claim quoted from a corrected sentence now quotes the corrected one.
 */
export function revise(analysis: Analysis, story: Story, origins: Origin[], corrections: Correction[]): Analysis {
  const known = new Set(story.articles.map((article) => article.id));
  return {
    ...mapClaims(analysis, (claim) => corrections.reduce(correct, claim)),
    headline: headlineOf(analysis, story),
    disagreements: analysis.disagreements.filter((entry) =>
      entry.sides.every((side) => known.has(side.citation.articleId)),
    ),
    reportedBy: story.articles.map((article) => article.id),
    origins,
  };
}

/** A title that was quoted and has been corrected is quoted as it is now. */
function headlineOf({ headline }: Analysis, story: Story): Analysis["headline"] {
  const now = story.articles.find((article) => article.replaces === headline.articleId);
  if (!now) return headline;
  return { ...headline, articleId: now.id, text: headline.citations.length === 0 ? now.title : headline.text };
}

function correct(claim: Claim, correction: Correction): Claim {
  const { before, after } = correction;
  const cites = claim.citations.some((citation) => overlaps(citation, before));
  if (!cites) return claim;
  const citations = claim.citations.map((citation) => (overlaps(citation, before) ? after : citation));
  const quoted = isQuoted(claim, before.passage);
  return quoted
    ? { ...claim, text: after.passage, citations }
    : { ...claim, citations, doubts: [...claim.doubts, "the source has since been corrected"] };
}

const overlaps = (a: Citation, b: Citation): boolean =>
  a.articleId === b.articleId && a.start < b.end && b.start < a.end;

/** The reply for new facts: "New since 09:10". */
export function composeUpdate(
  facts: Claim[],
  articles: ArticlesById,
  since: Date,
  language: string,
  words: Words,
): Message {
  const notes = new Footnotes(articles, words);
  const at: Span = { kind: "time", at: since, style: "time" };
  const opening = words
    .parts("post.newSince", { at })
    .map((part) => (typeof part === "string" ? text(part, "strong") : part));
  return message(
    words.say("post.new", { fact: facts[0]?.text ?? "" }),
    [
      { kind: "context", lines: [line(...opening)] },
      { kind: "text", title: undefined, lines: facts.map((fact) => notes.line(fact)) },
    ],
    { language, words: words.language, later: "update" },
  );
}

/** What outlets corrected in their sentences and titles. */
interface Corrected {
  sentences: readonly Correction[];
  titles: readonly TitleCorrection[];
}

/** What was corrected, old beside new; used in the reply and in the edited post. */
export function correctionSection({ sentences, titles }: Corrected, articles: ArticlesById, words: Words): Section {
  const notes = new Footnotes(articles, words);
  const told = (citation: Citation): [Span, string, Span] => [
    text(citation.passage, "quote"),
    " ",
    { kind: "footnote", footnote: notes.of(citation) },
  ];
  return {
    kind: "text",
    title: words.say("post.corrected"),
    lines: [
      ...titles.flatMap(({ before, after }) => [
        line(`${words.say("post.headlineWas")} `, text(before, "quote")),
        line(`${words.say("post.now")} `, text(after, "quote")),
      ]),
      ...sentences.flatMap(({ before, after }) => [
        line(`${words.say("post.was")} `, ...told(before)),
        line(`${words.say("post.now")} `, ...told(after)),
      ]),
    ],
  };
}

export function composeCorrection(
  corrected: Corrected,
  articles: ArticlesById,
  language: string,
  words: Words,
): Message {
  const { sentences, titles } = corrected;
  const source = articles.get(titles[0]?.articleId ?? sentences[0]?.after.articleId ?? "")?.source;
  const summary = source ? words.say("post.correctedBy", { source }) : words.say("post.correctedBySome");
  return message(summary, [correctionSection(corrected, articles, words)], {
    language,
    words: words.language,
    later: "correction",
  });
}
