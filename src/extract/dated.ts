// The dates of a sentence's days and weeks, put behind them in square brackets.
import { checksFor } from "../language/checks.ts";
import { readDates } from "../language/dates.ts";
import type { Language } from "../language/language.ts";
import { DAY } from "../core/time.ts";
import { dayByClause, isStated } from "./clause-days.ts";
import type { Passage } from "./passages.ts";
import { pastWeeks, yearOfPastMonth } from "./past-weeks.ts";
import { isOfOtherWeek } from "./other-weeks.ts";
import { reportedDay } from "./reported-days.ts";

/** What is put behind a place of the text. */
interface Note {
  end: number;
  date: string;
}

/** Where a week's own days stand behind it: "last week (16-22 November)". */
const IN_BRACKETS = /^ ?[([]/u;

/** The text with the dates of its days behind them, each once, where the article's own date is known. */
export function dated(text: string, { article }: Passage): string {
  const { published } = article;
  const { dates, language } = checksFor(article.language);
  // What a review tells may be of its book or film: those days are of no week.
  if (!published || !dates || article.genre === "review") return text;
  const notes = notesOn(text, published, language, article.language);
  const told = new Set<string>();
  let mended = "";
  let from = 0;
  for (const { end, date } of notes.toSorted((a, b) => a.end - b.end)) {
    if (told.has(date) || end < from) continue;
    told.add(date);
    mended += `${text.slice(from, end)} [${date}]`;
    from = end;
  }
  return mended + text.slice(from);
}

function notesOn(text: string, published: Date, language: Language, tag: string): Note[] {
  // Pages call their language anything; what is no tag is written as the language is.
  const locale = /^[a-z]{2}(?:-[a-z]{2})?$/i.test(tag) ? tag : language.tag;
  const written = (): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", timeZone: "UTC" });
  const dates = readDates(text, language);
  const pastOnes = pastWeeks(text, published, language);
  const days = dates.flatMap((date): Note[] => {
    if (date.month !== undefined) {
      const found = yearOfPastMonth(text, date, published, language);
      return found ? [{ end: found.end, date: String(found.year) }] : [];
    }
    if (isStated(text.slice(date.end))) return [];
    const day = language.days
      ? dayByClause(text, date, published, language)
      : reportedDay(text, date, published, language);
    if (!day || isOfOtherWeek(text, date, day, published, language, { dates, weeks: pastOnes })) return [];
    return [{ end: day.end, date: written().format(day.time) }];
  });
  const weeks = pastOnes.flatMap(({ monday, end }): Note[] => {
    if (monday === undefined || IN_BRACKETS.test(text.slice(end))) return [];
    const range = written().formatRange(monday, monday + 6 * DAY);
    return [{ end, date: range.replace(/(?<=\d)\s–\s(?=\d)/u, "–") }];
  });
  return [...days, ...weeks];
}
