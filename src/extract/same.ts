// Do two sentences of a story tell the same fact? Outlets word one event differently.
import type { Features } from "./features.ts";
import { shareFigures } from "./figures.ts";
import type { Passage } from "./passages.ts";
import { cosine } from "./vectors.ts";

/** Less alike than this, two sentences tell different things. */
export const LEAST_ALIKE = 0.08;

/** What two sentences have in common, as named numbers. */
export function pairFeatures(a: Passage, b: Passage): Features {
  const [one, other] = [new Set(a.terms), new Set(b.terms)];
  const shared = one.intersection(other).size;
  const quoted = ({ text }: Passage): boolean => /["“”]/u.test(text);
  const likeness = cosine(a.vector, b.vector);
  const flag = (holds: boolean): number => (holds ? 1 : 0);
  const elsewhere = a.article !== b.article;
  const opening = a.index < 2 && b.index < 2;
  return new Map([
    ["likeness", likeness],
    ["likeness squared", likeness * likeness],
    ["elsewhere", flag(elsewhere)],
    ["likeness elsewhere", elsewhere ? likeness : 0],
    ["openings", flag(elsewhere && opening)],
    ["first sentences", flag(elsewhere && a.index === 0 && b.index === 0)],
    ["shared of shorter", shared / Math.max(1, Math.min(one.size, other.size))],
    ["shared of all", shared / Math.max(1, one.union(other).size)],
    ["shared", Math.min(10, shared)],
    ["same figures", flag(shareFigures(a, b))],
    ["one quotes", flag(quoted(a) !== quoted(b))],
    ["both quote", flag(quoted(a) && quoted(b))],
    ["lengths apart", Math.abs(Math.log((1 + a.wordCount) / (1 + b.wordCount)))],
    ["neighbours", flag(!elsewhere && Math.abs(a.index - b.index) === 1)],
  ]);
}
