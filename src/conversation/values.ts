// Values of options as people write them: lengths of time, whole numbers, lists of words.
import { DAY, HOUR, MINUTE } from "../core/time.ts";
import { BotError } from "../core/errors.ts";
import { sentence } from "../words/index.ts";

const UNITS = new Map([
  ["m", MINUTE],
  ["h", HOUR],
  ["d", DAY],
  ["w", 7 * DAY],
]);

/** `12h`, `7d`, `2w` in milliseconds. Throws BotError `usage`. */
export function duration(value: string): number {
  const [, count, unit = ""] = /^(\d{1,3})\s*(m|h|d|w)$/i.exec(value.trim()) ?? [];
  const scale = UNITS.get(unit.toLowerCase());
  if (!count || !scale) {
    throw new BotError("usage", sentence("conversation.notDuration", { value }), {
      hint: sentence("conversation.notDurationHint"),
    });
  }
  return Number(count) * scale;
}

/** Throws BotError `usage` for anything but a whole number from `least` to `most`. */
export function wholeNumber(value: string, least: number, most: number, name: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new BotError("usage", sentence("conversation.notWhole", { name, least, most }), {
    hint: sentence("conversation.notWholeHint", { name, least }),
  });
}

/** The words of a list with commas. */
export const wordList = (value: string): string[] =>
  value
    .split(",")
    .map((word) => word.trim())
    .filter(Boolean);
