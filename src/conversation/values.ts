// Values of options as people write them: lengths of time, whole numbers, lists of words, "none".
import { DAY, HOUR, MINUTE } from "../core/time.ts";
import { BotError } from "../core/errors.ts";
import { LANGUAGES, everyPattern } from "../language/languages.ts";
import { languages, sentence } from "../words/index.ts";

const UNITS = { m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY } as const;
const LENGTHS = (["m", "h", "d", "w"] as const).map(
  (unit) => [new RegExp(`^(?:${unit}|${everyPattern(({ lengths }) => lengths?.[unit])})$`, "iu"), UNITS[unit]] as const,
);

/** `12h`, `7d`, `2 weeks`, `3 Tage` in milliseconds; undefined for anything else. */
export function lengthOf(value: string): number | undefined {
  const [, count, unit = ""] = /^(\d{1,3})\s*(\p{L}{1,12})\.?$/u.exec(value.trim()) ?? [];
  const scale = LENGTHS.find(([pattern]) => pattern.test(unit))?.[1];
  return count && scale ? Number(count) * scale : undefined;
}

/** As `lengthOf`. Throws BotError `usage`. */
export function duration(value: string): number {
  const length = lengthOf(value);
  if (length) return length;
  throw new BotError("usage", sentence("conversation.notDuration", { value }), {
    hint: sentence("conversation.notDurationHint"),
  });
}

/** Words that point back by days or weeks: yesterday, last week. */
const DAYS_BACK: ReadonlyMap<string, number> = new Map(
  LANGUAGES.flatMap(({ dates }) =>
    Object.entries(dates?.relative ?? {}).flatMap(([word, [by, unit]]): [string, number][] =>
      by > 0 || (unit !== "day" && unit !== "week") ? [] : [[word, -by * (unit === "week" ? 7 : 1)]],
    ),
  ),
);

/** The moment that `7d`, `yesterday` or `2026-06-01` goes back to; days begin at midnight of UTC. Throws BotError `usage`. */
export function momentSince(value: string, now: Date): Date {
  const typed = value.trim().toLowerCase();
  const day = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? Date.parse(`${typed}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(day)) return new Date(day);
  const back = DAYS_BACK.get(typed);
  if (back !== undefined) return new Date(Math.floor(now.getTime() / DAY) * DAY - back * DAY);
  const length = lengthOf(value);
  if (length) return new Date(now.getTime() - length);
  throw new BotError("usage", sentence("conversation.notDuration", { value }), {
    hint: sentence("conversation.notMomentHint"),
  });
}

/** Whether a value takes back what was set. */
export const isOff = (value: string): boolean => /^(?:off|none|no|never|aus|kein[es]?|nie|-)$/i.test(value.trim());

/** Throws BotError `usage` for anything but a whole number from `least` to `most`. */
export function wholeNumber(value: string, least: number, most: number, name: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new BotError("usage", sentence("conversation.notWhole", { name, least, most }), {
    hint: sentence("conversation.notWholeHint", { name, least }),
  });
}

/** The words of a list, with commas or semicolons, whatever spaces stand around them. */
export const wordList = (value: string): string[] =>
  value
    .split(/[,;、，]/)
    .map((word) => word.trim())
    .filter(Boolean);

const NAMED_IN = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });

/** The tag of a language, by its code or by its name in a language the bot speaks or in its own. Throws BotError `usage`. */
export function languageNamed(value: string): string {
  const typed = value.trim();
  const code = /^[a-z]{2,3}(?:[-_][a-z]{2,4})?$/i.test(typed) ? typed.replace("_", "-") : undefined;
  const known = code !== undefined && NAMED_IN.of(code.slice(0, code.search(/-|$/)).toLowerCase()) !== undefined;
  const tag = known ? code : tagNamed(typed.toLowerCase());
  if (tag) return Intl.getCanonicalLocales(tag)[0] ?? tag;
  throw new BotError("usage", sentence("conversation.notLanguage", { language: value }), {
    hint: sentence("conversation.notLanguageHint"),
  });
}

const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];

function tagNamed(name: string): string | undefined {
  const names = languages.map((spoken) => new Intl.DisplayNames([spoken], { type: "language", fallback: "none" }));
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  const known = codes.filter((code) => NAMED_IN.of(code) !== undefined);
  return (
    known.find((code) => names.some((each) => each.of(code)?.toLowerCase() === name)) ??
    known.find((code) => new Intl.DisplayNames([code], { type: "language" }).of(code)?.toLowerCase() === name)
  );
}
