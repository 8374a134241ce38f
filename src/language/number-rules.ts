// The forms of numbers in digits, in the order in which they are tried.
import type { Language } from "./language.ts";
import { perLanguage } from "./languages.ts";
import { monthsOf } from "./dates.ts";
import { en } from "./en.ts";
import { itemMaker, lower, PER_CENT, significant, type ItemMaker, type NumberRule } from "./number-item.ts";
import { ATTACHED_SCALES, numberValues, SCALES, type NumberValues } from "./number-values.ts";
import { wordRules } from "./number-words.ts";
import { oneOf } from "./phrases.ts";
import { CURRENCIES, type NumberItem } from "./quantities.ts";

type Decimal = "." | ",";

/** The rules for a text with this decimal sign. English number words and months stand in where a language has none. */
export function numberRules(decimal: Decimal, language: Language): NumberRule[] {
  return (decimal === "." ? pointRules : commaRules)(language.numbers ? language : en);
}

const pointRules = perLanguage((language) => rulesFor(".", language));
const commaRules = perLanguage((language) => rulesFor(",", language));

const SCALE = oneOf(SCALES.keys());
const ATTACHED = oneOf(ATTACHED_SCALES.keys());
const CODES = oneOf([...CURRENCIES.values()].filter((code) => code.length === 3).concat("RMB"));
const CURRENCY = `(?:(?<![\\p{L}])(?:US|AU?|CA?|HK|NZ|S|R|us)\\$|[$£€¥₹₽₩]|(?<![\\p{L}])(?:${CODES}|Rs\\.?)(?= ?\\d)) ?`;

