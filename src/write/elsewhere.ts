// The sentences a model is shown for a question: the story's own, and what other stories hold.
import type { Article } from "../core/domain.ts";
import { contentStems } from "../language/words.ts";
import { type NumberedSources, type NumberingOptions, numberSources, withoutOrders } from "./sources.ts";

/** More room in the prompt where other stories may say something. */
const elsewhereTokens = 1_500;

/** `numberSources`, with the sentences of other articles that share words with the question behind the story's own. */
export function numberAll(articles: Article[], elsewhere: Article[], options: NumberingOptions): NumberedSources {
  const parts = relevantParts(elsewhere, options.about ?? "");
  if (parts.length === 0) return numberSources(articles, options);
  const maxTokens = options.maxTokens + elsewhereTokens;
  const shown = numberSources([...articles, ...parts], { ...options, maxTokens });
  // Checked against the whole articles, whatever part of them was shown.
  const whole = new Map(elsewhere.map((article) => [article.id, article]));
  const stored = shown.stored.map((article) => whole.get(article.id) ?? article);
  return { ...shown, stored, articles: stored.map(withoutOrders) };
}

/** Of other stories only the sentences that share words with the question, and their neighbours; articles without any are left out. */
function relevantParts(articles: Article[], about: string): Article[] {
  const wanted = new Set(contentStems(about));
  const least = Math.max(1, Math.ceil(wanted.size / 3));
  return articles.flatMap((article) => {
    const hits = new Set<number>();
    for (const sentence of article.sentences) {
      const said = new Set(contentStems(article.text.slice(sentence.start, sentence.end)));
      if ([...wanted].filter((word) => said.has(word)).length < least) continue;
      for (const n of [sentence.n - 1, sentence.n, sentence.n + 1]) hits.add(n);
    }
    return hits.size === 0 ? [] : [{ ...article, sentences: article.sentences.filter(({ n }) => hits.has(n)) }];
  });
}
