// A schedule as people type it: times, days, a zone, quiet hours, the most a day.
import type { Schedule } from "../core/domain.ts";
import { EVERY_DAY, cronOf, weeklyOf } from "../digest/weekly.ts";
import { isOff, wholeNumber } from "./values.ts";
import { type TypedWhen, readQuiet, readWhen, zoneAndRest } from "./when-typed.ts";

export const scheduleOptions = {
  when: { shape: "rest" },
  days: { shape: "flag", runs: true },
  tz: { shape: "flag", runs: true },
  quiet: { shape: "flag" },
  cap: { shape: "flag" },
} as const;

interface TypedSchedule {
  readonly when?: string | undefined;
  readonly days?: string | undefined;
  readonly tz?: string | undefined;
  readonly quiet?: string | undefined;
  readonly cap?: string | undefined;
}

/** The schedule as it is then. */
export function readSchedule({ when, days, tz, quiet, cap }: TypedSchedule, before: Schedule): Schedule {
  // Days are understood wherever they stand: behind "days:", or among the times.
  const place = tz === undefined ? undefined : zoneAndRest(tz);
  const isEveryDay = days !== undefined && isOff(days);
  const typed = readWhen([when, isEveryDay ? undefined : days, place?.rest].filter(Boolean).join(" "));
  return {
    ...timesOf(isEveryDay ? { ...typed, days: EVERY_DAY } : typed, before),
    timeZone: place?.zone ?? typed.zone ?? before.timeZone,
    quiet: quiet === undefined ? before.quiet : isOff(quiet) ? undefined : readQuiet(quiet),
    dailyCap: cap === undefined ? before.dailyCap : wholeNumber(cap, 1, 1000, "cap"),
  };
}

/** What was not said stays: days alone keep the times, times alone are of every day. */
function timesOf({ each, cron, times, days }: TypedWhen, before: Schedule): Pick<Schedule, "mode" | "cron"> {
  if (cron !== undefined) return { mode: "digest", cron };
  if (times === undefined && days === undefined) return { mode: each ? "each" : before.mode, cron: before.cron };
  // Times from before somebody wanted each story as it comes are long forgotten.
  const held = (before.mode === "digest" ? weeklyOf(before.cron)?.times : undefined) ?? { minutes: [8 * 60] };
  return { mode: "digest", cron: cronOf({ times: times ?? held, days: days ?? EVERY_DAY }) };
}
