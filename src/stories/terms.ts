// Stories as clustering knows them, and the terms of a document: what both share, and what that weighs.
import type { Counted } from "./report.ts";

/** A term of the index, and the stories that hold it. */
export interface PostingList {
  term: string;
  /** In any text, 0 to 1. */
  rarity: number;
  /** It says what kind of event or page it is, never which one. */
  routine: boolean;
  /** Its place among the bits of stories; others share it. */
  bit: number;
  /** Set to one number for all terms of a story, to tell them from others for a moment. */
  mark: number;
  /** How many documents of each story have it. */
  stories: Map<StoryTerms, number>;
  /** The number of these stories. To ask the map would be to fetch it. */
  held: number;
}

/**
 * Which terms a story cannot hold: each sets its bit in the stories that hold it. To look a term up in the index is dear, since a
 * large one lies in no cache of the processor, and most stories that are looked at hold none of the terms.
 */
interface Bits {
  b0: number;
  b1: number;
  b2: number;
  b3: number;
}
export const BITS = 128;

export function setBit(bits: Bits, bit: number): void {
  const mask = 1 << (bit & 31);
  if (bit < 32) bits.b0 |= mask;
  else if (bit < 64) bits.b1 |= mask;
  else if (bit < 96) bits.b2 |= mask;
  else bits.b3 |= mask;
}

/** False where the story surely does not hold a term of this bit. */
export function mayHold({ b0, b1, b2, b3 }: Bits, bit: number): boolean {
  const [low, high] = bit < 64 ? [b0, b1] : [b2, b3];
  return (((bit & 32) === 0 ? low : high) & (1 << (bit & 31))) !== 0;
}

export interface StoryTerms extends Bits {
  /** In the order in which stories began: of two that are one, the older keeps its name. */
  number: number;
  id: string;
  /** The only source so far; undefined once there are several. Empty when nobody said. */
  source: string | undefined;
  size: number;
  /** Mean squared weight of its documents' terms. */
  mass: number;
  /** No more than that, and whole: such numbers lie in the story itself, where others have a place of their own. */
  massAtLeast: number;
  terms: PostingList[];
  firstAt: number;
  /** Mean time of its documents. */
  middle: number;
  lastAt: number;
  /** Telling terms of the first title that a text stands below. */
  title: ReadonlySet<string>;
  /** The only document so far; undefined once there are several. */
  only: Only | undefined;
  /** Stories compared with this one and found different, with the size both had together; undefined before the first. */
  differs: Map<number, number> | undefined;
  /** Its place among the stories that were last looked at together, where it was one of them. */
  place: number;
}

/** A story's one document, as it is looked at again; most stories stay at one, so it is kept small. */
export interface Only {
  /** For each of the story's terms how often it stands there, times two, and one more where it heads. */
  counts: readonly number[];
  source: string;
  at: number;
}

/** Nothing of a title: one for all stories that have none. */
export const NO_TITLE: ReadonlySet<string> = new Set();

export const packed = (terms: readonly Counted[]): number[] =>
  terms.map(({ count, heads }) => count * 2 + Number(heads));

export interface Term extends Counted {
  weight: number;
  /** Undefined where no story holds the term yet. */
  posting: PostingList | undefined;
}

/** Where a chain of stories that took each other ends. */
export function heirOf(heirs: ReadonlyMap<string, string>, story: string): string {
  let id = story;
  for (let heir = heirs.get(id); heir !== undefined; heir = heirs.get(id)) id = heir;
  return id;
}

/** The story by its name, and the most telling words that these terms share with it. */
export function shared(terms: readonly Term[], story: StoryTerms): { story: string; because: string[] } {
  const because = terms.filter(({ posting }) => posting?.stories.has(story)).slice(0, 8);
  return { story: story.id, because: because.map(({ word }) => word) };
}

/** Whether a story is known by a term that so many of its documents have. */
export const isKnownBy = ({ size }: StoryTerms, count: number): boolean => count >= 5 && count >= size * 0.5;

export function massOf(terms: readonly Term[]): number {
  let sum = 0;
  for (const { weight } of terms) sum += weight * weight;
  return sum;
}
