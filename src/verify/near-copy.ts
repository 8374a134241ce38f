// Finds the name that a claim puts for another in a sentence that it copies otherwise.
import { missingParts, type NameItem } from "../language/names.ts";
import type { Reading } from "../language/reading.ts";
import type { Word } from "../language/tokens.ts";

/** Words that a claim and a sentence must have in common before and after what differs. */
const SAME_WORDS = 6;
/** Words that may differ on either side. */
const LONGEST = 4;

/** What the claim says, and what the sentence has there; undefined unless a name was exchanged in a copy. */
export function exchangedName(claim: Reading, sentence: Reading): { said: string; held: string } | undefined {
  const [said, held] = differing(claim.words, sentence.words);
  if (said.length === 0 || held.length === 0 || said.length > LONGEST || held.length > LONGEST) return undefined;
  if (claim.words.length - said.length < SAME_WORDS) return undefined;
  const name = asName(said, claim);
  const other = sentence.names.some((one) => held.some((word) => word.start >= one.start && word.end <= one.end));
  // "The FBI" for "Federal Bureau", "Mr. Trump" for "Donald Trump": some part of it is there.
  if (!name || !other || missingParts(name, sentence.lookup).length < name.parts.length) return undefined;
  return { said: name.raw, held: raw(held, sentence) };
}

/** The words between the longest common beginning and the longest common end. */
function differing(a: readonly Word[], b: readonly Word[]): [Word[], Word[]] {
  const shorter = Math.min(a.length, b.length);
  let before = 0;
  while (before < shorter && a[before]?.plain === b[before]?.plain) before += 1;
  let after = 0;
  while (after < shorter - before && a.at(-1 - after)?.plain === b.at(-1 - after)?.plain) after += 1;
  return [a.slice(before, a.length - after), b.slice(before, b.length - after)];
}

/** The capitalised words as one name, titles like "Attorney General" too; undefined where they are a day or open a sentence. */
function asName(words: readonly Word[], claim: Reading): NameItem | undefined {
  const capitals = words.filter((word) => word.capital && !word.initial);
  const [first] = capitals;
  const last = capitals.at(-1);
  if (!first || !last) return undefined;
  if ([...claim.dates, ...claim.numbers].some(({ start, end }) => start < last.end && end > first.start))
    return undefined;
  const parts = capitals.map(({ plain }) => plain);
  return { raw: raw(capitals, claim), parts, acronym: false, weak: false, start: first.start, end: last.end };
}

const raw = (words: readonly Word[], { text }: Reading): string => text.slice(words[0]?.start ?? 0, words.at(-1)?.end);
