// Text into numbered sentences whose offsets point into the text exactly as it was given.
import type { Sentence } from "../core/domain.ts";
import { everyWord, primaryTag } from "./languages.ts";

// A text quotes other languages: what shortens a word in one of them is known in all.
const BEFORE_NAME = everyWord(({ sentences: lists }) => lists?.beforeName);
const BEFORE_NUMBER = everyWord(({ sentences: lists }) => lists?.beforeNumber);
const UNCERTAIN = everyWord(({ sentences: lists }) => lists?.uncertain);
const STARTERS = everyWord(({ sentences: lists }) => lists?.starters);

/** Languages that write ordinals with a dot: "am 3. Oktober". */
const DOTTED_ORDINALS = new Set("de da no nb nn fi cs sk pl hu hr sl sr et is".split(" "));

const ENDS_IN_DOT = /([\p{L}\p{N}][\p{L}\p{N}.]*)\.["'”’)\]]*$/u;
/** How much of a sentence's end is looked at: no abbreviation is longer, and the cost stays linear. */
const TAIL = 30;
/** J, U.S, z.B: initials and dotted abbreviations. */
const DOTTED_LETTERS = /^(?:\p{Lu}|\p{L}(?:\.\p{L})+)$/u;

const OPENING_AT_END = /[「『（《“([]\s*$/u;

/** Blank lines part them. */
export const PARAGRAPH = /\S[^\n]*(?:\n(?!\s*\n)[^\n]*)*/g;

const segmenters = new Map<string, Intl.Segmenter>();

/**
 * The sentences of `text`, in order. Paragraphs are parted by blank lines and no sentence crosses one; a single newline counts
 * as a space. Spans are trimmed, never empty, never overlap, and together hold every visible character.
 * `language` is a BCP 47 tag; unknown ones are read as `und`.
 */
export function sentences(text: string, language = "und"): Sentence[] {
  const splitter = segmenterFor(language);
  const found: Sentence[] = [];
  let paragraph = 0;
  for (const block of text.matchAll(PARAGRAPH)) {
    // One space per newline keeps the offsets and lets a sentence run over a wrapped line.
    const flat = block[0].replaceAll("\n", " ");
    for (const [from, to] of rejoin(flat, splitter, language)) {
      found.push({ n: found.length + 1, start: block.index + from, end: block.index + to, paragraph });
    }
    paragraph += 1;
  }
  return found;
}

/** The segmenter's pieces with false ends undone, as trimmed spans of `paragraph`. */
function rejoin(paragraph: string, splitter: Intl.Segmenter, language: string): [number, number][] {
  const spans: [number, number][] = [];
  let from = 0;
  for (const { segment, index } of splitter.segment(paragraph)) {
    const to = index + segment.length;
    // An opening bracket at the end belongs to what it opens.
    const opening = to < paragraph.length ? (OPENING_AT_END.exec(paragraph.slice(from, to))?.[0].length ?? 0) : 0;
    const piece = paragraph.slice(from, to - opening);
    const start = from + piece.length - piece.trimStart().length;
    const end = from + piece.trimEnd().length;
    from = to - opening;
    if (end <= start) continue;
    const before = spans.at(-1);
    const joined = before && continues(paragraph.slice(...before), paragraph.slice(start, end), language);
    if (joined) before[1] = end;
    else spans.push([start, end]);
  }
  return spans;
}

/** Whether `next` belongs to the sentence `head` begins. */
function continues(head: string, next: string, language: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(next)) return true;
  // `"Why?" she asked`: only a dot makes the segmenter look at the next letter's case.
  if (/^["'“‘([]?\p{Ll}/u.test(next)) return true;
  // 「…」と彼は言った: what follows a quotation in hiragana reports it.
  if (/[」』]$/.test(head) && /^\p{Script=Hiragana}/u.test(next)) return true;
  const last = ENDS_IN_DOT.exec(head.slice(-TAIL))?.[1];
  if (last === undefined) return false;
  if (/^\d{1,2}$/.test(last)) return isOrdinal(head, next, language);
  const word = last.toLowerCase();
  if (BEFORE_NAME.has(word)) return true;
  if (BEFORE_NUMBER.has(word) && /^\d/.test(next)) return true;
  // "z. B.", "i. d. R."
  if (/^\p{Ll}$/u.test(last) && /^\p{L}\./u.test(next)) return true;
  if (!DOTTED_LETTERS.test(last) && !UNCERTAIN.has(word)) return false;
  const first = /^["'“‘([]*([\p{L}\p{N}'’]+)/u.exec(next)?.[1]?.toLowerCase() ?? "";
  return !STARTERS.has(first);
}

/** Whether the dot after the number that ends `head` makes it an ordinal, or the number of a list's line. */
function isOrdinal(head: string, next: string, language: string): boolean {
  // A list number stands alone before its text.
  if (head.length < TAIL && /^[^\p{L}\p{N}]*\d{1,2}\.$/u.test(head)) return true;
  return DOTTED_ORDINALS.has(primaryTag(language)) && /^\p{L}/u.test(next);
}

function segmenterFor(language: string): Intl.Segmenter {
  const primary = primaryTag(language);
  const tag = /^[a-z]{2,3}$/.test(primary) ? primary : "und";
  let splitter = segmenters.get(tag);
  if (!splitter) segmenters.set(tag, (splitter = new Intl.Segmenter(tag, { granularity: "sentence" })));
  return splitter;
}

/** What the commas, colons, semicolons and dashes of a sentence part; at least one. */
export const clausesOf = (sentence: string): string[] => sentence.split(/[,;:–—]/u);
