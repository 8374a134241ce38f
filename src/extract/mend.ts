// A sentence made to stand alone: joining words are cut, and square brackets say who and when.
import { checksFor } from "../language/checks.ts";
import { cuesFor } from "../language/cues.ts";
import { comingDay, type DateItem, readDates, timeOfDate } from "../language/dates.ts";
import { fold } from "../language/fold.ts";
import type { Language, MendingWords } from "../language/language.ts";
import { languageFor, perLanguage } from "../language/languages.ts";
import { outsideQuotes } from "../language/quoted.ts";
import { readText } from "../language/reading.ts";
import { doneVerbs, tellsOfPast } from "../language/tenses.ts";
import { readWords } from "../language/tokens.ts";
import type { Passage } from "./passages.ts";

/** Where a report was written, and for whom: "OSLO, Norway (AP) —", "NEW DELHI:", "Hong Kong (CNN Business)". */
const DATELINE =
  /^(?:(?:\p{Lu}[\p{Lu}.’' -]{1,30}\p{Lu}\.?(?:, \p{Lu}[\p{L}. ]{1,20})?(?: ?\([\p{L}/ .]{2,25}\))?|\p{Lu}[\p{L}.’' -]{1,30}(?:, \p{Lu}[\p{L}. ]{1,20})? \([\p{L}/ .]{2,25}\)|\([\p{L}/ .]{2,25}\)) ?(?:[-–—―:]{1,2} ?|(?<=\))(?=\p{Lu})))/u;
