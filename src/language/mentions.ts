// Whether a text mentions the words a person typed: the one matcher of filters, mutes and topics.
import {
  ARABIC_THE,
  ARABIC_TO_THE,
  HAN_SUFFIX,
  isArabicLead,
  isHebrewLead,
  isKoreanTail,
  isTurkishTail,
  TURKISH_SOFT,
} from "./affixes.ts";
import { accentsOf, ACUTE, CAPITAL_I, DOTLESS, GREEK_CAPITAL, type Spelling, spellingOf } from "./match-spelling.ts";

/**
 * Text and words are compared in one folded form (match-spelling.ts). Words stand in a text where they end on both sides: at a space
 * or a change of script; in scripts without spaces, where Intl.Segmenter parts two words; in Korean, Turkish, Hebrew and Arabic also
 * where nothing but particles, endings or prefixes lie between them and the space. A letter typed without an accent finds the one
 * with it too; one typed with its accent finds only its own.
 */
export interface SearchedText extends Spelling {
  raw: string;
  turkish: boolean;
  /** Made when they are asked for. */
  accents: string[] | undefined;
  segments: Intl.Segments | undefined;
}

/** Words of a phrase as they are looked for in `plain`, one after the other. */
interface Part {
  plain: string;
  /** The accents that each letter must have; empty where any will do, `SOME` where there must be some. */
  accents: readonly string[] | undefined;
  /** What must stand between the space and the word. */
  lead?: RegExp;
  /** A Turkish word as it is before an ending that begins with a vowel; one must follow. */
  soft?: boolean;
}

interface Phrase {
  /** Where the phrase is one letter: that letter standing free in the text as written, which takes more than a space beside it. */
  free: RegExp | undefined;
  /** The phrase as it was typed, and other ways to write it. */
  readings: readonly Reading[];
}

interface Reading {
  first: Part;
  rest: readonly Part[];
}

const SOME = "*";
const UNSPACED_SCRIPTS = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々`;
const UNSPACED = new RegExp(`[${UNSPACED_SCRIPTS}]`, "u");
/** So long a run of characters is the same words wherever the dictionary parts it. */
const LONG_HAN = /^\p{Script=Han}{4,}$/u;
const HANGUL = /\p{Script=Hangul}/u;
const HEBREW = /\p{Script=Hebrew}/u;
const ARABIC = /\p{Script=Arabic}/u;
/** Here each word of a phrase is looked at for itself: it may have particles or prefixes, or no space beside it. */
const WORD_BY_WORD = new RegExp(`[\\p{Script=Hangul}\\p{Script=Hebrew}\\p{Script=Arabic}${UNSPACED_SCRIPTS}]`, "u");
const TURKISH_LETTER = /[ığİ]/;
/** A shorter Turkish word with an ending is as often another word. */
const TURKISH_WORD = 3;
/** No prefixes are longer. */
const LONGEST_LEAD = 5;

/** A text made ready to be asked for many phrases. `language` is its tag, where that is known. */
export function searchedText(raw: string, language = "und"): SearchedText {
  const turkish = language === "tr" || language === "az" || (language === "und" && TURKISH_LETTER.test(raw));
  return { ...spellingOf(raw), raw, turkish, accents: undefined, segments: undefined };
}

/** Whether the text holds the words, next to each other and in this order. */
export function mentions(text: SearchedText, words: string): boolean {
  const { free, readings } = phraseOf(words);
  // Asked a hundred thousand times where many filters meet many titles: nothing is made here.
  for (let at = 0; at < readings.length; at += 1) {
    const reading = readings[at];
    if (reading && text.plain.includes(reading.first.plain) && holds(text, reading))
      return free === undefined || free.test(text.raw);
  }
  return false;
}

/** Looks for a word in each script once: the first look in a process loads dictionaries and compiles, for some 20 ms. */
export function warm(): void {
  for (const [words, raw] of [
    ["被害", "台風被害"],
    ["ไทย", "รัฐบาลไทย"],
    ["서울", "서울에서"],
    ["C", "Vitamin C++, É & AT&T"],
  ] as const)
    mentions(searchedText(raw), words);
}

/** Whether two names are the same but for case, width, accents and signs. */
export const sameSpelling = (one: string, other: string): boolean => spellingOf(one).plain === spellingOf(other).plain;

/** Whether a name holds these letters anywhere, as when somebody types a part of a headline; false when there are none. */
export function holdsSpelling(name: string, typed: string): boolean {
  const { plain } = spellingOf(typed);
  return plain !== "" && spellingOf(name).plain.includes(plain);
}

const phrases = new Map<string, Phrase>();

function phraseOf(words: string): Phrase {
  let phrase = phrases.get(words);
  if (phrase === undefined) {
    phrase = readPhrase(words);
    // Channels ask for the same words again and again. Forgetting everything at once is the simplest bound.
    if (phrases.size >= 10_000) phrases.clear();
    phrases.set(words, phrase);
  }
  return phrase;
}

function readPhrase(words: string): Phrase {
  const spelling = spellingOf(words);
  const { plain } = spelling;
  if (plain === "") return { free: undefined, readings: [] };
  const typed = accentsOf(spelling).map((accents) =>
    accents === CAPITAL_I || accents === GREEK_CAPITAL ? "" : accents,
  );
  const isLetter = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]$/u.test(plain) && !typed[0];
  const parts: Part[] = [];
  let from = 0;
  for (const word of WORD_BY_WORD.test(plain) ? plain.split(" ") : [plain]) {
    const accents = typed.slice(from, from + word.length);
    parts.push({ plain: word, accents: accents.some(Boolean) ? accents : undefined });
    from += word.length + 1;
  }
  const readings = [parts, ...[withUmlauts, softened, afterToThe].map((other) => other(parts) ?? [])];
  return {
    free: isLetter ? freeLetter(plain) : undefined,
    readings: readings.flatMap(([first, ...rest]) => (first ? [{ first, rest }] : [])),
  };
}

/** C in "Vitamin C" and "C's", but not in C++, C#, C-SPAN or A&C. */
const freeLetter = (letter: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{M}\\p{N}]|[\\p{L}\\p{N}][-\\u2010-\\u2015'’&.])${letter}(?![\\p{L}\\p{M}\\p{N}+#]|[-\\u2010-\\u2015&.][\\p{L}\\p{N}]|['’](?!s(?!\\p{L}))[\\p{L}\\p{N}])`,
    "iu",
  );

