// What reports of one event may differ in, by the lists of their language.
import { en } from "./en.ts";
import type { DifferenceWords } from "./language.ts";
import { languageFor, perLanguage } from "./languages.ts";
import { splitWords } from "./phrases.ts";

export interface Differences {
  /** The group of words for one counted thing that a word belongs to. */
  counted: ReadonlyMap<string, number>;
  /** Groups whose numbers grow while an event goes on: the dead, the missing. */
  growing: ReadonlySet<number>;
  /** People without anything that tells them apart. */
  people: ReadonlySet<string>;
  /** Stands by a number of the whole, where another tells a part. */
  whole: RegExp;
  /** Behind a number: a part of what was counted. */
  part: RegExp;
  /** Before a number that is compared with, that is a part, or that comes on top. */
  beside: RegExp;
  /** Before a stretch of time that something took. */
  lasting: RegExp;
  /** What was lost or shut is there again. */
  restored: ReadonlySet<string>;
  /** Words of a group that counts what happens more than once in a place on one day. */
  often: ReadonlySet<string>;
  /** Before a number that says by how much something changed. */
  change: RegExp;
  /** Before and behind an age. */
  aged: RegExp;
  old: RegExp;
  /** Opens a sentence about somebody named before. */
  pronoun: RegExp;
  /** Words that tell him from her. */
  sexes: ReadonlyMap<string, number>;
  /** What somebody is, by its stem: "driver", "girl". */
  person: RegExp;
  /** Before a place. */
  at: ReadonlySet<string>;
  /** Before a day on which something begins or ends. */
  bounds: ReadonlySet<string>;
  /** Verbs that say nothing of what happens on a day. */
  light: ReadonlySet<string>;
  /** A month, a week, a year: what a number is counted for. */
  periods: ReadonlySet<string>;
  /** Before who did it. */
  doer: ReadonlySet<string>;
  /** Opens a sentence that grants one thing and answers it with another. */
  concedes: RegExp;
  /** Verbs that help another. */
  helping: ReadonlySet<string>;
  /** Verbs of saying: their days and places are not the event's. */
  saying: ReadonlySet<string>;
}

const made = perLanguage((language): Differences => {
  const words: DifferenceWords = language.differences ?? en.differences;
  const grouped = (lines: string): Map<string, number> =>
    new Map(
      lines
        .trim()
        .split("\n")
        .flatMap((line, group) => splitWords(line).map((word): [string, number] => [word, group])),
    );
  const counted = grouped(words.counted);
  return {
    counted,
    growing: new Set(splitWords(words.growing).flatMap((word) => counted.get(word) ?? [])),
    people: new Set(splitWords(words.people)),
    whole: new RegExp(`\\b(?:${words.whole})\\b`, "iu"),
    part: new RegExp(`^ (?:\\p{L}+ )?(?:${words.part})\\b`, "iu"),
    beside: new RegExp(`\\b(?:${words.beside}) (?:\\S+ )?[$£€]?$`, "iu"),
    lasting: new RegExp(`\\b(?:${words.lasting}) (?:\\p{L}+ ){0,2}$`, "iu"),
    restored: new Set(splitWords(words.restored)),
    often: new Set(splitWords(words.often)),
    change: new RegExp(
      `\\b(?:${(language.derivations ?? en.derivations).difference})\\W{1,3}(?:\\p{L}{1,20} )?(?:by )?[$£€]?$`,
      "iu",
    ),
    aged: new RegExp(`\\b(?:${words.aged}) $`, "iu"),
    old: new RegExp(`^(?:${words.old})\\b`, "iu"),
    pronoun: new RegExp(`^(?:${language.names?.pronouns ?? en.names.pronouns})\\b`, "iu"),
    sexes: grouped(words.sexes),
    person: new RegExp(`(?:${language.names?.people ?? en.names.people})$`, "u"),
    at: new Set(splitWords(words.at)),
    bounds: new Set(splitWords(words.bounds)),
    light: new Set(splitWords(words.light)),
    periods: new Set(splitWords((language.dates ?? en.dates).periods)),
    doer: new Set(splitWords((language.passive ?? en.passive).by)),
    concedes: new RegExp(`^(?:${words.concedes})\\b`, "iu"),
    helping: new Set(splitWords(words.helping)),
    saying: new Set([...splitWords(language.reporting?.verbs ?? en.reporting.verbs), ...splitWords(words.saying)]),
  };
});

/** The lists of a language, by its tag; English stands in. */
export const differences = (tag: string): Differences => made(languageFor(tag) ?? en);
