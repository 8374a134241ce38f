// Which day a weekday of an English sentence is, by what the words around it say was done on it.
import { cuesFor } from "../language/cues.ts";
import { comingDay, type DateItem, timeOfDate } from "../language/dates.ts";
import { fold } from "../language/fold.ts";
import { en } from "../language/en.ts";
import type { Language, ReportedDayWords } from "../language/language.ts";
import { languageFor, perLanguage } from "../language/languages.ts";
import { splitWords } from "../language/phrases.ts";
import { outsideQuotes } from "../language/quoted.ts";
import { clausesOf } from "../language/sentences.ts";
import { doneVerbs, tellsOfPast } from "../language/tenses.ts";
import { readWords } from "../language/tokens.ts";
import type { PlacedDay } from "./clause-days.ts";

/** The day that a weekday or "yesterday" stands for: one before the article's, where something was done on it, or one to come. */
export function reportedDay(text: string, date: DateItem, published: Date, language: Language): PlacedDay | undefined {
  const forms = formsOf(language.tag);
  const time = forms && dayOf(text, date, published, language);
  if (!forms || time === undefined) return undefined;
  return { time, end: date.end + (forms.part.exec(text.slice(date.end))?.[0] ?? "").length };
}

function dayOf(text: string, date: DateItem, published: Date, language: Language): number | undefined {
  const isDay = date.weekday !== undefined || (date.shift?.[1] === "day" && date.shift[0] !== 0);
  if (!isDay || !outsideQuotes(text).includes(date.raw)) return undefined;
  // "On Tuesdays" is every one of them.
  if (date.weekday !== undefined && date.raw.endsWith("s")) return undefined;
  // "Tuesday morning" and "Morgen" are no day after this one.
  if (date.weekday === undefined)
    return /(?:^|\p{Ll}[,)]? )$/u.test(text.slice(0, date.start)) &&
      !/^\p{Lu}/u.test(date.raw.slice(date.start > 0 ? 0 : 1))
      ? timeOfDate(date, published, undefined)
      : undefined;
  if (isReported(text, date, language)) return timeOfDate(date, published, undefined);
  return isToCome(text, date, language) ? comingDay(date, published) : undefined;
}

/** Words before a plan's cue that tell of what time it is: "was expected to", "she said it will". */
const BEFORE_PLAN = 2;

/** Whether the clause before a day tells of a plan for it that still stands: "is due to visit on", and not "was due to". */
function isToCome(text: string, { start }: DateItem, language: Language): boolean {
  const forms = formsOf(language.tag);
  const before = text.slice(0, start);
  const clause = clausesOf(outsideQuotes(before)).at(-1) ?? "";
  const cue = cuesFor(language.tag)?.next.exec(clause);
  if (!cue || forms?.beforeDay.test(before) !== true || forms.said.test(before)) return false;
  const words = clause.slice(0, cue.index).trim().split(" ").slice(-BEFORE_PLAN);
  const saying = words.findLastIndex((word) => forms.says.test(word));
  return !tellsOfPast(readWords(fold(words.slice(saying + 1).join(" ")).text), language);
}

/** Whether the words around a day say that something was done on it, and none of them that it is to come. */
function isReported(text: string, { start, end }: { start: number; end: number }, language: Language): boolean {
  const forms = formsOf(language.tag);
  const cues = cuesFor(language.tag);
  const [before, after] = [text.slice(0, start), text.slice(end)];
  if (!forms || !cues || forms.behindOther.test(after)) return false;
  if (forms.said.test(before)) return true;
  if (!forms.beforeDay.test(before) && !(forms.bareDay.test(before) && forms.behindBareDay.test(after))) return false;
  if (forms.goesOn.test(before)) return false;
  const parts = before.split(forms.otherTime);
  if (wasDone(parts.at(-1) ?? "", forms, language)) return true;
  const told = outsideQuotes(text.slice(0, end) + after.split(forms.otherTime)[0]);
  return !cues.next.test(told) && !cues.supposed.test(told) && happenedThen(parts, after, forms, language);
}

