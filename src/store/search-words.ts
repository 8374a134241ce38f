// Texts as Postgres holds them for a search: terms with their places, those of a title apart.
import { PARAGRAPH, sentences } from "../language/sentences.ts";
import { searchTerms } from "../language/search-terms.ts";

/** What Postgres counts to, and how many places of one term tell anything. */
const LAST_PLACE = 16_383;
const MOST_PLACES = 8;

export interface Indexed {
  /** A tsvector, written out. */
  vector: string;
  /** Terms in all. */
  length: number;
}

export function indexed(title: string, text: string): Indexed {
  const places = new Map<string, string[]>();
  const titled = searchTerms(title);
  const terms = [...titled, ...searchTerms(text)].slice(0, LAST_PLACE);
  for (const [at, term] of terms.entries()) {
    const held = places.get(term);
    if (held === undefined) places.set(term, [`${at + 1}${at < titled.length ? "A" : ""}`]);
    else if (held.length < MOST_PLACES) held.push(`${at + 1}`);
  }
  return {
    vector: [...places].map(([term, at]) => `${quoted(term)}:${at.join(",")}`).join(" "),
    length: terms.length,
  };
}

/** A term inside a tsvector or tsquery. Terms are letters, marks and digits; nothing else would be let through either. */
export const quoted = (term: string): string => `'${term.replaceAll(/[^\p{L}\p{M}\p{N}]/gu, "")}'`;
export const unquoted = (term: string): string => term.slice(1, -1);

/** Words of a usual sentence, and how much its length takes from one. */
const SENTENCE = { usual: 14, weight: 0.3 };

/** The weight of all asked words that stand together in one sentence of a text, a long sentence counting for less. */
export function mostInOneSentence(
  { title, text, language }: { title: string; text: string; language: string },
  weights: ReadonlyMap<string, number>,
): number {
  let most = weightIn(title, weights).weight;
  for (const [paragraph] of text.matchAll(PARAGRAPH)) {
    // No sentence of it can hold more than all of it: few paragraphs have to be parted.
    if (weightIn(paragraph, weights).held / (1 - SENTENCE.weight) <= most) continue;
    for (const { start, end } of sentences(paragraph, language))
      most = Math.max(most, weightIn(paragraph.slice(start, end), weights).weight);
  }
  return most;
}

/** The weight of the asked words that a text holds, and what its length leaves of that. */
function weightIn(said: string, weights: ReadonlyMap<string, number>): { held: number; weight: number } {
  const terms = searchTerms(said);
  let held = 0;
  // Of hundreds of words a few are asked for: these alone are looked at for what was said before.
  const asked = terms.filter((term) => weights.has(term));
  for (const term of new Set(asked)) held += weights.get(term) ?? 0;
  return { held, weight: held / (1 - SENTENCE.weight + (SENTENCE.weight * terms.length) / SENTENCE.usual) };
}
