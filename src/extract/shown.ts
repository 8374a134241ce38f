// Which of the ranked sentences are shown as answers, and which neighbour goes with each.
import type { Claim } from "../core/domain.ts";
import type { ReadQuestion } from "./asked.ts";
import type { Marked, Sources } from "./marks.ts";
import { passageClaim, type Passage } from "./passages.ts";
import { leans } from "./standing.ts";

export const MOST_CLAIMS = 3;
/** Words of two sentences shown as one passage, and of all passages. */
const MOST_WORDS = { passage: 85, all: 240 };
/** The sentence after is more often the one that belongs to it. */
const AFTER = 0.3;
/** A sentence that is not understood without the one before it goes with it. */
const LEANS = 1.5;
/** Where two things are asked, how fast a lower score counts for less, and what of a sentence's worth the next one has too. */
const PAIR = { slope: 2, next: 1.5 };
/** Sentences from which pairs are made. */
const MOST_PAIRED = 60;

export interface RankedPassage extends Marked {
  score: number;
  /** Its share of the softmax of all scores. */
  chance: number;
}

/** One sentence, or it and its neighbour: the places of the first and of the last among all passages. */
interface Window {
  first: number;
  last: number;
}

/**
 * The best passages of two neighbouring sentences at most, best first; no sentence twice. Of two things that a question
 * asks the second is most often told right behind the first.
 */
export function claimsShown(
  ranked: readonly RankedPassage[],
  { passages }: Sources,
  { isDouble }: Pick<ReadQuestion, "isDouble">,
): Claim[] {
  const windows = isDouble ? bestPairs(ranked, passages) : bestWithNeighbour(ranked, passages);
  return windows.flatMap(({ first, last }) => {
    const [from, to] = [passages[first], passages[last]];
    return from && to ? passageClaim(from, to) : [];
  });
}

/** The best sentences, each with the better of its neighbours. */
function bestWithNeighbour(ranked: readonly RankedPassage[], passages: readonly Passage[]): Window[] {
  const scores = new Map(ranked.map(({ at, score }) => [at, score]));
  const held = holder(passages);
  for (const { at } of ranked) {
    if (held.isFull()) break;
    if (!held.fits(at, at)) continue;
    const worth = (other: number): number => {
      const later = passages[Math.max(at, other)];
      return (scores.get(other) ?? 0) + (later && leansBack(later) ? LEANS : 0) + (other > at ? AFTER : 0);
    };
    const [neighbour] = [at + 1, at - 1]
      .filter((other) => held.fits(Math.min(at, other), Math.max(at, other)))
      .toSorted((a, b) => worth(b) - worth(a));
    held.take(Math.min(at, neighbour ?? at), Math.max(at, neighbour ?? at));
  }
  return held.windows;
}

const leansBack = ({ text, article, insideQuote }: Passage): boolean => insideQuote || leans(text, article);

/** The windows whose sentences are worth most together, the one that holds the best sentence first. */
function bestPairs(ranked: readonly RankedPassage[], passages: readonly Passage[]): Window[] {
  const best = ranked[0]?.score ?? 0;
  const own = new Map(ranked.map(({ at, score }) => [at, Math.exp((score - best) / PAIR.slope)]));
  const areNeighbours = (first: number, last: number): boolean => isNext(passages[first], passages[last]);
  const worth = (at: number): number =>
    (own.get(at) ?? 0) + (areNeighbours(at - 1, at) ? PAIR.next * (own.get(at - 1) ?? 0) : 0);
  const possible = ranked.slice(0, MOST_PAIRED).flatMap(({ at }): (Window & { worth: number })[] => [
    { first: at - 1, last: at, worth: worth(at - 1) + worth(at) },
    { first: at, last: at + 1, worth: worth(at) + worth(at + 1) },
    { first: at, last: at, worth: worth(at) },
  ]);
  const held = holder(passages);
  for (const { first, last } of possible.toSorted((a, b) => b.worth - a.worth)) {
    if (held.isFull()) break;
    if (held.fits(first, last)) held.take(first, last);
  }
  const highest = ({ first, last }: Window): number => Math.max(own.get(first) ?? 0, own.get(last) ?? 0);
  return held.windows.toSorted((a, b) => highest(b) - highest(a));
}

const isNext = (first: Passage | undefined, last: Passage | undefined): boolean =>
  first !== undefined && last !== undefined && first.article === last.article && last.index - first.index === 1;

/** Takes windows as long as there is room for more, and no sentence twice. */
function holder(passages: readonly Passage[]) {
  const taken = new Set<number>();
  const windows: Window[] = [];
  let words = 0;
  const size = (first: number, last: number): number =>
    (passages[first]?.wordCount ?? 0) + (last > first ? (passages[last]?.wordCount ?? 0) : 0);
  return {
    windows,
    isFull: (): boolean => windows.length >= MOST_CLAIMS,
    fits(first: number, last: number): boolean {
      if (taken.has(first) || taken.has(last)) return false;
      if (first !== last && (!isNext(passages[first], passages[last]) || size(first, last) > MOST_WORDS.passage))
        return false;
      return words + size(first, last) <= MOST_WORDS.all;
    },
    take(first: number, last: number): void {
      taken.add(first).add(last);
      words += size(first, last);
      windows.push({ first, last });
    },
  };
}
