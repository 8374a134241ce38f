// Raised text: marks that point to notes are no part of the text, and exponents stand apart.

const RAISED: Readonly<Record<string, string>> = Object.fromEntries(
  [..."0123456789+-n"].map((sign, at) => [sign, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ"[at] ?? ""]),
);

/** A unit or a variable before an exponent: one or two letters by themselves; or a ten, or a bracket. */
const BASE = /(?<!\p{L})\p{L}{1,2}$|(?<![\d.,])10$|\)$/u;

/**
 * What to write for `inside`, which stands raised behind `before`: nothing for a note's mark, raised signs for an exponent ("250
 * kN/m²"), and the text itself for what belongs to the word ("21st", "Mme").
 */
export function raised(before: string, inside: string, isLink: boolean): string {
  const text = inside.trim();
  if (isLink || /^(?:\[.{0,40}\]|\(\d{1,3}\)|[*†‡§#]{1,3}|\d{1,3}(?: ?, ?\d{1,3})+)$/.test(text)) return "";
  if (!/^[+−–-]?(?:\d{1,3}|n)$/.test(text)) return inside;
  if (!BASE.test(before.slice(-12)) && !isPower(before, text)) return text.endsWith("n") ? inside : "";
  return Array.from(text.replace(/[−–]/, "-"), (sign) => RAISED[sign] ?? sign).join("");
}

/** Powers of two as computing has them, and whatever has a sign: no note is number -3, and hardly one number 32 stands behind a lone 2. */
const isPower = (before: string, text: string): boolean =>
  /^[+−–-]/.test(text) ? /\d$/.test(before) : /^\d{2}$/.test(text) && /(?<![\p{L}\d.,:–-])2$/u.test(before.slice(-3));
