// Filters as people type them: words to have and to leave out, origins, importance.
import type { Filters } from "../core/domain.ts";
import { isOff, wholeNumber, wordList } from "./values.ts";

export const filterOptions = {
  include: { shape: "flag", runs: true },
  exclude: { shape: "flag", runs: true },
  origins: { shape: "flag" },
  importance: { shape: "flag", choices: ["high", "any"] },
} as const;

interface TypedFilters {
  readonly include?: string | undefined;
  readonly exclude?: string | undefined;
  readonly origins?: string | undefined;
  readonly importance?: "high" | "any" | undefined;
}

/** The filters as they are then: what was not said stays. */
export const readFilters = ({ include, exclude, origins, importance }: TypedFilters, before: Filters): Filters => ({
  include: wordsOf(include, before.include),
  exclude: wordsOf(exclude, before.exclude),
  minOrigins: origins === undefined ? before.minOrigins : wholeNumber(origins, 1, 20, "origins"),
  importance: importance === undefined ? before.importance : importance === "high" ? "high" : undefined,
});

/** "off" takes the words back. */
function wordsOf(typed: string | undefined, before: string[]): string[] {
  if (typed === undefined) return before;
  return isOff(typed) ? [] : wordList(typed);
}
