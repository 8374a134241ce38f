// Reads the numbers in a text, and tells whether one number bears out another.
import { en } from "./en.ts";
import type { Language } from "./language.ts";
import { numberRules } from "./number-rules.ts";
import type { NumberItem, Unit } from "./quantities.ts";
import { NAME_WITH_DIGITS } from "./tokens.ts";

export type { NumberItem, NumberKind, Unit } from "./quantities.ts";

export interface ReadOptions {
  /** The language's decimal sign; `.` when not said. */
  decimal?: "." | ",";
  /** Whose number words are read; English ones when not said. */
  language?: Language;
}

/**
 * The quantities of `text`, left to right, not overlapping. Best given a folded text (`fold`): spans are offsets into what is
 * given. Rules are tried in order; what one has read is hidden from the next.
 */
export function readNumbers(text: string, options: ReadOptions = {}): NumberItem[] {
  const found: NumberItem[] = [];
  let rest = text.replace(NAME_WITH_DIGITS, blank);
  for (const rule of numberRules(options.decimal ?? ".", options.language ?? en)) {
    let hidden = "";
    let from = 0;
    for (const match of rest.matchAll(rule.pattern)) {
      const items = rule.read(match, text);
      if (items === undefined) continue;
      found.push(...items);
      hidden += rest.slice(from, match.index) + blank(match[0]);
      from = match.index + match[0].length;
    }
    if (from > 0) rest = hidden + rest.slice(from);
  }
  found.sort((a, b) => a.start - b.start);
  shareAcrossRanges(found, text);
  return found;
}

/** As long, and a word character, so that nothing is read across it. */
function blank(read: string): string {
  return "_".repeat(read.length);
}

const SCALED = /^\D*(?:[.,]|\d[\d.,]*) ?-?[a-z]+$/i;

/** In "10-15 percent", "$3-5 million" and "between 5 and 6 km" the first number means what the second says. */
function shareAcrossRanges(items: NumberItem[], text: string): void {
  for (const [index, high] of items.entries()) {
    const low = items[index - 1];
    if (low && isRange(low, high, text)) shareWith(low, high);
  }
}

function isRange(low: NumberItem, high: NumberItem, text: string): boolean {
  if (low.pair !== undefined || !ranges(low) || !ranges(high)) return false;
  const between = text.slice(low.end, high.start);
  if (/^ ?(?:-|to|or) ?$/.test(between)) return true;
  return between === " and " && /\b(?:between|both) $/.test(text.slice(0, low.start));
}

function ranges({ kind }: NumberItem): boolean {
  return kind === "num" || kind === "pct";
}

function shareWith(low: NumberItem, high: NumberItem): void {
  if (low.kind === "num" && !low.unit) low.kind = high.kind;
  low.unit ??= high.unit;
  if (SCALED.test(high.raw) && !SCALED.test(low.raw) && low.value < 1000) {
    const scale = high.value / Number(high.raw.replace(/[^\d.]/g, ""));
    if (low.currency === undefined || high.currency === undefined) low.value *= scale;
    else low.otherwise = low.value * scale;
  }
  low.currency ??= high.currency;
  high.currency ??= high.unit ? undefined : low.currency;
}

/** Whether the claim's quantity may be said on the strength of the span's: equal, fairly rounded, or fairly hedged. */
export function supports(claim: NumberItem, span: NumberItem): boolean {
  if (claim.kind === "code" || span.kind === "code")
    return bare(claim.raw) === bare(span.raw) && claim.kind === span.kind;
  if (claim.pair !== undefined && span.pair !== undefined) return claim.pair === span.pair;
  if (claim.kind === "vague" || span.kind === "vague") return vaguelySupports(claim, span);
  const pairing = comparable(claim, span);
  if (!pairing) return false;
  const [factor, tolerance] = pairing;
  const readings = (item: NumberItem): number[] =>
    item.otherwise === undefined ? [item.value] : [item.value, item.otherwise];
  return readings(claim).some((said) =>
    readings(span).some((held) => near(claim, said, span, held * factor, tolerance)),
  );
}

function bare(code: string): string {
  return code.toLowerCase().replace(/^v/, "");
}

/** What to multiply the span's value by to compare it with the claim's, and the slack allowed; undefined when they do not compare. */
function comparable(claim: NumberItem, span: NumberItem): [factor: number, slack: number] | undefined {
  if (claim.kind !== span.kind) {
    switch (`${claim.kind} ${span.kind}`) {
      case "frac pct":
        return [0.01, 0.03];
      case "pct frac":
        return [100, 3];
      case "bps pct":
        return [100, 0];
      case "pct bps":
        return [0.01, 0];
      case "decade year":
        return claim.value === span.value - (span.value % 10) ? [claim.value / span.value, 0] : undefined;
      case "ord day":
      case "ord num":
      case "day ord":
      case "year num":
      case "num year":
        return (span.currency ?? claim.currency) ? undefined : [1, 0];
      default:
        return undefined;
    }
  }
  const money = currencyFactor(claim.currency, span.currency, span.unit);
  const measure = unitFactor(claim.unit, span.unit);
  if (money === undefined || measure === undefined) return undefined;
  // Months and years do not divide evenly.
  return [money * measure, measure === 1 ? 0 : 0.01 * claim.value];
}

