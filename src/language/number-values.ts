// The number words of a language by what they are worth.
import { en } from "./en.ts";
import type { NumberWords } from "./language.ts";
import { LANGUAGES, perLanguage } from "./languages.ts";
import { splitWords } from "./phrases.ts";

type Values = ReadonlyMap<string, number>;

export interface NumberValues {
  /** The lists themselves. */
  words: NumberWords;
  small: Values;
  tens: Values;
  ordinals: Values;
  vague: Values;
  multipliers: Values;
  fractions: Values;
  /** What number words are multiplied by. */
  scales: Values;
  articles: Values;
}

/** English stands in for a language without number words of its own. */
export const numberValues = perLanguage(({ numbers }): NumberValues => {
  const words: NumberWords = numbers ?? en.numbers;
  return {
    words,
    small: counted(words.small),
    tens: new Map(Object.entries(words.tens)),
    ordinals: new Map([
      ...counted(words.ordinals),
      ...splitWords(words.ordinalTens).map((word, at): [string, number] => [word, 10 * (at + 2)]),
    ]),
    vague: new Map(Object.entries(words.vague)),
    multipliers: new Map(Object.entries(words.multipliers)),
    fractions: new Map(Object.entries(words.fractions)),
    scales: new Map([...SCALES, ...Object.entries(words.ownScales ?? {})]),
    articles: new Map(Object.entries(words.articles ?? {})),
  };
});

/** From zero upwards, one by one. */
function counted(words: string): Values {
  return new Map(splitWords(words).map((word, value) => [word, value]));
}

/** Words that multiply the number before them, of every language: figures are written alike in all of them. */
export const SCALES: Values = new Map(LANGUAGES.flatMap(({ scales = {} }) => Object.entries(scales)));

/** Letters that scale only what they touch: `5k`, `$3.2m`, `1.5b`. Apart from it ("5 m") they mean something else. */
export const ATTACHED_SCALES: Values = new Map([
  ["k", 1e3],
  ["m", 1e6],
  ["b", 1e9],
]);
