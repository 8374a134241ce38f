// Reads a question: its content words, and the kind of answer it waits for.
import type { Article, Turn } from "../core/domain.ts";
import { fold } from "../language/fold.ts";
import { isStopword, stem, words } from "../language/words.ts";
import { sameWord } from "../language/same-words.ts";
import { checksFor } from "../language/checks.ts";
import type { QuestionWords } from "../language/language.ts";
import { everyPattern, everyWord, LANGUAGES } from "../language/languages.ts";
import type { NumberKind } from "../language/numbers.ts";
import { anyOf, opening } from "../language/phrases.ts";
import { readText, type Reading } from "../language/reading.ts";

export type Wanted = "when" | "how old" | "how many" | "who" | "where" | "why" | undefined;

export interface ReadQuestion {
  /** Content words as `sameWord`, each once; taken from the turn before when the question has none of its own. */
  terms: string[];
  /** Those that name the thing asked for: "which lobby", "how many agents". */
  focus: string[];
  /** Those written with a capital, the question's first word aside. */
  names: string[];
  wants: Wanted;
  /** The story as a whole, where nothing more is asked. */
  about: "what happened" | "why it matters" | "what next" | "more" | undefined;
  /** Asked is where the sources differ. */
  differ: boolean;
  /** Whether something is so: "is the water safe?" */
  isYesNo: boolean;
  /** Two things are asked: "who promoted it, and how do they justify it". */
  isDouble: boolean;
}

/** In the order in which they are tried. */
const WANTS = (["how old", "when", "how many", "who", "where", "why"] as const).map(
  (kind) => [anyPhrase(({ wants }) => wants[kind]), kind] as const,
);
const ABOUT = (["what next", "why it matters", "what happened", "more"] as const).map(
  (kind) => [anyPhrase(({ about }) => about?.[kind]), kind] as const,
);

const DIFFER = anyPhrase(({ about }) => about?.disagreement);

/** The phrases of every language: people ask in another one than the sources are written in. */
function anyPhrase(list: (questions: QuestionWords) => string | undefined): RegExp {
  return anyOf(LANGUAGES.flatMap(({ questions }) => (questions && list(questions)) ?? []).join(" | "));
}

const SECOND = new RegExp(
  `(?<=[\\p{L}\\d,] )(?:${everyPattern(({ questions }) => questions?.second)}) (?:${everyPattern(({ questions }) => questions?.openers)})(?!\\p{L})`,
  "iu",
);

