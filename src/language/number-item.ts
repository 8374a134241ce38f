// A matched form into a quantity: its hedge, its unit, its currency, what kind it turns out to be.
import { everyPattern } from "./languages.ts";
import type { NumberValues } from "./number-values.ts";
import { splitWords } from "./phrases.ts";
import { CURRENCIES, UNITS, type NumberItem, type Unit } from "./quantities.ts";

export interface NumberRule {
  pattern: RegExp;
  /** The quantities of one match, in order; undefined leaves it to later rules. `text` is the whole text, nothing hidden. */
  read(match: RegExpExecArray, text: string): NumberItem[] | undefined;
}

/** What is written, and where. */
type Written = Pick<RegExpExecArray, 0 | "index">;

type Draft = Pick<NumberItem, "kind" | "value"> & Partial<NumberItem>;

/** Makes quantities of what is written among the words of one language. */
export interface ItemMaker {
  item(written: Written, text: string, draft: Draft): NumberItem;
  /** A plain amount: what follows says whether it is a percentage, money, a multiple, or has a unit. */
  amount(written: Written, text: string, value: number, kind?: NumberItem["kind"]): NumberItem;
  unitAfter(after: string): Unit | undefined;
}

/** "five years", "five consecutive years", "30-day": at most one word between, none that begins another phrase. */
const AFTER = /^[- ]?(\p{L}+)(?:[- ](\p{L}+))?/u;
/** Words looked at before and after a number, in characters. */
const BEFORE_IT = 24;
const AFTER_IT = 40;

export const PER_CENT = `%|${everyPattern(({ percent }) => percent)}`;
const PER_CENT_AFTER = new RegExp(`^(?:[- ]?plus)?[- ]?(?:%|(?:${everyPattern(({ percent }) => percent)})\\b)`, "i");

export function itemMaker({ words, small, tens }: NumberValues): ItemMaker {
  const hedges = (["under", "over", "about"] as const).map(
    (hedge) => [hedge, new RegExp(`(?:${words.hedges[hedge]})$`, "i")] as const,
  );
  const endsPhrase = new Set([...splitWords(words.endsPhrase), ...small.keys(), ...tens.keys()]);
  const times = new RegExp(`^[- ]?(?:${words.times})\\b|^x\\b`, "i");

  const hedgeBefore = (before: string): NumberItem["hedge"] => {
    const said = before.trimEnd();
    // "No fewer than" holds "fewer than": the longer one is meant.
    return hedges
      .map(([hedge, pattern]) => ({ hedge, at: said.search(pattern) }))
      .filter(({ at }) => at >= 0)
      .toSorted((a, b) => a.at - b.at)[0]?.hedge;
  };

  const unitAfter = (after: string): Unit | undefined => {
    const [, first = "", second = ""] = AFTER.exec(after.replace(/^ of\b/, "")) ?? [];
    const unit = UNITS.get(first.toLowerCase());
    if (unit || first === "" || endsPhrase.has(first.toLowerCase())) return unit;
    return UNITS.get(second.toLowerCase());
  };

  const item = (written: Written, text: string, draft: Draft): NumberItem => {
    const start = draft.start ?? written.index;
    const end = draft.end ?? written.index + written[0].length;
    return {
      currency: undefined,
      unit: undefined,
      otherwise: undefined,
      pair: undefined,
      digits: significant(String(draft.value)),
      hedge: hedgeBefore(text.slice(Math.max(0, start - BEFORE_IT), start)),
      raw: text.slice(start, end),
      ...draft,
      start,
      end,
    };
  };

  const amount = (written: Written, text: string, value: number, kind: NumberItem["kind"] = "num"): NumberItem => {
    const from = written.index + written[0].length;
    const after = text.slice(from, from + AFTER_IT);
    const currency = currencyAfter(after);
    const unit = currency ? undefined : unitAfter(after);
    if (PER_CENT_AFTER.test(after)) kind = "pct";
    else if (/^[- ]?(?:basis points?|bps?)\b/i.test(after)) kind = "bps";
    else if (times.test(after)) kind = "mult";
    return item(written, text, { kind, value, currency, unit });
  };

  return { item, amount, unitAfter };
}

export function lower(word: string | undefined): string {
  return word?.toLowerCase() ?? "";
}

/** Digits of a number in English spelling, zeros before and (of whole numbers) after left out. */
export function significant(written: string): number {
  const plain = written.replace(/[^\d.]/g, "").replace(/^[0.]+/, "");
  return (written.includes(".") ? plain.replace(".", "") : plain.replace(/(?<!0)0+$/, "")).length;
}

export function currencyAfter(after: string): string | undefined {
  const code = /^[- ]?(?:of )?(?:U\.?S\.? |american |british )?(\p{L}+|[$£€])/iu.exec(after)?.[1] ?? "";
  // Codes are written in capitals; "all" and "try" are words.
  if (code.length === 3 && code !== code.toUpperCase()) return code.toLowerCase() === "yen" ? "JPY" : undefined;
  return CURRENCIES.get(code.toLowerCase());
}
