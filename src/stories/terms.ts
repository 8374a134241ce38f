// Stories as clustering knows them, and the terms of a document: what both share, and what that weighs.
import type { Counted } from "./report.ts";

/** Stories looked up for one document. Rare terms come first, so what is left out shares only common ones. */
const MAX_CANDIDATES = 100;

export interface StoryTerms {
  /** In the order in which stories began: of two that are one, the older keeps its name. */
  number: number;
  id: string;
  /** The only source so far; undefined once there are several. Empty when nobody said. */
  source: string | undefined;
  size: number;
  /** Mean squared weight of its documents' terms. */
  mass: number;
  terms: string[];
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

/** The words of a story's one document, as they were packed; how they are spelt is not kept. */
export const unpacked = ({ terms }: StoryTerms, { counts }: Only): Counted[] =>
  counts.map((count, at): Counted => ({ term: terms[at]!, word: "", count: count >> 1, heads: count % 2 === 1 }));

export interface Term extends Counted {
  weight: number;
  /** Stories that hold the term, with how many of their documents do. */
  stories: ReadonlyMap<StoryTerms, number> | undefined;
}

/** Where a chain of stories that took each other ends. */
export function heirOf(heirs: ReadonlyMap<string, string>, story: string): string {
  let id = story;
  for (let heir = heirs.get(id); heir !== undefined; heir = heirs.get(id)) id = heir;
  return id;
}

/** The story by its name, and the most telling words that these terms share with it. */
export function shared(terms: readonly Term[], story: StoryTerms): { story: string; because: string[] } {
  const because = terms.filter(({ stories }) => stories?.has(story)).slice(0, 8);
  return { story: story.id, because: because.map(({ word }) => word) };
}

/** Stories that share a rare term; the rarest terms are looked at first, until there are enough. */
export function candidates(terms: readonly Term[]): Set<StoryTerms> {
  const found = new Set<StoryTerms>();
  const byRarity = terms
    .flatMap(({ stories }) => (stories ? [stories] : []))
    .toSorted((one, other) => one.size - other.size);
  for (const stories of byRarity) {
    if (found.size > 0 && found.size + stories.size > MAX_CANDIDATES) break;
    for (const story of stories.keys()) found.add(story);
  }
  return found;
}

export function massOf(terms: readonly Term[]): number {
  return terms.reduce((sum, { weight }) => sum + weight * weight, 0);
}

export function squares(vector: Map<string, number>): number {
  let sum = 0;
  for (const weight of vector.values()) sum += weight * weight;
  return sum;
}
