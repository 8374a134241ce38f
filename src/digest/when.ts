// Arithmetic of schedules in the subscriber's own time zone. Pure; cron expressions by croner.
import { Cron } from "croner";
import { LRUCache } from "lru-cache";
import { DAY, HOUR, MINUTE } from "../core/time.ts";
import type { Schedule } from "../core/domain.ts";
import { BotError } from "../core/errors.ts";
import { expressionsOf } from "./weekly.ts";
import { sentence } from "../words/index.ts";

/** Made once for each zone: making one takes longer than a thousand uses of it. */
const clocks = new LRUCache<string, Intl.DateTimeFormat>({ max: 100 });

function clockIn(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  clocks.set(timeZone, made);
  return made;
}

/** Hours, minutes and the date on a wall clock in `timeZone`. */
function wallClock(at: Date, timeZone: string): { minutes: number; day: string } {
  const parts = Object.fromEntries(
    clockIn(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  return {
    minutes: Number(parts["hour"]) * 60 + Number(parts["minute"]),
    day: `${parts["year"]}-${parts["month"]}-${parts["day"]}`,
  };
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

function isQuiet(schedule: Schedule, at: Date): boolean {
  if (!schedule.quiet) return false;
  const from = minutesOf(schedule.quiet.from);
  const to = minutesOf(schedule.quiet.to);
  const { minutes } = wallClock(at, schedule.timeZone);
  return from <= to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
}

/** The first moment at or after `now` outside the quiet hours, to the minute. */
export function afterQuiet(schedule: Schedule, now: Date): Date {
  if (!isQuiet(schedule, now)) return now;
  // Walking minute by minute is right on the days that clocks change, too; a day has few of them.
  const start = Math.floor(now.getTime() / MINUTE) * MINUTE;
  for (let step = 1; step <= (2 * DAY) / MINUTE; step += 1) {
    const at = new Date(start + step * MINUTE);
    if (!isQuiet(schedule, at)) return at;
  }
  return now;
}

/** The first moment of the local day that `now` lies in. */
export function startOfDay(timeZone: string, now: Date): Date {
  const { day } = wallClock(now, timeZone);
  let at = Math.floor(now.getTime() / MINUTE) * MINUTE;
  while (wallClock(new Date(at - MINUTE), timeZone).day === day) {
    const back = wallClock(new Date(at - HOUR), timeZone).day === day ? 60 : 1;
    at -= back * MINUTE;
  }
  return new Date(at);
}

/** The first moment of the next local day. */
export function nextDay(timeZone: string, now: Date): Date {
  return startOfDay(timeZone, new Date(startOfDay(timeZone, now).getTime() + DAY + 2 * HOUR));
}

/** When a digest schedule fires next after `now`; undefined for schedules that post each story. */
export function nextDigest(schedule: Schedule, now: Date): Date | undefined {
  if (schedule.mode !== "digest") return undefined;
  return expressionsOf(schedule.cron)
    .flatMap((cron) => cronIn(schedule, cron).nextRun(now) ?? [])
    .toSorted((a, b) => a.getTime() - b.getTime())[0];
}

const cronIn = ({ timeZone }: Pick<Schedule, "timeZone">, cron: string): Cron =>
  new Cron(cron, { timezone: timeZone, paused: true });

/** Throws BotError `usage` for a cron expression, time zone or quiet hours that cannot be read. */
export function checkSchedule(schedule: Schedule): void {
  try {
    new Intl.DateTimeFormat("en", { timeZone: schedule.timeZone }).format(0);
  } catch (error) {
    throw new BotError("usage", sentence("settings.notTimeZone", { zone: schedule.timeZone }), {
      hint: sentence("settings.notTimeZoneHint"),
      cause: error,
    });
  }
  for (const cron of expressionsOf(schedule.cron)) checkCron(schedule, cron);
  for (const time of schedule.quiet ? [schedule.quiet.from, schedule.quiet.to] : []) {
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
      throw new BotError("usage", sentence("settings.notTime", { time }), { hint: sentence("settings.notTimeHint") });
    }
  }
}

/** Digests come no closer to each other than this: whoever wants them sooner wants each story as it comes. */
const CLOSEST_MS = 15 * MINUTE;

function checkCron(schedule: Schedule, cron: string): void {
  if (cron.trim().split(/\s+/).length !== 5) throw badCron(cron);
  let times: Date[];
  try {
    times = cronIn(schedule, cron).nextRuns(24);
  } catch (error) {
    throw badCron(cron, error);
  }
  if (times.length === 0) throw badCron(cron);
  if (times.some((at, index) => index > 0 && at.getTime() - (times[index - 1]?.getTime() ?? 0) < CLOSEST_MS)) {
    throw new BotError("usage", sentence("settings.tooOften"), { hint: sentence("settings.tooOftenHint") });
  }
}

const badCron = (cron: string, cause?: unknown): BotError =>
  new BotError("usage", sentence("settings.neverComes", { cron }), {
    hint: sentence("settings.neverComesHint"),
    cause,
  });
