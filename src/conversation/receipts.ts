// What a story rests on: the passages behind its claims, and its articles with their origins.
import { numbered } from "../core/analysis.ts";
import { aroundPassage } from "../core/around.ts";
import type { Analysis, Article, Claim } from "../core/domain.ts";
import { actionId } from "../digest/compose.ts";
import { Footnotes } from "../digest/footnotes.ts";
import { type Line, type Message, type Section, line, link, text, textSection } from "../platform/index.ts";
import { type Reader, answerOf } from "./say.ts";
import type { Subject } from "./subject.ts";

/** A claim with the number by which people call it, where it has one. */
interface Shown {
  number: number | undefined;
  claim: Claim;
}

/** Characters shown on either side of a passage. */
const AROUND = 120;

/** The passages behind a subject's claims (or behind one of them), each in its surroundings. */
export function receipts(
  reader: Reader,
  { analysis, articles }: Subject,
  point: { number: number; claim: Claim } | undefined,
): Message {
  const { words } = reader;
  const notes = new Footnotes(articles, words);
  const sections = (point ? [point] : shownOf(analysis)).flatMap(({ number, claim }) =>
    claim.citations.map((citation): Section => ({
      kind: "receipt",
      number,
      footnote: notes.of(citation),
      ...aroundPassage(citation, articles.get(citation.articleId)?.text ?? "", AROUND),
    })),
  );
  const title = point
    ? words.say("conversation.receiptFor", { number: point.number })
    : words.say("conversation.receipts");
  return answerOf(reader, title, [textSection(title), ...sections]);
}

/** Every claim of a post, in its order. */
function shownOf(analysis: Analysis): Shown[] {
  const plain = (claims: (Claim | undefined)[]): Shown[] =>
    claims.filter((claim) => claim !== undefined).map((claim) => ({ number: undefined, claim }));
  return [...plain([analysis.lead, ...analysis.happened]), ...numbered(analysis), ...plain([analysis.conclusion])];
}

/** Every article of the story, with its origin. */
export function sources(reader: Reader, subject: Subject): Message {
  const { words } = reader;
  const title = words.say("conversation.sources");
  const lines = subject.story.articles.map((article) => articleLine(reader, article, subject));
  return answerOf(
    reader,
    title,
    [{ kind: "text", title, lines }],
    [{ id: actionId("receipts", subject.story.id), label: words.say("button.receipts"), kind: "secondary" }],
  );
}

function articleLine({ words }: Reader, article: Article, { analysis, articles }: Subject): Line {
  const origin = analysis.origins.find((entry) => entry.articleIds.includes(article.id));
  const first = origin && origin.articleId !== article.id ? articles.get(origin.articleId) : undefined;
  const reason = origin?.why === "wire" ? "conversation.sameTextAs" : "conversation.samePublisherAs";
  return line(
    text(article.source, "strong"),
    ": ",
    link(article.title, article.url),
    ...(article.published ? [" · ", { kind: "time" as const, at: article.published, style: "time" as const }] : []),
    ...(first ? [` · ${words.say(reason, { source: first.source })}`] : []),
    ...(article.forSubscribers ? [` · ${words.say("post.forSubscribers")}`] : []),
    ...(article.replaces ? [` · ${words.say("conversation.corrected")}`] : []),
  );
}
