// What a story rests on, shown: the passages behind its claims in their surroundings, and its articles with their origins.
import { numbered } from "../core/analysis.ts";
import type { Citation, Claim } from "../core/domain.ts";
import { type ArticlesById, Footnotes, actionId } from "../digest/compose.ts";
import { type Message, type Section, line, message, text, textSection } from "../platform/index.ts";
import type { Reader } from "./say.ts";
import type { Subject } from "./subject.ts";

/** The passages behind a subject's points (or behind one claim), each in its surroundings. */
export function receipts(
  { words }: Reader,
  subject: Subject,
  claim: { number: number; claim: Claim } | undefined,
): Message {
  const { analysis, articles } = subject;
  const notes = new Footnotes(articles, words);
  const shown: { number: number | undefined; claim: Claim }[] = claim
    ? [claim]
    : [
        ...[analysis.lead, ...analysis.happened]
          .filter((entry) => entry !== undefined)
          .map((entry) => ({ number: undefined, claim: entry })),
        ...numbered(analysis),
      ];
  const sections = shown.flatMap(({ number, claim: entry }) =>
    entry.citations.map((citation): Section => ({
      kind: "receipt",
      number,
      footnote: notes.of(citation),
      ...around(citation, articles),
    })),
  );
  const title = claim ? `Receipt for point ${claim.number}` : "Receipts";
  return message(title, [textSection(title), ...sections]);
}

const AROUND = 120;

/** The passage with what stands around it, cut at words. */
function around(citation: Citation, articles: ArticlesById): { before: string; passage: string; after: string } {
  const full = articles.get(citation.articleId)?.text ?? "";
  const before = full.slice(Math.max(0, citation.start - AROUND), citation.start);
  const after = full.slice(citation.end, citation.end + AROUND);
  return {
    before: citation.start > AROUND ? `…${before.replace(/^\S*(?=\s)/u, "")}` : before,
    passage: citation.passage,
    after: citation.end + AROUND < full.length ? `${after.replace(/(?<=\s)\S*$/u, "").trimEnd()} …` : after,
  };
}

/** Every article of the story, with its origin. */
export function sources(subject: Subject): Message {
  const { story, analysis } = subject;
  const lines = story.articles.map((article) => {
    const origin = analysis.origins.find((entry) => entry.articleIds.includes(article.id));
    const first = origin && origin.articleId !== article.id ? subject.articles.get(origin.articleId) : undefined;
    const reason = origin?.why === "wire" ? "same text as" : "same publisher as";
    return line(
      text(article.source, "strong"),
      ": ",
      { kind: "link", text: article.title, url: article.url },
      ...(article.published ? [" · ", { kind: "time" as const, at: article.published, style: "time" as const }] : []),
      ...(first ? [` · ${reason} ${first.source}`] : []),
      ...(article.replaces ? [" · corrected"] : []),
    );
  });
  return message("Sources", [{ kind: "text", title: "Sources", lines }], {
    actions: [{ id: actionId("receipts", story.id), label: "Receipts", kind: "secondary" }],
  });
}
