// What later reports do to a post that stands: the count grows quietly, a new fact makes a reply, a correction edits and says so.
import type { Analysis, Citation, Claim, Origin, Story } from "../core/domain.ts";
import { type Message, type Section, line, message, text } from "../platform/index.ts";
import { type ArticlesById, Footnotes } from "./compose.ts";

export interface Correction {
  before: Citation;
  after: Citation;
  /** A number, name, date or negation changed. */
  material: boolean;
}

/**
 * The analysis as it stands after later reports: the same points under the same numbers, since people address them;
 * counts and origins are today's; a claim quoted from a corrected sentence now quotes the corrected one.
 */
export function revise(analysis: Analysis, story: Story, origins: Origin[], corrections: Correction[]): Analysis {
  const claim = (entry: Claim): Claim => corrections.reduce(correct, entry);
  const known = new Set(story.articles.map((article) => article.id));
  return {
    ...analysis,
    headline: headlineOf(analysis, story),
    lead: analysis.lead && claim(analysis.lead),
    happened: analysis.happened.map(claim),
    why: analysis.why.map(claim),
    points: analysis.points.map(claim),
    conclusion: analysis.conclusion && claim(analysis.conclusion),
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
  const quoted = claim.text === before.passage;
  return quoted
    ? { ...claim, text: after.passage, citations }
    : { ...claim, citations, doubts: [...claim.doubts, "the source has since been corrected"] };
}

const overlaps = (a: Citation, b: Citation): boolean =>
  a.articleId === b.articleId && a.start < b.end && b.start < a.end;

/** The reply for new facts: "New since 09:10". */
export function composeUpdate(facts: Claim[], articles: ArticlesById, since: Date, language: string): Message {
  const notes = new Footnotes(articles);
  return message(
    `New: ${facts[0]?.text ?? ""}`,
    [
      { kind: "context", lines: [line(text("New since ", "strong"), { kind: "time", at: since, style: "time" })] },
      { kind: "text", title: undefined, lines: facts.map((fact) => notes.line(fact)) },
    ],
    { language },
  );
}

/** What was corrected, old beside new; used in the reply and in the edited post. */
export function correctionSection(corrections: Correction[], articles: ArticlesById): Section {
  const notes = new Footnotes(articles);
  return {
    kind: "text",
    title: "Corrected by the source",
    lines: corrections.flatMap(({ before, after }) => [
      line("Was: ", text(before.passage, "quote"), " ", { kind: "footnote", footnote: notes.of(before) }),
      line("Now: ", text(after.passage, "quote"), " ", { kind: "footnote", footnote: notes.of(after) }),
    ]),
  };
}

export function composeCorrection(corrections: Correction[], articles: ArticlesById, language: string): Message {
  const source = articles.get(corrections[0]!.after.articleId)?.source ?? "A source";
  return message(`${source} corrected its report.`, [correctionSection(corrections, articles)], { language });
}
