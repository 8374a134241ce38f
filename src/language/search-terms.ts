// The terms by which texts are found again: stems, one for all words that mean the same.
import { sameWord } from "./same-words.ts";
import { UNSPACED, isStopword, stem, words } from "./words.ts";

/** A longer word is no word; the index takes no more than 2,000 bytes of one. */
const LONGEST = 60;

/**
 * The terms of a text in order, repetitions kept. Where no spaces part the words, a dictionary parts them one way here and
 * another way there: every two neighbouring characters are a term too.
 */
export function searchTerms(text: string): string[] {
  const found: string[] = [];
  for (const word of words(text.replaceAll(/['’]s\b/g, " "))) for (const term of termsOf(word)) found.push(term);
  return found;
}

/** A search reads the words of some forty articles: which terms a word is, is worked out once. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 50_000;

function termsOf(word: string): readonly string[] {
  const before = known.get(word);
  if (before) return before;
  const terms = workedOut(word);
  if (word.length > LONGEST) return terms;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(word, terms);
  return terms;
}

function workedOut(word: string): string[] {
  if (isStopword(word)) return [];
  const term = sameWord(stem(word)).slice(0, LONGEST).toWellFormed();
  return UNSPACED.test(word) ? [term, ...pairs(word)] : [term];
}

function pairs(word: string): string[] {
  const characters = [...word].slice(0, LONGEST);
  if (characters.length < 3) return [];
  return characters.slice(1).map((character, at) => `${characters[at] ?? ""}${character}`);
}