function digitsPattern(decimal: Decimal): string {
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

/** A month's name; one that is short, or short for one, as a whole word. */
function monthPattern(language: Language): string {
  const names = [...monthsOf(language).keys()];
  const short = names.filter((name) => name.length <= 4);
  return `(?:${oneOf(names.filter((name) => name.length > 4))}|(?:${oneOf(short)})\\b\\.?)`;
}

function rulesFor(decimal: Decimal, language: Language): NumberRule[] {
  const values = numberValues(language);
  const maker = itemMaker(values);
  return [
    ...timeRules(decimal, values, maker),
    ...dayRules(language, maker),
    ...figureRules(decimal, values, maker),
    ...wordRules(values, maker),
  ];
}

/** Dates in digits, times of day, versions, decades. */
function timeRules(decimal: Decimal, { small }: NumberValues, maker: ItemMaker): NumberRule[] {
  const { item } = maker;
  const hours = oneOf([...small.keys()].slice(1, 13));
  return [
    { pattern: /(?<![\d.])(\d{4})-(\d{2})-(\d{2})(?!\d)/g, read: (match, text) => isoDate(match, text, maker) },
    {
      pattern:
        /(?<![\d.,:$£€])(\d{1,2})(?::(\d{2})|\.(\d{2})(?= ?[ap]\.?m\b))?(?::\d{2})?(?: ?([ap])\.?m\b\.?|( ?o'clock)|( ?uhr)\b)?(?![\d:]|\.\d)/gi,
      read: (match, text) => clock(match, text, maker),
    },
    {
      pattern: new RegExp(`\\b(${hours}) (?:([ap])\\.?m\\b\\.?|o'clock)`, "gi"),
      read: (match, text) => clockAt(match, text, small.get(lower(match[1])) ?? 0, match[2], maker),
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
  ];
}

/** Days of months, and scores. */
function dayRules(language: Language, maker: ItemMaker): NumberRule[] {
  const month = monthPattern(language);
  const { dayEnds = "st|nd|rd|th", of = "of" } = language.dates ?? {};
  const day = `(\\d{1,2})(?:${dayEnds})?(?:-(\\d{1,2})(?:${dayEnds})?)?`;
  return [
    {
      pattern: new RegExp(`(?<![\\d.,])${day}(?= (?:(?:${of}) )?${month}(?![\\p{L}\\d]))`, "giu"),
      read: (match, text) => days(match, text, maker),
    },
    {
      pattern: new RegExp(
        `(?<=(?<![\\p{L}])${month},? (?:the )?)${day}(?![\\d:]|[.,]\\d|[- ]?(?:${PER_CENT}|(?:${SCALE})\\b))`,
        "giu",
      ),
      read: (match, text) => days(match, text, maker),
    },
    {
      pattern: new RegExp(
        `(?<![\\p{L}\\d.,$£€/-])(\\d{1,3})([-/])(\\d{1,3})(?![\\d/%]|[.,]\\d|-\\d| ?(?:${PER_CENT}|(?:${SCALE})\\b)|(?:${ATTACHED})\\b)`,
        "gu",
      ),
      read: (match, text) => score(match, text, maker),
    },
  ];
}

/** Ordinals, fractions, and figures with their currency and scale. */
function figureRules(decimal: Decimal, { fractions, words }: NumberValues, maker: ItemMaker): NumberRule[] {
  const { item, amount } = maker;
  const beforeYear = new RegExp(`\\b(?:${words.beforeYear})[- ]$`, "i");
  const plural = oneOf([...fractions.keys()].filter((word) => word.endsWith("s")));
  const figure = `(?<![\\d.,]|_)(?:${digitsPattern(decimal)})`;
  return [
    {
      pattern: /(?<![\d.,$£€])(\d{1,4})(?:st|nd|rd|th)\b/g,
      read: (match, text) => [item(match, text, { kind: "ord", value: Number(match[1]) })],
    },
    {
      pattern: new RegExp(`(?<![\\d.,$£€])([2-9])[- ](${plural})\\b`, "gi"),
      read: (match, text) => [
        item(match, text, { kind: "frac", value: Number(match[1]) / (fractions.get(lower(match[2])) ?? 1) }),
      ],
    },
    {
      // NFKC writes 2½ as 21⁄2: the numerator of a vulgar fraction has one digit.
      pattern: /(?<![\d.,])(\d*?) ?(\d)⁄(\d{1,2})(?!\d)/g,
      read: (match, text) => {
        const part = Number(match[2]) / Number(match[3]);
        return [amount(match, text, match[1] ? Number(match[1]) + part : part, match[1] ? "num" : "frac")];
      },
    },
    {
      pattern: new RegExp(`(${CURRENCY})?(${figure})(?:[- ]?(${SCALE})\\b|(${ATTACHED})\\b)?( and a half\\b)?`, "giu"),
      read: (match, text) => [digits(match, text, { decimal, beforeYear, maker })],
    },
  ];
}

interface Digits {
  decimal: Decimal;
  beforeYear: RegExp;
  maker: ItemMaker;
}

function digits(match: RegExpExecArray, text: string, { decimal, beforeYear, maker }: Digits): NumberItem {
  const [, sign, written = "", scale, attached, half] = match;
  const plain = readDigits(written, decimal);
  const factor = SCALES.get(lower(scale)) ?? ATTACHED_SCALES.get(lower(attached)) ?? 1;
  const found = maker.amount(match, text, (Number(plain) + (half ? 0.5 : 0)) * factor);
  found.digits = significant(plain) + (half ? 1 : 0);
  if (sign) {
    found.currency = CURRENCIES.get(sign.trim().replace(/\.$/, "").toLowerCase());
    found.unit = undefined;
  } else if (lower(attached) === "m") found.otherwise = Number(plain);
  const bareYear = /^\d{4}$/.test(match[0]) && found.value >= 1500 && found.value <= 2100 && found.kind === "num";
  if (bareYear && !found.currency && (!found.unit || beforeYear.test(text.slice(0, match.index)))) {
    found.kind = "year";
    found.unit = undefined;
  }
  return found;
}

/** The number in English spelling without grouping. */
function readDigits(written: string, decimal: Decimal): string {
  const grouped = written.replace(/[ ']/g, "");
  const [group, point] = decimal === "." ? [",", "."] : [".", ","];
  const groups = new RegExp(`^\\d{1,3}(?:\\${group}\\d{3})+(?!\\d)`);
  const whole = groups.test(grouped) ? grouped.replaceAll(group, "") : grouped.replace(group, point);
  return whole.replace(",", ".");
}

function isoDate(match: RegExpExecArray, text: string, { item }: ItemMaker): NumberItem[] {
  const { index } = match;
  return [
    item(match, text, { kind: "year", value: Number(match[1]), start: index, end: index + 4 }),
    item(match, text, { kind: "day", value: Number(match[3]), start: index + 8, end: index + 10 }),
  ];
}

function clock(match: RegExpExecArray, text: string, maker: ItemMaker): NumberItem[] | undefined {
  const [, hour, minutes, dotted, half, oclock, uhr] = match;
  if ((minutes ?? half ?? oclock ?? uhr) === undefined) return undefined;
  return clockAt(match, text, Number(hour) + Number(minutes ?? dotted ?? 0) / 60, half, maker);
}

/** Without a.m. or p.m. an hour up to twelve has two readings. */
function clockAt(
  match: RegExpExecArray,
  text: string,
  hours: number,
  half: string | undefined,
  { item }: ItemMaker,
): NumberItem[] {
  const at = Math.round(hours * 60);
  if (half) return [item(match, text, { kind: "time", value: (at % 720) + (lower(half) === "p" ? 720 : 0) })];
  return [item(match, text, { kind: "time", value: at, otherwise: at <= 720 ? (at + 720) % 1440 : undefined })];
}

function days(match: RegExpExecArray, text: string, { item }: ItemMaker): NumberItem[] | undefined {
  const [raw, first = "", last] = match;
  if (Number(first) < 1 || Number(first) > 31) return undefined;
  const { index } = match;
  const one = item(match, text, { kind: "day", value: Number(first), start: index, end: index + first.length });
  if (last === undefined) return [one];
  const at = index + raw.indexOf("-") + 1;
  return [one, item(match, text, { kind: "day", value: Number(last), start: at, end: at + last.length })];
}

/** Results, votes, ratios, 9/11. What follows may tell that it is a range instead: "3-5 years". */
function score(match: RegExpExecArray, text: string, { item, unitAfter }: ItemMaker): NumberItem[] | undefined {
  const [raw, left = "", sign, right = ""] = match;
  const { index } = match;
  if (sign === "-" && unitAfter(text.slice(index + raw.length, index + raw.length + 30))?.dimension) return undefined;
  const at = index + left.length + 1;
  return [
    item(match, text, { kind: "num", value: Number(left), pair: raw, start: index, end: index + left.length }),
    item(match, text, { kind: "num", value: Number(right), pair: raw, start: at, end: at + right.length }),
  ];
}
