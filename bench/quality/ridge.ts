// Linear models with few parameters: ridge regression over named features, standardised.
import { CholeskyDecomposition, Matrix } from "ml-matrix";
import type { Features } from "../../src/extract/features.ts";

/** One thing seen: its features, what is to be told of it (one number an answer), and the story it stands in. */
export interface Row {
  features: Features;
  answers: number[];
  story: string;
  /** How much it counts beside the others; 1 where nothing is said. */
  counts?: number;
}

export interface Settings {
  /** Added to the diagonal. */
  penalty: number;
  /** A feature has to stand in this many rows and stories. */
  rows: number;
  stories: number;
  /** What words weigh beside the rest: below 1 they are trusted less. */
  words: number;
  /** Rows are told from the others of their own story alone: what one story has more of than another teaches nothing. */
  within?: boolean;
  /** Features that are not looked at. */
  without?: readonly string[];
}

/** Weights of raw feature values: `answer = base + sum of weight * (value - mean)`. */
export interface Fitted {
  base: number[];
  features: { name: string; mean: number; weights: number[] }[];
}

const isWord = (name: string): boolean => name.includes(":");

/** Least squares with a penalty on standardised weights (Hoerl and Kennard 1970). */
export function ridge(rows: readonly Row[], settings: Settings): Fitted {
  const { penalty, rows: least, stories, words, within = false, without = [] } = settings;
  const names = usable(rows, least, stories).filter((name) => !without.includes(name));
  const answers = rows[0]?.answers.length ?? 0;
  const counts = rows.map((row) => row.counts ?? 1);
  const mean = (values: readonly number[]): number => weightedMean(values, counts);
  const means = names.map((name) => mean(rows.map(({ features }) => features.get(name) ?? 0)));
  const scales = names.map((name, at) => {
    const deviation = Math.sqrt(mean(rows.map(({ features }) => ((features.get(name) ?? 0) - (means[at] ?? 0)) ** 2)));
    return (isWord(name) ? words : 1) / (deviation || 1);
  });
  const base = Array.from({ length: answers }, (_, at) => mean(rows.map((row) => row.answers[at] ?? 0)));
  const { among, toAnswers } = products(rows, names, counts);
  const groups = within ? [...Map.groupBy(rows, ({ story }) => story).values()] : [rows];
  for (const group of groups) centre(group, names, { among, toAnswers });
  const normal = Matrix.eye(names.length).mul(penalty);
  for (const [one, sums] of among.entries())
    for (let other = 0; other <= one; other += 1) {
      const value = normal.get(one, other) + (sums[other] ?? 0) * (scales[one] ?? 0) * (scales[other] ?? 0);
      normal.set(one, other, value).set(other, one, value);
    }
  const wanted = new Matrix(toAnswers.map((sums, one) => Array.from(sums, (sum) => sum * (scales[one] ?? 0))));
  const weights = new CholeskyDecomposition(normal).solve(wanted);
  return {
    base,
    features: names.map((name, at) => ({
      name,
      mean: means[at] ?? 0,
      weights: weights.getRow(at).map((weight) => weight * (scales[at] ?? 0)),
    })),
  };
}

interface Products {
  /** Of every two features. */
  among: Float64Array[];
  /** Of every feature and answer. */
  toAnswers: Float64Array[];
}

/** Takes out of the sums what the means of these rows make of them. */
function centre(rows: readonly Row[], names: readonly string[], { among, toAnswers }: Products): void {
  const counts = rows.map((row) => row.counts ?? 1);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const means = Float64Array.from(names, (name) =>
    weightedMean(
      rows.map(({ features }) => features.get(name) ?? 0),
      counts,
    ),
  );
  const base = (rows[0]?.answers ?? []).map((_, at) =>
    weightedMean(
      rows.map(({ answers }) => answers[at] ?? 0),
      counts,
    ),
  );
  for (const [one, sums] of among.entries()) {
    const own = all * (means[one] ?? 0);
    if (own === 0) continue;
    for (let other = 0; other <= one; other += 1) sums[other] = (sums[other] ?? 0) - own * (means[other] ?? 0);
    const answers = toAnswers[one] ?? new Float64Array();
    for (const [at, mean] of base.entries()) answers[at] = (answers[at] ?? 0) - own * mean;
  }
}

/**
 * Sums over all rows, of every two features multiplied and of every feature and answer: of raw values, which are mostly 0,
 * so that only what stands in a row is looked at. What centring takes away is known from the means (`centre`).
 */
function products(rows: readonly Row[], names: readonly string[], counts: readonly number[]): Products {
  const places = new Map(names.map((name, at) => [name, at]));
  const among = names.map((_, at) => new Float64Array(at + 1));
  const toAnswers = names.map(() => new Float64Array(rows[0]?.answers.length ?? 0));
  for (const [row, { features, answers }] of rows.entries()) {
    const held: [place: number, value: number][] = [];
    for (const [name, value] of features) {
      const place = places.get(name);
      if (place !== undefined && value !== 0) held.push([place, value]);
    }
    held.sort(([a], [b]) => a - b);
    for (const [at, [place, value]] of held.entries()) {
      const weighed = value * (counts[row] ?? 1);
      const sums = among[place] ?? new Float64Array();
      for (const [other, beside] of held.slice(0, at + 1)) sums[other] = (sums[other] ?? 0) + weighed * beside;
      const own = toAnswers[place] ?? new Float64Array();
      for (const [answer, wanted] of answers.entries()) own[answer] = (own[answer] ?? 0) + weighed * wanted;
    }
  }
  return { among, toAnswers };
}

function usable(rows: readonly Row[], least: number, stories: number): string[] {
  const counts = new Map<string, { rows: number; stories: Set<string> }>();
  for (const { features, story } of rows) {
    for (const [name, value] of features) {
      if (value === 0) continue;
      const count = counts.get(name) ?? { rows: 0, stories: new Set() };
      count.rows += 1;
      count.stories.add(story);
      counts.set(name, count);
    }
  }
  return [...counts]
    .filter(([, count]) => count.rows >= least && count.stories.size >= stories)
    .map(([name]) => name)
    .toSorted();
}

const weightedMean = (values: readonly number[], counts: readonly number[]): number =>
  values.reduce((sum, value, at) => sum + value * (counts[at] ?? 1), 0) /
  Math.max(
    1,
    counts.reduce((a, b) => a + b, 0),
  );
