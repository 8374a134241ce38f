// Support: how much of a claim's wording an article bears out, for claims that cite no passage.
import type { Sentence } from "../core/domain.ts";
import type { PreparedSource } from "./source.ts";
import type { Word } from "../language/tokens.ts";

/**
 * Thresholds chosen on the development half of QAGS (480 sentences of machine summaries, both parts together), on nothing else.
 * COPIED: score of a claim that repeats the article. REWORDED: a claim that tells the article in other words needs so many content
 * words, most of them the article's, from so many places; short ones are too easily put together wrong.
 */
const COPIED = 0.925;
const REWORDED = { words: 7, found: 0.8, near: 0.2, places: 4 };

/** Two content words of the article this many content words apart count as near. */
const NEAR = 4;

export interface Support {
  /** Half: pairs of neighbour words that stand in the article. Quarters: content words that stand near each other in it, and those that one sentence holds. */
  score: number;
  /** Share of content words found anywhere. */
  found: number;
  /** Share of neighbouring content words that stand near each other in the article. */
  near: number;
  /** How often the longest copied runs, read in order, change from one sentence of the article to another. */
  places: number;
  contentWords: number;
}

interface Index {
  stems: string[];
  /** Sentence of each word. */
  sentence: number[];
  positions: Map<string, number[]>;
  pairs: Set<string>;
  nearPairs: Set<string>;
  bySentence: Set<string>[];
}

const indexes = new WeakMap<PreparedSource, Index>();

function indexOf(source: PreparedSource): Index {
  const known = indexes.get(source);
  if (known) return known;
  const sentences = source.source.sentences.map((span: Sentence) => source.words(span));
  const words = sentences.flat();
  const content = words.filter((word) => word.content).map((word) => word.stem);
  const positions = new Map<string, number[]>();
  for (const [at, { stem }] of words.entries()) {
    const places = positions.get(stem);
    if (places) places.push(at);
    else positions.set(stem, [at]);
  }
  const index: Index = {
    stems: words.map((word) => word.stem),
    sentence: sentences.flatMap((sentence, at) => sentence.map(() => at)),
    positions,
    pairs: new Set(pairsOf(words.map((word) => word.stem))),
    nearPairs: new Set(
      content.flatMap((stem, at) => content.slice(at + 1, at + 1 + NEAR).map((next) => `${stem} ${next}`)),
    ),
    bySentence: sentences.map((sentence) => new Set(sentence.map((word) => word.stem))),
  };
  indexes.set(source, index);
  return index;
}

function pairsOf(stems: readonly string[]): string[] {
  return stems.slice(1).map((stem, at) => `${stems[at]} ${stem}`);
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.length === 0 ? 0 : items.filter(holds).length / items.length;
}

/** Measures a claim's words against one article. */
export function measureSupport(claim: readonly Word[], source: PreparedSource): Support {
  const index = indexOf(source);
  const stems = claim.map((word) => word.stem);
  const content = claim.filter((word) => word.content).map((word) => word.stem);
  const near = share(pairsOf(content), (pair) => index.nearPairs.has(pair));
  const best = Math.max(0, ...index.bySentence.map((held) => share(content, (stem) => held.has(stem))));
  return {
    score: share(pairsOf(stems), (pair) => index.pairs.has(pair)) / 2 + (near + best) / 4,
    found: share(content, (stem) => index.positions.has(stem)),
    near,
    places: places(stems, index),
    contentWords: content.length,
  };
}

/** Cuts the claim into the longest runs that stand in the article, left to right, and counts changes of sentence between them. */
function places(stems: readonly string[], { stems: held, sentence, positions }: Index): number {
  let changes = 0;
  let last: { sentence: number; end: number } | undefined;
  for (let from = 0; from < stems.length;) {
    let run = { length: 0, at: -1 };
    for (const at of positions.get(stems[from] ?? "") ?? []) {
      let length = 1;
      while (from + length < stems.length && stems[from + length] === held[at + length]) length += 1;
      const goesOn = last !== undefined && sentence[at] === last.sentence && at > last.end;
      if (length > run.length || (length === run.length && goesOn && sentence[run.at] !== last?.sentence))
        run = { length, at };
    }
    if (run.length === 0) last = undefined;
    else {
      const here = sentence[run.at] ?? 0;
      if (last && last.sentence !== here) changes += 1;
      last = { sentence: here, end: run.at + run.length };
    }
    from += Math.max(1, run.length);
  }
  return changes;
}

/** Whether the wording speaks for the claim: it repeats the article, or tells it at length in its words. */
export function isBorneOut({ score, found, near, places: changes, contentWords }: Support): boolean {
  if (score >= COPIED) return true;
  return (
    contentWords >= REWORDED.words && found >= REWORDED.found && near >= REWORDED.near && changes >= REWORDED.places
  );
}

/** The sentence that holds most of the claim's content words, and their share; undefined for an empty article. */
export function bestSentence(
  claim: readonly Word[],
  source: PreparedSource,
): { index: number; share: number } | undefined {
  const content = claim.filter((word) => word.content).map((word) => word.stem);
  let best: { index: number; share: number } | undefined;
  for (const [at, held] of indexOf(source).bySentence.entries()) {
    const alike = share(content, (stem) => held.has(stem));
    if (!best || alike > best.share) best = { index: at, share: alike };
  }
  return best;
}