const namesIn = (text: string): string[] =>
  termsOf((text.trim().match(/(?<=\s)\p{Lu}[\p{L}\p{M}\d'’-]*/gu) ?? []).join(" "));

const NAMED_BEHIND = new RegExp(anyPhrase(({ noun }) => noun).source, "giu");

/** Words that ask, and say nothing of what is asked for. */
const ASKING_WORDS = everyWord(({ questions }) => questions?.asking);
const ASKING = new Set([...ASKING_WORDS].map(stem));
/** "Was he questioned?", "who reported it?": what was done is asked for, though the word's stem only asks. */
const isAsking = (word: string): boolean => ASKING.has(stem(word)) && (ASKING_WORDS.has(word) || !word.endsWith("ed"));

/** "Why point 3?": the number of a point, and not of what it tells. */
const ADDRESS = new RegExp(
  `^(.{0,20}?)(?:(?:\\b|(?=#))(?:${everyPattern(({ questions }) => questions?.point)})\\s*)?\\b\\d{1,2}\\s*([?.!]*)$`,
  "iu",
);

/** Reads a question. `turns` are the thread so far, oldest first; a bare number is the address of a point. */
export function readQuestion(question: string, turns: readonly Turn[] = []): ReadQuestion {
  const text = question.replace(ADDRESS, "$1 $2");
  const wants = wantedBy(text);
  const own = termsOf(text);
  const rest = { differ: DIFFER.test(text), isDouble: SECOND.test(text), isYesNo: YES_NO.test(text) };
  if (own.length > 0)
    return { terms: own, focus: focusOf(text), names: namesIn(text), wants, about: undefined, ...rest };
  const about = ABOUT.find(([sign]) => sign.test(text))?.[1];
  const before = lastAsked(turns.filter(({ role, text: said }) => role === "person" && said !== question));
  if (!before || (about !== undefined && wants === undefined)) {
    return { terms: [], focus: [], names: [], wants, about, ...rest };
  }
  // "And when?" asks about what was asked before.
  return { terms: termsOf(before.text), focus: [], names: [], wants, about: undefined, ...rest };
}

/**
 * The kind of answer that the first asking word waits for. "Was it divided when it voted?" does not ask when: such a word
 * stands at the beginning, behind what only asks ("do you know when"), or behind a comma, "and" and the like.
 */
function wantedBy(text: string): Wanted {
  const first = WANTS.flatMap(([sign, kind]) =>
    [...text.matchAll(new RegExp(sign.source, "giu"))]
      .filter(({ index }) => asksThere(text.slice(0, index)))
      .slice(0, 1)
      .map(({ index }) => ({ index, kind })),
  );
  return first.toSorted((a, b) => a.index - b.index)[0]?.kind;
}

function asksThere(before: string): boolean {
  const last = words(before.slice(-40)).at(-1);
  return last === undefined || /[^\p{L}\p{N}\s]\s*$/u.test(before) || isStopword(last) || isAsking(last);
}

const YES_NO = new RegExp(`^\\W*(?:${everyPattern(({ questions }) => questions?.yesNo)})(?!\\p{L})`, "iu");

/** Only a question is asked again: angles, numbers and thanks are not. */
const QUESTION = new RegExp(`\\?\\s*$|${opening(everyPattern(({ questions }) => questions?.openers)).source}`, "iu");
/** "The second one" is a place among others, as "2" is. */
const COUNTING = new Set([...everyWord(({ numbers }) => numbers && `${numbers.small} ${numbers.ordinals}`)].map(stem));
const hasContent = (text: string): boolean => termsOf(text).some((term) => /\p{L}/u.test(term) && !COUNTING.has(term));

/**
 * The question that one without content goes on from: behind it stand such questions alone, and politeness. What asked for a
 * point or an angle in between left that question.
 */
function lastAsked(turns: readonly Turn[]): Turn | undefined {
  const last = turns.findLast(({ text }) => termsOf(text).length > 0);
  return last && QUESTION.test(last.text) && hasContent(last.text) ? last : undefined;
}

/** The first content word behind "which", "how many" and the like. */
function focusOf(text: string): string[] {
  return [...text.matchAll(NAMED_BEHIND)].flatMap(({ index, 0: asking }) =>
    termsOf(text.slice(index + asking.length)).slice(0, 1),
  );
}

function termsOf(text: string): string[] {
  const content = words(text.replaceAll(/['’]s\b/g, " ")).filter((word) => !isStopword(word));
  const stems = content.filter((word) => !isAsking(word)).map(stem);
  return [...new Set(stems.map(sameWord))];
}

/** A sentence as evidence for the kind of answer a question waits for. */
export function answersKind(wants: Wanted, text: string, { language }: Pick<Article, "language">): boolean {
  if (wants === undefined || wants === "why") return true;
  if (wants === "how old") return TELLS_AGE.test(text);
  // How old somebody is counts nothing else.
  const told = wants === "how many" ? text.replace(TELLS_AGE, " ") : text;
  const said = readText(fold(told).text, checksFor(language));
  if (wants === "when") return tellsTime(said);
  if (wants === "how many")
    return said.numbers.some(({ kind }) => !IN_TIME.has(kind) && kind !== "ord" && kind !== "code");
  // Where names cannot be told from other words, any sentence may hold one.
  return !checksFor(language).names || said.names.length > 0;
}

/** "Ada Lindqvist, 43," is told alike everywhere. */
const TELLS_AGE = new RegExp(`${everyPattern(({ questions }) => questions?.age)}|, \\d{1,3}(,|\\.?$)`, "i");
/** Numbers that place a thing in time. */
const IN_TIME = new Set<NumberKind>(["year", "day", "time", "decade"]);
const VAGUE_TIME = anyOf(LANGUAGES.flatMap(({ dates }) => dates?.vague ?? []).join(" | "));

function tellsTime({ numbers, dates, text }: Reading): boolean {
  if (dates.length > 0 || numbers.some(({ kind }) => IN_TIME.has(kind))) return true;
  return VAGUE_TIME.test(text);
}
