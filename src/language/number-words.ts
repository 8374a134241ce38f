// Quantities written in words: "two hundred and five", "half a million", "a third of", "twenty-first", "dozens", "tripled".
import { amountItem, currencyAfter, item, lower, oneOf, type NumberRule } from "./number-item.ts";
import { FRACTIONS, MULTIPLIERS, ORDINALS, SCALES, SMALL, TENS, UNITS, VAGUE, type NumberItem } from "./quantities.ts";

const BIG = "hundred|thousand|million|billion|trillion|dozen";
const WORD = `${oneOf([...SMALL.keys(), ...TENS.keys()])}|${BIG}`;
const SINGULAR = oneOf([...FRACTIONS.keys()].filter((word) => !word.endsWith("s")));
const PLURAL = oneOf([...FRACTIONS.keys()].filter((word) => word.endsWith("s")));
const ORDINAL = oneOf(ORDINALS.keys());

/** Tried in this order, after the forms in digits. */
export const WORD_RULES: NumberRule[] = [
  {
    // half a million, a quarter of a million, half-dozen
    pattern: new RegExp(
      `\\b(?<! and )(?:(a|one|three)[- ])?(?<! and a )(${SINGULAR}|quarters)[- ](?:of )?(?:an?[- ])?(${BIG})\\b`,
      "gi",
    ),
    read: (match, text) => {
      const parts = (match[1]?.toLowerCase() === "three" ? 3 : 1) / (FRACTIONS.get(lower(match[2])) ?? 1);
      return [amountItem(match, text, parts * (SCALES.get(lower(match[3])) ?? 1))];
    },
  },
  {
    pattern: new RegExp(
      `\\b(?:(an?|few|several|many|some) )??(?<!\\b(?:half|quarter)[- ])(?:${WORD})\\b(?:(?:[- ]| and |-and-)(?:${WORD})\\b)*( and a half\\b(?:[- ](?:${BIG})\\b)?)?(?![- ](?:${PLURAL})\\b|-(?:${ORDINAL})\\b)`,
      "gi",
    ),
    read: numberWords,
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:an?|one)[- ](?:${SINGULAR})|(?:${oneOf(SMALL.keys())})[- ](?:${PLURAL})|half)\\b`,
      "gi",
    ),
    read: fraction,
  },
  { pattern: new RegExp(`\\b(?:(?:${oneOf(TENS.keys())})-)?(?:${ORDINAL})\\b`, "gi"), read: ordinal },
  {
    pattern: new RegExp(`\\b(?:(tens|hundreds|scores|dozens|thousands) of )?(${oneOf(VAGUE.keys())})\\b`, "gi"),
    read: (match, text) => {
      // "scores" alone is a verb or a result.
      if (/^(?:scores|tens)$/i.test(match[0]) && !/^ of\b/.test(text.slice(match.index + match[0].length)))
        return undefined;
      const value = (VAGUE.get(lower(match[1])) ?? 1) * (VAGUE.get(lower(match[2])) ?? 1);
      return [
        item(match, text, {
          kind: "vague",
          value,
          currency: currencyAfter(text.slice(match.index + match[0].length)),
        }),
      ];
    },
  },
  {
    pattern: new RegExp(`\\b(?:${oneOf(MULTIPLIERS.keys())})\\b(?!-digit)`, "gi"),
    read: (match, text) => [item(match, text, { kind: "mult", value: MULTIPLIERS.get(lower(match[0])) ?? 0 })],
  },
];

function numberWords(match: RegExpExecArray, text: string): NumberItem[] | undefined {
  const [raw, article, half] = match;
  const body = raw.slice(article ? article.length + 1 : 0, half ? -half.length : undefined);
  const offset = match.index + (article ? article.length + 1 : 0);
  const parts = compose(body, offset);
  const first = parts[0];
  const last = parts.at(-1);
  if (!first || !last) return undefined;
  const scaled = LAST_SCALE.exec(body)?.[1];
  const counted = article !== undefined && BEGINS_BIG.test(body);
  if (counted) first.start = match.index;
  if (half) {
    const scale = SCALES.get(/(\p{L}+)$/u.exec(half)?.[1]?.toLowerCase() ?? "");
    last.value = scale ? (last.value + 0.5) * scale : last.value + 0.5 * (SCALES.get(lower(scaled)) ?? 1);
    last.end = match.index + raw.length;
  }
  const items = parts.map((part) => worded(part, text));
  // "A hundred" is 100; "a few hundred" is not.
  if (items[0] && counted && !/^an?$/i.test(article)) items[0].kind = "vague";
  return items;
}

const LAST_SCALE = new RegExp(`(${BIG})$`, "i");
const BEGINS_BIG = new RegExp(`^(?:${BIG})`, "i");

interface Worded {
  value: number;
  start: number;
  end: number;
}

function worded({ value, start, end }: Worded, text: string): NumberItem {
  return amountItem({ 0: text.slice(start, end), index: start }, text, value);
}

/** Number words into numbers: "two hundred and five" is one, "two, three" and "one five" are two. `offset` is added to the spans. */
function compose(written: string, offset: number): Worded[] {
  const done: Worded[] = [];
  let total = 0;
  let current = 0;
  let lastScale = Infinity;
  let open: Worded | undefined;
  let joinedByAnd = false;
  const close = (): void => {
    if (open) done.push({ ...open, value: total + current });
    [total, current, lastScale, open] = [0, 0, Infinity, undefined];
  };
  for (const { 0: raw, index } of written.matchAll(/\p{L}+/gu)) {
    const word = raw.toLowerCase();
    if (word === "and") {
      joinedByAnd = true;
      continue;
    }
    const small = SMALL.get(word) ?? TENS.get(word);
    const scale = small === undefined ? (SCALES.get(word) ?? 1) : 1;
    if (small !== undefined) {
      const afterTens = current % 100 >= 20 && current % 10 === 0 && small > 0 && small < 10 && !joinedByAnd;
      const afterHundred = current >= 100 && current % 100 === 0;
      const afterScale = current === 0 && total > 0;
      if (open && !afterTens && !afterHundred && !afterScale) close();
      current += small;
    } else if (scale <= 100) {
      if (open && (current === 0 || current >= 100 || joinedByAnd)) close();
      current = (current || 1) * scale;
    } else {
      if (open && (joinedByAnd || scale >= lastScale || current === 0)) close();
      total += (current || 1) * scale;
      [current, lastScale] = [0, scale];
    }
    joinedByAnd = false;
    open = { value: 0, start: open?.start ?? offset + index, end: offset + index + raw.length };
  }
  close();
  return done;
}

const NOT_A_FRACTION_AFTER =
  /\b(?:first|second|third|fourth|other|latter|better|final|opening|last|next|this|each|per|the|former|top|bottom) $/i;
const SHARE_BEFORE = /\b(?:by|about|nearly|almost|around|over|than|only|roughly|some|to|up|down|just) $/i;

function fraction(match: RegExpExecArray, text: string): NumberItem[] | undefined {
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + match[0].length);
  const [top = "", bottom = top] = match[0].toLowerCase().split(/[- ]/);
  const value = (top === bottom ? 1 : (SMALL.get(top) ?? 1)) / (FRACTIONS.get(bottom) ?? 1);
  const unit = /^(?:[- ]an?)?[- ](\p{L}+)/u.exec(after)?.[1]?.toLowerCase() ?? "";
  if (bottom === "half") {
    if (UNITS.get(unit)?.factor) return [item(match, text, { kind: "num", value, unit: UNITS.get(unit) })];
    if (NOT_A_FRACTION_AFTER.test(before) && top === "half" && !/^ of\b/.test(after)) return undefined;
    if (/^-\p{L}/u.test(after) || /^ ?time\b/.test(after)) return undefined;
  } else if (/^an?$/.test(top) && !/^ of\b/.test(after) && !SHARE_BEFORE.test(before)) return undefined;
  return [item(match, text, { kind: "frac", value })];
}

function ordinal(match: RegExpExecArray, text: string): NumberItem[] | undefined {
  const [tens = "", unit = tens] = match[0].toLowerCase().split("-");
  // A second is also a time: "a split second", "per second", "5-second".
  if (unit === "second" && /(?:_|\bper |\bsplit |\d[- ])$/.test(text.slice(0, match.index))) return undefined;
  return [item(match, text, { kind: "ord", value: (TENS.get(tens) ?? 0) + (ORDINALS.get(unit) ?? 0) })];
}
