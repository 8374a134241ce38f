// Dates: reads weekdays, months and words like "last week", and tells whether the evidence allows a claim's date.
import { MONTHS } from "./quantities.ts";

export interface DateItem {
  /** 0 = Sunday. */
  weekday: number | undefined;
  /** 1 = January. */
  month: number | undefined;
  day: number | undefined;
  year: number | undefined;
  /** "yesterday", "last week": only true from where it is said. */
  relative: string | undefined;
  raw: string;
  start: number;
  end: number;
}

/** A calendar day of the article's own calendar. */
interface Day {
  year: number;
  month: number;
  day: number;
  weekday: number;
}

const WEEKDAYS = "sunday monday tuesday wednesday thursday friday saturday".split(" ");
const names = [...MONTHS.keys()];
// "May", "March" and three-letter forms are words of their own: only with a capital, and by what stands beside them.
const CLEAR_MONTH =
  names.filter((name) => name.length > 3 && !["march", "june", "july", "sept"].includes(name)).join("|") + "|june|july";
const ANY_MONTH = `(?:${CLEAR_MONTH}|march|may|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\\b\\.?)`;
const WEEKDAY = `(?:${WEEKDAYS.join("|")})`;
const SHORT_WEEKDAY = `(?:sun|mon|tues?|wed|thur?s?|fri|sat)\\b\\.?,?(?= (?:${ANY_MONTH}|\\d))`;
const DAY = `(?<day>\\d{1,2})(?:st|nd|rd|th)?(?![\\d:%]|[.,]\\d)`;
const YEAR = `(?:,? (?:of )?(?<year>1[5-9]\\d\\d|20\\d\\d|2100)(?!\\d|[.,]\\d))?`;
const PERIOD =
  "week|weekend|month|year|season|quarter|decade|century|night|spring|summer|autumn|fall|winter|term|session";

const FORMS: RegExp[] = [
  /(?<![\d-])(?<year>\d{4})-(?<number>\d{2})-(?<day>\d{2})(?![\d-])/g,
  new RegExp(
    `\\b(?<weekday>${WEEKDAY}|${SHORT_WEEKDAY})?,?\\b ?(?<month>${ANY_MONTH})(?:,? (?:the )?${DAY}(?:-\\d{1,2}\\b)?)${YEAR}`,
    "gi",
  ),
  new RegExp(
    `\\b(?<weekday>${WEEKDAY}|${SHORT_WEEKDAY})?,?(?:\\b|^) ?(?:the )?(?<![\\d.,])(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:-\\d{1,2}(?:st|nd|rd|th)?)? (?:of )?(?<month>${ANY_MONTH})(?!\\p{L})${YEAR}`,
    "giu",
  ),
  new RegExp(`\\b(?<month>${CLEAR_MONTH})\\b${YEAR}`, "gi"),
  // "In March", "a May election", "Norway's March output"; other capitals may begin a sentence or a surname.
  new RegExp(
    `(?<=(?:\\b(?:[Ii]n|[Oo]f|[Ss]ince|[Bb]y|[Ll]ast|[Nn]ext|[Tt]his|[Uu]ntil|[Tt]ill|[Ff]rom|[Tt]o|[Tt]hrough|[Ee]arly|[Ll]ate|[Mm]id|[Aa]nd|[Oo]r|[Dd]uring|[Bb]efore|[Aa]fter|[Bb]etween|[Ee]very|[Aa]|[Aa]n|[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)|'s)[ -])(?<month>May|March|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?(?! \\p{Lu}\\p{Ll})${YEAR}`,
    "gu",
  ),
  new RegExp(
    `\\b(?<month>May|March|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?),? (?<year>1[5-9]\\d\\d|20\\d\\d)(?!\\d)`,
    "g",
  ),
  new RegExp(`\\b(?<weekday>${WEEKDAY})s?\\b`, "gi"),
  new RegExp(
    `\\b(?<relative>(?:the )?day (?:before|after) (?:yesterday|tomorrow)|yesterday|today|tonight|tomorrow|(?:last|next|this|past|coming|previous|following) (?:${PERIOD}))\\b`,
    "gi",
  ),
];

