// Where one sentence affirms what the other denies: by a negation, or by an opposite verb.
import { differences } from "./differences.ts";
import { en } from "./en.ts";
import type { Language } from "./language.ts";
import { denialsIn, type Denial, polarityLists } from "./polarity.ts";
import type { Word } from "./tokens.ts";

/** A verb with what stands before it: "will not reopen". */
export interface SaidVerb {
  from: Word;
  verb: Word;
}

export interface Contrary {
  one: SaidVerb;
  other: SaidVerb;
  /** An opposite verb, not a negation. */
  isOpposite: boolean;
}

/** Words looked back over for helping verbs. */
const HELPING = 4;

export function contraries(one: readonly Word[], other: readonly Word[], language: Language = en): Contrary[] {
  const lists = polarityLists(language.polarity ? language : en);
  const [mine, theirs] = [denialsIn(one, lists), denialsIn(other, lists)];
  const isVerb = (words: readonly Word[], at: number, denial: Denial | undefined): boolean =>
    denial ? words.slice(denial.at + 1, at).every((word) => isHelping(word, language)) : isVerbAt(words, at, language);
  const found: Contrary[] = [];
  for (const [at, verb] of one.entries()) {
    if (!verb.content) continue;
    const base = lists.verbStem(verb.plain);
    for (const [place, against] of other.entries()) {
      if (!against.content) continue;
      const isSame = lists.verbStem(against.plain) === base;
      const isOpposite = !isSame && lists.opposites.get(verb.plain)?.includes(against.plain) === true;
      if (!isSame && !isOpposite) continue;
      const [denied, answered] = [denialOf(at, base, mine), denialOf(place, lists.verbStem(against.plain), theirs)];
      if (((denied === undefined) === (answered === undefined)) === isSame) continue;
      if (!isVerb(one, at, denied) || !isVerb(other, place, answered)) continue;
      found.push({
        one: saidAs(one, at, denied, language),
        other: saidAs(other, place, answered, language),
        isOpposite,
      });
    }
  }
  // Verbs with a helping verb, or with their opposite, say it better than the bare word that is denied.
  return found.toSorted((a, b) => weaknessOf(a) - weaknessOf(b));
}

/** Opposite verbs, and verbs with a helping verb, say it better than a bare word that is denied. */
const weaknessOf = ({ one, other, isOpposite }: Contrary): number =>
  isOpposite ? 0 : 1 + Number(isBare(one)) + Number(isBare(other));

const isBare = ({ from, verb }: SaidVerb): boolean => from === verb;

/** Whether the word has the form of a verb, or stands behind a helping one. */
export function isVerbAt(words: readonly Word[], at: number, language: Language): boolean {
  const plain = words[at]?.plain ?? "";
  const { isForm } = polarityLists(language.polarity ? language : en);
  return /(?:ed|ing|(?<!er|or|ist)s)$/u.test(plain) || isForm(plain) || isHelping(words[at - 1], language);
}

/** The denial that reaches the word. */
function denialOf(at: number, base: string, denials: readonly Denial[]): Denial | undefined {
  return denials.find((denial) => denial.at < at && at - denial.at <= HELPING + 1 && denial.target === base);
}

function saidAs(words: readonly Word[], at: number, denial: Denial | undefined, language: Language): SaidVerb {
  // `at` is where a word stands, and `from` stops at the first.
  let from = denial?.at ?? at;
  while (from > 0 && at - from < HELPING && !words[from]!.stopped && isHelping(words[from - 1], language)) from -= 1;
  return { from: words[from]!, verb: words[at]! };
}

const isHelping = (word: Word | undefined, { tag }: Language): boolean =>
  word !== undefined && differences(tag).helping.has(word.plain);
