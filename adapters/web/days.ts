// Days as people count them: where they begin depends on the zone.
import { dateFormat, type Words } from "../../src/platform/index.ts";
import { dateLocale } from "./render.ts";

/** The day of a moment in this zone, `2026-11-24`. */
export const dayOf = (at: Date, timeZone: string): string =>
  dateFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(at);

/** "Tuesday, 24 November 2026". */
export const dayName = (at: Date, timeZone: string, words: Words): string =>
  dateFormat(dateLocale(words), {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  }).format(at);

/** The moment at which a day begins in this zone. */
export function startOfDay(day: string, timeZone: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const ahead = (at: number): number =>
    Date.parse(
      `${dateFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(at).replace(" ", "T")}Z`,
    ) - at;
  // The zone's offset at that midnight, not at the one of Greenwich.
  return new Date(utc - ahead(utc - ahead(utc)));
}

/** So many days after a day; a negative number goes back. */
export const daysAfter = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);

/** So many months after a month, `2026-11`. */
export function monthsAfter(month: string, count: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}