/** The dates of a folded text, in order, not overlapping. Bare years are numbers. */
export function readDates(text: string): DateItem[] {
  const found: DateItem[] = [];
  let rest = text;
  for (const form of FORMS) {
    let hidden = "";
    let from = 0;
    for (const match of rest.matchAll(form)) {
      const { weekday, month, number, day, year, relative } = match.groups ?? {};
      if (day !== undefined && (Number(day) < 1 || Number(day) > 31)) continue;
      const start = match.index + match[0].length - match[0].trimStart().length;
      const end = match.index + match[0].length;
      found.push({
        weekday:
          weekday === undefined
            ? undefined
            : WEEKDAYS.findIndex((name) => name.startsWith(weekday.slice(0, 3).toLowerCase())),
        month: number ? Number(number) : MONTHS.get(month?.toLowerCase().replace(".", "") ?? ""),
        day: day === undefined ? undefined : Number(day),
        year: year === undefined ? undefined : Number(year),
        relative: relative?.toLowerCase().replace(/^the /, ""),
        raw: match[0].trim(),
        start,
        end,
      });
      hidden += rest.slice(from, start) + "_".repeat(end - start);
      from = end;
    }
    rest = hidden + rest.slice(from);
  }
  return found.toSorted((a, b) => a.start - b.start);
}

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
    return saidDirectly(claim, one) || one.dates.some((date) => resolve(date, one).some((day) => fits(claim, day)));
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
      if (resolve(date, one).some((day) => day.year === year)) return true;
      const shift = { "last year": -1, "this year": 0, "next year": 1 }[date.relative ?? ""];
      return shift !== undefined && one.published?.getUTCFullYear() === year - shift;
    }),
  );
}

export const FIELDS = ["weekday", "month", "day"] as const;

function saidDirectly(claim: DateItem, { dates, years, published }: DateEvidence): boolean {
  const same = (date: DateItem, fields: readonly (typeof FIELDS)[number][]): boolean =>
    fields.every((field) => claim[field] === undefined || claim[field] === date[field]);
  const yearFits = (date: DateItem | undefined): boolean =>
    claim.year === undefined ||
    (date?.year === undefined
      ? years.includes(claim.year) || impliedYear(claim, published) === claim.year
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

const MS_PER_DAY = 86_400_000;

function dayAt(time: number): Day {
  const date = new Date(time);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
  };
}

/** The year nearest to publication in which the month falls. */
function impliedYear(date: DateItem, published: Date | undefined): number | undefined {
  if (!published || date.month === undefined) return undefined;
  const distance = date.month - (published.getUTCMonth() + 1);
  return published.getUTCFullYear() + (distance > 6 ? -1 : distance < -6 ? 1 : 0);
}

/** The calendar days an evidence's date may mean. A weekday is the one before or the one after publication. */
function resolve(date: DateItem, { published }: DateEvidence): Day[] {
  if (date.month !== undefined && date.day !== undefined) {
    const year = date.year ?? impliedYear(date, published);
    return year === undefined ? [] : [dayAt(Date.UTC(year, date.month - 1, date.day))];
  }
  if (!published) return [];
  const today = Date.UTC(published.getUTCFullYear(), published.getUTCMonth(), published.getUTCDate());
  if (date.weekday !== undefined) {
    const back = (dayAt(today).weekday - date.weekday + 7) % 7;
    return [today - back * MS_PER_DAY, today + (7 - back) * MS_PER_DAY].map(dayAt);
  }
  const shift = { yesterday: -1, today: 0, tonight: 0, tomorrow: 1 }[date.relative ?? ""];
  return shift === undefined ? [] : [dayAt(today + shift * MS_PER_DAY)];
}
