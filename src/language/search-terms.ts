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
  return words(text.replaceAll(/['’]s\b/g, " ")).flatMap((word) => {
    if (isStopword(word)) return [];
    const term = sameWord(stem(word)).slice(0, LONGEST).toWellFormed();
    return UNSPACED.test(word) ? [term, ...pairs(word)] : [term];
  });
}

function pairs(word: string): string[] {
  const characters = [...word].slice(0, LONGEST);
  if (characters.length < 3) return [];
  return characters.slice(1).map((character, at) => `${characters[at] ?? ""}${character}`);
}