/** "That was shut on", directly before the day: it was so whatever the rest of the sentence tells. "Was planned on" is no such. */
function wasDone(clause: string, forms: Forms, language: Language): boolean {
  const cues = cuesFor(language.tag);
  const verb = forms.helped.exec(clause)?.groups?.["verb"];
  if (!cues || verb === undefined || cues.next.test(clause) || cues.supposed.test(clause)) return false;
  const meant = splitWords((language.differences ?? en.differences).meant);
  return !meant.includes(verb);
}

/** Words behind a day in which what was done on it stands: "on Monday night suddenly resigned". */
const BEHIND_DAY = 3;

/**
 * Whether what leads to the day says that something was done on it, or what follows at once, or somewhere where the day opens the
 * sentence. "Plans for a march on Friday", "when they meet on Monday" and "the talks on Monday" may be of a day to come.
 * `before`: what leads to it, cut where another time may begin.
 */
function happenedThen(before: readonly string[], after: string, forms: Forms, language: Language): boolean {
  const words = readWords(fold(before.at(-1) ?? "").text);
  const opens = before.length === 1 && !words.some(({ content }) => content);
  const behind = readWords(fold(opens ? after : (after.split(forms.and)[0] ?? "")).text);
  const stop = behind.findIndex(({ stopped }) => stopped);
  const near = behind.slice(0, opens ? behind.length : Math.min(BEHIND_DAY, stop < 0 ? BEHIND_DAY : stop));
  return doneVerbs(words, language).size > 0 || doneVerbs(near, language).size > 0;
}

interface Forms {
  beforeDay: RegExp;
  said: RegExp;
  says: RegExp;
  bareDay: RegExp;
  behindBareDay: RegExp;
  otherTime: RegExp;
  part: RegExp;
  behindOther: RegExp;
  and: RegExp;
  /** A verb of the present that "and" joins to what was done: "began on Monday and ends on". */
  goesOn: RegExp;
  helped: RegExp;
}

const made = perLanguage(
  ({ reportedDays, mending, numbers }): Forms | undefined =>
    reportedDays && formsFrom(reportedDays, mending?.saying ?? "(?!)", numbers?.and ?? "(?!)"),
);

function formsFrom(
  { beforeDay, beforeNoReport, behindBareDay, behindOther, parts, othersTime, helped }: ReportedDayWords,
  saying: string,
  and: string,
): Forms {
  return {
    beforeDay: new RegExp(`(?:^|[^\\p{L}])(?:${beforeDay}) $`, "iu"),
    said: new RegExp(`[^\\p{L}](?:${saying}) (?:(?:${beforeDay}) )?$`, "u"),
    says: new RegExp(`^(?:${saying})$`, "iu"),
    bareDay: new RegExp(`(?<!(?:^|[^\\p{L}])(?:${beforeNoReport}))(?<=(?:^|[^\\p{L}])\\p{Ll}{1,30}) $`, "u"),
    behindBareDay: new RegExp(`^(?:[.,;]| ?[–—-]| (?:${behindBareDay})(?!\\p{L})|$)`, "u"),
    otherTime: new RegExp(`[,;:–—]|(?<!\\p{L})(?:${othersTime})(?!\\p{L})`, "u"),
    part: new RegExp(`^ (?:${parts})(?![\\p{L}'’])`, "u"),
    behindOther: new RegExp(`^,? (?:${behindOther})(?!\\p{L})`, "u"),
    and: new RegExp(` (?:${and}) `, "u"),
    goesOn: new RegExp(` (?:${and}) \\p{Ll}{1,20}s (?:${beforeDay}) $`, "u"),
    helped: new RegExp(`(?<!\\p{L})(?:${helped}) (?<verb>\\p{Ll}+) (?:${beforeDay}) $`, "u"),
  };
}

function formsOf(tag: string): Forms | undefined {
  const language = languageFor(tag);
  return language && made(language);
}