/** "Muenchen", "Joergensen" and "Aarhus" as they are written where the letters are at hand. */
function withUmlauts([part, ...rest]: readonly Part[]): Part[] | undefined {
  const pairs = part && rest.length === 0 ? [...part.plain.matchAll(/(?<![aeioq])(?:[aou]e|aa)(?=\p{L})/gu)] : [];
  if (!part || pairs.length === 0) return undefined;
  const starts = new Set(pairs.map(({ index }) => index));
  const letters: string[] = [];
  const accents: string[] = [];
  for (let at = 0; at < part.plain.length; at += 1) {
    letters.push(part.plain.charAt(at));
    accents.push(starts.has(at) ? SOME : (part.accents?.[at] ?? ""));
    if (starts.has(at)) at += 1;
  }
  return [{ plain: letters.join(""), accents }];
}

/** A Turkish word whose last letter changes before an ending: uçak, uçağı. */
function softened([part, ...rest]: readonly Part[]): Part[] | undefined {
  const soft = part && rest.length === 0 ? TURKISH_SOFT[part.plain.slice(-1)] : undefined;
  if (!part || soft === undefined) return undefined;
  return [{ plain: part.plain.slice(0, -1) + soft, accents: part.accents?.with(-1, ""), soft: true }];
}

/** An Arabic word that was given with its article, behind "to", with which the article melts. */
function afterToThe([part, ...rest]: readonly Part[]): Part[] | undefined {
  if (!part?.plain.startsWith(ARABIC_THE)) return undefined;
  const { length } = ARABIC_THE;
  return [{ plain: part.plain.slice(length), accents: part.accents?.slice(length), lead: ARABIC_TO_THE }, ...rest];
}

function holds(text: SearchedText, { first, rest }: Reading): boolean {
  let at = text.plain.indexOf(first.plain);
  if (at === -1 || (first.soft && !text.turkish)) return false;
  for (; at !== -1; at = text.plain.indexOf(first.plain, at + 1)) {
    let end = standsAt(text, first, at);
    for (const part of rest) end = end === undefined ? undefined : follows(text, part, end);
    if (end !== undefined) return true;
  }
  return false;
}

/** Where the next word of a phrase ends when it begins here; a space may be missing where none is written. */
function follows(text: SearchedText, part: Part, from: number): number | undefined {
  const { plain } = text;
  const spaced = plain.charAt(from) === " ";
  if (!spaced && !(UNSPACED.test(plain.charAt(from - 1)) && UNSPACED.test(plain.charAt(from)))) return undefined;
  const start = spaced ? from + 1 : from;
  const at = plain.slice(start, start + LONGEST_LEAD + part.plain.length).indexOf(part.plain);
  return at === -1 || /\s/.test(plain.slice(start, start + at)) ? undefined : standsAt(text, part, start + at);
}

