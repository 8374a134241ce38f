// Days as people count them: where they begin depends on the zone.
import type { Words } from "../../src/platform/index.ts";
import { dateLocale } from "./render.ts";

/** The day of a moment in this zone, `2026-11-24`. */
export const dayOf = (at: Date, timeZone: string): string =>
  at.toLocaleDateString("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });

/** "Tuesday, 24 November 2026". */
export const dayName = (at: Date, timeZone: string, words: Words): string =>
  at.toLocaleDateString(dateLocale(words), {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
