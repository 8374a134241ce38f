// What feeds write around a text: where it was announced, who submitted it, how it was voted on.
import { everyPattern } from "../language/languages.ts";

/** Preprint servers put a paper's number and what is new of it before its abstract. */
const ANNOUNCED = /^arXiv:\S{4,30} Announce Type: \S{1,30}\s{1,5}(?:Abstract: ?)?/i;
/** Lists of papers put the journal and the paper's number before its abstract, and numbers behind it. */
const CITED = /^[^\n]{1,400}?\bdoi: ?10\.\S{1,100}[^\n]{0,80}?\s{1,4}ABSTRACT\s{1,4}/;
const NUMBERED = /\s{1,4}PMID: ?\d{1,10}(?: ?\| ?(?:PMC|DOI): ?\S{1,100}){0,2}$/;
/** Aggregators give addresses and counts instead of a text, a field each; journals tell who wrote a paper, where and when. */
const FIELDS =
  /(?:^|\s)(?:(?:Article URL|Comments URL|Points|# Comments): \S{1,2000}|(?:Publication date|Source|Author\(s\)|Authors|DOI): [^\n]{1,400}(?=\n|$))/g;
/** Or votes and answers on one line. */
const VOTES =
  /(?:^|\n)\s{0,3}(?:discussion: ?)?\d{1,6} (?:points?|comments?|(?:up)?votes?)(?: by \S{1,40})?(?: \d{1,3} \p{L}{3,7} ago)?(?: ?[|·,] ?\d{1,6} (?:comments?|(?:up)?votes?))?\s{0,3}(?:\n\s{0,3}https?:\/\/\S{1,400}\s{0,3})?$/iu;
/** Or who found it. */
const SUBMITTED =
  /\s{0,3}submitted by\s{1,3}(?:\/?u\/\S{1,40}|\S{1,40}@\S{1,60}(?=\s{1,3}to\s))(?:\s{1,3}to\s{1,3}(?:r\/)?\S{1,80})?(?:\s{1,3}\[link\])?(?:\s{1,3}\[comments\])?$/i;
/** More than a signature can be, with the longest names that are looked for. */
const LONGEST_TRAILER = 900;
const TRAILER = new RegExp(`(?:${everyPattern(({ page }) => page?.trailer)})[^\\p{L}\\p{N}]{0,9}$`, "u");

/** Who found it, what it was given, and where it stands: one behind the other. */
const MOST_TRAILERS = 3;

/** The text without them; empty where nothing else was there. */
export function withoutMachinery(text: string): string {
  const own = text.replace(ANNOUNCED, "").replace(CITED, "").replace(NUMBERED, "").trim();
  // One such field may be a sentence's own words: "Points: 312" of a game.
  const fields = own.match(FIELDS) ?? [];
  const told = fields.length > 1 ? own.replaceAll(FIELDS, "").trim() : own;
  let rest = told;
  for (let turn = 0; turn < MOST_TRAILERS; turn += 1) {
    const end = rest.slice(-LONGEST_TRAILER);
    const trailer = SUBMITTED.exec(end) ?? VOTES.exec(end) ?? TRAILER.exec(end);
    if (!trailer) break;
    rest = rest.slice(0, -trailer[0].length).trim();
  }
  // What links to a discussion is called after it.
  return /^comments$/i.test(rest) ? "" : rest;
}
