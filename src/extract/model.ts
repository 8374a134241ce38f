// Linear models of a sentence: what `bench/quality/train.ts` learned, applied.
import type { Features } from "./features.ts";

/** `answer = base + sum of weight * (value - mean)`, one base and one weight for each answer. */
export interface LinearModel {
  base: readonly number[];
  features: readonly (readonly [name: string, mean: number, ...weights: number[]])[];
}

/** The model's answers for one row. Words of a language that the row is not written in count nothing. */
export function answersOf({ base, features }: LinearModel, row: Features, language: string): number[] {
  const answers = [...base];
  for (const [name, mean, ...weights] of features) {
    const colon = name.indexOf(":");
    if (colon >= 0 && name.slice(0, colon) !== language) continue;
    const value = (row.get(name) ?? 0) - mean;
    for (const [at, weight] of weights.entries()) answers[at] = (answers[at] ?? 0) + weight * value;
  }
  return answers;
}
