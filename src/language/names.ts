// Reads the names in a text, and tells whether a source holds a name, in this or another spelling.
import { stem } from "./words.ts";
import { monthsOf } from "./dates.ts";
import { everyWord, LANGUAGES } from "./languages.ts";
import { numberValues, SCALES } from "./number-values.ts";
import { splitWords } from "./phrases.ts";
import { plainWord, type Word } from "./tokens.ts";

export interface NameItem {
  raw: string;
  /** Canonical words of the name, joiners and titles left out. */
  parts: string[];
  /** Written in capitals throughout: FBI, U.S. */
  acronym: boolean;
  /** Stands alone where a sentence begins: the capital proves nothing. */
  weak: boolean;
  start: number;
  end: number;
}

// Texts of one language are full of names of others: all lists are used for all.
const JOINERS = everyWord(({ nameJoiners }) => nameJoiners);
const TITLES = everyWord(({ names }) => names?.titles);
const FUNCTION_WORDS = everyWord(({ names }) => names?.functionWords);
const OPENERS = everyWord(({ names }) => names?.openers);
const DEMONYM_ENDS = everyWord(({ names }) => names?.demonymEnds);
/** Days, months and numbers. May is a name, too. */
const NO_NAMES = new Set([
  ...LANGUAGES.filter(({ names }) => names).flatMap((language) => [
    ...(language.weekdays?.split("|") ?? []),
    ...[...monthsOf(language).keys()].filter((month) => month !== "may"),
    ...numberValues(language).small.keys(),
    ...numberValues(language).tens.keys(),
  ]),
  ...SCALES.keys(),
]);

/** The other spellings of a name, by each of its words; an entry may have several words. */
const SAME_NAMES: ReadonlyMap<string, readonly string[][]> = sameNames();

function sameNames(): Map<string, string[][]> {
  const groups = new Map<string, string[][]>();
  for (const line of LANGUAGES.flatMap(({ names }) => names?.same.trim().split("\n") ?? [])) {
    const entries = splitWords(line).map((entry) => entry.split("+"));
    for (const entry of entries) for (const word of entry) groups.set(word, [...(groups.get(word) ?? []), ...entries]);
  }
  return groups;
}

/** The names among the words of `text`, in order. */
export function readNames(words: readonly Word[], text: string): NameItem[] {
  const titleCase = isTitleCase(words);
  return capitalRuns(words, text).flatMap((run) => toName(run, text, titleCase) ?? []);
}

/** Words with capitals that stand together, joiners between them included: "Bank of England", "Van der Bellen". */
function capitalRuns(words: readonly Word[], text: string): Word[][] {
  const runs: Word[][] = [];
  let run: Word[] = [];
  const flush = (): void => {
    run = run.slice(0, run.findLastIndex(isCapital) + 1);
    if (run.length > 0) runs.push(run);
    run = [];
  };
  for (const [index, word] of words.entries()) {
    const last = run.at(-1);
    const gap = last ? text.slice(last.end, word.start) : "";
    // What is somebody's begins a name of its own.
    const owns = last !== undefined && /'s?$/.test(last.text);
    const touches =
      last !== undefined && !owns && (/^[ -]$/.test(gap) || (gap === ". " && isAbbreviated(last)) || gap === " & ");
    if (isCapital(word)) {
      if (!touches || (word.initial && gap !== "-")) flush();
      run.push(word);
    } else if (touches && gap === " " && JOINERS.has(word.plain) && leadsToCapital(words, index)) run.push(word);
    else flush();
  }
  flush();
  return runs;
}

/** A joiner, perhaps a second one ("of the", "de la"), then a capital. */
function leadsToCapital(words: readonly Word[], index: number): boolean {
  const [next, afterNext] = [words[index + 1], words[index + 2]];
  if (!next) return false;
  return isCapital(next) || (JOINERS.has(next.plain) && afterNext !== undefined && isCapital(afterNext));
}

function isCapital(word: Word): boolean {
  return word.capital && word.plain !== "i" && !word.plain.startsWith("i'");
}

function isAbbreviated(word: Word): boolean {
  return word.text.length === 1 || TITLES.has(word.plain) || SAME_NAMES.has(word.plain);
}

