// When a sentence says that something happened: for putting passages in order of time.
import { DAY } from "../core/time.ts";
import type { Article } from "../core/domain.ts";
import { fold } from "../language/fold.ts";
import { readDates, type DateItem } from "../language/dates.ts";
import { checksFor } from "../language/languages.ts";
import { readNumbers } from "../language/numbers.ts";

const AGO = /\b(\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten) (day|week|month|year|decade)s? ago\b/i;
const IN_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const DAYS_IN: Record<string, number> = { day: 1, week: 7, month: 30, year: 365, decade: 3652 };
const SHIFT: Record<string, number> = {
  today: 0,
  tonight: 0,
  yesterday: -1,
  tomorrow: 1,
  "last week": -7,
  "last month": -30,
  "last year": -365,
  "next week": 7,
  "next month": 30,
  "next year": 365,
};

/**
 * The earliest time the text names, in milliseconds since 1970; undefined when it names none that can be placed. Weekdays
 * are the last ones before publication, months without a year the nearest; both UTC.
 */
export function timeOf(
  text: string,
  { published, language }: Pick<Article, "published" | "language">,
): number | undefined {
  const folded = fold(text).text;
  const years = readNumbers(folded, { decimal: checksFor(language).decimal }).filter(({ kind }) => kind === "year");
  const dates = checksFor(language).dates ? readDates(folded) : [];
  const times = dates.map((date) => placed(date, years[0]?.value, published)).filter((time) => time !== undefined);
  if (times.length > 0) return Math.min(...times);
  const [, count = "", unit = ""] = AGO.exec(folded) ?? [];
  if (published && unit !== "") return published.getTime() - numberOf(count) * (DAYS_IN[unit.toLowerCase()] ?? 0) * DAY;
  return years.length > 0 ? Math.min(...years.map(({ value }) => Date.UTC(value, 0, 1))) : undefined;
}

function placed(date: DateItem, yearNearby: number | undefined, published: Date | undefined): number | undefined {
  if (date.month !== undefined) {
    const year = date.year ?? yearNearby ?? nearestYear(date.month, published);
    return year === undefined ? undefined : Date.UTC(year, date.month - 1, date.day ?? 1);
  }
  if (!published) return undefined;
  const today = Date.UTC(published.getUTCFullYear(), published.getUTCMonth(), published.getUTCDate());
  if (date.weekday !== undefined) return today - ((published.getUTCDay() - date.weekday + 7) % 7) * DAY;
  const shift = SHIFT[date.relative ?? ""];
  return shift === undefined ? undefined : today + shift * DAY;
}

function nearestYear(month: number, published: Date | undefined): number | undefined {
  if (!published) return undefined;
  const distance = month - (published.getUTCMonth() + 1);
  return published.getUTCFullYear() + (distance > 6 ? -1 : distance < -6 ? 1 : 0);
}

function numberOf(word: string): number {
  const digits = Number(word);
  return Number.isNaN(digits) ? Math.max(1, IN_WORDS.indexOf(word.toLowerCase())) : digits;
}
