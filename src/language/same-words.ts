// Words that ask for the same thing: a question says "killed", the source says "died".
import { LANGUAGES } from "./languages.ts";
import { splitWords } from "./phrases.ts";
import { stem } from "./words.ts";

const groupOf = new Map<string, string>();
for (const line of LANGUAGES.flatMap(({ synonyms }) => synonyms?.trim().split("\n") ?? [])) {
  const stems = splitWords(line).map(stem);
  for (const each of stems) groupOf.set(each, stems[0] ?? each);
}

const nearGroups = new Map<string, string[][]>();
for (const line of LANGUAGES.flatMap(({ near, names }) =>
  [near, names?.same].flatMap((list) => list?.trim().split("\n") ?? []),
)) {
  const stems = splitWords(line).map(stem);
  for (const each of stems) nearGroups.set(each, [...(nearGroups.get(each) ?? []), stems]);
}

/** The stems that stand in one group with it, a looser one than `sameWord`. */
export const nearWords = (term: string): string[] => (nearGroups.get(term) ?? []).flat();

/** The stem that stands for all words of its group; other stems stand for themselves. */
export function sameWord(term: string): string {
  return groupOf.get(term) ?? term;
}
