// Whether a day cannot be placed by its article: it is of another year, week or clock.
import { DAY, HOUR } from "../core/time.ts";
import type { DateItem } from "../language/dates.ts";
import type { Language } from "../language/language.ts";
import { perLanguage } from "../language/languages.ts";
import { splitWords } from "../language/phrases.ts";
import type { PlacedDay } from "./clause-days.ts";
import type { PastWeek } from "./past-weeks.ts";

/** Between a day and the year, month or week that it is of: "on Monday in 1987", "last week on Tuesday". */
const BESIDE = /^,? ?(?:\p{Ll}{1,3} ){0,3}$/u;
/** A year, and no count with a sign behind it. */
const YEAR = /(?<![\p{L}\d.,-])(?:1[5-9]\d\d|20\d\d)(?![\p{L}\d%-]|[.,]\d)/gu;
/** From here on, in UTC, it may be the next day where the outlet is: at the end of the day, in Asia. */
const TOMORROW_FROM = 11;
/** Between these hours, in UTC, an outlet's "yesterday" may be another than ours. */
const NIGHT = { from: 22, to: 4 };

/** What a sentence tells of times, beside the day in question. */
export interface Times {
  dates: readonly DateItem[];
  weeks: readonly PastWeek[];
}

/**
 * Whether a day that was placed by the article's own may be another: the text says that it is of another month or year ("In 1989, waves
 * broke the wall on Sunday") or of the week before, or the outlet's clock may show another day than UTC.
 */
export function isOfOtherWeek(
  text: string,
  date: DateItem,
  placed: PlacedDay,
  published: Date,
  language: Language,
  { dates, weeks }: Times,
): boolean {
  if (isAnotherClock(date, placed, published)) return true;
  const own = published.getUTCFullYear();
  const years = [...text.matchAll(YEAR)]
    .filter(([year]) => Number(year) !== own)
    .map(({ 0: raw, index }) => ({ start: index, end: index + raw.length }));
  const months = dates.filter(({ month }) => month !== undefined && month !== new Date(placed.time).getUTCMonth() + 1);
  const isBeside = ({ start, end }: { start: number; end: number }): boolean =>
    BESIDE.test(start >= placed.end ? text.slice(placed.end, start) : text.slice(end, date.start));
  const opens = openingOf(language);
  const isOpening = ({ start, end }: { start: number; end: number }): boolean =>
    end <= date.start && opens.test(text.slice(0, start));
  return [...years, ...months].some((one) => isBeside(one) || isOpening(one)) || weeks.some(isBeside);
}

/** "Wednesday" in what was published on Tuesday evening is this one for outlets in the east, and "yesterday" at night is anybody's guess. */
function isAnotherClock({ weekday }: DateItem, { time }: PlacedDay, published: Date): boolean {
  const hour = published.getUTCHours();
  if (weekday !== undefined)
    return hour >= TOMORROW_FROM && weekday === (published.getUTCDay() + 1) % 7 && time < published.getTime();
  // A day without an hour is the outlet's own.
  const isDayAlone = published.getTime() % DAY < HOUR / 60;
  return !isDayAlone && (hour >= NIGHT.from || hour < NIGHT.to);
}

/** What may stand before a time that a sentence opens with: "In", "Back in". */
const openingOf = perLanguage((language): RegExp => {
  const before = splitWords(language.dates?.beforeMonth ?? "").join("|");
  return new RegExp(`^(?:\\p{L}{1,12} )?(?:${before}) $|^$`, "iu");
});
