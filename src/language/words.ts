// Words as the stages compare them: canonical spelling, stems, stop words.
import { stemmer } from "stemmer";
import { canon } from "./fold.ts";
import { everyWord } from "./languages.ts";

/** A character of a script written without spaces between words. */
export const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

let segmenter: Intl.Segmenter | undefined;

/** The words and numbers of a text in order, in canonical spelling (`canon`); words of unspaced scripts by dictionary. */
export function words(text: string): string[] {
  const spelled = canon(text).replace(/[%$£€]+/g, " ");
  const tokens = spelled.split(" ").filter((token) => token !== "");
  if (!UNSPACED.test(spelled)) return tokens;
  segmenter ??= new Intl.Segmenter("und", { granularity: "word" });
  const splitter = segmenter;
  return tokens.flatMap((token) =>
    UNSPACED.test(token) ? Array.from(splitter.segment(token), (part) => part.segment) : [token],
  );
}

/** The word without its English inflection (Porter); other words lose little by it. Expects canonical spelling. */
export function stem(word: string): string {
  if (!/^[a-z]{3,}$/.test(word)) return word;
  let known = stems.get(word);
  if (known === undefined) {
    known = stemmer(word);
    // News repeats its words: a bounded memory makes stemming nearly free. Forgetting everything at once is the simplest bound.
    if (stems.size >= 50_000) stems.clear();
    stems.set(word, known);
  }
  return known;
}

const stems = new Map<string, string>();

const STOPWORDS = everyWord(({ stopwords }) => stopwords);

/** Whether the word says nothing of the subject, in any of our languages. Expects canonical spelling. */
export function isStopword(word: string): boolean {
  return STOPWORDS.has(word);
}

/** Stems of the words that carry content, in order, repetitions kept. */
export function contentStems(text: string): string[] {
  const kept: string[] = [];
  for (const word of words(text)) if (!STOPWORDS.has(word)) kept.push(stem(word));
  return kept;
}
