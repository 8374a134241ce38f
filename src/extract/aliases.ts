// Other words for the people of a story: "the governor" for LePage, "the 43-year-old" for Lindqvist.
import { readWords, type Word } from "../language/tokens.ts";
import { sameWord } from "../language/same-words.ts";
import { fold } from "../language/fold.ts";
import type { Passage } from "./passages.ts";

/** By stem, the stems that may stand for it; the more there are to choose from, the less each counts. */
export type Aliases = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Words before a name that tell what it is: "White House economic adviser Larry Summers". */
const MOST_BEFORE = 4;
/** Words of the description after a name and a comma: "Jay Nixon, the state's governor,". */
const MOST_AFTER = 6;
const AGE = /^\d{1,3}$/;

/** Reads who is called what in `passages`. */
export function aliasesOf(passages: readonly Passage[]): Aliases {
  const found = new Map<string, Map<string, number>>();
  for (const { text } of passages) {
    const words = readWords(fold(text).text);
    for (let at = 0; at < words.length; at += 1) {
      const end = nameFrom(words, at);
      if (end === at) continue;
      const name = sameWord(words[end - 1]?.stem ?? "");
      for (const described of [...before(words, at), ...after(words, end)]) {
        link(found, name, described);
        link(found, described, name);
      }
      at = end - 1;
    }
  }
  return new Map([...found].map(([stem, others]) => [stem, shares(others)]));
}

/** Where the run of capitalised words that begins at `at` ends; `at` where none does, or where it may be a sentence's first word. */
function nameFrom(words: readonly Word[], at: number): number {
  let end = at;
  while (end < words.length && isNamed(words[end]) && !(end > at && words[end]?.stopped)) end += 1;
  return end === at + 1 && words[at]?.initial ? at : end;
}

const isNamed = (word: Word | undefined): boolean => word !== undefined && word.capital && word.content;

function before(words: readonly Word[], at: number): string[] {
  const found: string[] = [];
  for (let back = at - 1; back >= Math.max(0, at - MOST_BEFORE); back -= 1) {
    const word = words[back];
    if (!word?.content || words[back + 1]?.stopped) break;
    found.push(sameWord(word.stem));
  }
  // "Gov. Paul LePage": a title is part of the run, and its first word.
  const first = words[at];
  const next = words[at + 1];
  if (first && next && isNamed(next)) found.push(sameWord(first.stem));
  return found;
}

function after(words: readonly Word[], end: number): string[] {
  const first = words[end];
  if (!first?.stopped) return [];
  if (AGE.test(first.plain)) return [first.stem];
  const found: string[] = [];
  for (const word of words.slice(end, end + MOST_AFTER)) {
    if (word.stopped && word !== first) break;
    if (word.capital && found.length === 0 && word === first) return [];
    if (word.content) found.push(sameWord(word.stem));
  }
  return found;
}

function link(into: Map<string, Map<string, number>>, from: string, to: string): void {
  if (from === to || from === "" || to === "") return;
  const known = into.get(from) ?? new Map<string, number>();
  into.set(from, known.set(to, (known.get(to) ?? 0) + 1));
}

/** How often each stands beside it, as a share of all. */
function shares(others: ReadonlyMap<string, number>): Map<string, number> {
  const all = [...others.values()].reduce((sum, count) => sum + count, 0);
  return new Map([...others].map(([stem, count]) => [stem, Math.sqrt(count / all)]));
}
