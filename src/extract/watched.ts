// Whether new reports answer a question that somebody left standing: the best passages, and how surely.
import type { Article, Claim } from "../core/domain.ts";
import { byScore, isSolid, quotable } from "./answer.ts";
import { SURE, WEIGHTS } from "./answer-weights.ts";
import { readQuestion } from "./asked.ts";
import { marked, sourcesOf } from "./marks.ts";
import { passageClaim } from "./passages.ts";

export interface Watched {
  claims: Claim[];
  /** It may be closed by these without asking anybody. */
  sure: boolean;
}

/** A passage that holds less of the question is not worth asking about. */
const MAYBE = 0.5;

/** Undefined where nothing comes near an answer. */
export function watchedIn(question: string, articles: readonly Article[]): Watched | undefined {
  const asked = readQuestion(question);
  const titles = new Set(articles.flatMap(({ title }) => readQuestion(title).terms));
  const sources = sourcesOf(quotable(articles), titles, () => false);
  const ranked = byScore(marked(asked, sources), { weights: WEIGHTS, sure: SURE }, undefined);
  const [best] = ranked;
  if (!best || best.share < MAYBE) return undefined;
  return { claims: [passageClaim(best.passage)], sure: best.chance >= SURE && isSolid(best, asked) };
}
