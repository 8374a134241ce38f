// Tells by the words around it whether a number or name of a claim stands where the source has it.
import { LANGUAGES } from "../language/languages.ts";
import type { Reading } from "../language/reading.ts";
import type { Word } from "../language/tokens.ts";

/** An item in a text: a number or a name. */
export interface Slot {
  start: number;
  end: number;
}

interface Neighbours {
  left: Map<string, number>;
  right: Map<string, number>;
}

/** What a neighbour counts by its distance; words that carry no content count less. */
const BY_DISTANCE = [1, 0.8, 0.6, 0.4, 0.3];
const FUNCTION_WORD = 0.4;
/** A neighbour found on the other side: "he said" for "said he". */
const OTHER_SIDE = 0.3;

/** The words beside a slot, other slots left out, with their weights. */
function neighbours(words: readonly Word[], slot: Slot, slots: readonly Slot[]): Neighbours {
  const first = words.findIndex((word) => word.end > slot.start);
  const at = first < 0 ? words.length : first;
  return {
    left: weigh(words.slice(Math.max(0, at - LOOK), at).toReversed(), slots),
    right: weigh(words.slice(at, at + LOOK), slots),
  };
}

/** Words looked at on either side, those of other slots included. */
const LOOK = 16;

function weigh(side: readonly Word[], slots: readonly Slot[]): Map<string, number> {
  const weights = new Map<string, number>();
  let distance = 0;
  for (const word of side) {
    if (distance >= BY_DISTANCE.length) break;
    if (slots.some((slot) => word.start < slot.end && word.end > slot.start)) continue;
    const weight = (BY_DISTANCE[distance] ?? 0) * (word.content ? 1 : FUNCTION_WORD);
    weights.set(word.stem, Math.max(weight, weights.get(word.stem) ?? 0));
    distance += 1;
  }
  return weights;
}

function shared(a: Map<string, number>, b: Map<string, number>): number {
  let sum = 0;
  for (const [word, weight] of a) sum += Math.min(weight, b.get(word) ?? 0);
  return sum;
}

/** How alike the places of two slots are: 0 for nothing in common, about 2 to 4 for the same sentence. */
function affinity(a: Neighbours, b: Neighbours): number {
  const straight = shared(a.left, b.left) + shared(a.right, b.right);
  const across =
    shared(without(a.left, b.left), without(b.right, a.right)) +
    shared(without(a.right, b.right), without(b.left, a.left));
  return straight + OTHER_SIDE * across;
}

function without(words: Map<string, number>, found: Map<string, number>): Map<string, number> {
  return new Map([...words].filter(([word]) => !found.has(word)));
}

/** Whether both sides speak for it: each has something in common, or is the edge of the text in both. */
function samePlace(a: Neighbours, b: Neighbours): boolean {
  return (["left", "right"] as const).every((side) =>
    a[side].size === 0 || b[side].size === 0 ? a[side].size === b[side].size : shared(a[side], b[side]) > 0,
  );
}

/** By how much the other's place must fit better before a swap is called; more for an item that stands in a third's place. */
const SWAP_MARGIN = 0.7;
const TAKEN_MARGIN = 0.9;
const SURPLUS_MARGIN = 0;

/**
 * Items of the claim that the evidence holds, but in each other's places (or one in the place of a third).
 * `same` tells whether a claim's slot and an evidence's slot are the same number or name.
 */
export function swaps<T extends Slot>(
  claim: { reading: Reading; slots: T[] },
  evidence: { reading: Reading; slots: T[] },
  same: (claim: T, evidence: T) => boolean,
): [T, T][] {
  if (evidence.slots.length < 2 || passives(claim.reading.text) !== passives(evidence.reading.text)) return [];
  const held = evidence.slots.map((slot) => neighbours(evidence.reading.words, slot, evidence.slots));
  const places = claim.slots.map((slot) => {
    const around = neighbours(claim.reading.words, slot, claim.slots);
    const fits = held.map((place) => affinity(around, place));
    const own = evidence.slots.flatMap((other, index) => (same(slot, other) ? [fits[index] ?? 0] : []));
    return { slot, around, fits, own: own.length > 0 ? Math.max(...own) : undefined };
  });
  const found: [T, T][] = [];
  const fitIn = (place: (typeof places)[number], other: T): number =>
    Math.max(0, ...evidence.slots.map((slot, index) => (same(other, slot) ? (place.fits[index] ?? 0) : 0)));
  for (const [index, a] of places.entries()) {
    if (a.own === undefined) continue;
    for (const b of places.slice(index + 1)) {
      if (b.own === undefined || evidence.slots.some((slot) => same(a.slot, slot) && same(b.slot, slot))) continue;
      if (fitIn(a, b.slot) + fitIn(b, a.slot) > a.own + b.own + SWAP_MARGIN) found.push([a.slot, b.slot]);
    }
  }
  for (const { slot, around, own, fits } of places) {
    if (own === undefined || found.some((pair) => pair.includes(slot))) continue;
    const margin = isSurplus(slot, claim.slots, evidence.slots, same) ? SURPLUS_MARGIN : TAKEN_MARGIN;
    const taken = evidence.slots.find((other, index) => {
      const place = held[index];
      const better = (fits[index] ?? 0) > own + margin;
      return better && place && samePlace(around, place) && !claim.slots.some((said) => same(said, other));
    });
    if (taken) found.push([slot, taken]);
  }
  return found;
}

/** Whether the claim says this item more often than the evidence: one of the times it stands for something else. */
function isSurplus<T>(
  slot: T,
  claim: readonly T[],
  evidence: readonly T[],
  same: (claim: T, evidence: T) => boolean,
): boolean {
  const held = evidence.filter((other) => same(slot, other));
  return claim.filter((other) => held.some((one) => same(other, one))).length > held.length;
}

/** How alike two places are when they may be one. */
const LIKELY = 0.75;
/** They are the same sentence where all but this share of the words around them is, and these are more than a few. */
const SAME_SENTENCE = { share: 0.85, least: 1.5 };

/** The evidence's item whose place the claim's item has taken, when the claim says that item nowhere; `surely`: in the same sentence. */
export function replaced<T extends Slot>(
  slot: T,
  claim: { reading: Reading; slots: T[] },
  evidence: { reading: Reading; slots: T[] },
  same: (claim: T, evidence: T) => boolean,
  surely = false,
): T | undefined {
  const around = neighbours(claim.reading.words, slot, claim.slots);
  let best: T | undefined;
  let fit = surely ? Math.max(SAME_SENTENCE.least, SAME_SENTENCE.share * affinity(around, around)) : LIKELY;
  for (const other of evidence.slots) {
    if (claim.slots.some((said) => same(said, other))) continue;
    const alike = affinity(around, neighbours(evidence.reading.words, other, evidence.slots));
    if (alike > fit) [best, fit] = [other, alike];
  }
  return best;
}

const PASSIVES = LANGUAGES.flatMap(({ passive }) => passive ?? []).map(
  ({ auxiliaries, endings, by }) =>
    new RegExp(`\\b(?:${auxiliaries})\\b(?: \\p{L}+){0,2}? \\p{L}+(?:${endings}) (?:\\p{L}+ ){0,2}?${by}\\b`, "giu"),
);

/** A sentence turned from active to passive exchanges the places rightly. */
function passives(text: string): number {
  return PASSIVES.reduce((sum, passive) => sum + (text.match(passive)?.length ?? 0), 0);
}
