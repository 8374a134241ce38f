// Filters as people type them: words to have and to leave out, origins, importance.
import type { Filters } from "../core/domain.ts";
import { typedTags } from "./tags.ts";
import { isOff, wholeNumber, wordList } from "./values.ts";

export const filterOptions = {
  include: { shape: "flag", runs: true },
  exclude: { shape: "flag", runs: true },
  tags: { shape: "flag", runs: true },
  origins: { shape: "flag" },
  importance: { shape: "flag", choices: ["high", "any"] },
} as const;

interface TypedFilters {
  readonly include?: string | undefined;
  readonly exclude?: string | undefined;
  readonly tags?: string | undefined;
  readonly origins?: string | undefined;
  readonly importance?: "high" | "any" | undefined;
}

/** The filters as they are then: what was not said stays. */
export const readFilters = (
  { include, exclude, tags, origins, importance }: TypedFilters,
  before: Filters,
): Filters => ({
  include: wordsOf(include, before.include),
  exclude: wordsOf(exclude, before.exclude),
  ...tagsOf(tags, before.tags),
  minOrigins: origins === undefined ? before.minOrigins : wholeNumber(origins, 1, 20, "origins"),
  importance: importance === undefined ? before.importance : importance === "high" ? "high" : undefined,
});

/** "off" takes the words back. */
function wordsOf(typed: string | undefined, before: string[]): string[] {
  if (typed === undefined) return before;
  return isOff(typed) ? [] : wordList(typed);
}

/** Without tags, filters say nothing of them. */
function tagsOf(typed: string | undefined, before: Filters["tags"]): Pick<Filters, "tags"> {
  const tags = typed === undefined ? (before ?? []) : typedTags(typed);
  return tags.length > 0 ? { tags } : {};
}
