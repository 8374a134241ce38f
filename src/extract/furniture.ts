// Which sentences belong to the page and not to its article.
import { everyPattern, LANGUAGES } from "../language/languages.ts";

/** Page furniture: asks to subscribe or share, credits, by-lines, captions, cross-references, rights. */
const SELLING = new RegExp(
  everyPattern(({ page }) => page?.selling),
  "iu",
);
const FURNITURE = [
  SELLING,
  ...LANGUAGES.flatMap(({ page }) => page?.furniture ?? []).map((pattern) => new RegExp(pattern, "iu")),
  // A reference stands behind its number: "[1] Alarm fatigue: …".
  /^\s*\[\d{1,3}\] ?\p{L}/u,
  new RegExp(`^\\W*(?:${everyPattern(({ page }) => page?.captions)})\\s*(\\([^)]*\\)\\s*)?[:|/©]`, "iu"),
  /©|^\s*\(?\p{Lu}{2,}\)?\s*$|^\W*by \p{Lu}\p{L}+ \p{Lu}\p{L}+(?!\p{L})\W*$|^\s*[([][^)\].!?]*[)\]]\s*$|[[(](?:\.{3}|…)[\])]\W{0,3}$|^\W*[—–-]\s?[^(]{1,60}\(@\w+\)|(?<!\S)(?=\S+(\s+[.)]?)?$)\S*?(https?:\/\/|www\.)\S|^\s*\S[^\s@]*@\S[^\s.]*\.\S/u,
];

/** Whether the sentence belongs to the page and not to the article, or is no prose at all. */
export function isFurniture(text: string): boolean {
  return FURNITURE.some((mark) => mark.test(text)) || !isProse(text);
}

/** Whether the sentence sells something: an offer, a code, a link to it. */
export const isSelling = (text: string): boolean => SELLING.test(text);

/** Code, markup, data and encoded text hold few letters for their length, or words longer than any language has. */
const isProse = (text: string): boolean =>
  lettersIn(text) >= text.length * 0.8 && !/[A-Za-z0-9+/=]{50,}|[{}<>]{1}.*[{}<>]|```|\|\s*\|/u.test(text);

/** Code points that are letters, marks, digits or spaces; by runs, as a list of them all costs the collector many times the text. */
function lettersIn(text: string): number {
  let count = 0;
  for (const [run] of text.matchAll(/[\p{L}\p{M}\p{N}\s]+/gu)) for (const _ of run) count += 1;
  return count;
}
