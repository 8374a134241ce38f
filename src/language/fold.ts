// Spelling differences that carry no meaning, folded away, with the way back to the original offsets.

/** `text[i]` came from `original.slice(map[i], ends[i])`. Both arrays have one entry per UTF-16 unit of `text`. */
export interface Folded {
  text: string;
  map: number[];
  ends: number[];
}

const DROPPED = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const SINGLE_QUOTES = /[\u2018-\u201b\u2032\u2035\u2039\u203a\u00b4`]/g;
const DOUBLE_QUOTES = /[\u201c-\u201f\u2033\u2036\u00ab\u00bb\u300c-\u300f]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;

/**
 * Marks a reader may leave out: Latin, Greek and Cyrillic accents, Hebrew and Arabic pointing. Indic vowel signs and the marks
 * that part kana (か, が) are letters of their own and stay.
 */
const DIACRITICS = /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+/g;

/** What is normalised as one: a character with its marks, or a run of Hangul jamo (they compose without marks). */
const UNIT = /[\u1100-\u11ff]+|\P{M}\p{M}*|\p{M}+/gsu;
// oxlint-disable-next-line no-control-regex -- the whole of ASCII is meant
const ASCII = /^[\x00-\x7f]*$/;
/** Signs that are a space in canonical spelling. */
const TYPOGRAPHY = /[\u00a0\u00ab\u00bb\u2010-\u2027\u2030-\u205e]/g;

/** One unit in its folded spelling, whitespace not yet collapsed. NFKC turns the ellipsis into three dots. */
function foldUnit(unit: string): string {
  return unit
    .replace(DROPPED, "")
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(DASHES, "-")
    .normalize("NFKC")
    .replace(/\s+/g, " ");
}

/**
 * Letters without diacritics, in lower case, every sigma alike (its last form follows from its neighbours); everything but
 * letters, digits and % $ £ € is a space.
 */
function canonSpelling(text: string): string {
  return text
    .replace(DROPPED, "")
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(DIACRITICS, "")
    .replaceAll("ς", "σ")
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}%$£€]+/gu, " ");
}

/** NFKC, plain quotes and dashes, no invisible characters, single spaces, trimmed. Case and accents stay. */
export function fold(text: string): Folded {
  return mapUnits(text, foldUnit);
}

/** As `canon`, with the map back to the original. */
export function canonFold(text: string): Folded {
  return mapUnits(text, canonSpelling);
}

/** The comparable core of a text: folded, no diacritics, lower case, single spaces instead of all other signs. */
export function canon(text: string): string {
  // Most English text has nothing beyond ASCII but its quotes and dashes: worth a path of its own.
  const plain = ASCII.test(text) ? text : text.replace(TYPOGRAPHY, " ");
  if (!ASCII.test(plain)) return canonSpelling(text).trim();
  return plain
    .toLowerCase()
    .replace(/[^a-z0-9%$]+/g, " ")
    .trim();
}

/** The span of the original that the folded span `[start, end)` stands for; undefined when that is empty. */
export function unfold(folded: Folded, start: number, end: number): { start: number; end: number } | undefined {
  const from = folded.map[start];
  const to = folded.ends[end - 1];
  return from === undefined || to === undefined || end <= start ? undefined : { start: from, end: to };
}

function mapUnits(original: string, spell: (unit: string) => string): Folded {
  let text = "";
  const map: number[] = [];
  const ends: number[] = [];
  // A text repeats some eighty units: each is spelled once.
  const spelled = new Map<string, string>();
  // Known without a look at the growing text: each look would copy it.
  let ended = true;
  for (const { 0: unit, index } of original.matchAll(UNIT)) {
    let spelling = spelled.get(unit);
    if (spelling === undefined) spelled.set(unit, (spelling = spell(unit)));
    for (const char of spelling) {
      const isSpace = char === " ";
      if (isSpace && ended) continue;
      ended = isSpace;
      text += char;
      for (let unitOfChar = 0; unitOfChar < char.length; unitOfChar += 1) {
        map.push(index);
        ends.push(index + unit.length);
      }
    }
  }
  if (text === "" || !ended) return { text, map, ends };
  return { text: text.slice(0, -1), map: map.slice(0, -1), ends: ends.slice(0, -1) };
}