function currencyFactor(
  claim: string | undefined,
  span: string | undefined,
  spanUnit: Unit | undefined,
): number | undefined {
  if (claim === span || claim === undefined) return 1;
  // A list may say the currency once: "$5m or 6m". What carries a unit is no money.
  if (span === undefined) return spanUnit ? undefined : 1;
  const coin = (currency: string): boolean => currency === "cent" || currency === "penny";
  const pence = claim === "GBP" || span === "GBP";
  if (coin(claim) && !coin(span)) return (claim === "penny") === pence ? 100 : undefined;
  if (coin(span) && !coin(claim)) return (span === "penny") === pence ? 0.01 : undefined;
  return undefined;
}

const HUMAN = new Set(["people", "toll"]);

function unitFactor(claim: Unit | undefined, span: Unit | undefined): number | undefined {
  if (!claim || !span || claim.name === span.name) return 1;
  if (claim.dimension !== span.dimension)
    return HUMAN.has(claim.dimension) && HUMAN.has(span.dimension) ? 1 : undefined;
  return claim.factor > 0 && span.factor > 0 ? span.factor / claim.factor : undefined;
}

/** How far above or below an exact figure "more than" and "about" may stand. */
const HEDGE_SLACK = 0.06;
/** The same for fractions, of the whole. */
const FRACTION_SLACK = 0.06;

function near(claim: NumberItem, said: number, span: NumberItem, held: number, slack: number): boolean {
  if (claim.kind === "decade") return said === held || (Math.min(said, held) < 100 && said % 100 === held % 100);
  if (claim.hedge === "over" && span.hedge === "under") return false;
  if (claim.hedge === "under" && span.hedge === "over") return false;
  if (Math.abs(said - held) <= slack + 1e-9 * Math.abs(held)) return true;
  if (claim.kind === "frac") return roughly(claim, said, held);
  if (claim.kind !== "num" && claim.kind !== "pct") return false;
  if (isRounded(claim, said, span, held)) return true;
  // A figure that is hedged already is not hedged further.
  if (!claim.hedge || span.hedge) return false;
  return Math.abs(said - held) <= HEDGE_SLACK * Math.abs(held) && isOnSide(claim, said, held);
}

const isOnSide = ({ hedge }: NumberItem, said: number, held: number): boolean =>
  hedge === "about" || (hedge === "over" ? held >= said : held <= said);

/** "More than two fifths" of 44 per cent: fractions are coarse. */
const roughly = (claim: NumberItem, said: number, held: number): boolean =>
  claim.hedge !== undefined && Math.abs(said - held) <= FRACTION_SLACK && isOnSide(claim, said, held);

/** Four plain digits number bills, rooms and years as often as they count: they do not round. */
const IDENTIFIER = /^\d{4}$/;

/** Percentages round to the decimals said; other numbers to two digits or more, and only where somebody would: 1,234 and 3.62. */
function isRounded(claim: NumberItem, said: number, span: NumberItem, held: number): boolean {
  if (said === 0) return false;
  const decimals = /[.,](\d+)\D*$/.exec(claim.raw)?.[1]?.length ?? 0;
  if (claim.kind === "pct") return Math.abs(said - held) <= 0.5 * 10 ** -decimals + 1e-9;
  if (claim.digits < 2 || (Math.abs(held) < 1000 && Number.isInteger(held)) || IDENTIFIER.test(span.raw)) return false;
  const last = 10 ** (Math.floor(Math.log10(Math.abs(said))) - claim.digits + 1);
  return Math.abs(said - held) <= last / 2 + 1e-9 * Math.abs(held);
}

/** "Thousands" may be said of 3,500, not of 900 and not of 400,000. */
function vaguelySupports(claim: NumberItem, span: NumberItem): boolean {
  if (claim.kind === span.kind) return claim.value === span.value;
  if (claim.kind !== "vague" || span.kind !== "num" || span.currency !== claim.currency) return false;
  const exact = span.otherwise ?? span.value;
  return exact >= claim.value * 1.5 && exact < claim.value * 100;
}

/** One, first: they are articles and pronouns as often as numbers. */
export function isTrivial(item: NumberItem): boolean {
  return (
    item.value === 1 && !item.currency && (item.kind === "ord" || (item.kind === "num" && item.pair === undefined))
  );
}
