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
}

/** Weights of raw feature values: `answer = base + sum of weight * (value - mean)`. */
export interface Fitted {
  base: number[];
  features: { name: string; mean: number; weights: number[] }[];
}

const isWord = (name: string): boolean => name.includes(":");

/** Least squares with a penalty on standardised weights (Hoerl and Kennard 1970). */
export function ridge(rows: readonly Row[], { penalty, rows: least, stories, words }: Settings): Fitted {
  const names = usable(rows, least, stories);
  const answers = rows[0]?.answers.length ?? 0;
  const counts = rows.map((row) => row.counts ?? 1);
  const mean = (values: readonly number[]): number => weightedMean(values, counts);
  const means = names.map((name) => mean(rows.map(({ features }) => features.get(name) ?? 0)));
  const scales = names.map((name, at) => {
    const deviation = Math.sqrt(mean(rows.map(({ features }) => ((features.get(name) ?? 0) - (means[at] ?? 0)) ** 2)));
    return (isWord(name) ? words : 1) / (deviation || 1);
  });
  const roots = counts.map(Math.sqrt);
  const x = new Matrix(
    rows.map(({ features }, row) =>
      names.map((name, at) => (roots[row] ?? 1) * ((features.get(name) ?? 0) - (means[at] ?? 0)) * (scales[at] ?? 0)),
    ),
  );
  const base = Array.from({ length: answers }, (_, at) => mean(rows.map((row) => row.answers[at] ?? 0)));
  const y = new Matrix(
    rows.map((row, place) => row.answers.map((value, at) => (roots[place] ?? 1) * (value - (base[at] ?? 0)))),
  );
  const turned = x.transpose();
  const normal = turned.mmul(x).add(Matrix.eye(names.length).mul(penalty));
  const weights = new CholeskyDecomposition(normal).solve(turned.mmul(y));
  return {
    base,
    features: names.map((name, at) => ({
      name,
      mean: means[at] ?? 0,
      weights: weights.getRow(at).map((weight) => weight * (scales[at] ?? 0)),
    })),
  };
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