/** A weekday's own date stands behind it: "Tuesday, 24 November", "Tuesday (24.11.)", "Tuesday, Nov. 24"; or it is no word by itself: "Tuesday's". */
const STATED = /^,? ?[([]?(?:\p{L}+\.? )?\d|^['’]\p{L}/u;

/** Mends the sentences of one article. */
export interface Mender {
  /** Whether a name can be put for the pronoun that the sentence speaks of. */
  names(passage: Passage): boolean;
  /** The passage, or unbroken slices of it with words in square brackets. */
  mend(passage: Passage): string;
}

/** `article` are all sentences of one article, in order. */
export function mender(article: readonly Passage[]): Mender {
  const named = naming(article);
  return {
    names: (passage) => named(passage) !== passage.text,
    mend: (passage) => opened(dated(named(passage), passage), passage),
  };
}

/** The text without its dateline, and without an opening word that only joins it to the sentence before. */
function opened(text: string, { article }: Passage): string {
  const line = DATELINE.exec(text)?.[0] ?? "";
  const rest = text.slice(line.length);
  const joint = formsOf(article.language)?.joint.exec(rest)?.[0] ?? "";
  const own = rest.slice(joint.length);
  if (joint === "" || /^[\p{Lu}\d“"[]/u.test(own)) return own;
  return `[${own.charAt(0).toUpperCase()}]${own.slice(1)}`;
}

/** The text with the dates of its days behind them, each once, where the article's own date is known. */
function dated(text: string, passage: Passage): string {
  const { language } = passage.article;
  const checks = checksFor(language);
  if (!passage.article.published || !checks.dates || !formsOf(language)) return text;
  const days = readDates(text, checks.language).flatMap((date) => {
    const time = dayOf(text, date, passage);
    return time === undefined ? [] : [{ end: date.end, time }];
  });
  if (days.length === 0) return text;
  // Pages call their language anything; what is no tag is written as the language is.
  const locale = /^[a-z]{2}(?:-[a-z]{2})?$/i.test(language) ? language : checks.language.tag;
  const written = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", timeZone: "UTC" });
  const told = new Set<number>();
  let mended = "";
  let from = 0;
  for (const { end, time } of days) {
    if (told.has(time)) continue;
    told.add(time);
    mended += `${text.slice(from, end)} [${written.format(time)}]`;
    from = end;
  }
  return mended + text.slice(from);
}

/** The day that a weekday or "yesterday" stands for: one before the article's, where something was done on it, or one to come. */
function dayOf(text: string, date: DateItem, { article }: Passage): number | undefined {
  const { language } = checksFor(article.language);
  const isDay = date.weekday !== undefined || (date.shift?.[1] === "day" && date.shift[0] !== 0);
  if (!isDay || date.month !== undefined || STATED.test(text.slice(date.end))) return undefined;
  if (!outsideQuotes(text).includes(date.raw)) return undefined;
  // "Tuesday morning" and "Morgen" are no day after this one.
  if (date.weekday === undefined)
    return /(?:^|\p{Ll}[,)]? )$/u.test(text.slice(0, date.start)) &&
      !/^\p{Lu}/u.test(date.raw.slice(date.start > 0 ? 0 : 1))
      ? timeOfDate(date, article.published, undefined)
      : undefined;
  if (isReported(text, date, language)) return timeOfDate(date, article.published, undefined);
  return isToCome(text, date, language) ? comingDay(date, article.published) : undefined;
}

/** Words before a plan's cue that tell of what time it is: "was expected to", "she said it will". */
const BEFORE_PLAN = 2;

/** Whether the clause before a day tells of a plan for it that still stands: "is due to visit on", and not "was due to". */
function isToCome(text: string, { start, raw }: DateItem, language: Language): boolean {
  const forms = formsOf(language.tag);
  const before = text.slice(0, start);
  const clause =
    outsideQuotes(before)
      .split(/[,;:–—]/u)
      .at(-1) ?? "";
  const cue = cuesFor(language.tag)?.next.exec(clause);
  // "On Tuesdays" is every one of them.
  if (!cue || raw.endsWith("s") || forms?.beforeDay.test(before) !== true || forms.said.test(before)) return false;
  const words = clause.slice(0, cue.index).trim().split(" ").slice(-BEFORE_PLAN);
  const saying = words.findLastIndex((word) => forms.says.test(word));
  return !tellsOfPast(readWords(fold(words.slice(saying + 1).join(" ")).text), language);
}

/** Whether the words around a day say that something was done on it, and none of them that it is to come. */
function isReported(text: string, { start, end }: { start: number; end: number }, language: Language): boolean {
  const forms = formsOf(language.tag);
  const cues = cuesFor(language.tag);
  const [before, after] = [text.slice(0, start), text.slice(end)];
  if (!forms || !cues) return false;
  if (forms.said.test(before)) return true;
  if (!forms.beforeDay.test(before) && !(forms.bareDay.test(before) && forms.behindBareDay.test(after))) return false;
  const parts = before.split(forms.otherTime);
  const told = outsideQuotes(text.slice(0, end) + after.split(forms.otherTime)[0]);
  return !cues.next.test(told) && !cues.supposed.test(told) && happenedThen(parts, after, language);
}

/** Words behind a day in which what was done on it stands: "on Monday night suddenly resigned". */
const BEHIND_DAY = 3;

/**
 * Whether what leads to the day says that something was done on it, or what follows at once, or somewhere where the day opens the
 * sentence. "Plans for a march on Friday", "when they meet on Monday" and "the talks on Monday" may be of a day to come.
 * `before`: what leads to it, cut where another time may begin.
 */
function happenedThen(before: readonly string[], after: string, language: Language): boolean {
  const words = readWords(fold(before.at(-1) ?? "").text);
  const opens = before.length === 1 && !words.some(({ content }) => content);
  const behind = readWords(fold(after).text);
  const stop = behind.findIndex(({ stopped }) => stopped);
  const near = behind.slice(0, opens ? behind.length : Math.min(BEHIND_DAY, stop < 0 ? BEHIND_DAY : stop));
  return doneVerbs(words, language).size > 0 || doneVerbs(near, language).size > 0;
}

/** Puts a name for the pronoun that a sentence speaks of, where exactly one person is named in the article so far. */
function naming(article: readonly Passage[]): (passage: Passage) => string {
  let people: { at: number; last: string; name: string }[] | undefined;
  return (passage) => {
    const pronoun = pronounOf(passage);
    if (!pronoun) return passage.text;
    people ??= peopleIn(article);
    const at = article.findIndex(({ index }) => index === passage.index);
    const before = people.filter((one) => one.at < at);
    const [one] = before;
    const same = before.every(({ last }) => last === one?.last);
    // Somebody who stands in the sentence itself, or not in the one before, may be another.
    const near = before.some((other) => other.at === at - 1) && !people.some((other) => other.at === at);
    if (!one || !same || !near) return passage.text;
    return `${passage.text.slice(0, pronoun.start)}[${one.name}]${passage.text.slice(pronoun.end)}`;
  };
}

/** The pronoun that is the sentence's own subject: "He said", "On Friday, she left", "…," he said. */
function pronounOf({ text, article }: Passage): { start: number; end: number } | undefined {
  const forms = formsOf(article.language);
  const found = forms?.subject.exec(text) ?? forms?.speaker.exec(text);
  if (!found?.groups) return undefined;
  const { pronoun = "" } = found.groups;
  const end = found.index + found[0].length;
  return { start: end - pronoun.length, end };
}

/** Where people are named in an article, who goes by a full name there and by the last part of it alone. */
function peopleIn(article: readonly Passage[]): { at: number; last: string; name: string }[] {
  const names = article.flatMap((passage, at) =>
    readText(fold(passage.text).text, checksFor(passage.article.language)).names.map((name) => ({ at, ...name })),
  );
  const alone = new Set(names.filter(({ parts }) => parts.length === 1).map(({ parts }) => parts[0]));
  const full = new Map<string, string>();
  for (const { parts, raw, acronym } of names) {
    const last = parts.at(-1) ?? "";
    if (parts.length < 2 || parts.length > 3 || acronym || !alone.has(last) || full.has(last)) continue;
    full.set(last, raw);
  }
  return names.flatMap(({ at, parts }) => {
    const last = parts.at(-1) ?? "";
    const name = full.get(last);
    return name === undefined ? [] : [{ at, last, name }];
  });
}

interface Forms {
  joint: RegExp;
  subject: RegExp;
  speaker: RegExp;
  beforeDay: RegExp;
  said: RegExp;
  says: RegExp;
  bareDay: RegExp;
  behindBareDay: RegExp;
  otherTime: RegExp;
}

const made = perLanguage(({ mending }): Forms | undefined => mending && formsFrom(mending));

function formsFrom({
  joining,
  subjects,
  saying,
  beforeDay,
  beforeNoReport,
  behindBareDay,
  othersTime,
}: MendingWords): Forms {
  return {
    joint: new RegExp(`^(?:${joining}) `, "iu"),
    subject: new RegExp(`^(?:(?:${joining}) |\\p{Lu}[^"“”,]{1,40}, )?(?<pronoun>${subjects})(?= )`, "iu"),
    speaker: new RegExp(`[,?!]["”] (?<pronoun>${subjects})(?= (?:${saying})\\b)`, "iu"),
    beforeDay: new RegExp(`(?:^|[^\\p{L}])(?:${beforeDay}) $`, "iu"),
    said: new RegExp(`[^\\p{L}](?:${saying}) (?:(?:${beforeDay}) )?$`, "u"),
    says: new RegExp(`^(?:${saying})$`, "iu"),
    bareDay: new RegExp(`(?<!(?:^|[^\\p{L}])(?:${beforeNoReport}))(?<=(?:^|[^\\p{L}])\\p{Ll}{1,30}) $`, "u"),
    behindBareDay: new RegExp(`^(?:[.,;]| ?[–—-]| (?:${behindBareDay})(?!\\p{L})|$)`, "u"),
    otherTime: new RegExp(`[,;:–—]|(?<!\\p{L})(?:${othersTime})(?!\\p{L})`, "u"),
  };
}

function formsOf(tag: string): Forms | undefined {
  const language = languageFor(tag);
  return language && made(language);
}
