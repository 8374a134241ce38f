// Raised text: marks that point to notes are no part of the text, and exponents stand apart.

const RAISED: Readonly<Record<string, string>> = Object.fromEntries(
  [..."0123456789+-n"].map((sign, at) => [sign, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ"[at] ?? ""]),
);

/** A unit or a variable before an exponent: one or two letters by themselves; or a ten, or a bracket. */
const BASE = /(?<!\p{L})\p{L}{1,2}$|(?<![\d.,])10$|\)$/u;

/** A unit of length with a space between it and its exponent. */
const SPACED_UNIT = /(?<!\p{L})[cdkm]?m $/u;

/** Notes may be lettered: behind a sign, or a whole word. Behind a number a letter makes it an ordinal. */
const BEFORE_LETTER = /(?:[,.;:]|\p{L}{5})$/u;

/** What stands between two raised texts of one mark. */
const MARKS = /^(?:\[.{0,40}\]|\(\d{1,3}\)|[*†‡§#]{1,3}|\d{1,3}(?: ?[,–-] ?\d{1,3})+)$/;

/**
 * What to write for `inside`, which stands raised between `before` and `after`: nothing for a note's mark, raised signs for an
 * exponent ("250 kN/m²") and a number before what it counts ("¹⁴C"), and the text itself for what belongs to the word ("21st", "Mme").
 */
export function raised(before: string, inside: string, after: string, isLink: boolean): string {
  const text = inside.trim();
  if (isLink || MARKS.test(text) || (/^[a-h]$/.test(text) && BEFORE_LETTER.test(before))) return "";
  if (!/^[+−–-]?(?:\d{1,3}|n)$/.test(text)) return inside;
  const isExponent = BASE.test(before.slice(-12)) || isPower(before, text) || SPACED_UNIT.test(before);
  if (!isExponent && !isIsotope(before, text, after)) return text.endsWith("n") ? inside : "";
  return Array.from(text.replace(/[−–]/, "-"), (sign) => RAISED[sign] ?? sign).join("");
}

/** Before an element's sign and behind nothing: ¹⁴C, ²³⁵U. */
const isIsotope = (before: string, text: string, after: string): boolean =>
  /^\d{1,3}$/.test(text) && /(?:^|[\s(–-])$/.test(before) && /^\p{Lu}\p{Ll}?(?!\p{L})/u.test(after);

/** Powers of two as computing has them, and whatever has a sign: no note is number -3, and hardly one number 32 stands behind a lone 2. */
const isPower = (before: string, text: string): boolean =>
  /^[+−–-]/.test(text) ? /\d$/.test(before) : /^\d{2}$/.test(text) && /(?<![\p{L}\d.,:–-])2$/u.test(before.slice(-3));
