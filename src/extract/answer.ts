// Answers without a model: the passages closest to a question, each with its neighbour.
import { claimsOf } from "../core/analysis.ts";
import type { Article, Citation, Claim, Disagreement } from "../core/domain.ts";
import type { Answer, Question } from "../core/ports.ts";
import { aroundPoint } from "./around.ts";
import { answersKind, readQuestion, type ReadQuestion } from "./asked.ts";
import { SURE, WEIGHTS } from "./answer-weights.ts";
import { cued } from "./cued.ts";
import { checksFor } from "../language/checks.ts";
import { languageFor } from "../language/languages.ts";
import { isFurniture } from "./furniture.ts";
import { marked, sourcesOf, type Marked, type Marks, type Sources } from "./marks.ts";
import { isCommand, isOrder } from "./orders.ts";
import { passageClaim, placeOf, readPassages, type Passage } from "./passages.ts";
import { claimsShown, MOST_CLAIMS, type RankedPassage } from "./shown.ts";
import { unfit } from "./standing.ts";
import { coversOf } from "./covers.ts";

/** Other stories are asked where this one holds less than the first share of the question, and another at least the second. */
const BEYOND = { here: 0.5, there: 0.8 };
/** "The sources say" needs this share of the question to stand there. */
const ENOUGH = 0.3;
const ALL_BUT = 0.8;

/** What the passages are weighed by. */
export interface Scale {
  weights: Readonly<Record<keyof Marks, number>>;
  sure: number;
}

/** The three passages closest to `question`, closest first; none where nothing matches at all. */
export function answerFrom(question: Question, scale: Scale = { weights: WEIGHTS, sure: SURE }): Answer {
  const asked = readQuestion(question.text, question.point ? [] : question.turns);
  const held = quotable(question.story.articles);
  const told = toldBy(question.analysis);
  const differing = asked.differ && !question.point ? bySides(question.analysis.disagreements, held) : [];
  if (differing.length > 0) return unmatched(differing, asked, question);
  if (asked.terms.length === 0) {
    const claims = question.point
      ? aroundPoint(question.point, asked, held)
      : bothSides(fromAnalysis(question, asked, held), question.analysis.disagreements, held);
    return unmatched(claims.length > 0 ? claims : ofKind(asked, held, told), asked, question);
  }
  const sources = askable(held, question);
  const here = marked(asked, sources);
  const elsewhere =
    coverage(here) < BEYOND.here && asked.terms.length > 1
      ? askable(quotable(question.elsewhere), question)
      : undefined;
  const there = elsewhere ? marked(asked, elsewhere) : [];
  const [found, from] = elsewhere && coverage(there) >= BEYOND.there ? [there, elsewhere] : [here, sources];
  if (found.length === 0) return unmatched(ofKind(asked, held, told), asked, question);
  const ranked = byScore(found, scale, question.point);
  return {
    claims: bothSides(claimsShown(ranked, from, asked), question.analysis.disagreements, from.passages),
    complete: ranked[0] && ranked[0].chance >= scale.sure && isSolid(ranked[0], asked) ? "yes" : "partly",
    covers: [],
    writtenBy: { kind: "extract" },
  };
}

/**
 * Where no word of the question stands anywhere: sentences with the kind of answer it waits for, the post's own first. Who
 * or what is asked for by a name that the sources do not hold is not told of, where a capital tells a name.
 */
function ofKind({ wants, names, terms }: ReadQuestion, passages: readonly Passage[], told: Sources["told"]): Claim[] {
  const any = wants === "who" || wants === "where" ? terms.length === 0 : wants !== undefined && wants !== "why";
  if (!any) return [];
  return passages
    .filter((passage) => {
      const { text, article } = passage;
      if (names.length > 0 && checksFor(article.language).names) return false;
      const reason = unfit(passage);
      return (reason === undefined || reason === "leaning") && answersKind(wants, text, article);
    })
    .toSorted((a, b) => Number(told(b)) - Number(told(a)))
    .slice(0, MOST_CLAIMS)
    .map((passage) => passageClaim(passage));
}

/** No word of the question led to these; with none of them, what the sources do cover. */
function unmatched(claims: Claim[], asked: ReadQuestion, question: Question): Answer {
  const covers = claims.length > 0 ? [] : coversOf(question);
  return { claims, complete: completeness(claims, asked), covers, writtenBy: { kind: "extract" } };
}

/** What the post's own slots tell is told by the sources; what stands around a point may be anything. */
const completeness = (claims: readonly Claim[], { about }: ReadQuestion): Answer["complete"] =>
  claims.length === 0 ? "no" : about === "what happened" || about === "more" ? "yes" : "partly";

/** The largest share of the question that one place holds. */
const coverage = (found: readonly Marked[]): number => found.reduce((most, { share }) => Math.max(most, share), 0);

/** Everything an answer may be made of: no page furniture, no orders to an assistant. */
export const quotable = (articles: readonly Article[]): Passage[] =>
  readPassages(articles).filter(
    ({ text, article }) => !isOrder(text) && !isCommand(text, article) && !isFurniture(text),
  );

