// Numbers that follow from two cited ones: a sum, a difference, a change, a ratio, a part of a whole.
import { everyPattern } from "../language/languages.ts";
import type { NumberItem } from "../language/numbers.ts";
import type { Reading } from "../language/reading.ts";

const SUM = new RegExp(`\\b(?:${everyPattern(({ derivations }) => derivations?.sum)})\\b`, "i");
const DIFFERENCE = new RegExp(`\\b(?:${everyPattern(({ derivations }) => derivations?.difference)})\\b`, "i");

const RATIO = new RegExp(`^ (?:${everyPattern(({ derivations }) => derivations?.ratio)}) $`, "i");
/** Points that a ratio in round numbers may be off. */
const ROUND = 3;

/** "Nine in ten" of 90 per cent: how it follows, for either of its numbers. */
export function ratio(item: NumberItem, { text, numbers }: Reading, cited: readonly NumberItem[]): string | undefined {
  const at = numbers.indexOf(item);
  for (const [part, whole] of [numbers.slice(at - 1, at + 1), numbers.slice(at, at + 2)]) {
    if (!part || !whole || whole.value < 2 || !RATIO.test(text.slice(part.end, whole.start))) continue;
    const share = (100 * part.value) / whole.value;
    const from = cited.find(({ kind, value }) => kind === "pct" && Math.abs(value - share) <= ROUND);
    if (from) return from.raw;
  }
  return undefined;
}

const PART = new RegExp(`^ (?:${everyPattern(({ derivations }) => derivations?.part)}) $`, "i");

/** "15" of "half of the 30": the cited text itself says which part of which whole. */
export function partOf(item: NumberItem, { text, numbers }: Reading): string | undefined {
  if (item.kind !== "num") return undefined;
  for (const [i, part] of numbers.entries()) {
    const whole = numbers[i + 1];
    const share = part.kind === "frac" ? part.value : part.kind === "pct" ? part.value / 100 : undefined;
    if (!whole || whole.kind !== "num" || share === undefined || share >= 1) continue;
    if (!PART.test(text.slice(part.end, whole.start)) || item.currency !== whole.currency) continue;
    if (equals(item, share * whole.value)) return `${part.raw} of ${whole.raw}`;
  }
  return undefined;
}

/** How the claim's number follows from two cited numbers ("12 + 5"); undefined when it does not, or the claim does not say so. */
export function derive(item: NumberItem, claim: string, cited: readonly NumberItem[]): string | undefined {
  const amounts = cited.filter(({ kind, pair }) => ["num", "pct", "year"].includes(kind) && pair === undefined);
  for (const [index, a] of amounts.entries()) {
    for (const b of amounts.slice(index + 1)) {
      if (a.kind !== b.kind || !sameMoney(item, a, b) || a.value === b.value) continue;
      const [low, high] = a.value < b.value ? [a, b] : [b, a];
      const how = operation(item, claim, low, high);
      if (how) return how;
    }
  }
  return undefined;
}

function operation(item: NumberItem, claim: string, low: NumberItem, high: NumberItem): string | undefined {
  return sumOf(item, claim, low, high) ?? differenceOf(item, claim, low, high) ?? shareOf(item, claim, low, high);
}

const alike = (item: NumberItem, { kind }: NumberItem): boolean => item.kind === kind;

/** A figure beside another may leave its currency out ("4.1 million crowns from 2.9 million"), but none may have another. */
function sameMoney({ currency }: NumberItem, a: NumberItem, b: NumberItem): boolean {
  const named = [a.currency, b.currency].filter((one) => one !== undefined);
  if (currency === undefined) return new Set(named).size < 2;
  return named.length > 0 && named.every((one) => one === currency);
}

function sumOf(item: NumberItem, claim: string, low: NumberItem, high: NumberItem): string | undefined {
  if (!alike(item, low) || !SUM.test(claim) || !equals(item, low.value + high.value)) return undefined;
  return low.start < high.start ? `${low.raw} + ${high.raw}` : `${high.raw} + ${low.raw}`;
}

/** Of two years the difference is a number of years, and no year. */
function differenceOf(item: NumberItem, claim: string, low: NumberItem, high: NumberItem): string | undefined {
  const years = low.kind === "year" && item.kind !== "year" && item.unit?.name === "year";
  const fits = years || (low.kind !== "year" && alike(item, low) && DIFFERENCE.test(claim));
  return fits && equals(item, high.value - low.value) ? `${high.raw} - ${low.raw}` : undefined;
}

/** A change in per cent, a share, how many times as much, a part. */
function shareOf(item: NumberItem, claim: string, low: NumberItem, high: NumberItem): string | undefined {
  if (low.kind !== "num" || low.value <= 0 || low.unit?.name !== high.unit?.name) return undefined;
  const change = 100 * (high.value / low.value - 1);
  const drop = 100 * (1 - low.value / high.value);
  if (item.kind === "pct" && DIFFERENCE.test(claim) && (equals(item, change) || equals(item, drop)))
    return `change from ${low.raw} to ${high.raw}`;
  if (item.kind === "pct" && /\bof\b/.test(claim) && equals(item, (100 * low.value) / high.value))
    return `${low.raw} of ${high.raw}`;
  if (item.kind === "mult" && near(item.value, high.value / low.value, item.hedge ? 0.1 : 0.05))
    return `${high.raw} / ${low.raw}`;
  return item.kind === "frac" && near(item.value, low.value / high.value, 0.03)
    ? `${low.raw} / ${high.raw}`
    : undefined;
}

/** Equal as far as the claim's own digits go. */
function equals(item: NumberItem, value: number): boolean {
  const decimals = /[.,](\d+)\D*$/.exec(item.raw)?.[1]?.length ?? 0;
  if (item.kind === "pct") return Math.abs(item.value - value) <= 0.5 * 10 ** -decimals;
  if (item.hedge === "about") return near(item.value, value, 0.06);
  if (item.digits < 2 || value <= 0) return near(item.value, value, 1e-9);
  return Math.abs(item.value - value) <= 0.5 * 10 ** (Math.floor(Math.log10(item.value)) - item.digits + 1);
}

function near(a: number, b: number, slack: number): boolean {
  return Math.abs(a - b) <= slack * Math.abs(b);
}
