// How quantities are written: one rule per form, in the order in which they are tried.
import {
  ATTACHED_SCALES,
  CURRENCIES,
  FRACTIONS,
  MONTHS,
  MULTIPLIERS,
  ORDINALS,
  SCALES,
  SMALL,
  TENS,
  UNITS,
  VAGUE,
  type NumberItem,
  type Unit,
} from "./quantities.ts";

export interface NumberRule {
  pattern: RegExp;
  /** The quantities of one match, in order; undefined leaves it to later rules. `text` is the whole text, nothing hidden. */
  read(match: RegExpExecArray, text: string): NumberItem[] | undefined;
}

export function numberRules(decimal: "." | ","): NumberRule[] {
  return decimal === "." ? POINT_RULES : COMMA_RULES;
}

const oneOf = (words: Iterable<string>): string => [...words].toSorted((a, b) => b.length - a.length).join("|");

const PER_CENT = "%|percent|per cent|pc\\b|prozent|procent";
const SCALE = oneOf(SCALES.keys());
const ATTACHED = oneOf(ATTACHED_SCALES.keys());
const BIG = "hundred|thousand|million|billion|trillion|dozen";
const WORD = `${oneOf([...SMALL.keys(), ...TENS.keys()])}|${BIG}`;
const SINGULAR = oneOf([...FRACTIONS.keys()].filter((word) => !word.endsWith("s")));
const PLURAL = oneOf([...FRACTIONS.keys()].filter((word) => word.endsWith("s")));
const ORDINAL = oneOf(ORDINALS.keys());
const [LONG_MONTHS, SHORT_MONTHS] = [true, false].map((long) =>
  oneOf([...MONTHS.keys()].filter((name) => name.length > 4 === long || ["may", "june", "july"].includes(name))),
);
const MONTH = `(?:${LONG_MONTHS}|(?:${SHORT_MONTHS})\\b\\.?)`;
const CODES = oneOf([...CURRENCIES.values()].filter((code) => code.length === 3).concat("RMB"));
const CURRENCY = `(?:(?<![\\p{L}])(?:US|AU?|CA?|HK|NZ|S|R|us)\\$|[$£€¥₹₽₩]|(?<![\\p{L}])(?:${CODES}|Rs\\.?)(?= ?\\d)) ?`;

function digitsPattern(decimal: "." | ","): string {
  const [group, point] = decimal === "." ? [",", "\\."] : ["\\.", ","];
  return [
    `\\d{1,3}(?:${group}\\d{3})+(?:${point}\\d+)?(?!\\d)`,
    // Tokenised text: "$ 5, 000".
    `(?<=[$£€] ?)\\d{1,3}(?:${group} \\d{3})+(?!\\d)`,
    `\\d{1,3}(?: \\d{3})+(?![\\d.,]*\\d)(?:${point}\\d+)?`,
    `\\d{1,3}(?:'\\d{3})+(?!\\d)`,
    // The other sign where it cannot group thousands: 3,62 in English, 3.6 in German.
    `\\d+(?:${point}\\d+)`,
    `\\d+(?:[.,]\\d{1,2})(?![\\d.,]*\\d)`,
    `\\d+`,
    `(?<!\\d)\\.\\d+`,
  ].join("|");
}

const POINT_RULES = rulesFor(".");
const COMMA_RULES = rulesFor(",");

