// Which verbs a sentence tells as planned, and which as done.
import { differences } from "./differences.ts";
import { en } from "./en.ts";
import type { Language } from "./language.ts";
import { splitWords } from "./phrases.ts";
import { polarityLists } from "./polarity.ts";
import type { Word } from "./tokens.ts";

/** Words between "will" and its verb: "will probably not be". */
const BETWEEN = 3;

/** And between what is asked for and "to": "calling for Governor Jan Brewer of Arizona to". */
const ASKED = 8;

/** Base stems of the verbs that are meant to happen: behind "will" and the like, or behind "plans to". */
export function plannedVerbs(words: readonly Word[], language: Language = en): Set<string> {
  const { verbStem } = polarityLists(language.polarity ? language : en);
  const { helping, light } = differences(language.tag);
  const lists = language.differences ?? en.differences;
  const [before, meant, asked] = [lists.before, lists.meant, lists.asked].map((list) => new Set(splitWords(list)));
  const isMeant = (at: number): boolean =>
    meant?.has(words[at - 1]?.plain ?? "") === true ||
    words.slice(Math.max(0, at - ASKED), at).some(({ plain }) => asked?.has(plain));
  return new Set(
    words.flatMap(({ plain }, at) => {
      if (!before?.has(plain) && !(helping.has(plain) && isMeant(at))) return [];
      const verb = words.slice(at + 1, at + 1 + BETWEEN).find((word) => word.content && !helping.has(word.plain));
      return verb && !light.has(verb.plain) ? [verbStem(verb.plain)] : [];
    }),
  );
}

/** Base stems of the content words and of the irregular forms of verbs: "stolen" and "stole" are one. */
export function basesOf(words: readonly Word[], language: Language = en): Set<string> {
  const { verbStem, isForm } = polarityLists(language.polarity ? language : en);
  return new Set(words.filter(({ content, plain }) => content || isForm(plain)).map(({ plain }) => verbStem(plain)));
}

/** Base stems of the verbs that have happened: in a form of the past, nothing planned before them. */
export function doneVerbs(words: readonly Word[], language: Language = en): Set<string> {
  const { verbStem, isForm } = polarityLists(language.polarity ? language : en);
  const before = new Set(splitWords((language.differences ?? en.differences).before));
  const isDone = ({ plain }: Word, at: number): boolean =>
    (isForm(plain) || plain.endsWith("ed")) &&
    !words.slice(Math.max(0, at - 2), at).some((word) => before.has(word.plain));
  return new Set(words.filter(isDone).map(({ plain }) => verbStem(plain)));
}

/** Base stems of the verbs that somebody has decided on: "her decision to veto". */
export function decidedVerbs(words: readonly Word[], language: Language = en): Set<string> {
  const { verbStem } = polarityLists(language.polarity ? language : en);
  const decided = new Set(splitWords((language.differences ?? en.differences).decided));
  return new Set(
    words.flatMap(({ plain }, at) => {
      const [helper, verb] = words.slice(at + 1, at + 3);
      return decided.has(plain) && helper && verb && differences(language.tag).helping.has(helper.plain)
        ? [verbStem(verb.plain)]
        : [];
    }),
  );
}

/** Whether a verb of the sentence, one of saying left out, stands in the past tense. */
export function tellsOfPast(words: readonly Word[], language: Language = en): boolean {
  const { isForm } = polarityLists(language.polarity ? language : en);
  const { helping, saying } = differences(language.tag);
  const lists = language.differences ?? en.differences;
  const [past, perfect] = [new Set(splitWords(lists.past)), new Set(splitWords(lists.perfect))];
  return words.some(({ plain, content, capital, initial }, at) => {
    // "Seafarers United" is a name.
    if (capital && !initial) return false;
    if (past.has(plain)) return true;
    // "The trapped miners" tells of no event.
    const isEpithet = isAfterArticle(words, at, language);
    const isPast = !saying.has(plain) && !isEpithet && (isForm(plain) || (content && /[^e]ed$/u.test(plain)));
    // "Is trapped", "to be freed": a participle behind a present or a planned form.
    const before = words[at - 1]?.plain ?? "";
    return isPast && (!helping.has(before) || perfect.has(before));
  });
}

function isAfterArticle(words: readonly Word[], at: number, language: Language): boolean {
  const article = new RegExp(`^(?:${language.names?.beforePerson ?? en.names.beforePerson})$`, "u");
  return article.test(words[at - 1]?.plain ?? "");
}

/** Whether the sentence tells what is: "are trapped", "is on the run". */
export function tellsOfPresent(words: readonly Word[], language: Language = en): boolean {
  const present = new Set(splitWords((language.differences ?? en.differences).present));
  return words.some(({ plain }) => present.has(plain));
}
