// Reads dates in a text, and tells whether a source bears out the date of a claim.
import { DAY } from "../core/time.ts";
import { en } from "./en.ts";
import type { DateWords, Language } from "./language.ts";
import { LANGUAGES, perLanguage } from "./languages.ts";
import { splitWords } from "./phrases.ts";

export interface DateItem {
  /** 0 = Sunday. */
  weekday: number | undefined;
  /** 1 = January. */
  month: number | undefined;
  day: number | undefined;
  year: number | undefined;
  /** "yesterday", "last week": only true from where it is said. */
  relative: string | undefined;
  /** How far from the day of saying that is, where it can be counted. */
  shift: DateWords["relative"][string] | undefined;
  raw: string;
  start: number;
  end: number;
}

/** A calendar day of the article's own calendar. */
export interface Day {
  year: number;
  month: number;
  day: number;
  weekday: number;
}

/** The number of a month by a name in lower case, 1 to 12, in any of the languages. */
export function monthOf(name: string): number | undefined {
  return EVERY_MONTH.get(name);
}

/** The months of a language by all their names, 1 = January. */
export const monthsOf = perLanguage(
  ({ months = [] }): ReadonlyMap<string, number> =>
    new Map(months.flatMap((names, index) => splitWords(names).map((name) => [name, index + 1]))),
);

const EVERY_MONTH = new Map(LANGUAGES.flatMap((language) => [...monthsOf(language)]));

/** The dates of a folded text, in order, not overlapping; none in a language whose dates we cannot read. Bare years are numbers. */
export function readDates(text: string, language: Language = en): DateItem[] {
  const found: DateItem[] = [];
  let rest = text;
  for (const form of formsOf(language)) {
    let hidden = "";
    let from = 0;
    for (const match of rest.matchAll(form)) {
      const { day } = match.groups ?? {};
      if (day !== undefined && (Number(day) < 1 || Number(day) > 31)) continue;
      const item = itemOf(match, language);
      found.push(item);
      hidden += rest.slice(from, item.start) + "_".repeat(item.end - item.start);
      from = item.end;
    }
    rest = hidden + rest.slice(from);
  }
  return found.toSorted((a, b) => a.start - b.start);
}

function itemOf(match: RegExpExecArray, language: Language): DateItem {
  const { weekday, month, number, day, year, relative } = match.groups ?? {};
  const said = relative?.toLowerCase().replace(/^the /, "");
  const numberOf = (digits: string | undefined): number | undefined => (digits ? Number(digits) : undefined);
  return {
    weekday: weekday === undefined ? undefined : weekdayOf(weekday, language),
    month: numberOf(number) ?? monthsOf(language).get(month?.toLowerCase().replace(".", "") ?? ""),
    day: numberOf(day),
    year: numberOf(year),
    relative: said,
    shift: language.dates?.relative[said ?? ""],
    raw: match[0].trim(),
    start: match.index + match[0].length - match[0].trimStart().length,
    end: match.index + match[0].length,
  };
}

function weekdayOf(name: string, { weekdays = "" }: Language): number {
  return weekdays.split("|").findIndex((weekday) => weekday.startsWith(name.slice(0, 3).toLowerCase()));
}

