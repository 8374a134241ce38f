// The languages we read, and how one is found by its tag: a new one is a file, and a line here.
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import type { Language } from "./language.ts";
import { others } from "./others.ts";
import { splitWords } from "./phrases.ts";

export const LANGUAGES: readonly Language[] = [en, de, fr, es, ...others];

const BY_TAG = new Map(LANGUAGES.map((language) => [language.tag, language]));

/** The first part of a BCP 47 tag: "de" of "de-AT"; "und", for undetermined, when there is none. */
export function primaryTag(language: string): string {
  return language.toLowerCase().split(/[-_]/)[0] || "und";
}

/** The lists of a language; undefined when we have none. Text of no known language is read as English. */
export function languageFor(tag: string): Language | undefined {
  const primary = primaryTag(tag);
  return primary === "und" ? en : BY_TAG.get(primary);
}

/** Makes something of a language's lists when it is first asked for, and keeps it: there are a handful of languages. */
export function perLanguage<T>(make: (language: Language) => T): (language: Language) => T {
  const made = new Map<Language, T>();
  return (language) => {
    let known = made.get(language);
    if (known === undefined) made.set(language, (known = make(language)));
    return known;
  };
}

/** The words of one list in every language that has it: for readers that take a text in whatever language. */
export function everyWord(list: (language: Language) => string | undefined): Set<string> {
  return new Set(LANGUAGES.flatMap((language) => splitWords(list(language))));
}

/** The same for alternatives of a pattern. */
export function everyPattern(list: (language: Language) => string | undefined): string {
  return LANGUAGES.map(list)
    .filter((pattern) => pattern !== undefined)
    .join("|");
}
