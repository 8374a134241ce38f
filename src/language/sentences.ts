// Text into numbered sentences whose offsets point into the text exactly as it was given.
import type { Sentence } from "../core/domain.ts";

/** Always part of what follows: "Mr. Steele", "Gen. Ortiz", "z. B. Bonn". Lower case, without the last dot. */
const BEFORE_NAME = new Set(
  `mr mrs ms mx dr prof gen sen rep gov lt col maj sgt cpl capt cmdr adm rev hon pres supt det insp messrs st ste mt ft
  vs v cf al eg ie viz approx ca bzw z.b d.h u.a v.a i.d.r o.a dr.med dipl ing hr fr frl sra dna srta mme mlle mm
  e.g i.e vol ed eds`.split(/\s+/),
);

/** Part of what follows when that is a number: "No. 5", "Jan. 5", "Nr. 12". */
const BEFORE_NUMBER = new Set(
  `no nos nr num art abs par sec ch fig p pp s jan feb mar apr jun jul aug sep sept oct nov dec`.split(/\s+/),
);

/** May end a sentence: joined unless the next word is one that sentences start with. Dotted letters (U.S., J. K.) too. */
const UNCERTAIN = new Set(
  `inc ltd co corp llc plc jr sr bros dept univ assn etc usw evtl ggf inkl str mio mrd tel ave blvd rd ph.d
  tues wed thurs fri sat sun ud uds ee.uu calif conn fla mass mich minn ore pa tex wash wis`.split(/\s+/),
);

const STARTERS = new Set(
  `the a an this that these those he she it they we i you his her its their our my there here in on at for from with by as
  if when while after before but and so yet however meanwhile although though since because what who how why no not some
  many most all both each one two other another another's according asked last next now then still also
  der die das den dem ein eine er sie es wir ich und aber doch im in am auf bei mit nach seit wenn als dies diese
  le la les un une il elle ils elles on ce cette mais et dans en pour selon el los las una pero segun`.split(/\s+/),
);

/** Languages that write ordinals with a dot: "am 3. Oktober". */
const DOTTED_ORDINALS = new Set([
  "de",
  "da",
  "no",
  "nb",
  "nn",
  "fi",
  "cs",
  "sk",
  "pl",
  "hu",
  "hr",
  "sl",
  "sr",
  "et",
  "is",
]);

const ENDS_IN_DOT = /([\p{L}\p{N}][\p{L}\p{N}.]*)\.["'”’)\]]*$/u;
/** How much of a sentence's end is looked at: no abbreviation is longer, and the cost stays linear. */
const TAIL = 30;
/** J, U.S, z.B: initials and dotted abbreviations. */
const DOTTED_LETTERS = /^(?:\p{Lu}|\p{L}(?:\.\p{L})+)$/u;

const OPENING_AT_END = /[「『（《“([]\s*$/u;

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
  for (const block of text.matchAll(/\S[^\n]*(?:\n(?!\s*\n)[^\n]*)*/g)) {
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
  const word = last.toLowerCase();
  if (BEFORE_NAME.has(word)) return true;
  if (BEFORE_NUMBER.has(word) && /^\d/.test(next)) return true;
  // "z. B.", "i. d. R."
  if (/^\p{Ll}$/u.test(last) && /^\p{L}\./u.test(next)) return true;
  if (/^\d{1,2}$/.test(last)) {
    // A list number stands alone before its text.
    if (head.length < TAIL && /^[^\p{L}\p{N}]*\d{1,2}\.$/u.test(head)) return true;
    return DOTTED_ORDINALS.has(primary(language)) && /^\p{L}/u.test(next);
  }
  if (!DOTTED_LETTERS.test(last) && !UNCERTAIN.has(word)) return false;
  const first = /^["'“‘([]*([\p{L}\p{N}'’]+)/u.exec(next)?.[1]?.toLowerCase() ?? "";
  return !STARTERS.has(first);
}

function primary(language: string): string {
  return language.toLowerCase().split("-")[0] ?? "und";
}

function segmenterFor(language: string): Intl.Segmenter {
  const tag = /^[a-z]{2,3}$/.test(primary(language)) ? primary(language) : "und";
  let splitter = segmenters.get(tag);
  if (!splitter) segmenters.set(tag, (splitter = new Intl.Segmenter(tag, { granularity: "sentence" })));
  return splitter;
}
