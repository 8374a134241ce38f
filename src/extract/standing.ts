// Which sentences may stand in a post by themselves, and what keeps the others out.
import type { Article } from "../core/domain.ts";
import { type Cues, cuesFor } from "../language/cues.ts";
import { everyPattern, LANGUAGES } from "../language/languages.ts";
import { isFurniture, isOfReport } from "./furniture.ts";
import { habit, isAddressed, isCommand, isOrder } from "./orders.ts";
import type { Passage } from "./passages.ts";
import { cutsQuotation, outsideQuotes, unbalanced } from "../language/quoted.ts";
import { clausesOf } from "../language/sentences.ts";
import { contentStems } from "../language/words.ts";
import { isOwnLine } from "./own-lines.ts";

const MIN_WORDS = 8;
const MAX_WORDS = 45;

/** Why a sentence cannot stand alone; `order` is an instruction to a machine that reads, `addressed` speaks to whoever reads. */
export type Unfit = "order" | "addressed" | "furniture" | "length" | "question" | "leaning" | "speech" | "fragment";

/** A label with what it labels ("Task: …"), and no quotation behind its colon. */
const LABELLED = /^[\p{L}\d]+(?: (?!(?:said|says|is|was|are|were)\b)[\p{L}\d]+){0,3}: (?!["“„«‘'])\S/u;

/** A place in capitals, as agencies begin. */
const DATELINE = /^\p{Lu}[\p{Lu} ]+:/u;
/** A programme, a table of prices: labels are how the whole text is written. */
const isListed = habit((text) => LABELLED.test(text));

/** Why `passage` must not be shown at all; undefined when it may. */
export function barred(passage: Passage): Unfit | undefined {
  const { text, article } = passage;
  if (isOrder(text)) return "order";
  if (isFurniture(text) || isOfReport(passage)) return "furniture";
  if (isCommand(text, article) || isAddressed(text, article)) return "addressed";
  if (/[?？؟]["”»’)\]]*$/u.test(text)) return "question";
  if (isOwnLine(passage)) return undefined;
  const cues = cuesFor(article.language);
  // "People are talking about it: the state is on meth."
  if (cues?.promising.test(outsideQuotes(text)) || cues?.referring.test(text)) return "fragment";
  if (cutsQuotation(text)) return "speech";
  // What is opened and not closed was cut.
  if (countOf(text, "(") > countOf(text, ")")) return "fragment";
  if (LABELLED.test(text) && !DATELINE.test(text) && !isListed(article)) return "fragment";
  // A text that was cut says "..." where it breaks off; what a page left out of a sentence leaves a space before its end.
  if (/(?:\.\.|…|\p{L} \.)["'”»’)\]]{0,3}$/u.test(text)) return "fragment";
  if (!/[.!。！।۔։]["'”»’)\]」』]*$/u.test(text) || /^["“'‘(]*\p{Ll}|:\s*\p{L}+\.$/u.test(text)) return "fragment";
  return undefined;
}

const countOf = (text: string, sign: string): number => text.split(sign).length - 1;

/** Why `passage` must not be shown on its own; undefined when it may. */
export function unfit(passage: Passage): Unfit | undefined {
  const { text, wordCount, article } = passage;
  const never = barred(passage);
  if (never === "order" || never === "addressed" || never === "furniture") return never;
  if (wordCount < MIN_WORDS || wordCount > MAX_WORDS) return "length";
  if (never) return never;
  if (passage.insideQuote || unbalanced(text) || isBareSpeech(text)) return "speech";
  return leans(text, article) ? "leaning" : undefined;
}

/** The writer and the reader; case tells the writer from the letter. */
export const FIRST_PERSON = new RegExp(`\\b(?:${everyPattern(({ firstPerson }) => firstPerson)})\\b`, "u");

/** Whether the sentence needs the one before it to be understood; "this film" does not, where the article's title tells of a film. */
export function leans(text: string, { language, title }: Pick<Article, "language" | "title">): boolean {
  const cues = cuesFor(language);
  if (!cues) return false;
  const named = contentStems(cues.pointing.exec(text)?.groups?.["named"] ?? "");
  const isTold = named.length > 0 && !new Set(contentStems(title)).isDisjointFrom(new Set(named));
  // "Er habe nichts gewusst, sagte Holm": the sentence names him itself.
  if ((cues.reportedForm.test(text) || cues.unreal.test(text)) && cues.saidBy.test(text)) return false;
  if (!isTold && cues.leaning.test(text.replace(cues.joining, "").replace(/^[\s,]+/, ""))) return true;
  const own = outsideQuotes(text);
  if (pointsBack(text, own, cues)) return true;
  const at = own.search(cues.pronoun);
  return at >= 0 && !namesSomebody(own.slice(0, at));
}

/**
 * "Sind davon ausgenommen", "treten sie auf": in a first clause that no other explains ("davon aus, dass"). Where the sentence opens
 * with what it is about, or names something in quotation marks, that tells most of who "they" are.
 */
function pointsBack(text: string, own: string, cues: Cues): boolean {
  const clauses = clausesOf(own.replace(/\([^()]*\)/gu, " "));
  const found = cues.pointsBack.exec(clauses[0] ?? "")?.groups;
  if (!found || cues.opensSide.test(own)) return false;
  return found["somebody"] === undefined ? clauses.length === 1 : !/["“„«»]/u.test(text) && !cues.opensNoun.test(text);
}

/** A capitalised word that is not merely first, or a person by trade ("the lawmaker", "a spokeswoman"). */
function namesSomebody(before: string): boolean {
  const plain = before.replaceAll(CALENDAR, " ");
  return NAMED.test(plain) || BY_TRADE.test(plain);
}

const NAMED = new RegExp(
  `[\\p{L}\\p{N},.)]\\s+["“(]?\\p{Lu}\\p{L}+|^\\W*(?<!\\p{L})(?:(?![\\w\\p{Lu}])\\p{L})*\\p{Lu}\\p{L}+(?!\\p{L})(?:['’]s\\b|,? (?:${everyPattern(({ names }) => names?.afterPerson)})\\b)`,
  "u",
);
const BY_TRADE = new RegExp(
  `\\b(?:${everyPattern(({ names }) => names?.beforePerson)})\\s+([\\p{L}-]+\\s+){0,3}\\p{L}*(?:${everyPattern(({ names }) => names?.people)})\\b`,
  "iu",
);
/** Days and months have capitals, and are nobody. */
const CALENDAR = new RegExp(`\\b(?:${calendarNames().join("|")})\\b`, "gu");

function calendarNames(): string[] {
  return LANGUAGES.filter(({ names }) => names)
    .flatMap(({ weekdays = "", months = [] }) => [
      ...weekdays.split("|"),
      ...months.map((names) => names.split(" ")[0] ?? ""),
    ])
    .map((name) => name.charAt(0).toUpperCase() + name.slice(1));
}

/** Somebody's words with nobody named as the speaker. */
export function isBareSpeech(text: string): boolean {
  return /["“”«»„]/.test(text) && !/\p{L}{2,}/u.test(outsideQuotes(text));
}