export function askable(
  passages: readonly Passage[],
  { story, analysis }: Pick<Question, "story" | "analysis">,
): Sources {
  const titles = [analysis.headline.text, ...story.articles.map(({ title }) => title)];
  return sourcesOf(passages, new Set(titles.flatMap((title) => readQuestion(title).terms)), toldBy(analysis));
}

/** Whether the post rests on a passage. */
function toldBy(analysis: Question["analysis"]): Sources["told"] {
  const told = new Set(claimsOf(analysis).flatMap(({ citations }) => citations.map(placeOf)));
  return (passage) => told.has(placeOf(passage));
}

/** Best first; beside the point that the question is about a sentence is worth more. */
export function byScore(found: readonly Marked[], { weights }: Scale, point: Claim | undefined): RankedPassage[] {
  const scored = found
    .map((one) => ({ ...one, score: scoreOf(one.marks, weights) + (point && standsAt(one.passage, point) ? 1 : 0) }))
    .toSorted((a, b) => b.score - a.score);
  const highest = scored[0]?.score ?? 0;
  const all = scored.reduce((sum, { score }) => sum + Math.exp(score - highest), 0);
  return scored.map((one) => ({ ...one, chance: Math.exp(one.score - highest) / all }));
}

function scoreOf(marks: Marks, weights: Scale["weights"]): number {
  let score = 0;
  // Both have the same keys.
  for (const mark of Object.keys(weights) as (keyof Marks)[]) score += marks[mark] * weights[mark];
  return score;
}

/** Whether a passage that stands far out may be said to answer: with enough of the question, and the kind of answer asked for. */
export function isSolid(one: Marked, asked: ReadQuestion): boolean {
  const { wants } = asked;
  return isNamed(one, asked) && wants !== "why" && (wants === undefined || one.marks.kind > 0);
}

/** Whether a passage speaks of what is asked, in words of the question: those that are only near in meaning say nothing of it. */
export function isNamed({ passage, share, marks }: Marked, { isYesNo }: ReadQuestion): boolean {
  // Where no words near in meaning are known, a passage stands out for want of others.
  if (languageFor(passage.article.language)?.near === undefined) return false;
  const there = marks.own + marks.family + marks.alias;
  // Whether it is so is told by what is said of it, all of it: "is the tap water safe?" is not answered by any tap water.
  return (isYesNo ? there >= ALL_BUT : there > 0) && share >= ENOUGH;
}

function standsAt({ article, sentence }: Passage, { citations }: Claim): boolean {
  return citations.some(({ articleId, sentence: n }) => articleId === article.id && Math.abs(n - sentence.n) <= 2);
}

/** What outlets tell differently, as each of them tells it. */
function bySides(disagreements: readonly Disagreement[], passages: readonly Passage[]): Claim[] {
  const places = new Set(disagreements.flatMap(({ sides }) => sides.map(({ citation }) => placeOf(citation))));
  return passages
    .filter((passage) => places.has(placeOf(passage)))
    .slice(0, 2 * MOST_CLAIMS)
    .map((passage) => passageClaim(passage));
}

/** What another outlet tells otherwise stands behind the passage that tells it the one way, in the place of the last if need be. */
function bothSides(
  claims: readonly Claim[],
  disagreements: readonly Disagreement[],
  passages: readonly Passage[],
): Claim[] {
  const holds = ({ citations }: Claim, { articleId, start, end }: Citation): boolean =>
    citations.some((own) => own.articleId === articleId && own.start <= start && end <= own.end);
  const told = claims.map((claim) => {
    const others = disagreements
      .filter(({ sides }) => sides.some(({ citation }) => holds(claim, citation)))
      .flatMap(({ sides }) => sides.map(({ citation }) => citation))
      .filter((citation) => !claims.some((one) => holds(one, citation)));
    const places = new Set(others.map(placeOf));
    return [claim, ...passages.filter((one) => places.has(placeOf(one))).map((one) => passageClaim(one))];
  });
  const sided = told.filter(({ length }) => length > 1).flat();
  if (sided.length === 0) return [...claims];
  const alone = told.filter(({ length }) => length === 1).slice(0, Math.max(0, MOST_CLAIMS - sided.length));
  return told
    .filter((one) => one.length > 1 || alone.includes(one))
    .flat()
    .slice(0, MOST_CLAIMS);
}

/** A question without content of its own is answered from the post, or by sentences with a cue; a vague one by nothing. */
function fromAnalysis({ analysis }: Question, { about }: ReadQuestion, held: readonly Passage[]): Claim[] {
  const slots: Record<NonNullable<ReadQuestion["about"]>, Claim[]> = {
    "what happened": [...(analysis.lead ? [analysis.lead] : []), ...analysis.happened],
    "why it matters": analysis.why,
    "what next": analysis.conclusion ? [analysis.conclusion] : [],
    more: analysis.points,
  };
  if (!about) return [];
  const told = slots[about].slice(0, MOST_CLAIMS);
  if (told.length > 0 || (about !== "why it matters" && about !== "what next")) return told;
  return cued(held, about === "what next" ? "next" : "why", MOST_CLAIMS).map((passage) => passageClaim(passage));
}
