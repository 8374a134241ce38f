// Polarity: finds a claim that says the opposite of its evidence, by negation or by an opposite word.
import { en } from "./en.ts";
import type { Language, PolarityWords } from "./language.ts";
import { perLanguage } from "./languages.ts";
import { splitWords } from "./phrases.ts";
import type { Word } from "./tokens.ts";
import { stem } from "./words.ts";

/** A negation reaches so many words. */
const REACH = 5;

/** The lists of a language, ready for use. */
export interface PolarityLists {
  negations: ReadonlySet<string>;
  denials: ReadonlySet<string>;
  carriers: ReadonlySet<string>;
  prefix: RegExp;
  /** Opposites by word, lower case. */
  opposites: ReadonlyMap<string, readonly string[]>;
  /** The stem of a verb's base form: "found" is denied by "did not find". Of other words their own stem. */
  verbStem(word: string): string;
  /** Whether it is the past or the participle of an irregular verb. */
  isForm(word: string): boolean;
}

export const polarityLists = perLanguage((language): PolarityLists => {
  const words: PolarityWords = language.polarity ?? en.polarity;
  const bases = baseForms(words.irregularVerbs);
  return {
    negations: new Set(splitWords(language.negations)),
    denials: new Set(splitWords(words.denials)),
    carriers: new Set(splitWords(words.carriers)),
    prefix: new RegExp(`^(?:${words.prefixes})(?=\\p{L}{4,}$)`, "u"),
    opposites: bothWays(words.opposites),
    verbStem: (word) => bases.get(word) ?? stem(word),
    isForm: (word) => bases.has(word),
  };
});

/** Stem of the base form by every other form. */
function baseForms(verbs: string): Map<string, string> {
  return new Map(
    verbs
      .trim()
      .split(/;\s*/)
      .flatMap((line) => {
        const [base = "", ...forms] = splitWords(line);
        return forms.map((form): [string, string] => [form, stem(base)]);
      }),
  );
}

function bothWays(lines: string): Map<string, string[]> {
  const opposites = new Map<string, string[]>();
  for (const line of lines.trim().split("\n")) {
    const [one = [], other = []] = line.split("|").map(splitWords);
    for (const [mine, theirs] of [
      [one, other],
      [other, one],
    ] as const)
      for (const word of mine) opposites.set(word, [...(opposites.get(word) ?? []), ...theirs]);
  }
  return opposites;
}

/** A negation, and the word it denies. */
export interface Denial {
  text: string;
  /** Stem of the word it denies, of a verb that of its base form. */
  target: string;
  at: number;
}

function denies(words: readonly Word[], at: number, lists: PolarityLists): boolean {
  const plain = words[at]?.plain ?? "";
  if (lists.denials.has(plain)) return true;
  const next = words[at + 1];
  // No. 5, "no doubt".
  if (plain === "no" && next && (next.stopped || /^\d/.test(next.plain) || next.plain === "doubt")) return false;
  return plain.endsWith("n't") || lists.negations.has(plain);
}

/** The words a negation reaches: a few, and none beyond the next comma. */
function clauseAfter(words: readonly Word[], at: number): Word[] {
  const after = words.slice(at + 1, at + 1 + REACH);
  const stop = after.findIndex(({ stopped }) => stopped);
  return stop < 0 ? after : after.slice(0, stop);
}

/** Every negation with the word it denies: the next that is no carrier. */
export function denialsIn(words: readonly Word[], lists: PolarityLists): Denial[] {
  return words.flatMap((word, at) => {
    if (!denies(words, at, lists)) return [];
    const reached = clauseAfter(words, at);
    const target = reached.find(({ plain }) => !lists.carriers.has(plain) && !plain.endsWith("n't")) ?? reached[0];
    return target ? [{ text: word.text, target: lists.verbStem(target.plain), at }] : [];
  });
}

/** Whether one of the denials stands close before a word of this stem. */
function reaches(denials: readonly Denial[], words: readonly Word[], target: string, lists: PolarityLists): boolean {
  return denials.some(({ at }) => clauseAfter(words, at).some((word) => lists.verbStem(word.plain) === target));
}

/** The first word that denies; undefined where nothing does. */
export const denialIn = (words: readonly Word[], language: Language): Word | undefined =>
  words.find(({ plain }) => polarityLists(language).negations.has(plain));

export interface Flip {
  /** What the claim says, and what the evidence says. */
  claim: string;
  evidence: string;
}

/**
 * The words on which claim and evidence say the opposite of each other. Evidence: the whole sentences around the cited spans.
 * English lists stand in for a language without its own.
 */
export function flips(claim: readonly Word[], evidence: readonly Word[], language: Language = en): Flip[] {
  const lists = polarityLists(language.polarity ? language : en);
  return [
    ...negationFlips(claim, evidence, lists),
    ...oppositeFlips(claim, evidence, lists),
    ...prefixFlips(claim, evidence, lists),
  ];
}