function isTitleCase(words: readonly Word[]): boolean {
  const long = words.filter((word) => word.plain.length > 3 && /^\p{L}/u.test(word.text));
  return long.length > 4 && long.filter((word) => word.capital).length > 0.85 * long.length;
}

function toName(run: Word[], text: string, titleCase: boolean): NameItem | undefined {
  let words = run;
  // "The Obama administration", "But Clinton": the opener is no part of the name.
  while (words[0] && OPENERS.has(words[0].plain) && words[0].initial && !isAcronym(words[0])) words = words.slice(1);
  // "Members of the Senate": before a joiner the capital of a sentence's first word proves nothing.
  const bare = words[0]?.initial && words[1]?.capital === false && !isAcronym(words[0]) ? words.slice(1) : words;
  const kept = bare.filter((word) => isPart(word));
  const [first] = kept;
  const last = kept.at(-1);
  if (!first || !last) return undefined;
  return {
    raw: text.slice(first.start, last.end),
    parts: kept.map((word) => word.plain),
    acronym: kept.length === 1 && isAcronym(first),
    weak: (run.length === 1 && first.initial && !isAcronym(first)) || titleCase,
    start: first.start,
    end: last.end,
  };
}

function isPart(word: Word): boolean {
  if (!word.capital) return false;
  if (isAcronym(word)) return true;
  return (
    word.plain.length > 1 && !NO_NAMES.has(word.plain) && !TITLES.has(word.plain) && !FUNCTION_WORDS.has(word.plain)
  );
}

