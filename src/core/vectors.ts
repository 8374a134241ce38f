// Texts as directions: which of them point the way that another does.
import type { Article } from "./domain.ts";

/** Characters of a report that say what it is about. */
const OPENING = 600;

/** What stands for a report: its title, and how its text opens. */
export const reportText = ({ title, text }: Pick<Article, "title" | "text">): string =>
  `${title}\n${text.slice(0, OPENING)}`;

/** How alike two are, -1 to 1: of vectors of length 1, the cosine. */
export function likeness(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** The places of those most like `query`, the mostAlike first. */
export const mostAlike = (query: Float32Array, others: readonly Float32Array[], most: number): number[] =>
  others
    .map((other, at) => ({ at, like: likeness(query, other) }))
    .toSorted((one, other) => other.like - one.like)
    .slice(0, most)
    .map(({ at }) => at);

/** How many there must be before one can stand out, and by how many deviations it does. */
const CROWD = 12;
const OUT = 3;

/**
 * The place of the one that stands out among all by its likeness to `query`; undefined where none does. Models differ in what a
 * cosine of .6 means to them, so each is measured against the others alone.
 */
export function standsOut(query: Float32Array, others: readonly Float32Array[]): number | undefined {
  if (others.length < CROWD) return undefined;
  const all = others.map((other) => likeness(query, other));
  const best = all.reduce((most, like, at) => (like > (all[most] ?? -1) ? at : most), 0);
  const rest = all.filter((_, at) => at !== best);
  const mean = rest.reduce((sum, like) => sum + like, 0) / rest.length;
  const spread = Math.sqrt(rest.reduce((sum, like) => sum + (like - mean) ** 2, 0) / rest.length);
  return (all[best] ?? 0) > mean + OUT * Math.max(spread, 0.02) ? best : undefined;
}
