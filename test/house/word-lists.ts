// Finds lists of words in code: alternatives of a pattern, arrays and split strings whose members are words of a language.
import { LANGUAGES } from "../../src/language/languages.ts";

/** Members from which a list is one that belongs to a language's file. */
const MANY = 6;
/** Share of them that are known words: names of tags, headers and settings are mostly none. */
const KNOWN = 0.8;

/** Every word of three letters and more that the files of the languages hold. */
const LEXICON = new Set((JSON.stringify(LANGUAGES).match(/\p{L}{3,}/gu) ?? []).map((word) => word.toLowerCase()));

const withoutComments = (code: string): string => code.replace(/^\s*\/\/.*$|\/\*[\s\S]*?\*\//gm, "");

const isList = (members: string[]): boolean => {
  const words = members.filter((member) => /^\p{L}{3,}$/u.test(member));
  return words.length >= MANY && words.filter((word) => LEXICON.has(word.toLowerCase())).length >= KNOWN * words.length;
};

/** The lists of a file, each as it begins. */
export function wordLists(code: string): string[] {
  const plain = withoutComments(code);
  const lists: [string, string[]][] = [
    // one|two|three, groups and signs cut off
    ...matches(plain, /[\p{L}\p{M}' ?*-]+(?:\|[\p{L}\p{M}' ?*-]+){5,}/gu).map((found): [string, string[]] => [
      found,
      found.split("|").map((member) => member.replaceAll(/[?*]/g, "").trim()),
    ]),
    // "one", "two", "three"
    ...matches(plain, /(?:"\p{L}+",\s*){5,}"\p{L}+"/gu).map((found): [string, string[]] => [
      found,
      found.match(/\p{L}+/gu) ?? [],
    ]),
    // "one two three".split(" ")
    ...matches(plain, /(["`])[\p{L}\s.']+\1\s*(?=\)?\s*(?:\.trim\(\)\s*)?\.split\()/gu).map(
      (found): [string, string[]] => [found, found.match(/[\p{L}.']+/gu) ?? []],
    ),
    // Words on several lines
    ...matches(plain, /`[\p{Ll}\s.'+-]*\n[\p{Ll}\s.'+-]*`/gu).map((found): [string, string[]] => [
      found,
      found.match(/[\p{L}.']+/gu) ?? [],
    ]),
  ];
  return lists.filter(([, members]) => isList(members)).map(([found]) => found.slice(0, 60));
}

/** Months and weekdays named in a file, when they are three or more of one language: fewer are an example. */
export function calendarNames(code: string): string[] {
  const words = new Set((withoutComments(code).match(/\p{L}{4,}/gu) ?? []).map((word) => word.toLowerCase()));
  return LANGUAGES.flatMap(({ months = [], weekdays = "" }) => {
    const names = [...months.map((all) => all.split(" ")[0] ?? ""), ...weekdays.split("|")];
    // May, mars, march, mai: words of their own, in one language or another.
    const told = names.filter((name) => name.length > 5 && words.has(name));
    return told.length >= 3 ? told : [];
  });
}

const matches = (text: string, pattern: RegExp): string[] => Array.from(text.matchAll(pattern), ([found]) => found);
