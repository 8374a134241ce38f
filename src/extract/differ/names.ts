// What somebody or something is called, and where two outlets disagree on it.
import type { Disagreement } from "../../core/domain.ts";
import type { NameItem } from "../../language/names.ts";
import type { Word } from "../../language/tokens.ts";
import { stem } from "../../language/words.ts";
import { sentence } from "../../words/index.ts";
import { cosine, without } from "../vectors.ts";
import { personOf } from "./ages.ts";
import { knows } from "./places.ts";
import { contentOf, sides, type ValueSpan, type Statement } from "./statement.ts";

/** Sentences must tell the same thing this closely, the names left out. */
const SAME_THING = 0.42;

/** One full name each between the same words, of which neither outlet knows the other's. */
export function namesDiffer(a: Statement, b: Statement, all: readonly Statement[]): Disagreement | undefined {
  for (const mine of a.said.names.filter(isFullName)) {
    for (const theirs of b.said.names.filter(isFullName)) {
      const [one, other] = [{ parts: unshared(mine, theirs) }, { parts: unshared(theirs, mine) }];
      if (one.parts.length === 0 || other.parts.length === 0) continue;
      const [left, right] = [neighbour(mine, a, "before"), neighbour(theirs, b, "before")];
      const [next, after] = [neighbour(mine, a, "behind"), neighbour(theirs, b, "behind")];
      if (!left || !next || left.stem !== right?.stem || next.stem !== after?.stem) continue;
      const names = new Set([...mine.parts, ...theirs.parts].map(stem));
      if (cosine(without(a.passage.vector, names), without(b.passage.vector, names)) < SAME_THING) continue;
      if (knows(b, one, all) || knows(a, other, all)) continue;
      return {
        about: sentence("post.aboutName", { word: left.text }),
        kind: "name",
        sides: sides(a, mine.raw, b, theirs.raw),
      };
    }
  }
  return undefined;
}

function isFullName({ parts, weak, acronym }: NameItem): boolean {
  return parts.length > 1 && !weak && !acronym;
}

/** The words of a person's name that the other has not. */
function unshared(name: NameItem, other: NameItem): string[] {
  return personOf(name).filter((part) => !other.parts.includes(part));
}

function neighbour(span: ValueSpan, statement: Statement, side: "before" | "behind"): Word | undefined {
  const words = contentOf(statement);
  return side === "before"
    ? words.findLast(({ end }) => end <= span.start)
    : words.find(({ start }) => start >= span.end);
}
