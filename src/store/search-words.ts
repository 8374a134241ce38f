// Texts as Postgres holds them for a search: terms with their places, those of a title apart.
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
