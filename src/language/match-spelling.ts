// The folded form in which typed words are looked for: one case and width, accents kept apart.

/** Accents that a person may leave out: Latin, Greek and Cyrillic ones, Hebrew and Arabic pointing. */
const ACCENTS =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]/g;

/** Stand behind a letter like an accent: Turkish i without its dot; capitals that do not say which accent they have. */
export const DOTLESS = "\u036e";
export const CAPITAL_I = "\u036f";
export const GREEK_CAPITAL = "\u036d";
export const ACUTE = "\u0301";

/**
 * Letters whose accent is part of them in Unicode, and ligatures: the plain letters, then a sign in an accent's place. A ligature's
 * plain letters are what one types who has not got it.
 */
const LETTERS = new Map(
  Object.entries({
    ø: "o\u0338", ł: "l\u0335", đ: "d\u0335", ħ: "h\u0335", ŧ: "t\u0335", ð: "d\u0336", þ: "th\u0336", æ: "ae\u0336", œ: "oe\u0336",
    ı: `i${DOTLESS}`,
    // The capital of the common i in Turkish: no accent, or "istanbul" would not be İstanbul.
    İ: "i", "ẞ": "ss", "ș": "s\u0327", "ț": "t\u0327", "ς": "σ",
    // One letter, written with and without its tail, and in the Persian way.
    ى: "ي", ی: "ي", ک: "ك", ة: "ه", ٱ: "ا", "ـ": "",
  }).flatMap(([letter, plain]): [string, string][] => [[letter, plain], [letter.toUpperCase(), plain]]),
); // prettier-ignore
LETTERS.set("I", `I${CAPITAL_I}`);
for (const vowel of "ΑΕΗΙΟΥΩ") LETTERS.set(vowel, vowel + GREEK_CAPITAL);

/** The zeros of digits that are not ASCII: Arabic, Persian, Devanagari, Bengali, Thai. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59]/g;

/**
 * Characters that are taken apart or replaced. Of Cyrillic letters only those whose sign is an accent: й and ї are letters of their
 * own, as are kana with their marks and Indic letters with theirs.
 */
const APART =
  /[I\u00c0-\u024f\u0370-\u03ff\u0400\u0401\u040d\u0450\u0451\u045d\u0622-\u06ff\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\u1e00-\u1fff]/g;

/** What nobody sees, and marks of a trade, that are letters to Unicode. */
const UNSEEN = /\p{Cf}|\u0345|\ufe0e|\ufe0f|[\u2120\u2122]/u;
const EVERY_UNSEEN = new RegExp(UNSEEN, "gu");
const TRADE_MARKS = /[\u2120\u2122]/g;
/** The non-joiner joins the letters of one word in Indic scripts, and parts a word from its endings in Persian. */
const PERSIAN_ENDING = /(?<=[\u0620-\u06ff])\u200c(?=[\u0620-\u06ff])/g;
const withoutUnseen = (text: string): string =>
  text.replace(TRADE_MARKS, " ").replace(PERSIAN_ENDING, " ").replace(EVERY_UNSEEN, "");

