// The sentences a model is shown for a question: the story's own, and what other stories say to it.
import type { Article } from "../core/domain.ts";
import { contentStems } from "../language/words.ts";
import { fullestFirst, type NumberedSources, type NumberingOptions, numberSources, withoutOrders } from "./sources.ts";

/** More room in the prompt where other stories may say something. */
const elsewhereTokens = 1_500;
/** The share of the question, its rare words weighing most, that a sentence and its article's title must hold. */
const ABOUT = 0.5;
/** A question of a single word is about everything that has the word. */
const LEAST_WORDS = 2;

export interface AskedNumbering extends NumberingOptions {
  /** What other stories are to say something to; absent: they are left out. */
  question?: string;
  /** Ids of other stories' articles that are about it whatever their words. */
  near?: string[];
}

/** `numberSources`, the fullest first, with what other articles say to the question behind the story's own. */
export function numberAll(
  articles: Article[],
  elsewhere: Article[],
  { question = "", near = [], ...options }: AskedNumbering,
): NumberedSources {
  const own = fullestFirst(articles);
  const parts = withOpenings(aboutQuestion(elsewhere, question), elsewhere, near);
  if (parts.length === 0) return numberSources(own, options);
  const shown = numberSources([...own, ...parts], { ...options, maxTokens: options.maxTokens + elsewhereTokens });
  // Checked against the whole articles, whatever part of them was shown.
  const whole = new Map(elsewhere.map((article) => [article.id, article]));
  const stored = shown.stored.map((article) => whole.get(article.id) ?? article);
  return { ...shown, stored, articles: stored.map(withoutOrders) };
}

/** Sentences that say what an article is about. */
const OPENING = 4;

/** Beside what holds the question's words, how the articles open that come near it in meaning. */
function withOpenings(parts: Article[], articles: Article[], near: readonly string[]): Article[] {
  const held = new Set(parts.map(({ id }) => id));
  const more = articles.filter(({ id }) => near.includes(id) && !held.has(id));
  return [...parts, ...more.map((article) => ({ ...article, sentences: article.sentences.slice(0, OPENING) }))];
}

/** Of other stories only what is about the question; articles without any of that are left out. */
export function aboutQuestion(articles: Article[], question: string): Article[] {
  const wanted = [...new Set(contentStems(question))];
  if (wanted.length < LEAST_WORDS) return [];
  const read = articles.map((article) => ({
    article,
    title: new Set(contentStems(article.title)),
    said: article.sentences.map(({ start, end }) => new Set(contentStems(article.text.slice(start, end)))),
  }));
  const weights = new Map(
    wanted.map((stem) => {
      const having = read.filter(({ title, said }) => title.has(stem) || said.some((stems) => stems.has(stem))).length;
      return [stem, Math.log(1 + articles.length / (having + 1))];
    }),
  );
  const weigh = (stems: string[]) => stems.reduce((sum, stem) => sum + (weights.get(stem) ?? 0), 0);
  const whole = weigh(wanted);
  return read.flatMap(({ article, title, said }) => {
    const hits = new Set<number>();
    for (const [i, { n }] of article.sentences.entries()) {
      const own = wanted.filter((stem) => said[i]?.has(stem));
      const held = wanted.filter((stem) => own.includes(stem) || title.has(stem));
      if (own.length === 0 || weigh(held) < ABOUT * whole) continue;
      for (const near of [n - 1, n, n + 1]) hits.add(near);
    }
    return hits.size === 0 ? [] : [{ ...article, sentences: article.sentences.filter(({ n }) => hits.has(n)) }];
  });
}
