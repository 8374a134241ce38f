// Polarity: finds a claim that says the opposite of its evidence, by negation or by an opposite word.
import { stem } from "./words.ts";
import { verbStem } from "./irregular.ts";
import { OPPOSITES } from "./opposites.ts";
import type { Word } from "./tokens.ts";

const NEGATIONS = new Set(
  `not no never none nobody nothing nowhere neither nor without cannot cant wont dont didnt doesnt isnt wasnt arent werent
  hasnt havent hadnt shouldnt wouldnt couldnt hardly`.split(/\s+/),
);
/** Verbs that deny what follows them: "refused to testify" and "did not testify" agree. */
const DENIALS = new Set(
  `fail fails failed failing refuse refuses refused refusing decline declines declined declining deny denies denied denying
  unable unwilling`.split(/\s+/),
);
/** Words that carry a negation on to the next one. */
const CARRIERS = new Set(
  `be been being is are was were am have has had having do does did will would shall should can could may might must a an the any to
  of in on at for it its that this there yet ever even really actually also still already he she they we i you his her their our
  very so as too all`.split(/\s+/),
);
/** A negation reaches so many words. */
const REACH = 5;

interface Cue {
  text: string;
  /** Stem of the word it denies, of a verb that of its base form. */
  target: string;
  at: number;
}

function denies(words: readonly Word[], at: number): boolean {
  const plain = words[at]?.plain ?? "";
  if (DENIALS.has(plain)) return true;
  const next = words[at + 1];
  // No. 5, "no doubt".
  if (plain === "no" && next && (next.stopped || /^\d/.test(next.plain) || next.plain === "doubt")) return false;
  return plain.endsWith("n't") || NEGATIONS.has(plain);
}

/** The words a negation reaches: a few, and none beyond the next comma. */
function clauseAfter(words: readonly Word[], at: number): Word[] {
  const after = words.slice(at + 1, at + 1 + REACH);
  const stop = after.findIndex(({ stopped }) => stopped);
  return stop < 0 ? after : after.slice(0, stop);
}

/** Every negation with the word it denies: the next that is no carrier. */
function cuesOf(words: readonly Word[]): Cue[] {
  return words.flatMap((word, at) => {
    if (!denies(words, at)) return [];
    const reached = clauseAfter(words, at);
    const target = reached.find(({ plain }) => !CARRIERS.has(plain) && !plain.endsWith("n't")) ?? reached[0];
    return target ? [{ text: word.text, target: verbStem(target.plain), at }] : [];
  });
}

/** Whether one of the cues stands close before a word of this stem. */
function reaches(cues: readonly Cue[], words: readonly Word[], target: string): boolean {
  return cues.some(({ at }) => clauseAfter(words, at).some((word) => verbStem(word.plain) === target));
}

export interface Flip {
  /** What the claim says, and what the evidence says. */
  claim: string;
  evidence: string;
}

/** The words on which claim and evidence say the opposite of each other. Evidence: the whole sentences around the cited spans. */
export function flips(claim: readonly Word[], evidence: readonly Word[]): Flip[] {
  return [...negationFlips(claim, evidence), ...oppositeFlips(claim, evidence), ...prefixFlips(claim, evidence)];
}

function negationFlips(claim: readonly Word[], evidence: readonly Word[]): Flip[] {
  const mine = cuesOf(claim);
  const theirs = cuesOf(evidence);
  // What is denied on both sides is settled; what remains must be answered by a cue that remains.
  const [left, unanswered] = [[...theirs], [] as Cue[]];
  for (const cue of mine) {
    const match = left.findIndex(({ target }) => target === cue.target);
    if (match >= 0) left.splice(match, 1);
    else unanswered.push(cue);
  }
  const affirmed = (words: readonly Word[], cues: readonly Cue[], target: string): number =>
    words.filter((word) => verbStem(word.plain) === target).length - cues.filter((cue) => cue.target === target).length;
  const inserted = unanswered.filter(
    ({ target }) => evidence.some((word) => verbStem(word.plain) === target) && !reaches(left, evidence, target),
  );
  const removed = left.filter(
    ({ target }) =>
      affirmed(claim, mine, target) > Math.max(0, affirmed(evidence, theirs, target)) &&
      !reaches(unanswered, claim, target),
  );
  return [
    ...inserted.map(({ text, target }) => ({ claim: `${text} ... ${target}`, evidence: target })),
    ...removed.map(({ text, target }) => ({ claim: target, evidence: `${text} ... ${target}` })),
  ];
}

