// Lines that are no sentences, and what their page is for: a price, what a recipe takes.
import { genreCuesFor } from "../language/genres.ts";
import type { Passage } from "./passages.ts";

/** A sum with its currency's sign or code. */
const PRICE =
  /(?:[€$£¥]|\b(?:EUR|USD|GBP|CHF)) ?\d|(?<![\d.,])\d[\d.,]*(?:,?-{1,2}|,–)? ?(?:[€$£¥]|(?:EUR|USD|GBP|CHF)\b)/u;
/** A sum alone says not what for. */
const FEWEST_WORDS = 3;

/** Whether it is such a line of such a page. */
export function isOwnLine({ text, article, wordCount }: Pick<Passage, "text" | "article" | "wordCount">): boolean {
  if (wordCount < FEWEST_WORDS) return false;
  if (article.genre === "product") return PRICE.test(text);
  return article.genre === "recipe-or-howto" && (genreCuesFor(article.language)?.needs?.test(text) ?? false);
}
