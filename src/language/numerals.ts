// Tells the "I" of "Henry I" and "Phase I" from whoever writes.
import { everyPattern, everyWord, LANGUAGES } from "./languages.ts";
import { isStopword } from "./words.ts";

const LETTER = /(?<=[\p{L}\p{N}] )I(?![\p{L}\p{N}]|['’]\p{L}{1,2}(?<!['’]s)(?!\p{L}))/gu;
/** A name with its numeral is no longer than this. */
const LOOKED_AT = 60;
const LONGEST_RUN = 3;

const OPENERS = everyWord(({ names }) => names?.openers);
const NUMBERED = new RegExp(`^(?:${everyPattern(({ names }) => names?.numbered)})$`, "iu");
const NO_NAME = new RegExp(
  `(?:${everyPattern(({ names }) => names?.commonEnds)})$|^(?:${[
    ...LANGUAGES.flatMap(({ weekdays = [], dates }) => [weekdays, ...Object.keys(dates?.relative ?? {})]).flat(),
    ...LANGUAGES.flatMap(({ months = [] }) => months.flatMap((names) => names.split(" "))),
  ].join("|")})$`,
  "iu",
);

/** The text with a space for each "I" that is a numeral: behind what is numbered, or behind the name of a ruler. */
export function withoutNumerals(text: string): string {
  return text.replace(LETTER, (letter, at: number) => (isNumeral(text, at) ? " " : letter));
}

function isNumeral(text: string, at: number): boolean {
  const before = text
    .slice(Math.max(0, at - LOOKED_AT), at)
    .trim()
    .split(/\s+/);
  const last = before.at(-1) ?? "";
  if (NUMBERED.test(last)) return true;
  if (!/^\p{Lu}\p{Ll}+$/u.test(last) || NO_NAME.test(last) || isOpener(last)) return false;
  // What stops behind it, or belongs to it, is no speaker.
  if (/^I(?:[.,;:)?!]|['’]s(?!\p{L})|$)/u.test(text.slice(at))) return true;
  const start = before.findLastIndex((word) => !/^\p{Lu}/u.test(word) || isOpener(word));
  // "In New York I learned": a name behind "in" is a place or a time.
  return before.length - 1 - start <= LONGEST_RUN && (start < 0 || !isOpener(before[start] ?? ""));
}

const isOpener = (word: string): boolean => {
  const plain = word.toLowerCase();
  return OPENERS.has(plain) || isStopword(plain);
};