function negationFlips(claim: readonly Word[], evidence: readonly Word[], lists: PolarityLists): Flip[] {
  const mine = denialsIn(claim, lists);
  const theirs = denialsIn(evidence, lists);
  // What is denied on both sides is settled; what remains must be answered by a denial that remains.
  const left = [...theirs];
  const unanswered: Denial[] = [];
  for (const denial of mine) {
    const match = left.findIndex(({ target }) => target === denial.target);
    if (match >= 0) left.splice(match, 1);
    else unanswered.push(denial);
  }
  const said = (words: readonly Word[], target: string): number =>
    words.filter((word) => lists.verbStem(word.plain) === target).length;
  const affirmed = (words: readonly Word[], denials: readonly Denial[], target: string): number =>
    said(words, target) - denials.filter((denial) => denial.target === target).length;
  const inserted = unanswered.filter(
    ({ target }) => said(evidence, target) > 0 && !reaches(left, evidence, target, lists),
  );
  const removed = left.filter(
    ({ target }) =>
      affirmed(claim, mine, target) > Math.max(0, affirmed(evidence, theirs, target)) &&
      !reaches(unanswered, claim, target, lists),
  );
  return [
    ...inserted.map(({ text, target }) => ({ claim: `${text} ... ${target}`, evidence: target })),
    ...removed.map(({ text, target }) => ({ claim: target, evidence: `${text} ... ${target}` })),
  ];
}

/** A word where it stands. */
interface Place {
  words: readonly Word[];
  at: number;
}

/** Whether a negation makes up for an opposite word: one side denies it, and has more negations than the other. */
function madeUp(mine: Place, theirs: Place, lists: PolarityLists): boolean {
  const [left, right] = [denialsIn(mine.words, lists), denialsIn(theirs.words, lists)];
  const reached = (denials: readonly Denial[], { at }: Place): boolean =>
    denials.some((denial) => denial.at < at && at - denial.at <= REACH);
  return left.length !== right.length && reached(left, mine) !== reached(right, theirs);
}

function count(words: readonly Word[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word.plain, (counts.get(word.plain) ?? 0) + 1);
  return counts;
}

function oppositeFlips(claim: readonly Word[], evidence: readonly Word[], lists: PolarityLists): Flip[] {
  const said = count(claim);
  const held = count(evidence);
  const found: Flip[] = [];
  for (const [word, times] of said) {
    if (times <= (held.get(word) ?? 0)) continue;
    const opposite = lists.opposites.get(word)?.find((other) => (held.get(other) ?? 0) > (said.get(other) ?? 0));
    if (opposite === undefined || sameSide(word, claim, evidence)) continue;
    const mine = { words: claim, at: claim.findIndex((one) => one.plain === word) };
    const theirs = { words: evidence, at: evidence.findIndex((one) => one.plain === opposite) };
    // "did not fall" for "rose".
    if (madeUp(mine, theirs, lists) || isConverse(mine, theirs)) continue;
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
function isConverse(mine: Place, theirs: Place): boolean {
  const side = (words: readonly Word[]): Set<string> =>
    new Set(words.filter((word) => word.content).map((word) => word.stem));
  const around = ({ words, at }: Place): [Set<string>, Set<string>] => [
    side(words.slice(Math.max(0, at - 8), at)),
    side(words.slice(at + 1, at + 9)),
  ];
  const [left, right] = around(mine);
  const [heldLeft, heldRight] = around(theirs);
  const crossed = left.intersection(heldRight).size + right.intersection(heldLeft).size;
  const straight = left.intersection(heldLeft).size + right.intersection(heldRight).size;
  return crossed > 2 * straight;
}

/** illegal for legal, disapprove for approve: unless a negation makes it good. */
function prefixFlips(claim: readonly Word[], evidence: readonly Word[], lists: PolarityLists): Flip[] {
  const flipped = (mine: readonly Word[], theirs: readonly Word[]): [Word, Word][] =>
    mine.flatMap((word, at): [Word, Word][] => {
      const base = word.plain.replace(lists.prefix, "");
      if (base === word.plain || theirs.some((other) => other.stem === word.stem)) return [];
      const there = theirs.findIndex((other) => other.plain === base || (base.length > 4 && other.stem === stem(base)));
      const other = theirs[there];
      if (!other || mine.some((one) => one.stem === other.stem)) return [];
      return madeUp({ words: mine, at }, { words: theirs, at: there }, lists) ? [] : [[word, other]];
    });
  return [
    ...flipped(claim, evidence).map(([word, other]) => ({ claim: word.text, evidence: other.text })),
    ...flipped(evidence, claim).map(([word, other]) => ({ claim: other.text, evidence: word.text })),
  ];
}
