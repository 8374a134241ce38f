// What a stretch of text says, read once: its words, numbers, dates and names.
import { readDates, type DateItem } from "./dates.ts";
import type { Checks } from "./languages.ts";
import { nameEvidence, readNames, type NameEvidence, type NameItem } from "./names.ts";
import { readNumbers, type NumberItem } from "./numbers.ts";
import { readWords, type Word } from "./tokens.ts";

export interface Reading {
  /** Folded; all spans of this reading are offsets into it. */
  text: string;
  words: Word[];
  numbers: NumberItem[];
  dates: DateItem[];
  names: NameItem[];
  lookup: NameEvidence;
}

/** Reads a folded text. What a language's checks leave out is left out. */
export function read(folded: string, checks: Checks): Reading {
  const words = readWords(folded);
  const names = checks.names ? readNames(words, folded) : [];
  return {
    text: folded,
    words,
    names,
    dates: checks.dates ? readDates(folded) : [],
    numbers: checks.numbers ? readNumbers(folded, { decimal: checks.decimal }) : [],
    lookup: nameEvidence(words, folded),
  };
}
