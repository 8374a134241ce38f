// The words of a folded text with their spans, as the checks compare them.
import { canon } from "./fold.ts";
import { everyPattern } from "./languages.ts";
import { isStopword, stem } from "./words.ts";

export interface Word {
  /** As written. */
  text: string;
  /** Canonical: lower case, no accents, dots or possessive. "won't" stays one word. */
  plain: string;
  stem: string;
  /** Whether it carries content: no stop word. */
  content: boolean;
  capital: boolean;
  /** Whether a sentence or a quotation begins here, where every word has a capital. */
  initial: boolean;
  /** Whether a comma, a full stop or the like stands before it. */
  stopped: boolean;
  start: number;
  end: number;
}

/** CVE-2024-1234, F-16, G20, COVID-19: one name each, and no numbers. */
export const NAME_WITH_DIGITS = new RegExp(
  `(?<![\\p{L}\\p{N}])(?!(?:US|AU?|CA?|HK|NZ|S|R)\\$|(?:${everyPattern(({ numbers }) => numbers?.beforeDigits)})-?\\d)\\p{Lu}[\\p{L}&]{0,40}(?:-?\\d+\\p{L}*)+(?:-[\\p{L}\\d]+)*`,
  "gu",
);

const WORD = new RegExp(
  `${NAME_WITH_DIGITS.source}|(?:\\p{L}\\.){2,20}(?!\\p{L})|[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*(?:'\\p{L}+)*(?:&\\p{L}+)*'?`,
  "gu",
);
const OPENS = /(?:^|[.!?:;]["')\]]*\s+|["([]\s*|\s-+\s*|(?:^|\s)')["'([]*$/;

/** The words of a folded text, in order. */
export function readWords(text: string): Word[] {
  const words: Word[] = [];
  let last = 0;
  for (const { 0: written, index } of text.matchAll(WORD)) {
    const plain = plainWord(written);
    if (plain === "") continue;
    words.push({
      text: written,
      plain,
      stem: stem(plain),
      content: plain.length > 1 && !isStopword(plain) && !plain.endsWith("n't"),
      capital: /\p{Lu}/u.test(written),
      initial: OPENS.test(text.slice(Math.max(0, index - 6), index)),
      stopped: /[,;:.!?()]| - /.test(text.slice(last, index)),
      start: index,
      end: index + written.length,
    });
    last = index + written.length;
  }
  return words;
}

/** U.S. -> us, Obama's -> obama, leaders' -> leaders, didn't -> didn't. */
export function plainWord(written: string): string {
  if (/n't$/i.test(written)) return written.toLowerCase();
  return canon(written.replace(/'s?$/i, "").replace(/[.&]/g, "")).replaceAll(" ", "");
}
