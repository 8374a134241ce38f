// Finds the passage that a quote means; the wording found is the text's, never the model's.
import { canon, unfold, type Folded } from "../language/fold.ts";
import type { PreparedSource, TextSpan } from "./source.ts";

export interface Alignment extends TextSpan {
  /** `valid`: letter for letter but for spelling signs, or with an ellipsis. `relocated`: words differ, the true span is given. */
  status: "valid" | "relocated";
  /** 1 for valid; else the share of the quote's words that stand in the span, in order. */
  score: number;
}

/** Below this share of matching words a quote is not located. */
const LOCATED = 0.85;
/** A part of a quote with an ellipsis is at least so many words long, so that chance finds none. */
const PART_WORDS = 3;
/** Words that an ellipsis may leave out. */
const LEFT_OUT = 80;
/** What a quote leaves out, or puts in: an ellipsis, or a remark in brackets, which is short. */
export const GAP = /\.\s?\.\s?\.|…|\[[^\]]{0,200}\]/;
/** Quotes shorter than this are looked for only where they are said to be. */
const SHORT = 3;

/**
 * Where the quote stands in the source: first in the sentence it is cited from (`sentence` counts from 1), then in its neighbours,
 * then anywhere. Undefined when it stands nowhere. Word edit distance after Sellers, J. Algorithms 1 (1980).
 */
export function align(quote: string, source: PreparedSource, sentence?: number): Alignment | undefined {
  const wanted = canon(quote);
  if (wanted === "") return undefined;
  const regions = regionsAround(source, sentence);
  const places = wanted.split(" ").length < SHORT && sentence !== undefined ? regions.slice(0, -1) : regions;
  const parts = quote
    .split(GAP)
    .map(canon)
    .filter((part) => part !== "");
  for (const region of places) {
    const exact = findWords(source, wanted, region);
    if (exact) return { ...exact, status: "valid", score: 1 };
    const elided = parts.length > 1 ? findParts(source, parts, region) : undefined;
    if (elided) return { ...elided, status: "valid", score: 1 };
  }
  for (const region of places) {
    const near = findNear(source, wanted.split(" "), region);
    if (near) return near;
  }
  return undefined;
}

/** Spans of the canonical text to search, nearest first. */
function regionsAround(source: PreparedSource, sentence: number | undefined): TextSpan[] {
  const all = { start: 0, end: source.canon.text.length };
  if (sentence === undefined || !source.source.sentences[sentence - 1]) return [all];
  const near = [0, 1].flatMap((around) => source.sentenceSpan([sentence - 1], around) ?? []);
  return [...near.map((span) => toCanon(source.canon, span)), all];
}

/** The part of a folded text that comes from a span of the original. */
function toCanon(folded: Folded, span: TextSpan): TextSpan {
  const from = lowerBound(folded.map, span.start);
  return { start: from, end: Math.max(from, lowerBound(folded.map, span.end)) };
}

function lowerBound(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whole words only; `from` and `to` bound the search in the canonical text. */
function indexOfWords(text: string, wanted: string, from: number, to: number): number {
  let at = text.indexOf(wanted, from);
  while (at >= 0 && at + wanted.length <= to) {
    const before = text[at - 1] ?? " ";
    const after = text[at + wanted.length] ?? " ";
    if (before === " " && after === " ") return at;
    at = text.indexOf(wanted, at + 1);
  }
  return -1;
}

function findWords(source: PreparedSource, wanted: string, region: TextSpan): TextSpan | undefined {
  const { canon: text } = source;
  // Scripts without spaces have no word borders to respect.
  const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(wanted);
  const at = unspaced
    ? text.text.indexOf(wanted, region.start)
    : indexOfWords(text.text, wanted, region.start, region.end);
  return at < 0 ? undefined : unfold(text, at, at + wanted.length);
}

/** All parts in order, with no more left out between two than an ellipsis may. */
function findParts(source: PreparedSource, parts: string[], region: TextSpan): TextSpan | undefined {
  if (parts.some((part) => part.split(" ").length < PART_WORDS)) return undefined;
  const { text } = source.canon;
  let start: number | undefined;
  let end = region.start;
  for (const part of parts) {
    const at = indexOfWords(text, part, end, region.end);
    if (at < 0) return undefined;
    if (start !== undefined && text.slice(end, at).split(" ").length > LEFT_OUT) return undefined;
    start ??= at;
    end = at + part.length;
  }
  return start === undefined ? undefined : unfold(source.canon, start, end);
}

/** The stretch of the region with the fewest word edits from the quote, when they are few enough. */
function findNear(source: PreparedSource, wanted: string[], region: TextSpan): Alignment | undefined {
  const { text } = source.canon;
  const held = Array.from(text.slice(region.start, region.end).matchAll(/\S+/g));
  const allowed = Math.floor((1 - LOCATED) * wanted.length + 1e-9);
  if (allowed === 0 || held.length === 0) return undefined;
  // costs[i]: edits to turn the first i words of the quote into words that end here; starts[i]: where those begin.
  let costs = wanted.map((_, index) => index).concat(wanted.length);
  let starts = costs.map(() => 0);
  let best = { cost: allowed + 1, from: 0, to: 0 };
  for (const [column, { 0: word }] of held.entries()) {
    const nextCosts = [0];
    const nextStarts = [column + 1];
    for (const [row, mine] of wanted.entries()) {
      const diagonal = (costs[row] ?? 0) + (mine === word ? 0 : 1);
      const left = (costs[row + 1] ?? 0) + 1;
      const up = (nextCosts[row] ?? 0) + 1;
      const least = Math.min(diagonal, left, up);
      nextCosts.push(least);
      nextStarts.push(
        (least === diagonal ? starts[row] : least === left ? starts[row + 1] : nextStarts[row]) ?? column,
      );
    }
    [costs, starts] = [nextCosts, nextStarts];
    const cost = costs[wanted.length] ?? Infinity;
    if (cost < best.cost) best = { cost, from: starts[wanted.length] ?? 0, to: column };
  }
  const first = held[best.from];
  const last = held[best.to];
  if (best.cost > allowed || !first || !last) return undefined;
  const span = unfold(source.canon, region.start + first.index, region.start + last.index + last[0].length);
  return span && { ...span, status: "relocated", score: 1 - best.cost / wanted.length };
}
