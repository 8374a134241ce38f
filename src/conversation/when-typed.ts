// A schedule as people write it: "8am", "07:30, 18:00 on weekdays", "hourly", "jeden Morgen".
import { BotError } from "../core/errors.ts";
import { EVERY_DAY, type Weekly, clockTime, dateOfDay } from "../digest/weekly.ts";
import type { ScheduleWords } from "../language/language.ts";
import { LANGUAGES, everyPattern } from "../language/languages.ts";
import { type Wording, sentence } from "../words/index.ts";

/** What was said; undefined of what nothing was said of. `each`: in no digest. */
export interface TypedWhen {
  each: boolean;
  times: Weekly["times"] | undefined;
  days: Weekly["days"] | undefined;
  zone: string | undefined;
  /** Fields of cron, as they were typed. */
  cron: string | undefined;
}

interface Found {
  each: boolean;
  /** Minutes of the day that were named, and the hours of parts of the day. */
  minutes: number[];
  parts: number[];
  everyHours: number | undefined;
  days: number[];
  /** The day that was read last, and that "to" stands behind it. */
  from: number | undefined;
  open: boolean;
  zone: string | undefined;
}
/** What may stand at a place. False when it means nothing after all. */
type Reading = readonly [pattern: RegExp, read: (so: Found, found: RegExpExecArray) => boolean | void];

const lists = (list: Exclude<keyof ScheduleWords, "parts">): string =>
  everyPattern(({ schedules }) => schedules?.[list]);
const here = (pattern: string): RegExp => new RegExp(`(?:${pattern})(?![\\p{L}\\p{N}])`, "uy");

/** The longest counts; of those that are as long, the first. */
const READINGS: readonly Reading[] = [
  [here(lists("each")), (so) => void (so.each = true)],
  [here(lists("daily")), (so) => all(so, EVERY_DAY)],
  [here(lists("weekdays")), (so) => all(so, [1, 2, 3, 4, 5])],
  [here(lists("weekend")), (so) => all(so, [0, 6])],
  [here(lists("hourly")), (so) => void (so.everyHours = 1)],
  [
    here(`(?:${lists("every")}) (\\d{1,2}) ?(?:${lists("hours")})`),
    (so, [, hours]) => void (so.everyHours = Number(hours)),
  ],
  [
    here(
      `(\\d{1,2})(?:[:.h]([0-5]\\d))? ?(?:(${lists("am")})|(${lists("pm")})|(?:${lists("clock")})(?: ([0-5]\\d))?)?`,
    ),
    (so, [typed, hour, minute, am, pm, behind]) =>
      void so.minutes.push(
        minuteOfDay(typed, Number(hour), Number(minute ?? behind ?? 0), am ? 0 : pm ? 12 : undefined),
      ),
  ],
  [
    here(String.raw`([01]\d|2[0-3])([0-5]\d)`),
    (so, [typed, hour, minute]) => void so.minutes.push(minuteOfDay(typed, Number(hour), Number(minute), undefined)),
  ],
  ...LANGUAGES.flatMap(({ schedules }) =>
    Object.entries(schedules?.parts ?? {}).map(([part, hour]): Reading => [
      here(part),
      (so) => void so.parts.push(hour),
    ]),
  ),
  [/\p{L}+\.?(?![\p{L}\p{N}])/uy, (so, [word]) => day(so, word)],
  // Behind a day alone: hours are named one by one.
  [new RegExp(`[-–]|(?:${lists("to")})(?![\\p{L}\\p{N}])`, "uy"), (so) => (so.open = so.from !== undefined)],
  [here("[a-z]+(?:/[a-z_-]+){1,2}|utc|gmt"), (so, [zone]) => void (so.zone = zone)],
  [new RegExp(`[\\s,;.&+/]+|(?:${lists("fillers")})(?![\\p{L}\\p{N}])`, "uy"), () => {}],
];

/** Throws BotError `usage` that names what was not understood. */
export function readWhen(typed: string): TypedWhen {
  const said = typed.trim();
  const nothing = { each: false, times: undefined, days: undefined, zone: undefined, cron: undefined };
  if (isCron(said)) return { ...nothing, cron: said.replaceAll(/\s+/g, " ") };
  const text = said
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/(?<=\p{L}):/gu, " ")
    .replaceAll(/\s+/g, " ");
  const so: Found = {
    ...nothing,
    minutes: [],
    parts: [],
    everyHours: undefined,
    days: [],
    from: undefined,
    open: false,
  };
  for (let at = 0; at < text.length;) at += lengthRead(text, at, so);
  const nothingRead = !so.each && so.zone === undefined && so.everyHours === undefined;
  const empty = nothingRead && so.days.length + so.minutes.length + so.parts.length === 0;
  if (so.open || (empty && said !== "")) throw notWhen(said);
  return {
    ...nothing,
    each: so.each,
    times: timesOf(so),
    days: so.days.length > 0 ? [...new Set(so.days)].toSorted((a, b) => a - b) : undefined,
    zone: so.zone === undefined ? undefined : zoneOf(so.zone),
  };
}

function lengthRead(text: string, at: number, so: Found): number {
  const found = READINGS.flatMap(([pattern, read]) => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    return match && match[0] !== "" ? [{ match, read }] : [];
  }).toSorted((a, b) => b.match[0].length - a.match[0].length);
  for (const { match, read } of found) if (read(so, match) !== false) return match[0].length;
  throw notWhen(/^\S+/.exec(text.slice(at))?.[0] ?? text);
}

function all(so: Found, days: readonly number[]): void {
  so.days.push(...days);
  so.from = undefined;
}

