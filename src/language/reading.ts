// What a text says: its words, numbers, dates and names, each read when first asked for.
import { readDates, type DateItem } from "./dates.ts";
import type { Checks } from "./checks.ts";
import { nameEvidence, readNames, type NameEvidence, type NameItem } from "./names.ts";
import { readNumbers, type NumberItem } from "./numbers.ts";
import { readWords, type Word } from "./tokens.ts";

export interface Reading {
  /** Folded; all spans of this reading are offsets into it. */
  readonly text: string;
  readonly words: Word[];
  readonly numbers: NumberItem[];
  readonly dates: DateItem[];
  readonly names: NameItem[];
  readonly lookup: NameEvidence;
}

/** Reads a folded text. What a language's checks leave out is left out. */
export function readText(folded: string, checks: Checks): Reading {
  const words = once(() => readWords(folded));
  const numbers = once(() => (checks.numbers ? readNumbers(folded, checks) : []));
  const dates = once(() => (checks.dates ? readDates(folded, checks.language) : []));
  const names = once(() => (checks.names ? readNames(words(), folded) : []));
  const lookup = once(() => nameEvidence(words(), folded));
  return {
    text: folded,
    get words() {
      return words();
    },
    get numbers() {
      return numbers();
    },
    get dates() {
      return dates();
    },
    get names() {
      return names();
    },
    get lookup() {
      return lookup();
    },
  };
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
