// The sentence of a text that holds most of what is looked for.
import type { Article, Sentence } from "../core/domain.ts";
import { searchTerms } from "./search-terms.ts";

/** Beyond this a text's sentences are looked at no more. */
const MOST_SENTENCES = 400;

/** The first of those that hold the most terms of `query`, the longer terms counting for more; undefined where none holds any. */
export function excerptFor(
  { text, sentences }: Pick<Article, "text" | "sentences">,
  query: string,
): Sentence | undefined {
  const asked = new Set(searchTerms(query));
  let best: { sentence: Sentence; score: number } | undefined;
  for (const sentence of sentences.slice(0, MOST_SENTENCES)) {
    const held = new Set(searchTerms(text.slice(sentence.start, sentence.end)).filter((term) => asked.has(term)));
    const score = [...held].reduce((sum, term) => sum + 1 + Math.min(term.length, 12) / 24, 0);
    if (score > (best?.score ?? 0)) best = { sentence, score };
  }
  return best?.sentence;
}
