// Checks that quoted words are the source's own, and said there by whom the claim names.
import { canon } from "../language/fold.ts";
import { everyPattern, everyWord, LANGUAGES } from "../language/languages.ts";
import { missingParts, type NameItem } from "../language/names.ts";
import { readNumbers } from "../language/numbers.ts";
import type { Reading } from "../language/reading.ts";
import { GAP } from "./quotes.ts";
import type { PreparedSource, TextSpan } from "./source.ts";
import { readWords } from "../language/tokens.ts";

export interface Quoted {
  text: string;
  /** Parts between ellipses and brackets, to be found in order. */
  parts: string[];
  start: number;
  end: number;
}

/**
 * Single marks are apostrophes too: what they hold counts as a quotation from three words. One that is never closed (no second
 * group) is read over as a whole, for no mark inside it can be closed either.
 */
const IN_SINGLE = /(?<=^|[\s(])'([^'\s](?:[^'"]|'(?=\p{L}))*)('(?=[\s.,;:!?)]|$))?/gu;

/** What stands in quotation marks in a folded text. A mark without its other half quotes to the end, or from the beginning. */
export function quotedParts(text: string): Quoted[] {
  const found: Quoted[] = [];
  const add = (start: number, end: number): void => {
    const inner = text.slice(start, end);
    const parts = inner.split(GAP).filter((part) => canon(part) !== "");
    if (parts.length > 0) found.push({ text: inner, parts, start, end });
  };
  let open: number | undefined;
  let first = true;
  for (const { index } of text.matchAll(/"/g)) {
    const before = /^[\s(['-]?$/.test(text.charAt(index - 1));
    const opens =
      before && (open === undefined ? /^.*?\S/.test(text.slice(index + 1)) : /^\S/.test(text.slice(index + 1)));
    if (open !== undefined) add(open, index);
    else if (!opens && first) add(0, index);
    open = opens ? index + 1 : undefined;
    first = false;
  }
  if (open !== undefined) add(open, text.length);
  for (const { 1: inner = "", 2: closed, index } of text.matchAll(IN_SINGLE))
    if (closed && canon(inner).split(" ").length >= 3) add(index + 1, index + 1 + inner.length);
  return found;
}

/** Whether all parts stand in the folded text in order, letter for letter or in another spelling of the same words. */
export function holdsQuoted({ parts }: Quoted, text: string): boolean {
  if (holdsInOrder(parts.map(canon), canon(text))) return true;
  return holdsInOrder(parts.map(respell), respell(abbreviate(text, parts.join(" "))));
}

function holdsInOrder(parts: readonly string[], text: string): boolean {
  let from = 0;
  return parts.every((part) => {
    const wanted = ` ${part} `;
    const at = ` ${text} `.indexOf(wanted, from);
    from = at + wanted.length - 1;
    return at >= 0;
  });
}

const UNSAID = everyPattern(({ reporting }) => reporting?.unsaid);

/** The text with every name shortened for which the quotation has the initials. */
function abbreviate(text: string, quoted: string): string {
  let short = text;
  for (const [acronym] of quoted.matchAll(/(?<![\p{L}.])\p{Lu}{2,6}(?![\p{L}.])/gu)) {
    const full = Array.from(acronym, (letter) => `${letter}\\p{Ll}+`).join(`(?: (?:${UNSAID}))* `);
    short = short.replace(new RegExp(`(?<!\\p{L})${full}(?!\\p{L})`, "gu"), acronym);
  }
  return short;
}

const SPELLINGS = LANGUAGES.flatMap(({ reporting }) => reporting?.spellings ?? []).map(
  ([written, compared]) => [new RegExp(written, "g"), compared] as const,
);

/** One spelling for what a house style may change in a quotation: contractions, digits, per cent signs, U.S. */
function respell(text: string): string {
  let spelled = "";
  let from = 0;
  for (const { start, end, value, kind, raw } of readNumbers(text)) {
    spelled += `${text.slice(from, start)} ${kind === "code" ? raw : value}`;
    from = end;
  }
  const rest = (spelled + text.slice(from)).replace(/ ?(?:%|per ?cent\b)/gi, " percent");
  const plain = readWords(rest)
    .map((word) => word.plain)
    .join(" ");
  return SPELLINGS.reduce((done, [written, compared]) => done.replace(written, compared), plain);
}

/** The sentences of the source in which the quotation stands. */
export function locateQuoted(quoted: Quoted, source: PreparedSource): TextSpan | undefined {
  if (!holdsQuoted(quoted, source.folded.text)) return undefined;
  for (let length = 1; length <= LONGEST_QUOTATION; length += 1)
    for (let from = 0; from + length <= source.source.sentences.length; from += 1) {
      const span = source.sentenceSpan([from, from + length - 1]);
      if (span && holdsQuoted(quoted, source.reading(span).text)) return span;
    }
  return undefined;
}

/** Sentences. */
const LONGEST_QUOTATION = 4;

const REPORTS = everyWord(({ reporting }) => reporting?.verbs);
const SOURCE_NAMED = new RegExp(
  `\\b(?:${everyPattern(({ reporting }) => reporting?.source)}) (?:\\p{L}+\\.? ){0,2}$`,
  "iu",
);

/** The name whose words the text reports in this quotation: beside the nearest verb of saying, or after "according to". */
export function speakerOf(one: Quoted, reading: Reading, quoted: readonly Quoted[]): NameItem | undefined {
  // A word or two in marks are somebody's term, and need no speaker.
  if (canon(one.text).split(" ").length < SPOKEN_WORDS) return undefined;
  const away = ({ start, end }: TextSpan): number => (end <= one.start ? one.start - end : start - one.end);
  const nearer = (a: { said: TextSpan }, b: { said: TextSpan }): number => away(a.said) - away(b.said);
  return reports(reading, quoted).toSorted(nearer)[0]?.speaker;
}

const SPOKEN_WORDS = 3;

/** At most a title or an adverb between the name and its verb, and no other sentence. */
const BESIDE = /^,?(?: (?:\p{L}+\.?|-))?,? ?$/u;
/** Before "said Brandt": other verbs have the name of whom they are said to behind them. */
const CLOSED = /["',] ?$/;

/** Where words are reported, and whose, when a name says so. What stands in `quoted` is left out. */
function reports(
  { words, names, text }: Reading,
  quoted: readonly TextSpan[] = [],
): { said: TextSpan; speaker?: NameItem }[] {
  const outside = (span: TextSpan): boolean => !quoted.some(({ start, end }) => span.start >= start && span.end <= end);
  const named = names.filter((name) => outside(name) && !name.raw.endsWith("'s"));
  const verbs = words.filter((word) => REPORTS.has(word.plain) && outside(word));
  return [
    ...named
      .filter(({ start }) => SOURCE_NAMED.test(text.slice(0, start)))
      .map((speaker) => ({ said: speaker, speaker })),
    ...verbs.map((said) => {
      const speaker = named.find(({ start, end }) =>
        said.end <= start
          ? CLOSED.test(text.slice(0, said.start)) && BESIDE.test(text.slice(said.end, start))
          : BESIDE.test(text.slice(end, said.start)),
      );
      return speaker ? { said, speaker } : { said };
    }),
  ];
}

/** Sentences before a quotation in which its speaker may have been named, when it goes on with "he said". */
const NAMED_BEFORE = 6;

/** Whether the claim's speaker is named in the sentence of the quotation or beside it. */
export function isSpokenBy(speaker: NameItem, place: TextSpan, source: PreparedSource): boolean {
  const touched = source.touched(place);
  const here = source.sentenceSpan(touched);
  if (!here) return false;
  const reading = source.reading(here);
  // McConnell is Mitch McConnell where the article says so.
  const isHere = missingParts(speaker, reading.lookup).length < speaker.parts.length;
  if (isHere && missingParts(speaker, source.whole.lookup).length === 0) return true;
  // Somebody else is named as the one who says it.
  if (reports(reading).some(({ speaker: other }) => other !== undefined)) return false;
  const first = Math.max(0, Math.min(...touched) - NAMED_BEFORE);
  const around = source.sentenceSpan([first, Math.min(source.source.sentences.length - 1, Math.max(...touched) + 1)]);
  return around !== undefined && missingParts(speaker, source.reading(around).lookup).length < speaker.parts.length;
}
