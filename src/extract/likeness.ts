// How near a word of the sources comes to a word of a question: itself, its family, another name.
import { kinOf } from "../language/kin.ts";
import { nearWords, sameWord } from "../language/same-words.ts";
import type { Aliases } from "./aliases.ts";

/** What a word of the sources is worth for one of the question: 1 for the word itself, less for others. */
export interface Likeness {
  /** The word itself, or one of its group. */
  own: number;
  /** Its family: "deliver", "delivery". */
  family: number;
  /** Near in meaning. */
  kin: number;
  /** Another name for the same person or thing. */
  alias: number;
}

/** Words begin alike for this many letters at least, and for this share of the longer one, to be a family. */
const FAMILY = { letters: 4, share: 0.6 };
/** A part of a compound, at its beginning or its end, has this many letters at least. */
const PART = 5;
/** Letters of an ending. */
const ENDING = 2;

/** What a group of near words is worth. */
const LISTED = 0.6;

/** For each term of a question the words of the vocabulary that come near it. */
export function likenesses(
  terms: readonly string[],
  vocabulary: Iterable<string>,
  aliases: Aliases,
): ReadonlyMap<string, Likeness>[] {
  const found = terms.map(() => new Map<string, Likeness>());
  const names = terms.map((term) => aliases.get(term));
  const listed = terms.map((term) => new Set(nearWords(term).map(sameWord)));
  const near = terms.map((term) => new Map(kinOf(term).map(([word, value]) => [sameWord(word), Math.sqrt(value)])));
  for (const word of vocabulary) {
    for (const [at, term] of terms.entries()) {
      const own = word === term ? 1 : 0;
      const family = own > 0 ? 1 : familyOf(term, word);
      const kin = Math.max(near[at]?.get(word) ?? 0, listed[at]?.has(word) ? LISTED : 0);
      const alias = names[at]?.get(word) ?? 0;
      if (own + family + kin + alias > 0) found[at]?.set(word, { own, family, kin, alias });
    }
  }
  return found;
}

/** 0..1 by what the two words share. */
function familyOf(a: string, b: string): number {
  const shared = beginsAlike(a, b);
  const longer = Math.max(a.length, b.length);
  if (shared >= FAMILY.letters && shared >= longer * FAMILY.share) return shared / longer;
  const [part, whole] = a.length < b.length ? [a, b] : [b, a];
  if (part.length >= PART && (whole.startsWith(part) || whole.endsWith(part))) return 0.6;
  // What stems keep of an ending differs: "Wasser", "Trinkwass".
  const root = part.slice(0, -ENDING);
  return part.length >= PART && root.length >= FAMILY.letters && whole.endsWith(root) ? 0.6 : 0;
}

function beginsAlike(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
}

/** A stem as questions and sources are compared by. */
export const compared = (stems: readonly string[]): string[] => stems.map(sameWord);