/** Whether a negation makes up for an opposite word: one side denies it, and has more negations than the other. */
function madeUp(claim: readonly Word[], at: number, evidence: readonly Word[], there: number): boolean {
  const [mine, theirs] = [cuesOf(claim), cuesOf(evidence)];
  const reached = (cues: readonly Cue[], index: number): boolean =>
    cues.some((cue) => cue.at < index && index - cue.at <= REACH);
  return mine.length !== theirs.length && reached(mine, at) !== reached(theirs, there);
}

function count(words: readonly Word[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word.plain, (counts.get(word.plain) ?? 0) + 1);
  return counts;
}

function oppositeFlips(claim: readonly Word[], evidence: readonly Word[]): Flip[] {
  const said = count(claim);
  const held = count(evidence);
  const found: Flip[] = [];
  for (const [word, times] of said) {
    if (times <= (held.get(word) ?? 0)) continue;
    const opposite = (OPPOSITES.get(word) ?? []).find((other) => (held.get(other) ?? 0) > (said.get(other) ?? 0));
    if (opposite === undefined || sameSide(word, claim, evidence)) continue;
    const at = claim.findIndex((one) => one.plain === word);
    const there = evidence.findIndex((one) => one.plain === opposite);
    // "did not fall" for "rose".
    if (madeUp(claim, at, evidence, there)) continue;
    if (isConverse(claim, at, evidence, there)) continue;
    found.push({ claim: word, evidence: opposite });
  }
  return found;
}

/** The evidence says it too, in another form of the word ("rise" for "rose" beside "fell"). */
function sameSide(word: string, claim: readonly Word[], evidence: readonly Word[]): boolean {
  const stemmed = stem(word);
  return evidence.filter((one) => one.stem === stemmed).length >= claim.filter((one) => one.stem === stemmed).length;
}

/** "A after B" for "B before A": opposite words between exchanged neighbours say the same. */
function isConverse(claim: readonly Word[], at: number, evidence: readonly Word[], there: number): boolean {
  const side = (words: readonly Word[]): Set<string> =>
    new Set(words.filter((word) => word.content).map((word) => word.stem));
  const around = (words: readonly Word[], index: number): [Set<string>, Set<string>] => [
    side(words.slice(Math.max(0, index - 8), index)),
    side(words.slice(index + 1, index + 9)),
  ];
  const overlap = (a: Set<string>, b: Set<string>): number => [...a].filter((word) => b.has(word)).length;
  const [left, right] = around(claim, at);
  const [heldLeft, heldRight] = around(evidence, there);
  return (
    overlap(left, heldRight) + overlap(right, heldLeft) > 2 * (overlap(left, heldLeft) + overlap(right, heldRight))
  );
}

const PREFIX = /^(?:un|in|im|il|ir|dis|non|mis|anti)(?=\p{L}{4,}$)/u;

/** illegal for legal, disapprove for approve: unless a negation makes it good. */
function prefixFlips(claim: readonly Word[], evidence: readonly Word[]): Flip[] {
  const flipped = (mine: readonly Word[], theirs: readonly Word[]): [Word, Word][] =>
    mine.flatMap((word, at): [Word, Word][] => {
      const base = word.plain.replace(PREFIX, "");
      if (base === word.plain || theirs.some((other) => other.stem === word.stem)) return [];
      const there = theirs.findIndex((other) => other.plain === base || (base.length > 4 && other.stem === stem(base)));
      const other = theirs[there];
      if (!other || mine.some((one) => one.stem === other.stem) || madeUp(mine, at, theirs, there)) return [];
      return [[word, other]];
    });
  return [
    ...flipped(claim, evidence).map(([word, other]) => ({ claim: word.text, evidence: other.text })),
    ...flipped(evidence, claim).map(([word, other]) => ({ claim: other.text, evidence: word.text })),
  ];
}