function isAcronym(word: Word): boolean {
  const letters = word.text.replace(/'s$/, "").replace(/[^\p{L}\p{N}]/gu, "");
  return letters.length > 1 && letters === letters.toUpperCase() && /\p{Lu}/u.test(letters);
}

/** The names and words of one or more texts, as `holdsName` looks them up. */
export interface NameEvidence {
  /** Canonical words. */
  words: ReadonlySet<string>;
  stems: ReadonlySet<string>;
  /** Canonical text, single spaces, one before and after. */
  canon: string;
  /** First letters of capitalised runs, with and without joiners: FBI, DoJ. */
  initials: ReadonlySet<string>;
  acronyms: ReadonlySet<string>;
}

/** What a text offers to look names up in. */
export function nameEvidence(words: readonly Word[], text: string): NameEvidence {
  const initials = new Set<string>();
  const letters = (run: readonly Word[]): string => run.map((word) => word.plain[0]).join("");
  for (const run of capitalRuns(words, text))
    for (let from = 0; from < run.length - 1; from += 1)
      for (let to = from + 2; to <= run.length && to <= from + LONGEST_ACRONYM; to += 1) {
        const part = run.slice(from, to);
        initials.add(letters(part));
        initials.add(letters(part.filter((word) => word.capital)));
      }
  const plain = words.map((word) => word.plain);
  return {
    words: new Set(plain),
    stems: new Set(words.map((word) => word.stem)),
    canon: ` ${plain.join(" ")} `,
    initials,
    acronyms: new Set(words.filter(isAcronym).map((word) => word.plain)),
  };
}

const LONGEST_ACRONYM = 8;

/** The parts of `name` that the evidence does not hold; empty when all is there. */
export function missingParts(name: NameItem, evidence: NameEvidence): string[] {
  const capitals = name.raw.replace(/\./g, "");
  const isShort = (part: string): boolean => capitals.includes(part.toUpperCase()) && evidence.initials.has(part);
  const missing = name.parts.filter((part) => !holdsPart(part, evidence) && !isShort(part));
  if (missing.length > 0 && name.parts.length > 1 && initialsOf(name).some((letters) => evidence.acronyms.has(letters)))
    return [];
  return missing;
}

/** FBI for Federal Bureau of Investigation, WHO for World Health Organization. */
function initialsOf(name: NameItem): string[] {
  const all = name.raw.split(/[ -]+/).map(plainWord).filter(Boolean);
  return [name.parts, all, all.filter((word) => word !== "the")].map((words) => words.map((word) => word[0]).join(""));
}

function holdsPart(part: string, evidence: NameEvidence): boolean {
  if (evidence.words.has(part)) return true;
  const singular = part.replace(/(?<=...)s$/, "");
  if (evidence.words.has(singular) || evidence.words.has(`${part}s`)) return true;
  if (part.length >= 6 && evidence.stems.has(stem(part))) return true;
  const same = SAME_NAMES.get(part) ?? SAME_NAMES.get(singular) ?? [];
  if (
    same.some(
      (entry) => evidence.canon.includes(` ${entry.join(" ")} `) || evidence.canon.includes(` ${entry.join(" ")}s `),
    )
  )
    return true;
  return isDemonymOf(part, evidence.words) || [...DEMONYM_ENDS].some((end) => evidence.words.has(part + end));
}

/** Syrian for Syria, Trumpian for Trump: an ending added to a word of four letters or more. */
function isDemonymOf(part: string, words: ReadonlySet<string>): boolean {
  return [...DEMONYM_ENDS].some(
    (end) => part.endsWith(end) && part.length - end.length >= 4 && words.has(part.slice(0, -end.length)),
  );
}

/** Whether two names may be one: they share a part, or one is the other's initials. */
export function sameName(a: NameItem, b: NameItem): boolean {
  if (a.parts.some((part) => b.parts.some((other) => samePart(part, other)))) return true;
  const [short, long] = a.parts.length < b.parts.length ? [a, b] : [b, a];
  return short.acronym && initialsOf(long).includes(short.parts[0] ?? "");
}

function samePart(a: string, b: string): boolean {
  if (a === b || `${a}s` === b || `${b}s` === a) return true;
  if (SAME_NAMES.get(a)?.some((entry) => entry.length === 1 && entry[0] === b)) return true;
  return isDemonymOf(a, new Set([b])) || isDemonymOf(b, new Set([a]));
}

/**
 * Whether the article settles what a shorter name in the span is short for: "Obama" is Barack Obama when the article writes that
 * name in full and no other first name before it.
 */
export function settlesFullName(name: NameItem, all: readonly NameItem[], span: NameEvidence): boolean {
  const missing = missingParts(name, span);
  const held = name.parts.filter((part) => !missing.includes(part));
  const full = all.filter(({ parts }) => parts.length > held.length && held.every((part) => parts.includes(part)));
  return full.length > 0 && full.every(({ parts }) => missing.every((part) => parts.includes(part)));
}

/** Names cut at "of" and its like: Mark Warner and Virginia are two, though one run. */
export function namePieces({ names, words }: { names: readonly NameItem[]; words: readonly Word[] }): NameItem[] {
  return names.flatMap((name) => {
    const pieces: Word[][] = [[]];
    for (const word of words.filter(({ start, end }) => start >= name.start && end <= name.end)) {
      if (!word.capital) pieces.push([]);
      else if (name.parts.includes(word.plain)) pieces.at(-1)?.push(word);
    }
    const kept = pieces.filter((piece) => piece.length > 0);
    if (kept.length < 2) return [name];
    return kept.map((piece) => {
      const [start, end] = [piece[0]?.start ?? 0, piece.at(-1)?.end ?? 0];
      const raw = name.raw.slice(start - name.start, end - name.start);
      return { ...name, raw, parts: piece.map((word) => word.plain), start, end };
    });
  });
}

/** Names of the claim that put a word of one name beside a word of another: "Syria Mattis" where the evidence has Jim Mattis and Syria. */
export function mixedNames(
  claim: readonly NameItem[],
  evidence: readonly NameItem[],
  lookup: NameEvidence,
): NameItem[] {
  const places = (part: string): { before: string | undefined; after: string | undefined }[] =>
    evidence.flatMap(({ parts }) =>
      parts.flatMap((other, at) => (other === part ? [{ before: parts[at - 1], after: parts[at + 1] }] : [])),
    );
  return claim.filter(({ parts }) =>
    parts.some((second, at) => {
      const first = parts[at - 1];
      // UN for United Nations has another neighbour than either word.
      if (first === undefined || lookup.initials.has(first) || lookup.initials.has(second)) return false;
      const [firsts, seconds] = [places(first), places(second)];
      if (firsts.length === 0 || seconds.length === 0) return false;
      if (firsts.some(({ after }) => after === second)) return false;
      return seconds.every(({ before }) => before !== undefined) || firsts.every(({ after }) => after !== undefined);
    }),
  );
}
