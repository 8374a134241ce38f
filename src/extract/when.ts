// When a sentence says that something happened: for putting passages in order of time.
import type { Article } from "../core/domain.ts";
import { DAY } from "../core/time.ts";
import { checksFor } from "../language/checks.ts";
import { readDates, timeOfDate } from "../language/dates.ts";
import { en } from "../language/en.ts";
import { fold } from "../language/fold.ts";
import type { DateWords, Language } from "../language/language.ts";
import { perLanguage } from "../language/languages.ts";
import { numberValues } from "../language/number-values.ts";
import { readNumbers } from "../language/numbers.ts";

/**
 * The earliest time the text names, in milliseconds since 1970; undefined when it names none that can be placed. Weekdays
 * are the last ones before publication, months without a year the nearest; both UTC.
 */
export function timeOf(
  text: string,
  { published, language }: Pick<Article, "published" | "language">,
): number | undefined {
  const checks = checksFor(language);
  const folded = fold(text).text;
  const years = readNumbers(folded, checks).filter(({ kind }) => kind === "year");
  const dates = checks.dates ? readDates(folded, checks.language) : [];
  const times = dates.map((date) => timeOfDate(date, published, years[0]?.value)).filter((time) => time !== undefined);
  if (times.length > 0) return Math.min(...times);
  const daysAgo = spanBefore(folded, checks.language);
  if (published && daysAgo !== undefined) return published.getTime() - daysAgo * DAY;
  return years.length > 0 ? Math.min(...years.map(({ value }) => Date.UTC(value, 0, 1))) : undefined;
}

/** Spoken-out counts are small. */
const COUNTED = { from: 1, to: 11 };

interface Ago {
  form: RegExp;
  units: DateWords["ago"]["units"];
}

/** English stands in for a language whose dates we cannot read. */
const agoOf = perLanguage((language): Ago => {
  const { word, units }: DateWords["ago"] = (language.dates ?? en.dates).ago;
  const counts = [...numberValues(language).small.keys()].slice(COUNTED.from, COUNTED.to);
  return {
    form: new RegExp(`\\b(\\d+|an?|${counts.join("|")}) (${Object.keys(units).join("|")})s? ${word}\\b`, "i"),
    units,
  };
});

/** "Three weeks ago" in days. */
function spanBefore(text: string, language: Language): number | undefined {
  const { form, units } = agoOf(language);
  const [, count = "", unit = ""] = form.exec(text) ?? [];
  const days = units[unit.toLowerCase()];
  if (days === undefined) return undefined;
  const digits = Number(count);
  // "A week ago" is one.
  return days * (Number.isNaN(digits) ? (numberValues(language).small.get(count.toLowerCase()) ?? 1) : digits);
}
