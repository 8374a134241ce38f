// What a new subscription starts with, and how its settings read in a sentence.
import type { Filters, Lens, Schedule } from "../core/domain.ts";
import { depthOf } from "../core/lens.ts";
import { DAY } from "../core/time.ts";
import type { Words } from "../words/index.ts";
import { clockTime, dateOfDay, weeklyOf } from "./weekly.ts";

export const defaultLens = (language: string): Lens => ({
  name: "default",
  audience: undefined,
  length: "normal",
  language,
  questions: [],
  points: true,
});

export const defaultSchedule = (timeZone: string): Schedule => ({
  mode: "each",
  cron: "0 8 * * *",
  timeZone,
  quiet: undefined,
  dailyCap: 50,
});

export const defaultFilters: Filters = { include: [], exclude: [], minOrigins: 1 };

/** Equal for lenses that lead to the same text. */
export const lensKey = (lens: Lens): string =>
  JSON.stringify([lens.audience ?? "", depthOf(lens), lens.language, lens.questions, lens.points]);

export function scheduleSentence(schedule: Schedule, words: Words): string {
  const { mode, timeZone: zone, quiet, dailyCap: cap } = schedule;
  const when = mode === "each" ? words.say("settings.scheduleEach") : digestSentence(schedule, words);
  return quiet
    ? words.say("settings.scheduleQuiet", { when, ...quiet, zone, cap })
    : words.say("settings.schedule", { when, cap });
}

/** Fields of cron are shown to nobody who did not type them. */
function digestSentence({ cron, timeZone: zone }: Schedule, words: Words): string {
  const weekly = weeklyOf(cron);
  if (!weekly) return words.say("settings.scheduleCron", { cron, zone });
  const days = daysSentence(weekly.days, words);
  return "everyHours" in weekly.times
    ? words.say("settings.scheduleHours", { count: weekly.times.everyHours, days, zone })
    : words.say("settings.scheduleDigest", { times: words.list(weekly.times.minutes.map(clockTime)), days, zone });
}

function daysSentence(days: readonly number[], words: Words): string {
  if (days.length === 7) return words.say("settings.everyDay");
  if (`${days}` === "1,2,3,4,5") return words.say("settings.onWeekdays");
  if (`${days}` === "0,6") return words.say("settings.atWeekends");
  const mondayFirst = days.toSorted((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
  const names = mondayFirst.map((day) => words.date(dateOfDay(day), { weekday: "long", timeZone: "UTC" }));
  return words.say("settings.onDays", { days: words.list(names) });
}

/** "Monday 08:00" on the wall in `timeZone`; with its date where that is more than six days away. */
export function momentSentence(at: Date, timeZone: string, now: Date, words: Words): string {
  const far = Math.abs(at.getTime() - now.getTime()) > 6 * DAY;
  const date = far ? ({ day: "numeric", month: "long" } as const) : {};
  return words.date(at, { timeZone, weekday: "long", ...date, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

const languageName = (tag: string, { language }: Words): string =>
  new Intl.DisplayNames([language], { type: "language" }).of(tag) ?? tag;

const LENGTHS = {
  headline: "settings.lensHeadline",
  short: "settings.lensShort",
  normal: "settings.lensNormal",
  long: "settings.lensLong",
} as const;

export function lensSentence(lens: Lens, words: Words): string {
  const parts = [
    lens.audience ? words.say("settings.lensFor", { audience: lens.audience }) : undefined,
    words.say(LENGTHS[lens.length]),
    words.say("settings.lensLanguage", { language: languageName(lens.language, words) }),
    lens.points ? undefined : words.say("settings.lensNoPoints"),
    lens.questions.length > 0 ? words.say("settings.lensAsks", { questions: lens.questions.join(" / ") }) : undefined,
  ];
  // A question has an end of its own.
  return words.say("settings.lens", { name: lens.name, parts: parts.filter(Boolean).join(", ") }).replace(/\?\.$/, "?");
}

export function filtersSentence(
  { include, exclude, minOrigins, importance, tags = [] }: Filters,
  words: Words,
): string {
  const or = (items: readonly string[]) => items.join(` ${words.say("settings.or")} `);
  const parts = [
    include.length > 0 ? words.say("settings.filtersInclude", { words: or(include) }) : undefined,
    exclude.length > 0 ? words.say("settings.filtersExclude", { words: or(exclude) }) : undefined,
    tags.length > 0 ? words.say("settings.filtersTags", { tags: or(tags) }) : undefined,
    minOrigins > 1 ? words.say("settings.filtersOrigins", { count: minOrigins }) : undefined,
    importance === "high" ? words.say("settings.filtersImportance") : undefined,
  ].filter(Boolean);
  return parts.length === 0
    ? words.say("settings.noFilters")
    : words.say("settings.filters", { parts: parts.join("; ") });
}
