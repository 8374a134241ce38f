// Stories as clustering knows them, and the terms of a document: what both share, and what that weighs.
import { type Counted, isRoutine } from "./report.ts";

/** Stories looked up for one document. Rare terms come first, so what is left out shares only common ones. */
const MAX_CANDIDATES = 100;

/** A term of the index, and the stories that hold it. */
export interface PostingList {
  term: string;
  /** In any text, 0 to 1. */
  rarity: number;
  /** How many documents of each story have it. */
  stories: Map<StoryTerms, number>;
}

export interface StoryTerms {
  /** In the order in which stories began: of two that are one, the older keeps its name. */
  number: number;
  id: string;
  /** The only source so far; undefined once there are several. Empty when nobody said. */
  source: string | undefined;
  size: number;
  /** Mean squared weight of its documents' terms. */
  mass: number;
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
  counts.map((count, at): Counted => ({ term: terms[at]!.term, word: "", count: count >> 1, heads: count % 2 === 1 }));

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

/** What a document shares with a story, so far as it was looked at. */
export interface Hit {
  /** Sum over the shared terms of the squared weight times the root of the part of the story's documents that have the term. */
  weight: number;
  /** Words that tell of the event, one that the story is known by counted twice; and words that only name its kind. */
  telling: number;
  routine: number;
}

export const noHit = (): Hit => ({ weight: 0, telling: 0, routine: 0 });

/** Adds one more term that both have. */
export function addTo(hit: Hit, { term, weight }: Term, count: number, story: StoryTerms): void {
  hit.weight += weight * weight * Math.sqrt(count / story.size);
  if (isRoutine(term)) hit.routine += 1;
  else hit.telling += isKnownBy(story, count) ? 2 : 1;
}

/** Whether a story is known by a term that so many of its documents have. */
export const isKnownBy = ({ size }: StoryTerms, count: number): boolean => count >= 5 && count >= size * 0.5;

/** The stories that a document may be of: those that share a rare term with it, and what they share of the terms that were looked at. */
export interface Nearby {
  hits: ReadonlyMap<StoryTerms, Hit>;
  /** Terms of too many stories to look at each. */
  rest: readonly Term[];
}

/** The rarest terms are looked at first, until there are stories enough. */
export function nearby(terms: readonly Term[]): Nearby {
  const hits = new Map<StoryTerms, Hit>();
  const byRarity = terms
    .filter(({ stories }) => stories !== undefined)
    .toSorted((one, other) => one.stories!.size - other.stories!.size);
  let looked = 0;
  for (const term of byRarity) {
    const { stories = new Map<StoryTerms, number>() } = term;
    if (hits.size > 0 && hits.size + stories.size > MAX_CANDIDATES) break;
    looked += 1;
    for (const [story, count] of stories) {
      let hit = hits.get(story);
      if (!hit) hits.set(story, (hit = noHit()));
      addTo(hit, term, count, story);
    }
  }
  return { hits, rest: byRarity.slice(looked) };
}

export function massOf(terms: readonly Term[]): number {
  return terms.reduce((sum, { weight }) => sum + weight * weight, 0);
}

export function squares(vector: Map<string, number>): number {
  let sum = 0;
  for (const weight of vector.values()) sum += weight * weight;
  return sum;
}
