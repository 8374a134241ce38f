// How much a sentence tells of its story: central in its article, early in it, said by others too.
import { fold } from "../language/fold.ts";
import { checksFor } from "../language/checks.ts";
import { readNumbers, supports, type NumberItem } from "../language/numbers.ts";
import { centroid, cosine, likenessTo, scaled, type Vector } from "./vectors.ts";
import type { Passage } from "./passages.ts";

/** A passage with its worth, 0..1 within the story, and the passages of other origins that say the same, best first. */
export interface Ranked extends Passage {
  score: number;
  alsoSaidBy: Passage[];
}

/** Two sentences of different origins say the same from this cosine on. */
export const SAME = 0.4;
/** Candidates kept per origin: a long article has its news in far fewer sentences. */
const SHORTLIST = 40;
/** And of all origins together: what many long articles cost is bounded by this. */
const LONGEST_LIST = 200;
/** Close enough to stand as a further receipt of the same claim, and with this many content words at least. */
const RECEIPT = { cosine: 0.45, terms: 5, most: 2 };
/** Weight of the centroid of all origins beside what a sentence is worth in its own. */
const ACROSS = 0.8;
const LEXRANK_FROM_SOURCES = 3;
const LEXRANK_EDGE = 0.1;
const LEXRANK_ROUNDS = 20;
const DAMPING = 0.85;

/**
 * The passages of `candidates` best first. Within an origin: half centroid, half position e^(-i/4); across origins:
 * the centroid of all, and how many other origins have a sentence with cosine >= `SAME`; from three origins on, LexRank
 * (Erkan and Radev 2004) over the candidates. Lead position beats graph methods on single news articles, centrality beats
 * it on many; hence both.
 */
export function rank(all: readonly Passage[], candidates: readonly Passage[]): Ranked[] {
  const groups = Map.groupBy(all, ({ origin }) => origin);
  const shared = centroid(all.map(({ vector }) => vector));
  const local = new Map<Passage, number>();
  for (const group of groups.values()) {
    const own = centroid(group.map(({ vector }) => vector));
    const central = scaled(group.map(({ vector }) => cosine(vector, own)));
    for (const [at, passage] of group.entries()) {
      local.set(passage, 0.5 * (central[at] ?? 0) + 0.5 * Math.exp(-passage.index / 4));
    }
  }
  const several = groups.size > 1;
  const worth = (passage: Passage): number => local.get(passage) ?? 0;
  const early = (passage: Passage): number => worth(passage) + (several ? ACROSS * cosine(passage.vector, shared) : 0);
  const shortlist = [...Map.groupBy(candidates, ({ origin }) => origin).values()]
    .flatMap((group) => best(group, SHORTLIST, worth))
    .toSorted((a, b) => early(b) - early(a))
    .slice(0, LONGEST_LIST);
  const support = supportOf(shortlist, all);
  const across = scaled(shortlist.map(({ vector }) => cosine(vector, shared)));
  const lex = groups.size >= LEXRANK_FROM_SOURCES ? lexRank(shortlist.map(({ vector }) => vector)) : undefined;
  const scores = shortlist.map((passage, at) => {
    const echo = several ? (support[at]?.length ?? 0) / (groups.size - 1) : 0;
    return worth(passage) + (several ? ACROSS * (across[at] ?? 0) + 0.5 * echo : 0) + 0.3 * (lex?.[at] ?? 0);
  });
  const even = scaled(scores);
  return shortlist
    .map((passage, at) => ({ ...passage, score: even[at] ?? 0, alsoSaidBy: support[at] ?? [] }))
    .toSorted((a, b) => b.score - a.score);
}

function best(passages: readonly Passage[], count: number, worth: (passage: Passage) => number): Passage[] {
  return passages.toSorted((a, b) => worth(b) - worth(a)).slice(0, count);
}

/** The passages that may be cited beside `passage`, closest first: other origins saying the same, every number included. */
export function citedWith(passage: Ranked): Passage[] {
  return passage.alsoSaidBy
    .filter(({ vector, terms }) => terms.length >= RECEIPT.terms && cosine(vector, passage.vector) >= RECEIPT.cosine)
    .filter((other) => holdsNumbers(passage, other))
    .slice(0, RECEIPT.most);
}

/** Whether `other` gives every number that `passage` does. */
export function holdsNumbers(passage: Passage, other: Passage): boolean {
  return numbersOf(passage).every((number) => numbersOf(other).some((said) => supports(number, said)));
}

function numbersOf({ text, article }: Passage): NumberItem[] {
  return readNumbers(fold(text).text, checksFor(article.language));
}

/** For each passage, the closest sentence of every other origin that is close enough, best first. */
function supportOf(passages: readonly Passage[], all: readonly Passage[]): Passage[][] {
  const likenesses = likenessTo(all.map(({ vector }) => vector));
  return passages.map(({ vector, origin, article }) => {
    const best = new Map<string, { passage: Passage; likeness: number }>();
    for (const [at, likeness] of likenesses(vector)) {
      const passage = all[at];
      if (!passage || likeness < SAME || passage.origin === origin || passage.article.domain === article.domain)
        continue;
      if (likeness > (best.get(passage.origin)?.likeness ?? 0)) best.set(passage.origin, { passage, likeness });
    }
    return [...best.values()].toSorted((a, b) => b.likeness - a.likeness).map(({ passage }) => passage);
  });
}

/** Stationary weight of each vector in the similarity graph, scaled to a largest of 1. */
function lexRank(vectors: readonly Vector[]): number[] {
  const edges = vectors.map((vector, from) =>
    vectors.flatMap((other, to) => {
      const value = from === to ? 0 : cosine(vector, other);
      return value >= LEXRANK_EDGE ? [{ to, value }] : [];
    }),
  );
  const totals = edges.map((list) => list.reduce((sum, { value }) => sum + value, 0));
  let weights = vectors.map(() => 1 / vectors.length);
  for (let round = 0; round < LEXRANK_ROUNDS; round += 1) {
    const next = vectors.map(() => (1 - DAMPING) / vectors.length);
    for (const [from, list] of edges.entries()) {
      for (const { to, value } of list)
        next[to] = (next[to] ?? 0) + (DAMPING * (weights[from] ?? 0) * value) / (totals[from] || 1);
    }
    weights = next;
  }
  return scaled(weights);
}
