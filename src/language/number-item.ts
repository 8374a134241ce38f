// A matched form into a quantity: its hedge, its unit, its currency, what kind it turns out to be.
import { CURRENCIES, SMALL, TENS, UNITS, type NumberItem, type Unit } from "./quantities.ts";

export interface NumberRule {
  pattern: RegExp;
  /** The quantities of one match, in order; undefined leaves it to later rules. `text` is the whole text, nothing hidden. */
  read(match: RegExpExecArray, text: string): NumberItem[] | undefined;
}

/** The words as alternatives of a pattern, longest first. */
export const oneOf = (words: Iterable<string>): string => [...words].toSorted((a, b) => b.length - a.length).join("|");

export function lower(word: string | undefined): string {
  return word?.toLowerCase() ?? "";
}

type Draft = Pick<NumberItem, "kind" | "value"> & Partial<NumberItem>;

/** What is written, and where. */
export type Written = Pick<RegExpExecArray, 0 | "index">;

export function item(match: Written, text: string, draft: Draft): NumberItem {
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
export function significant(written: string): number {
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

export function unitAfter(after: string): Unit | undefined {
  const [, first = "", second = ""] = AFTER.exec(after.replace(/^ of\b/, "")) ?? [];
  const unit = UNITS.get(first.toLowerCase());
  const ends = ENDS_PHRASE.has(first.toLowerCase()) || SMALL.has(first.toLowerCase()) || TENS.has(first.toLowerCase());
  if (unit || first === "" || ends) return unit;
  return UNITS.get(second.toLowerCase());
}

export function currencyAfter(after: string): string | undefined {
  const code = /^[- ]?(?:of )?(?:U\.?S\.? |american |british )?(\p{L}+|[$£€])/iu.exec(after)?.[1] ?? "";
  // Codes are written in capitals; "all" and "try" are words.
  if (code.length === 3 && code !== code.toUpperCase()) return code.toLowerCase() === "yen" ? "JPY" : undefined;
  return CURRENCIES.get(code.toLowerCase());
}

/** A plain amount: what follows says whether it is a percentage, money, a multiple, or has a unit. */
export function amountItem(match: Written, text: string, value: number, kind: NumberItem["kind"] = "num"): NumberItem {
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
