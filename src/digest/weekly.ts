// Digests at times of some days of the week: as fields of cron, and back. Pure.

/** Minutes of the day, or every so many hours; days from 0, Sunday. Both in order, each once. */
export interface Weekly {
  times: { minutes: readonly number[] } | { everyHours: number };
  days: readonly number[];
}

export const EVERY_DAY: readonly number[] = [0, 1, 2, 3, 4, 5, 6];

/** Several expressions are parted by this: times that differ in their minutes need one each. */
const PARTED = "; ";
export const expressionsOf = (cron: string): string[] => cron.split(PARTED);

export function cronOf({ times, days }: Weekly): string {
  const field = daysField(days);
  if ("everyHours" in times) return `0 ${times.everyHours === 1 ? "*" : `*/${times.everyHours}`} * * ${field}`;
  const hours = Map.groupBy(times.minutes, (minute) => minute % 60);
  return [...hours]
    .map(([minute, of]) => `${minute} ${of.map((each) => Math.floor(each / 60)).join(",")} * * ${field}`)
    .join(PARTED);
}

function daysField(days: readonly number[]): string {
  const [first = 0] = days;
  if (days.length === 7) return "*";
  const run = days.length > 2 && days.every((day, index) => day === first + index);
  return run ? `${first}-${first + days.length - 1}` : days.join(",");
}

/** Undefined for cron that says more than times of some days. */
export function weeklyOf(cron: string): Weekly | undefined {
  const read = expressionsOf(cron).map(oneOf);
  const [first] = read;
  if (!first) return undefined;
  if (read.length === 1) return first;
  const minutes: number[] = [];
  for (const each of read) {
    if (!each || "everyHours" in each.times || `${each.days}` !== `${first.days}`) return undefined;
    minutes.push(...each.times.minutes);
  }
  return { ...first, times: { minutes: minutes.toSorted((a, b) => a - b) } };
}

function oneOf(cron: string): Weekly | undefined {
  const [minute = "", hour = "", date, month, day = ""] = cron.trim().split(/\s+/);
  const days = day === "*" ? EVERY_DAY : numbers(day, 7)?.map((each) => each % 7);
  if (!/^\d{1,2}$/.test(minute) || date !== "*" || month !== "*" || !days) return undefined;
  const inOrder = [...new Set(days)].toSorted((a, b) => a - b);
  const every = /^\*(?:\/(\d{1,2}))?$/.exec(hour);
  if (every) return minute === "0" ? { times: { everyHours: Number(every[1] ?? 1) }, days: inOrder } : undefined;
  const minutes = numbers(hour, 23)?.map((each) => each * 60 + Number(minute));
  return minutes && { times: { minutes: minutes.toSorted((a, b) => a - b) }, days: inOrder };
}

/** `1-5` and `1,3` as numbers; undefined for anything else. */
function numbers(field: string, most: number): number[] | undefined {
  const found = field.split(",").flatMap((part) => {
    const [, from, to = from] = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(part) ?? [];
    if (from === undefined || Number(to) > most || Number(to) < Number(from)) return [Number.NaN];
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => Number(from) + index);
  });
  return found.some(Number.isNaN) ? undefined : found;
}

/** `08:05` of minutes of the day. */
export const clockTime = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** 2 January 2000 was a Sunday. */
export const dateOfDay = (day: number): Date => new Date(Date.UTC(2000, 0, 2 + day));
