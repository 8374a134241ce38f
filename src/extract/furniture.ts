// Which sentences belong to the page and not to its article.
import { cuesFor } from "../language/cues.ts";
import { everyPattern, LANGUAGES } from "../language/languages.ts";
import type { Passage } from "./passages.ts";

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

const NO_COMMENT = new RegExp(`^["“(]?(?:${everyPattern(({ page }) => page?.noComment)})(?!\\p{L})[^,;:]{0,90}$`, "iu");
const TURNING = LANGUAGES.flatMap(({ tag }) => cuesFor(tag)?.turning ?? []);
/** A line about the report is short. */
const LONGEST_NOTE = 300;
/** Who wrote it, said below it. */
const BIO = new RegExp(`^(?:\\p{Lu}[\\p{L}.’'-]{0,30} ){2,4}(?:${everyPattern(({ page }) => page?.bio)})`, "u");
/** Of a text that has more than these, the last ones. */
const BELOW = 3;

/** Whether it tells of the report and not of the event: who said nothing to it, or who wrote it, which stands below it. */
export function isOfReport({ text, index, article }: Pick<Passage, "text" | "index" | "article">): boolean {
  if (text.length > LONGEST_NOTE) return false;
  if (NO_COMMENT.test(text) && !TURNING.some((words) => words.test(text))) return true;
  const { byline = "", sentences } = article;
  if (index < sentences.length - BELOW || index < BELOW) return false;
  return BIO.test(text) || (byline.includes(" ") && text.startsWith(`${byline} is `));
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