/** The forms of a date, in the order in which they are tried. */
const formsOf = perLanguage(({ months = [], weekdays = "", dates }): RegExp[] => {
  if (!dates) return [];
  const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
  const either = (word: string): string => `[${capital(word.charAt(0))}${word.charAt(0)}]${word.slice(1)}`;
  const ambiguous = splitWords(dates.ambiguousMonths);
  // Ambiguous names and short forms are words of their own: only with a capital, and by what stands beside them.
  const clear = months.map((names) => splitWords(names)[0] ?? "").filter((name) => !ambiguous.includes(name));
  const short = months.flatMap((names) => splitWords(names).slice(1));
  const anyMonth = `(?:${[...clear, ...ambiguous].join("|")}|(?:${short.join("|")})\\b\\.?)`;
  const weekday = `(?<weekday>(?:${weekdays})|(?:${dates.shortWeekdays})\\b\\.?,?(?= (?:${anyMonth}|\\d)))`;
  const ends = `(?:${dates.dayEnds ?? "st|nd|rd|th"})?`;
  const of = `(?:${dates.of ?? "of"})`;
  const day = `(?<day>\\d{1,2})${ends}(?![\\d:%]|[.,]\\d)`;
  const bareYear = `(?<year>1[5-9]\\d\\d|20\\d\\d|2100)`;
  const year = `(?:,? (?:${of} )?${bareYear}(?!\\d|[.,]\\d))?`;
  const inCapitals = `${ambiguous.map(capital).join("|")}|(?:${short.map(capital).join("|")})\\b\\.?`;
  const beforeMonth = `(?:\\b(?:${splitWords(dates.beforeMonth).map(either).join("|")})|'s)`;
  const periods = splitWords(dates.periods).join("|");
  const points = Object.keys(dates.relative).filter((word) => !word.includes(" "));
  return [
    /(?<![\d-])(?<year>\d{4})-(?<number>\d{2})-(?<day>\d{2})(?![\d-])/g,
    new RegExp(`\\b${weekday}?,?\\b ?(?<month>${anyMonth})(?:,? (?:the )?${day}(?:-\\d{1,2}\\b)?)${year}`, "gi"),
    new RegExp(
      `\\b${weekday}?,?(?:\\b|^) ?(?:the )?(?<![\\d.,])(?<day>\\d{1,2})${ends}(?:-\\d{1,2}${ends})? (?:${of} )?(?<month>${anyMonth})(?!\\p{L})${year}`,
      "giu",
    ),
    new RegExp(`\\b(?<month>${clear.join("|")})\\b${year}`, "gi"),
    // "In March", "a May election", "Norway's March output"; other capitals may begin a sentence or a surname.
    new RegExp(`(?<=${beforeMonth}[ -])(?<month>${inCapitals})\\b\\.?(?! \\p{Lu}\\p{Ll})${year}`, "gu"),
    new RegExp(`\\b(?<month>${inCapitals}),? ${bareYear}(?!\\d)`, "g"),
    new RegExp(`\\b(?<weekday>${weekdays})(?:s|${dates.joinedParts ?? "(?!)"})?\\b`, "gi"),
    new RegExp(
      `\\b(?<relative>(?:the )?day (?:before|after) (?:yesterday|tomorrow)|${points.join("|")}|(?:${splitWords(dates.pointers).join("|")}) (?:${periods}))\\b`,
      "gi",
    ),
  ];
});

/** What an evidence says of time: the dates in it, the bare years in it, and when it was published. */
export interface DateEvidence {
  dates: DateItem[];
  years: number[];
  published: Date | undefined;
}

/**
 * Whether the evidence allows the claim's date: the same fields are said there, or "on Tuesday", "yesterday" and "this year" come
 * to it, counted from the day of publication. A word like "last week" must recur: read later, it would mean another week.
 */
export function allowsDate(claim: DateItem, evidence: DateEvidence[]): boolean {
  return evidence.some((one) => {
    if (claim.relative !== undefined) return one.dates.some((date) => date.relative === claim.relative);
    return saidDirectly(claim, one) || one.dates.some((date) => daysMeant(date, one).some((day) => fits(claim, day)));
  });
}

/** Whether the evidence says the date in so many words. */
export function saysDate(claim: DateItem, evidence: DateEvidence[]): boolean {
  return evidence.some((one) =>
    claim.relative === undefined
      ? saidDirectly(claim, one)
      : one.dates.some((date) => date.relative === claim.relative),
  );
}

/** Whether a bare year of the claim follows from a date of the evidence: "this year", "on Tuesday", "last May". */
export function allowsYear(year: number, evidence: DateEvidence[]): boolean {
  return evidence.some((one) =>
    one.dates.some((date) => {
      if (date.year !== undefined) return date.year === year;
      if (daysMeant(date, one).some((day) => day.year === year)) return true;
      const [by, unit] = date.shift ?? [];
      return by !== undefined && unit === "year" && one.published?.getUTCFullYear() === year - by;
    }),
  );
}