/** Where the word ends that stands at this place with its particles or ending; undefined when it is within another. */
function standsAt(text: SearchedText, part: Part, at: number): number | undefined {
  if (part.accents && !hasAccents(text, part.accents, at)) return undefined;
  const end = endOf(text, part, at + part.plain.length);
  const begins = beginsAt(text, part, at);
  if (begins && end !== undefined) return end;
  if (begins && isNameWithin(text, part, at)) return at + part.plain.length;
  return (begins || end !== undefined) && LONG_HAN.test(part.plain) ? at + part.plain.length : undefined;
}

/**
 * A name that the dictionary parts otherwise, from a word's beginning: 東京都 in 東京都知事選, which it reads as 東京, 都知事, 選; and 北京
 * in 北京市, which is one word to it.
 */
function isNameWithin(text: SearchedText, { plain }: Part, at: number): boolean {
  const end = at + plain.length;
  if (plain.length < SHORTEST_NAME || !/^\p{Script=Han}+$/u.test(plain)) return false;
  if (plain.length > SHORTEST_NAME && HAN_SUFFIX.test(plain.slice(-1)) && isParted(text, end - 1)) return true;
  const after = text.plain.charAt(end + 1);
  return HAN_SUFFIX.test(text.plain.charAt(end)) && (!UNSPACED.test(after) || isParted(text, end + 1));
}
const SHORTEST_NAME = 2;

function hasAccents(text: SearchedText, wanted: readonly string[], at: number): boolean {
  const accents = (text.accents ??= accentsOf(text));
  return wanted.every((each, index) => {
    const there = accents[at + index] ?? "";
    if (each === "") return true;
    if (each === SOME) return there !== "" && there !== CAPITAL_I;
    // A capital I may be either of the Turkish two; Greek capitals leave their accents out.
    const unsaid = (each === DOTLESS && there === CAPITAL_I) || (each === ACUTE && there === GREEK_CAPITAL);
    return there === each || unsaid;
  });
}

function beginsAt(text: SearchedText, { plain, lead }: Part, at: number): boolean {
  const before = text.plain.charAt(at - 1);
  if (at === 0 || before === " ") return lead === undefined;
  const prefix = text.plain.slice(Math.max(0, at - LONGEST_LEAD - 1), at);
  const joined = prefix.slice(prefix.lastIndexOf(" ") + 1);
  if (lead) return lead.test(joined);
  const first = plain.charAt(0);
  if (scriptOf(before) !== scriptOf(first)) return true;
  if (UNSPACED.test(first)) return isParted(text, at);
  if (HEBREW.test(first)) return isHebrewLead(joined, plain.length);
  return ARABIC.test(first) && isArabicLead(joined, plain.length);
}

function endOf(text: SearchedText, { plain, soft = false }: Part, end: number): number | undefined {
  const after = text.plain.charAt(end);
  if (after === "" || after === " ") return soft ? undefined : end;
  const last = plain.slice(-1);
  if (scriptOf(after) !== scriptOf(last)) return end;
  if (UNSPACED.test(last)) return isParted(text, end) ? end : undefined;
  const tail = (HANGUL.test(last) ? /^\p{Script=Hangul}+/u : /^\S+/).exec(text.plain.slice(end, end + 30))?.[0] ?? "";
  const joins = HANGUL.test(last) ? isKoreanTail(last, tail) : text.turkish && isEnding(plain, tail, soft);
  return joins ? end + tail.length : undefined;
}

const isEnding = (word: string, tail: string, soft: boolean): boolean =>
  word.length - word.lastIndexOf(" ") > TURKISH_WORD && isTurkishTail(tail) && (!soft || /^[aeiou]/.test(tail));

/** Two characters of different scripts are of two words. */
const scriptOf = (char: string): "unspaced" | "hangul" | "other" =>
  UNSPACED.test(char) ? "unspaced" : HANGUL.test(char) ? "hangul" : "other";

let segmenter: Intl.Segmenter | undefined;

function isParted(text: SearchedText, at: number): boolean {
  segmenter ??= new Intl.Segmenter("und", { granularity: "word" });
  text.segments ??= segmenter.segment(text.plain);
  return text.segments.containing(at)?.index === at;
}
