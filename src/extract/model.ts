// Linear models of a sentence: what was learned from labelled stories, applied.
import type { Features } from "./features.ts";

/** `answer = base + sum of weight * (value - mean)`, one base and one weight for each answer. */
export interface LinearModel {
  base: readonly number[];
  features: readonly (readonly [name: string, mean: number, ...weights: number[]])[];
}

/** The same sum with the means taken out beforehand: only what stands in a row is looked at. */
interface Prepared {
  base: readonly number[];
  weights: ReadonlyMap<string, readonly number[]>;
}

const prepared = new WeakMap<LinearModel, Map<string, Prepared>>();

/** The model's answers for one row. Words of a language that the row is not written in count nothing. */
export function answersOf(model: LinearModel, row: Features, language: string): number[] {
  const { base, weights } = preparedFor(model, language);
  const answers = [...base];
  for (const [name, value] of row) {
    const own = value === 0 ? undefined : weights.get(name);
    if (own) for (let at = 0; at < own.length; at += 1) answers[at] = (answers[at] ?? 0) + (own[at] ?? 0) * value;
  }
  return answers;
}

function preparedFor(model: LinearModel, language: string): Prepared {
  const known = prepared.get(model) ?? new Map<string, Prepared>();
  prepared.set(model, known);
  let one = known.get(language);
  if (!one) known.set(language, (one = prepare(model, language)));
  return one;
}

function prepare({ base, features }: LinearModel, language: string): Prepared {
  const counted = features.filter(([name]) => !name.includes(":") || name.startsWith(`${language}:`));
  const middle = base.map((value, at) =>
    counted.reduce((sum, [, mean, ...weights]) => sum - mean * (weights[at] ?? 0), value),
  );
  return { base: middle, weights: new Map(counted.map(([name, , ...weights]) => [name, weights])) };
}
