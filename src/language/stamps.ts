// Times of day that stand before the entries of a page that is kept while something happens.

import { everyPattern } from "./languages.ts";

/** Behind a time, however it begins: "Uhr". */
const CLOCKS = everyPattern(({ schedules }) => schedules?.clock)
  .split("|")
  .flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1)])
  .join("|");

/** A time of day that stands alone on its line. */
const ALONE = /^\W{0,3}(\d{1,2})(?:[:.](\d\d))?(?: ?([ap])\.?m\.?)?(?: ?[A-Z]{2,4})?\W{0,3}$/i;
/** One with what happened then. */
const BEFORE = /^\W{0,3}(\d{1,2}):(\d\d)(?: ?([ap])\.?m\.?)?\W{1,3}\p{L}/iu;

/** One glued to the sentence that tells what happened then: "20:00 The bridge …", "9.15pm: The bridge …", "20:15 Uhr Die Brücke …". */
const GLUED = new RegExp(
  `^[\\[(]?(?:\\d{1,2}[:.]\\d\\d(?: ?[AaPp]\\.?[Mm]\\.?)?|\\d{1,2} ?[AaPp]\\.?[Mm]\\.?)(?: (?:[A-Z]{2,4}|${CLOCKS}))?[\\])]?(?: ?[-–—:|•] ?| )?(?=["“„]?\\p{Lu})`,
  "u",
);

/** How many characters of the sentence are such a time, the sign behind it included; 0 where there is none. */
export const stampBefore = (text: string): number => GLUED.exec(text)?.[0].length ?? 0;

/** Minutes after midnight, where the line is or begins with a time of day; `alone` where nothing else stands on it. */
export function stampOf(line: string): { minutes: number; alone: boolean } | undefined {
  const short = line.slice(0, 40);
  const alone = line.length <= 40 ? ALONE.exec(short) : null;
  const [, hour, minute, half] = alone ?? BEFORE.exec(short) ?? [];
  // A bare number is none: "10" counts something, "10 p.m." does not.
  if (hour === undefined || (minute === undefined && half === undefined)) return undefined;
  const late = half?.toLowerCase() === "p" && hour !== "12" ? 12 : 0;
  return { minutes: (Number(hour) + late) * 60 + Number(minute ?? 0), alone: alone !== null };
}
