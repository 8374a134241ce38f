// Number words of a short turn as figures, and a point by its place: "the third one" is point 3.
import { LANGUAGES, everyPattern } from "../language/languages.ts";
import { numberValues } from "../language/number-values.ts";

/** Points have no higher numbers. */
const MOST = 20;

const counted = LANGUAGES.filter(({ numbers }) => numbers).map((language) => numberValues(language));
const among = (lists: readonly ReadonlyMap<string, number>[]): Map<string, number> =>
  new Map(lists.flatMap((list) => [...list].filter(([, value]) => value >= 1 && value <= MOST)));
const CARDINALS = among(counted.map(({ small }) => small));
const ORDINALS = among(counted.map(({ ordinals }) => ordinals));

const oneOf = (words: Iterable<string>): string => [...words].join("|");
/** A place among others is followed by nothing but what stands for a point: "second one", "dritten" of "dritte". */
const PLACE = new RegExp(
  `(?<![\\p{L}\\d-])(?:(${oneOf(ORDINALS.keys())})(?:(?<=e)[nrms])?|(\\d{1,2})(?:st|nd|rd|th))(?: (?:${everyPattern(({ questions }) => questions?.point)}|${everyPattern(({ questions }) => questions?.one)}))?(?![\\p{L}\\d-])`,
  "giu",
);
const NUMBER = new RegExp(`(?<![\\p{L}\\d-])(?:${oneOf(CARDINALS.keys())})(?![\\p{L}\\d-])`, "giu");
const ARTICLE = new RegExp(
  `(?<![\\p{L}\\d-])(?:${everyPattern(({ questions }) => questions?.article)}) (?=#\\d)`,
  "giu",
);

/** The text with figures for its number words; a place is written "#3". Pure. */
export function inFigures(text: string): string {
  return text
    .replaceAll(PLACE, (_, word: string | undefined, figure: string | undefined) => `#${figure ?? valueOf(word)}`)
    .replaceAll(NUMBER, (word) => `${CARDINALS.get(word.toLowerCase()) ?? word}`)
    .replaceAll(ARTICLE, "");
}

const valueOf = (word = ""): number | string => ORDINALS.get(word.toLowerCase()) ?? word;
