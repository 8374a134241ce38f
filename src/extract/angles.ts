// The angles of deeper commentary: how much a sentence has to say to each.
import { fold } from "../language/fold.ts";
import type { Angle } from "../core/ports.ts";
import { en } from "../language/en.ts";
import type { AngleWords } from "../language/language.ts";
import { perLanguage } from "../language/languages.ts";
import { anyOf } from "../language/phrases.ts";
import { cuesFor } from "../language/cues.ts";
import { kindOf } from "./kinds.ts";
import type { Passage } from "./passages.ts";
import { outsideQuotes } from "../language/quoted.ts";
import { checksFor } from "../language/checks.ts";
import { readText } from "../language/reading.ts";
import { timeOf } from "./when.ts";

type Phrases = Record<keyof AngleWords, RegExp>;

/** English phrases stand in for a language without its own. */
const phrasesOf = perLanguage((language): Phrases => {
  const words: AngleWords = language.angles ?? en.angles;
  return {
    role: anyOf(words.role),
    advice: anyOf(words.advice),
    effect: anyOf(words.effect),
    against: anyOf(words.against),
    technical: anyOf(words.technical),
    plain: anyOf(words.plain),
    introduces: new RegExp(`^,? (?:${words.introduces})\\b`),
  };
});

/** How much a passage has to say to an angle: 0 nothing, about 1 a lot. `check the claims` is no matter of one sentence. */
export function speaksTo(angle: Exclude<Angle, "check the claims">, passage: Passage): number {
  const { text, article, wordCount } = passage;
  const own = outsideQuotes(text);
  const { language } = checksFor(article.language);
  const phrases = phrasesOf(language);
  const cues = cuesFor(article.language);
  switch (angle) {
    case "background":
      return cues?.background.test(own) ? 1 : 0;
    case "who is involved":
      return introductions(passage) * (phrases.role.test(own) ? 0.5 : 0.2);
    case "what to do now":
      return hits(phrases.advice, own) + (cues?.next.test(own) ? 0.3 : 0);
    case "second-order effects":
      return hits(phrases.effect, own) + (cues?.why.test(own) ? 0.3 : 0);
    case "opposing case":
      return hits(phrases.against, text);
    case "timeline":
      return timeOf(text, article) === undefined ? 0 : kindOf(text, article.language) === "opinion" ? 0.3 : 1;
    case "technical detail":
      return hits(phrases.technical, own) + figures(passage) * 0.3;
    case "explain simply":
      return plainness(text, wordCount) * (phrases.plain.test(own) ? 1 : 0.4);
  }
}

/** .5 for the first phrase found, .25 for each further one, 1 at most. */
function hits(phrases: RegExp, text: string): number {
  const found = new Set(
    Array.from(text.matchAll(new RegExp(phrases.source, "giu")), ([phrase]) => phrase.toLowerCase()),
  );
  return found.size === 0 ? 0 : Math.min(1, 0.25 + 0.25 * found.size);
}

/** Names with something said about them: full names, or names with a comma behind. */
function introductions({ text, article }: Passage): number {
  const checks = checksFor(article.language);
  if (!checks.names) return 0;
  const { names, text: folded } = readText(fold(text).text, checks);
  const { introduces } = phrasesOf(checks.language);
  return Math.min(2, names.filter(({ parts, end }) => parts.length > 1 || introduces.test(folded.slice(end))).length);
}

function figures({ text, article }: Passage): number {
  const { numbers } = readText(fold(text).text, checksFor(article.language));
  return Math.min(
    2,
    numbers.filter(({ kind, unit }) => unit !== undefined || kind === "code" || kind === "pct" || kind === "num")
      .length,
  );
}

/** Short words and few of them read easily; 1 for ten words of five letters. */
function plainness(text: string, wordCount: number): number {
  const letters = text.replaceAll(/[^\p{L}]/gu, "").length / Math.max(1, wordCount);
  if (wordCount > 22 || letters > 6) return 0;
  return Math.min(1, 10 / wordCount) * Math.min(1, 5 / letters);
}
