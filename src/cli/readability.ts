// How a text reads and how much of it is copied: measures of words alone. Pure.
import { words } from "../language/words.ts";

/** Groups of vowels, one at least; a silent e at the end does not count. English. */
function syllables(word: string): number {
  const groups = word.replace(/(?<=[^aeiouyl])e$/, "").match(/[aeiouy]+/g)?.length ?? 0;
  return Math.max(1, groups);
}

/** Flesch-Kincaid school grade (Kincaid et al. 1975); undefined without words. Made for English. */
export function readingGrade(sentences: string[]): number | undefined {
  const all = sentences.flatMap(words);
  if (all.length === 0) return undefined;
  const spoken = all.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (all.length / sentences.length) + 11.8 * (spoken / all.length) - 15.59;
}

/** The value below which `share` of the values lie. */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/**
 * Extractive fragments (Grusky et al. 2018): `coverage` is the share of words that stand in copied runs, `density` the mean of the
 * squared lengths of those runs.
 */
export function copied(text: string, source: string): { coverage: number; density: number } {
  const said = words(text);
  const held = words(source);
  const places = new Map<string, number[]>();
  for (const [i, word] of held.entries()) places.set(word, [...(places.get(word) ?? []), i]);
  let inRuns = 0;
  let squares = 0;
  for (let i = 0; i < said.length;) {
    let longest = 0;
    for (const place of places.get(said[i] ?? "") ?? []) {
      let run = 0;
      while (i + run < said.length && said[i + run] === held[place + run]) run += 1;
      longest = Math.max(longest, run);
    }
    inRuns += longest;
    squares += longest ** 2;
    i += Math.max(1, longest);
  }
  const all = Math.max(1, said.length);
  return { coverage: inRuns / all, density: squares / all };
}

/** Share of word triples that occurred before. */
export function repetition(text: string): number {
  const all = words(text);
  const triples = all.slice(2).map((word, i) => `${all[i]} ${all[i + 1]} ${word}`);
  return triples.length === 0 ? 0 : 1 - new Set(triples).size / triples.length;
}