function rulesFor(decimal: "." | ","): NumberRule[] {
  const amount = `(?<![\\d.,]|_)(?:${digitsPattern(decimal)})`;
  return [
    { pattern: /(?<![\d.])(\d{4})-(\d{2})-(\d{2})(?!\d)/g, read: isoDate },
    {
      pattern:
        /(?<![\d.,:$£€])(\d{1,2})(?::(\d{2})|\.(\d{2})(?= ?[ap]\.?m\b))?(?::\d{2})?(?: ?([ap])\.?m\b\.?|( ?o'clock)|( ?uhr)\b)?(?![\d:]|\.\d)/gi,
      read: clock,
    },
    {
      pattern: new RegExp(`\\b(${oneOf([...SMALL.keys()].slice(1, 13))}) (?:([ap])\\.?m\\b\\.?|o'clock)`, "gi"),
      read: (match, text) => clockAt(match, text, SMALL.get(lower(match[1])) ?? 0, match[2]),
    },
    {
      pattern: /\b(?<!-)(?:noon|midnight)\b/gi,
      read: (match, text) => [item(match, text, { kind: "time", value: match[0].toLowerCase() === "noon" ? 720 : 0 })],
    },
    {
      pattern: /(?<![\d.,\w])v?\d+(?:\.\d+){2,}(?!\d)/gi,
      read: (match, text) =>
        decimal === "," && /^\d{1,3}(?:\.\d{3})+$/.test(match[0])
          ? undefined
          : [item(match, text, { kind: "code", value: Number.NaN })],
    },
    {
      pattern: /(?<![\d.,])'?(\d{4}|[2-9]0)'?s\b/g,
      read: (match, text) => [item(match, text, { kind: "decade", value: Number(match[1]) })],
    },
    {
      pattern: new RegExp(
        `(?<![\\d.,])(\\d{1,2})(?:st|nd|rd|th)?(?:-(\\d{1,2})(?:st|nd|rd|th)?)?(?= (?:of )?${MONTH}(?![\\p{L}\\d]))`,
        "giu",
      ),
      read: days,
    },
    {
      pattern: new RegExp(
        `(?<=(?<![\\p{L}])${MONTH},? (?:the )?)(\\d{1,2})(?:st|nd|rd|th)?(?:-(\\d{1,2})(?:st|nd|rd|th)?)?(?![\\d:]|[.,]\\d|[- ]?(?:${PER_CENT}|(?:${SCALE})\\b))`,
        "giu",
      ),
      read: days,
    },
    {
      pattern: new RegExp(
        `(?<![\\p{L}\\d.,$£€/-])(\\d{1,3})([-/])(\\d{1,3})(?![\\d/%]|[.,]\\d|-\\d| ?(?:${PER_CENT}|(?:${SCALE})\\b)|(?:${ATTACHED})\\b)`,
        "gu",
      ),
      read: score,
    },
    {
      pattern: /(?<![\d.,$£€])(\d{1,4})(?:st|nd|rd|th)\b/g,
      read: (match, text) => [item(match, text, { kind: "ord", value: Number(match[1]) })],
    },
    {
      // NFKC writes 2½ as 21⁄2: the numerator of a vulgar fraction has one digit.
      pattern: /(?<![\d.,])(\d*?) ?(\d)⁄(\d{1,2})(?!\d)/g,
      read: (match, text) => {
        const part = Number(match[2]) / Number(match[3]);
        return [amountItem(match, text, match[1] ? Number(match[1]) + part : part, match[1] ? "num" : "frac")];
      },
    },
    {
      pattern: new RegExp(`(${CURRENCY})?(${amount})(?:[- ]?(${SCALE})\\b|(${ATTACHED})\\b)?( and a half\\b)?`, "giu"),
      read: (match, text) => [digits(match, text, decimal)],
    },
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
}

function lower(word: string | undefined): string {
  return word?.toLowerCase() ?? "";
}

type Draft = Pick<NumberItem, "kind" | "value"> & Partial<NumberItem>;

function item(match: RegExpExecArray, text: string, draft: Draft): NumberItem {
  const start = draft.start ?? match.index;
  const end = draft.end ?? match.index + match[0].length;
  return {
    currency: undefined,
    unit: undefined,
    otherwise: undefined,
    pair: undefined,
    digits: significant(String(draft.value)),
    hedge: hedgeBefore(text.slice(Math.max(0, start - 24), start)),
    raw: text.slice(start, end),
    ...draft,
    start,
    end,
  };
}

/** Digits of a number in English spelling, zeros before and (of whole numbers) after left out. */
function significant(written: string): number {
  const plain = written.replace(/[^\d.]/g, "").replace(/^[0.]+/, "");
  return (written.includes(".") ? plain.replace(".", "") : plain.replace(/0+$/, "")).length;
}

const HEDGES: [NonNullable<NumberItem["hedge"]>, RegExp][] = [
  [
    "under",
    /(?:no|not) more than$|at most$|up to$|(?:less|fewer|lower|younger) than$|under$|below$|nearly$|almost$|as (?:many|much) as$|just short of$|maximum of$/i,
  ],
  [
    "over",
    /(?:more|greater|higher|older|longer|larger) than$|at least$|\bover$|above$|upwards? of$|no (?:less|fewer) than$|exceed(?:s|ed|ing)?$|minimum of$/i,
  ],
  [
    "about",
    /about$|around$|roughly$|approximately$|an? estimated$|\bsome$|close to$|\bnear$|circa$|~$|an? average of$|approx\.?$/i,
  ],
];

function hedgeBefore(before: string): NumberItem["hedge"] {
  const words = before.trimEnd();
  return HEDGES.find(([, pattern]) => pattern.test(words))?.[0];
}

/** "five years", "five consecutive years", "30-day": at most one word between, none that begins another phrase. */
const AFTER = /^[- ]?(\p{L}+)(?:[- ](\p{L}+))?/u;
const ENDS_PHRASE = new Set(
  "in to from for after before on at and or the by with as than out when while who that is are had have has but a an".split(
    " ",
  ),
);

function unitAfter(after: string): Unit | undefined {
  const [, first = "", second = ""] = AFTER.exec(after.replace(/^ of\b/, "")) ?? [];
  const unit = UNITS.get(first.toLowerCase());
  if (unit || first === "" || ENDS_PHRASE.has(first.toLowerCase())) return unit;
  return UNITS.get(second.toLowerCase());
}

function currencyAfter(after: string): string | undefined {
  const code = /^[- ]?(?:of )?(?:U\.?S\.? |american |british )?(\p{L}+|[$£€])/iu.exec(after)?.[1] ?? "";
  // Codes are written in capitals; "all" and "try" are words.
  if (code.length === 3 && code !== code.toUpperCase()) return code.toLowerCase() === "yen" ? "JPY" : undefined;
  return CURRENCIES.get(code.toLowerCase());
}

/** A plain amount: what follows says whether it is a percentage, money, a multiple, or has a unit. */
function amountItem(match: RegExpExecArray, text: string, value: number, kind: NumberItem["kind"] = "num"): NumberItem {
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 40);
  const currency = currencyAfter(after);
  const unit = currency ? undefined : unitAfter(after);
  if (/^[- ]?(?:%|per ?cent\b|pc\b|percentage\b|prozent\b|procent\b)/i.test(after)) kind = "pct";
  else if (/^[- ]?(?:basis points?|bps?)\b/i.test(after)) kind = "bps";
  else if (
    /^[- ]?(?:times (?:as|more|the|higher|larger|bigger|greater|lower|faster|less|its)|fold)\b|^x\b/i.test(after)
  )
    kind = "mult";
  return item(match, text, { kind, value, currency, unit });
}

const BEFORE_YEAR =
  /\b(?:in|since|until|till|by|from|during|early|late|mid|summer|winter|spring|autumn|fall|year|circa)[- ]$/i;

function digits(match: RegExpExecArray, text: string, decimal: "." | ","): NumberItem {
  const [, sign, written = "", scale, attached, half] = match;
  const plain = readDigits(written, decimal);
  const factor = SCALES.get(lower(scale)) ?? ATTACHED_SCALES.get(lower(attached)) ?? 1;
  const found = amountItem(match, text, (Number(plain) + (half ? 0.5 : 0)) * factor);
  found.digits = significant(plain) + (half ? 1 : 0);
  if (sign) {
    found.currency = CURRENCIES.get(sign.trim().replace(/\.$/, "").toLowerCase());
    found.unit = undefined;
  } else if (lower(attached) === "m") found.otherwise = Number(plain);
  const bareYear = /^\d{4}$/.test(match[0]) && found.value >= 1500 && found.value <= 2100 && found.kind === "num";
  if (bareYear && !found.currency && (!found.unit || BEFORE_YEAR.test(text.slice(0, match.index)))) {
    found.kind = "year";
    found.unit = undefined;
  }
  return found;
}

/** The number in English spelling without grouping. */
function readDigits(written: string, decimal: "." | ","): string {
  const grouped = written.replace(/[ ']/g, "");
  const [group, point] = decimal === "." ? [",", "."] : [".", ","];
  const groups = new RegExp(`^\\d{1,3}(?:\\${group}\\d{3})+(?!\\d)`);
  const whole = groups.test(grouped) ? grouped.replaceAll(group, "") : grouped.replace(group, point);
  return whole.replace(",", ".");
}

function isoDate(match: RegExpExecArray, text: string): NumberItem[] {
  const { index } = match;
  return [
    item(match, text, { kind: "year", value: Number(match[1]), start: index, end: index + 4 }),
    item(match, text, { kind: "day", value: Number(match[3]), start: index + 8, end: index + 10 }),
  ];
}

function clock(match: RegExpExecArray, text: string): NumberItem[] | undefined {
  const [, hour, minutes, dotted, half, oclock, uhr] = match;
  if ((minutes ?? half ?? oclock ?? uhr) === undefined) return undefined;
  return clockAt(match, text, Number(hour) + Number(minutes ?? dotted ?? 0) / 60, half);
}

/** Without a.m. or p.m. an hour up to twelve has two readings. */
function clockAt(match: RegExpExecArray, text: string, hours: number, half: string | undefined): NumberItem[] {
  const at = Math.round(hours * 60);
  if (half) return [item(match, text, { kind: "time", value: (at % 720) + (lower(half) === "p" ? 720 : 0) })];
  return [item(match, text, { kind: "time", value: at, otherwise: at <= 720 ? (at + 720) % 1440 : undefined })];
}

function days(match: RegExpExecArray, text: string): NumberItem[] | undefined {
  const [raw, first = "", last] = match;
  if (Number(first) < 1 || Number(first) > 31) return undefined;
  const { index } = match;
  const one = item(match, text, { kind: "day", value: Number(first), start: index, end: index + first.length });
  if (last === undefined) return [one];
  const at = index + raw.indexOf("-") + 1;
  return [one, item(match, text, { kind: "day", value: Number(last), start: at, end: at + last.length })];
}

/** Results, votes, ratios, 9/11. What follows may tell that it is a range instead: "3-5 years". */
function score(match: RegExpExecArray, text: string): NumberItem[] | undefined {
  const [raw, left = "", sign, right = ""] = match;
  const { index } = match;
  if (sign === "-" && unitAfter(text.slice(index + raw.length, index + raw.length + 30))?.dimension) return undefined;
  const at = index + left.length + 1;
  return [
    item(match, text, { kind: "num", value: Number(left), pair: raw, start: index, end: index + left.length }),
    item(match, text, { kind: "num", value: Number(right), pair: raw, start: at, end: at + right.length }),
  ];
}

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
  const found = Object.assign(/(?:)/.exec("") as RegExpExecArray, { index: start });
  found[0] = text.slice(start, end);
  return amountItem(found, text, value);
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