function day(so: Found, word: string): boolean {
  const to = dayOf(word);
  if (to === undefined) return false;
  if (so.open && so.from !== undefined) {
    for (let each = so.from; each !== to; each = (each + 1) % 7) so.days.push(each);
  }
  so.days.push(to);
  so.from = to;
  so.open = false;
  return true;
}

let daysNamed: readonly (readonly string[])[] | undefined;

/** Names of the days in the languages we read, Sunday first. Made when first asked for: a tenth of a second of a start. */
function dayNames(): readonly (readonly string[])[] {
  const formats = LANGUAGES.flatMap(({ tag }) =>
    (["long", "short"] as const).map((weekday) => new Intl.DateTimeFormat(tag, { weekday, timeZone: "UTC" })),
  );
  return EVERY_DAY.map((each) =>
    formats.map((format) =>
      format
        .format(dateOfDay(each))
        .toLowerCase()
        .normalize("NFKD")
        .replaceAll(/\p{M}|\.$/gu, ""),
    ),
  );
}

/** A name, its plural, its short form, or at least three letters of it. */
function dayOf(word: string): number | undefined {
  const bare = word.replace(/\.$/, "");
  const forms = bare.length > 4 ? [bare, bare.replace(/s$/, "")] : [bare];
  daysNamed ??= dayNames();
  const exact = daysNamed.findIndex((names) => names.some((name) => forms.includes(name)));
  if (exact >= 0) return exact;
  const begun = daysNamed.findIndex((names) => names.some((name) => bare.length > 2 && name.startsWith(bare)));
  return begun >= 0 ? begun : undefined;
}

/** `noon`: 0 before it, 12 after it; undefined where the day has 24 hours. */
function minuteOfDay(typed: string, hour: number, minute: number, noon: number | undefined): number {
  const most = noon === undefined ? 24 : 12;
  if (hour > most || (noon !== undefined && hour === 0) || (hour === 24 && minute > 0)) {
    throw new BotError("usage", sentence("settings.notTime", { time: typed.trim() }), { hint: HINT });
  }
  return (noon === undefined ? hour % 24 : (hour % 12) + noon) * 60 + minute;
}

function timesOf({ minutes, parts, everyHours }: Found): Weekly["times"] | undefined {
  if (everyHours !== undefined) {
    if (everyHours < 1 || everyHours > 23) throw notWhen(`${everyHours}`);
    return { everyHours };
  }
  // "Every evening at 6" is one time, at 18:00.
  const late = parts.length > 0 && parts.every((hour) => hour > 12);
  const named = minutes.map((minute) => (late && minute < 12 * 60 ? minute + 12 * 60 : minute));
  const times = named.length > 0 ? named : parts.map((hour) => hour * 60);
  return times.length > 0 ? { minutes: [...new Set(times)].toSorted((a, b) => a - b) } : undefined;
}

/** Five fields, a star among them: five numbers are times. */
const isCron = (said: string): boolean =>
  said.includes("*") && /^(?:[\d*/,?L#-]+|[a-z,-]{3,27})(?:\s+(?:[\d*/,?L#-]+|[a-z,-]{3,27})){4}$/i.test(said);

const HINT: Wording = sentence("settings.notWhenHint");
const notWhen = (word: string): BotError =>
  new BotError("usage", sentence("settings.notWhen", { word }), { hint: HINT });

/** A zone by its name or by its town: Berlin, New York. Throws BotError `usage`. */
export function zoneOf(typed: string): string {
  const found = knownZone(typed);
  if (found !== undefined) return found;
  throw new BotError("usage", sentence("settings.notTimeZone", { zone: typed.trim() }), {
    hint: sentence("settings.notTimeZoneHint"),
  });
}

function knownZone(typed: string): string | undefined {
  const wanted = typed.trim().toLowerCase().replaceAll(/\s+/g, "_");
  const named = (name: string) => name === wanted || name.endsWith(`/${wanted}`);
  const found = Intl.supportedValuesOf("timeZone").find((each) => named(each.toLowerCase()));
  if (found !== undefined) return found;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: typed.trim() }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** The zone that a text begins with, of up to three words, and what follows it. Throws BotError `usage`. */
export function zoneAndRest(typed: string): { zone: string; rest: string } {
  const words = typed.trim().split(/\s+/);
  for (const count of [3, 2, 1]) {
    const zone = count <= words.length ? knownZone(words.slice(0, count).join(" ")) : undefined;
    if (zone !== undefined) return { zone, rest: words.slice(count).join(" ") };
  }
  return { zone: zoneOf(typed), rest: "" };
}

const TO = new RegExp(` ?[-–] ?| (?:${lists("to")}) `, "u");

/** Two times of day with a dash or a word between them. Throws BotError `usage`. */
export function readQuiet(typed: string): { from: string; to: string } {
  const said = typed.trim().toLowerCase();
  const [from, to, more] = said.split(TO).map(timeIn);
  if (from === undefined || to === undefined || more !== undefined) throw notTime(said);
  if (from === to)
    throw new BotError("usage", sentence("settings.quietNever"), { hint: sentence("settings.notTimeHint") });
  return { from: clockTime(from), to: clockTime(to) };
}

const notTime = (time: string): BotError =>
  new BotError("usage", sentence("settings.notTime", { time }), { hint: sentence("settings.notTimeHint") });

function timeIn(typed: string): number {
  const [, hour, minute = "0", half] =
    new RegExp(
      `^(\\d{1,2})(?:[:.h]([0-5]\\d))? ?(${lists("am")}|${lists("pm")})?(?: ?(?:${lists("clock")}))?$`,
      "u",
    ).exec(typed.trim()) ?? [];
  if (hour === undefined) throw notTime(typed.trim());
  const noon = half === undefined ? undefined : half.startsWith("p") ? 12 : 0;
  return minuteOfDay(typed, Number(hour), Number(minute), noon);
}
