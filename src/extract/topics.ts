// What a story's sources speak of, as a few short topics in their own words.
import { canon, fold } from "../language/fold.ts";
import { isStopword, stem } from "../language/words.ts";
import type { Passage } from "./passages.ts";
import { checksFor } from "../language/checks.ts";
import { readNames } from "../language/names.ts";
import type { Language } from "../language/language.ts";
import { numberValues } from "../language/number-values.ts";
import { readWords, type Word } from "../language/tokens.ts";

const NAMES = 3;

interface Topic {
  text: string;
  mentions: number;
}

/** Up to `count` topics: the names that most sentences carry, then the word pairs; ties go to what stands first. */
export function topicsOf(passages: readonly Passage[], count = 5): string[] {
  const names = new Map<string, Topic>();
  const pairs = new Map<string, Topic>();
  for (const { text, article } of passages) {
    const words = readWords(fold(text).text);
    const checks = checksFor(article.language);
    const found = checks.names ? readNames(words, fold(text).text).filter(({ weak }) => !weak) : [];
    for (const { raw, parts } of found) mention(names, parts.join(" "), raw.replace(/'s$/, ""));
    for (const [at, word] of words.entries()) {
      const next = words[at + 1];
      if (next && next.start === word.end + 1 && isPlain(word, checks.language) && isPlain(next, checks.language))
        mention(pairs, `${word.stem} ${next.stem}`, `${word.text} ${next.text}`);
    }
  }
  const chosen: string[] = [];
  take(names, Math.min(NAMES, count), chosen);
  take(pairs, count, chosen);
  return chosen;
}

/** A word a topic may be made of: no name, no number, and by its ending no adverb and no verb. */
function isPlain({ content, capital, text, plain }: Word, language: Language): boolean {
  return content && !capital && !/\d|ly$|ed$/.test(text) && !numberValues(language).small.has(plain);
}

function mention(into: Map<string, Topic>, key: string, text: string): void {
  const known = into.get(key);
  if (known) known.mentions += 1;
  else into.set(key, { text, mentions: 1 });
}

/** The most mentioned, none that shares a word with one chosen before. */
function take(from: Map<string, Topic>, upTo: number, chosen: string[]): void {
  const taken = new Set(chosen.flatMap(stemsOf));
  // A full name says more than the surname that is used after it.
  const worth = ({ text, mentions }: Topic): number => mentions + (text.includes(" ") ? 1 : 0);
  const ranked = [...from.values()].toSorted((a, b) => worth(b) - worth(a));
  for (const { text } of ranked) {
    if (chosen.length >= upTo) return;
    const stems = stemsOf(text);
    if (stems.length === 0 || stems.some((each) => taken.has(each))) continue;
    chosen.push(text);
    for (const each of stems) taken.add(each);
  }
}

function stemsOf(text: string): string[] {
  return canon(text)
    .split(" ")
    .filter((word) => !isStopword(word))
    .map(stem);
}
