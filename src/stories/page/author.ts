// Who wrote a page, by a line in an author's place: a name as people write it, or nobody.
import { withoutEnd } from "../../language/end.ts";
import { everyPattern } from "../../language/languages.ts";

const BY = new RegExp(`^(?:${everyPattern(({ page }) => page?.by)})\\s+`, "i");

/** Words that stand behind a name in the same line. */
const AFTER_NAME = new RegExp(`(?<!\\p{L})(?:${everyPattern(({ page }) => page?.afterName)})(?!\\p{L})`, "iu");

/** What a line begins with that stands in an author's place and speaks of something else. */
const NO_NAME = new RegExp(`^(?:${everyPattern(({ page }) => page?.noName)})(?!\\p{L})`, "iu");

/** Words that name nobody. */
const NOBODY = new RegExp(`^(?:${everyPattern(({ page }) => page?.nobody)})$`, "iu");

/** Initials, signs, and addresses. */
const NO_WORD = /^(?:[A-Z]\.?|[A-Z] [A-Z]|(?:[A-Z]\. ?){1,3}|\P{L}*|\S{1,60}\.\p{Ll}{2,10}\/\S*)$/iu;

/** Initials without points; agencies sign with two letters too. */
const TWO_LETTERS = /^(?!AP|PA)(?:[A-Z]{2}|[a-z]{2})$/;

/** An address with a name behind it, as feeds write it. */
const MAILBOX = /^\S{1,80}@\S{1,80} \((.{1,100})\)$/;

/** A name as people write it, without "By" and what stands behind it; an address, a date or a sentence is none. */
export function authorOf(value: string | undefined): string | undefined {
  const line = value
    ?.trim()
    .replace(/\n[^]*/, "")
    .replace(/\s+/g, " ")
    .replace(MAILBOX, "$1")
    .replace(BY, "");
  if (!line || NO_NAME.test(line)) return undefined;
  const name = line
    .split(/\s[|•·–—]\s/)
    .map(nameIn)
    // A part with a year is a date.
    .filter((part) => !/(?<!\d)(?:19|20)\d\d(?!\d)|^\d/.test(part))
    .join(" | ")
    .trim();
  if (!name || isNobody(name)) return undefined;
  return /https?:|www\.|[{}<>]|\p{L}{4}[.!?] .*[.!?]/u.test(name) ? undefined : short(name);
}

/** What stands before an address, a number or words that follow names. */
function nameIn(part: string): string {
  const words = part.split(" ");
  const at = words.findIndex((word, n) => n > 0 && (word.includes("@") || /^\(?\d{1,2}(?:[.:/]|$)/.test(word)));
  const name = at < 0 ? part : words.slice(0, at).join(" ");
  const rest = name.search(AFTER_NAME);
  const written = withoutEnd(rest > 0 ? name.slice(0, rest) : name, /[\s,|•·/–—(-]/);
  // "Jo Lang, Staff Writer": what stands behind the comma names nobody.
  const comma = written.lastIndexOf(", ");
  const tail = comma > 0 ? written.slice(comma + 2) : "";
  return /\p{L}/u.test(tail) && isNobody(tail) ? written.slice(0, comma) : written;
}

/** Whether all its words, without numbers and the signs of templates around them, name nobody. */
function isNobody(name: string): boolean {
  if (NO_WORD.test(name) || TWO_LETTERS.test(name) || (name.includes("@") && !name.includes(" "))) return true;
  const words = name.split(/[^\p{L}\p{M}/-]+/u).filter((word) => word !== "");
  return NOBODY.test(words.join(" ")) || words.every((word) => NOBODY.test(word));
}

/** Names are short; a long one is a text in the wrong place. */
export function short(value: string | undefined): string | undefined {
  return value && value.length <= 100 && value.split(" ").length <= 12 ? value : undefined;
}
