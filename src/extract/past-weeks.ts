// Weeks and months that are over, named from the day of an article: "last week", "im vergangenen März".
import { DAY } from "../core/time.ts";
import type { DateItem } from "../language/dates.ts";
import type { Language, WeekWords } from "../language/language.ts";
import { perLanguage } from "../language/languages.ts";
import { openMark } from "../language/quoted.ts";

/** Months back from which on "last March" can mean one alone: sooner it may be this year's or the one before. */
const FEWEST_MONTHS = 4;

/** A week by its Monday, in milliseconds since 1970, UTC, and where its words stand. */
export interface PastWeek {
  /** Undefined in what was published on a Sunday, which is of either week. */
  monday: number | undefined;
  start: number;
  end: number;
}

/** Every "last week" of a text, outside quotations. */
export function pastWeeks(text: string, published: Date, language: Language): PastWeek[] {
  const forms = made(language);
  const weekday = published.getUTCDay();
  if (!forms) return [];
  const today = Math.floor(published.getTime() / DAY) * DAY;
  const monday = weekday === 0 ? undefined : today - (weekday - 1 + 7) * DAY;
  return [...text.matchAll(forms.week)]
    .filter(({ index }) => openMark(text.slice(0, index)) === "")
    .map((found) => ({ monday, start: found.index, end: found.index + found[0].length }));
}

/** The year of a month that is told of as the last such one, and where its words end. */
export function yearOfPastMonth(
  text: string,
  { month, day, year, start, end }: DateItem,
  published: Date,
  language: Language,
): { year: number; end: number } | undefined {
  const forms = made(language);
  if (!forms || month === undefined || day !== undefined || year !== undefined) return undefined;
  const before = text.slice(0, start);
  const behind = forms.behind.exec(text.slice(end))?.[0];
  if ((!forms.before.test(before) && behind === undefined) || openMark(before) !== "") return undefined;
  const back = (published.getUTCMonth() + 1 - month + 12) % 12 || 12;
  if (back < FEWEST_MONTHS) return undefined;
  const own = published.getUTCFullYear();
  return { year: month > published.getUTCMonth() ? own - 1 : own, end: end + (behind ?? "").length };
}

interface Forms {
  week: RegExp;
  before: RegExp;
  behind: RegExp;
}

const made = perLanguage(({ weeks }): Forms | undefined => weeks && formsFrom(weeks));

function formsFrom({ last, week, beforeOther, behindOther }: WeekWords): Forms {
  const other = `(?<!(?:^|[^\\p{L}])(?:${beforeOther}) )`;
  return {
    week: new RegExp(
      `${other}(?<!\\p{L})(?:(?:${last}) (?:${week})|(?:${week}) (?:${last}))(?!['’\\p{L}]| (?:${behindOther})(?!\\p{L}))`,
      "giu",
    ),
    before: new RegExp(`(?<!\\p{L})(?:${last}) $`, "iu"),
    behind: new RegExp(`^ (?:${last})(?!\\p{L})`, "iu"),
  };
}