/** Whether both name the same day, years left out. */
export function sameDate(a: DateItem, b: DateItem): boolean {
  return FIELDS.every((field) => a[field] === b[field]) && a.relative === b.relative;
}

export const FIELDS = ["weekday", "month", "day"] as const;

function saidDirectly(claim: DateItem, { dates, years, published }: DateEvidence): boolean {
  const same = (date: DateItem, fields: readonly (typeof FIELDS)[number][]): boolean =>
    fields.every((field) => claim[field] === undefined || claim[field] === date[field]);
  const yearFits = (date: DateItem | undefined): boolean =>
    claim.year === undefined ||
    (date?.year === undefined
      ? years.includes(claim.year) || nearestYear(claim, published) === claim.year
      : date.year === claim.year);
  if (dates.some((date) => same(date, FIELDS) && yearFits(date))) return true;
  // "on Tuesday ... March 4": the weekday may stand apart from the day, unless the calendar says otherwise.
  return (
    claim.weekday !== undefined &&
    claim.month !== undefined &&
    dates.some((date) => date.weekday === claim.weekday) &&
    dates.some((date) => same(date, ["month", "day"]) && yearFits(date))
  );
}

function fits(claim: DateItem, day: Day): boolean {
  return (
    FIELDS.every((field) => claim[field] === undefined || claim[field] === day[field]) &&
    (claim.year === undefined || claim.year === day.year)
  );
}

const DAYS_IN = { day: 1, week: 7, month: 30, year: 365 };

/**
 * The moment a date begins, in milliseconds since 1970: a weekday is the last one up to publication, a month without a year the
 * nearest. `year` is the one that stands near the date. Undefined for a date that cannot be placed. All UTC.
 */
export function timeOfDate(date: DateItem, published: Date | undefined, year: number | undefined): number | undefined {
  if (date.month !== undefined) {
    const placed = date.year ?? year ?? nearestYear(date, published);
    return placed === undefined ? undefined : Date.UTC(placed, date.month - 1, date.day ?? 1);
  }
  if (!published) return undefined;
  const [day] = beginnings(date, published);
  const [by = 0, unit = "day"] = date.shift ?? [];
  return day ?? (by === 0 ? undefined : startOfDay(published) + by * DAYS_IN[unit] * DAY);
}

/** When the next such weekday after publication begins; undefined on that weekday itself, as it may mean today, and for other dates. */
export function comingDay(date: DateItem, published: Date | undefined): number | undefined {
  if (!published || date.weekday === undefined || date.month !== undefined) return undefined;
  const [past, coming] = beginnings(date, published);
  return past === startOfDay(published) ? undefined : coming;
}

/** The calendar days an evidence's date may mean. */
export function daysMeant(date: DateItem, { published }: DateEvidence): Day[] {
  if (date.month !== undefined && date.day !== undefined) {
    const year = date.year ?? nearestYear(date, published);
    return year === undefined ? [] : [dayAt(Date.UTC(year, date.month - 1, date.day))];
  }
  return published ? beginnings(date, published).map(dayAt) : [];
}

/** When the day of a weekday or of "yesterday" begins. A weekday is the one before or the one after publication. */
function beginnings({ weekday, shift }: DateItem, published: Date): number[] {
  const today = startOfDay(published);
  if (weekday !== undefined) {
    const back = (published.getUTCDay() - weekday + 7) % 7;
    return [today - back * DAY, today + (7 - back) * DAY];
  }
  return shift?.[1] === "day" ? [today + shift[0] * DAY] : [];
}

/** The year nearest to publication in which the month falls. */
function nearestYear({ month }: DateItem, published: Date | undefined): number | undefined {
  if (!published || month === undefined) return undefined;
  const distance = month - (published.getUTCMonth() + 1);
  return published.getUTCFullYear() + (distance > 6 ? -1 : distance < -6 ? 1 : 0);
}

function startOfDay(time: Date): number {
  return Date.UTC(time.getUTCFullYear(), time.getUTCMonth(), time.getUTCDate());
}

function dayAt(time: number): Day {
  const date = new Date(time);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
  };
}