const SPECIAL = /[\u05d0-\u05ea]|\u0e4d|\u0ecd/;
/** In a Hebrew word: the marks of an abbreviation. */
const HEBREW_MARKS = /(?<=[\u05d0-\u05ea])["'\u05f3\u05f4\u2018-\u201f](?=[\u05d0-\u05ea])/g;
/** NFKC takes the vowel "am" in two, and the dictionary of words knows it whole. */
const special = (text: string): string =>
  text.replace(HEBREW_MARKS, "").replaceAll("\u0e4d\u0e32", "\u0e33").replaceAll("\u0ecd\u0eb2", "\u0eb3");

const ASCII = /^[\x20-\x7e\s]*$/;
const INITIALS = /(?<![\p{L}\p{N}.])(?:\p{L}\.){2,12}\p{L}?(?![\p{L}\p{N}])/gu;
/** Signs between words, but for one space alone, which most are parted by and which stays. */
const SIGNS = /[^\p{L}\p{M}\p{N} ][^\p{L}\p{M}\p{N}]*| [^\p{L}\p{M}\p{N}]+/gu;
const ASCII_SIGNS = /[^\u036fA-Za-z0-9 ][^\u036fA-Za-z0-9]*| [^\u036fA-Za-z0-9]+/g;
/** Signs that say something for themselves, each a word. */
const SPEAKING = /[%‰@#\p{Sc}\p{Extended_Pictographic}]/gu;
const LETTER = /[\p{L}\p{M}]/u;
/** A name with a dot in it goes on behind it: node.js, ASP.NET. A sentence that begins without a space does not. */
const ENDING = /^(?:[a-z]{2,3}|[A-Z]{2,})(?![\p{L}\p{N}])/u;

/** A text in its folded form: `plain` has no accents, `full` has them behind their letters; words are parted by one space. */
export interface Spelling {
  plain: string;
  full: string;
}

export function spellingOf(text: string): Spelling {
  const ascii = ASCII.test(text);
  const letters = ascii ? text.replaceAll("I", `I${CAPITAL_I}`) : apart(text);
  const joined = letters.includes(".") ? letters.replace(INITIALS, (word) => ` ${word.replaceAll(".", "")} `) : letters;
  const spaced = joined.replace(ascii ? ASCII_SIGNS : SIGNS, (run, at: number) => signsBetween(run, joined, at));
  const cased = ascii ? spaced.toLowerCase() : spaced.toUpperCase().toLowerCase().replaceAll("ς", "σ");
  const full = (ascii ? cased : cased.replaceAll("i\u0307", "i")).replace(/ {2,}/g, " ").trim();
  return { plain: ascii ? full.replaceAll(CAPITAL_I, "") : withoutAccents(full), full };
}

/** Folded text without its accents. */
const withoutAccents = (full: string): string => full.replace(ACCENTS, "");

/** The accents behind each letter of `plain`. */
export function accentsOf({ plain, full }: Spelling): string[] {
  const accents = Array.from({ length: plain.length }, () => "");
  let at = -1;
  for (let index = 0; index < full.length; index += 1) {
    const unit = full.charAt(index);
    if (unit === plain.charAt(at + 1) && withoutAccents(unit) !== "") at += 1;
    else accents[at] += unit;
  }
  return accents;
}

function apart(text: string): string {
  const seen = UNSEEN.test(text) ? withoutUnseen(text) : text;
  const folded = seen.normalize("NFKC");
  const whole = SPECIAL.test(folded) ? special(folded) : folded;
  return whole.replace(APART, letter);
}

const known = new Map<string, string>();

function letter(char: string): string {
  let spelled = known.get(char);
  if (spelled === undefined) {
    const parts = char.normalize("NFD").replaceAll("\u0326", "\u0327");
    spelled = LETTERS.get(char) ?? digitOf(char) ?? parts.replace(/^[øØæÆ]/, (first) => LETTERS.get(first) ?? first);
    known.set(char, spelled);
  }
  return spelled;
}

/** Digits of other scripts as ours. */
export const plainDigits = (text: string): string => text.replace(OTHER_DIGITS, (char) => digitOf(char) ?? char);

function digitOf(char: string): string | undefined {
  const code = char.charCodeAt(0);
  const zero = ZEROS.find((start) => code >= start && code < start + 10);
  return zero === undefined ? undefined : String(code - zero);
}

/** What stays of the signs between two words: what makes another word of one (C++, .NET, 1.5, AT&T), and what is a word itself. */
function signsBetween(run: string, text: string, at: number): string {
  const [before, after] = [text.charAt(at - 1), text.charAt(at + run.length)];
  const [digitBefore, digitAfter] = [isDigit(before), isDigit(after)];
  if (digitBefore && digitAfter && (run === "." || run === ",")) return run;
  if (run === "&" && joins(text, at)) return run;
  if (run === "." && before !== "") return ENDING.test(text.slice(at + 1, at + 30)) ? " ." : " ";
  const held = digitBefore || !LETTER.test(before) ? "" : behindWord(run, after, !LETTER.test(text.charAt(at - 2)));
  const rest = run.slice(held.length);
  const opens = rest.endsWith(".") && !rest.endsWith("..") && LETTER.test(after) ? "." : "";
  const words = rest.match(SPEAKING);
  return `${held} ${words ? `${words.join(" ")} ` : ""}${opens}`;
}

/** The signs that belong to the word before them: C++, C#, Canal+; behind one letter also where its year or version follows: C++20. */
function behindWord(run: string, after: string, isOneLetter: boolean): string {
  const [signs = ""] = /^(?:\+{1,2}|#)/.exec(run) ?? [];
  if (isOneLetter && (signs === "++" || signs === "#") && isDigit(after)) return signs;
  return signs.length === run.length && /[A-Za-z0-9]/.test(after) ? "" : signs;
}

/** Whether the "&" at this place is within a name, as in AT&T: one of its sides has two letters at most. */
function joins(text: string, at: number): boolean {
  return (
    /\p{L}\p{M}*$/u.test(text.slice(Math.max(0, at - 2), at)) &&
    /^\p{L}/u.test(text.slice(at + 1, at + 3)) &&
    (/(?<![\p{L}\p{M}\p{N}])\p{L}{1,2}\p{M}?$/u.test(text.slice(Math.max(0, at - 5), at)) ||
      /^\p{L}{1,2}\p{M}?(?![\p{L}\p{M}\p{N}])/u.test(text.slice(at + 1, at + 6)))
  );
}

const isDigit = (char: string): boolean => char >= "0" && char <= "9";
