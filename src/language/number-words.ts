// The forms of numbers in words: "half a million", "a third of", "twenty-first", "dozens".
import { composer, type Composed } from "./compose-numbers.ts";
import { currencyAfter, lower, PER_CENT, type ItemMaker, type NumberRule } from "./number-item.ts";
import type { NumberValues } from "./number-values.ts";
import { splitWords, oneOf } from "./phrases.ts";
import { UNITS, type NumberItem } from "./quantities.ts";

/** "Half a point", "a quarter of a percentage point": no part of a whole. */
const POINT_AFTER = new RegExp(`^(?: of)? an? (?:(?:${PER_CENT})[ -]?)?points?\\b`, "i");

/** Tried in this order, after the forms in digits. The grammar is that of English. */
export function wordRules(values: NumberValues, { item, amount }: ItemMaker): NumberRule[] {
  const { words, small, tens, ordinals, vague, multipliers, fractions, scales, articles } = values;
  const composeNumbers = composer(values);
  const big = splitWords(words.big).join("|");
  const word = `${oneOf([...small.keys(), ...tens.keys()])}|${big}`;
  const singular = oneOf([...fractions.keys()].filter((name) => !name.endsWith("s")));
  const plural = oneOf([...fractions.keys()].filter((name) => name.endsWith("s")));
  const ordinalWord = oneOf(ordinals.keys());
  const lastScale = new RegExp(`(${big})$`, "i");
  const next = articles.size > 0 ? `${word}|${oneOf(articles.keys())}` : word;
  const beginsBig = new RegExp(`^(?:${big})`, "i");
  const noShareAfter = new RegExp(`\\b(?:${words.beforeHalf}) $`, "i");
  const shareBefore = new RegExp(`\\b(?:${words.beforeShare}) $`, "i");

  const numberWords = (match: RegExpExecArray, text: string): NumberItem[] | undefined => {
    const [raw, article, half] = match;
    const body = raw.slice(article ? article.length + 1 : 0, half ? -half.length : undefined);
    const parts = composeNumbers(body, match.index + (article ? article.length + 1 : 0));
    const first = parts[0];
    const last = parts.at(-1);
    // "Millions" alone are a lower bound.
    if (!first || !last || (!article && vague.has(lower(body)))) return undefined;
    const scaled = lastScale.exec(body)?.[1];
    const counted = article !== undefined && beginsBig.test(body);
    if (counted) first.start = match.index;
    if (half) {
      const scale = scales.get(/(?<!\p{L})\p{L}+$/u.exec(half)?.[0].toLowerCase() ?? "");
      last.value = scale ? (last.value + 0.5) * scale : last.value + 0.5 * (scales.get(lower(scaled)) ?? 1);
      last.end = match.index + raw.length;
    }
    const items = parts.map(({ value, start, end }: Composed) =>
      amount({ 0: text.slice(start, end), index: start }, text, value),
    );
    // "A hundred" is 100; "a few hundred" is not.
    if (items[0] && counted && !/^an?$/i.test(article)) items[0].kind = "vague";
    return items;
  };

  const shareOf = (top: string, bottom: string): number =>
    (top === bottom ? 1 : (small.get(top) ?? 1)) / (fractions.get(bottom) ?? 1);

  const ofPoint = (match: RegExpExecArray, text: string): NumberItem[] | undefined => {
    const [top = "", bottom = top] = match[0].toLowerCase().split(/[- ]/);
    return POINT_AFTER.test(text.slice(match.index + match[0].length))
      ? [item(match, text, { kind: "pct", value: shareOf(top, bottom) })]
      : undefined;
  };

  const fraction = (match: RegExpExecArray, text: string): NumberItem[] | undefined => {
    const before = text.slice(0, match.index);
    const after = text.slice(match.index + match[0].length);
    const [top = "", bottom = top] = match[0].toLowerCase().split(/[- ]/);
    const value = shareOf(top, bottom);
    const unit = UNITS.get(/^(?:[- ]an?)?[- ](\p{L}+)/u.exec(after)?.[1]?.toLowerCase() ?? "");
    if (bottom === "half") {
      if (unit?.factor) return [item(match, text, { kind: "num", value, unit })];
      if (noShareAfter.test(before) && top === "half" && !/^ of\b/.test(after)) return undefined;
      if (/^-\p{L}/u.test(after) || /^ ?time\b/.test(after)) return undefined;
    } else if (/^an?$/.test(top) && !/^ of\b/.test(after) && !shareBefore.test(before)) return undefined;
    return [item(match, text, { kind: "frac", value })];
  };

  const ordinal = (match: RegExpExecArray, text: string): NumberItem[] | undefined => {
    const [ten = "", unit = ten] = match[0].toLowerCase().split("-");
    // A second is also a time: "a split second", "per second", "5-second".
    if (unit === "second" && /(?:_|\bper |\bsplit |\d[- ])$/.test(text.slice(0, match.index))) return undefined;
    return [item(match, text, { kind: "ord", value: (tens.get(ten) ?? 0) + (ordinals.get(unit) ?? 0) })];
  };

  const lowerBound = (match: RegExpExecArray, text: string): NumberItem[] | undefined => {
    const after = text.slice(match.index + match[0].length);
    // "scores" alone is a verb or a result.
    if (/^(?:scores|tens)$/i.test(match[0]) && !/^ of\b/.test(after)) return undefined;
    const value = (vague.get(lower(match[1])) ?? 1) * (vague.get(lower(match[2])) ?? 1);
    return [item(match, text, { kind: "vague", value, currency: currencyAfter(after) })];
  };

  return [
    {
      // half a million, a quarter of a million, half-dozen
      pattern: new RegExp(
        `\\b(?<! and )(?:(a|one|three)[- ])?(?<! and a )(${singular}|quarters)[- ](?:of )?(?:an?[- ])?(${big})\\b`,
        "gi",
      ),
      read: (match, text) => {
        const parts = (match[1]?.toLowerCase() === "three" ? 3 : 1) / (fractions.get(lower(match[2])) ?? 1);
        return [amount(match, text, parts * (scales.get(lower(match[3])) ?? 1))];
      },
    },
    {
      pattern: new RegExp(
        `\\b(?:(an?|few|several|many|some) )??(?<!\\b(?:half|quarter)[- ])(?:${word})\\b(?:(?:[- ]| ${words.and} |-${words.and}-)(?:${next})\\b)*( and a half\\b(?:[- ](?:${big})\\b)?)?(?![- ](?:${plural})\\b|-(?:${ordinalWord})\\b)`,
        "gi",
      ),
      read: numberWords,
    },
    {
      pattern: new RegExp(
        `\\b(?:(?:an?|one)[- ](?:${singular})|(?:${oneOf(small.keys())})[- ](?:${plural})|half)\\b`,
        "gi",
      ),
      read: (match, text) => ofPoint(match, text) ?? fraction(match, text),
    },
    { pattern: new RegExp(`\\b(?:(?:${oneOf(tens.keys())})-)?(?:${ordinalWord})\\b`, "gi"), read: ordinal },
    {
      pattern: new RegExp(`\\b(?:(tens|hundreds|scores|dozens|thousands) of )?(${oneOf(vague.keys())})\\b`, "gi"),
      read: lowerBound,
    },
    {
      pattern: new RegExp(`\\b(?:${oneOf(multipliers.keys())})\\b(?!-digit)`, "gi"),
      read: (match, text) => [item(match, text, { kind: "mult", value: multipliers.get(lower(match[0])) ?? 0 })],
    },
  ];
}
