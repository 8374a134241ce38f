// Which sentences belong to the page and not to its article.
import { everyPattern, LANGUAGES } from "../language/languages.ts";

/** Page furniture: asks to subscribe or share, credits, by-lines, captions, cross-references, rights. */
const FURNITURE = [
  ...LANGUAGES.flatMap(({ page }) => page?.furniture ?? []).map((pattern) => new RegExp(pattern, "iu")),
  new RegExp(`^\\W*(?:${everyPattern(({ page }) => page?.captions)})\\s*(\\([^)]*\\)\\s*)?[:|/©]`, "iu"),
  /©|^\s*\(?\p{Lu}{2,}\)?\s*$|^\W*by \p{Lu}\p{L}+ \p{Lu}\p{L}+(?!\p{L})\W*$|^\s*(\(|\[)[^)\]]*(\)|\])\s*$|(?<!\S)(?=\S+(\s+[.)]?)?$)\S*?(https?:\/\/|www\.)\S|^\s*\S[^\s@]*@\S[^\s.]*\.\S/u,
];

/** Whether the sentence belongs to the page and not to the article, or is no prose at all. */
export function isFurniture(text: string): boolean {
  return FURNITURE.some((mark) => mark.test(text)) || !isProse(text);
}

/** Code, markup, data and encoded text hold few letters for their length, or words longer than any language has. */
function isProse(text: string): boolean {
  const letters = text.match(/[\p{L}\p{M}\p{N}\s]/gu)?.length ?? 0;
  return letters >= text.length * 0.8 && !/[A-Za-z0-9+/=]{50,}|[{}<>]{1}.*[{}<>]|```|\|\s*\|/u.test(text);
}
