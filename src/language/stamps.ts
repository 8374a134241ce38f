// Times of day that stand before the entries of a page that is kept while something happens.

/** A time of day that stands alone on its line. */
const ALONE = /^\W{0,3}(\d{1,2})(?:[:.](\d\d))?(?: ?([ap])\.?m\.?)?(?: ?[A-Z]{2,4})?\W{0,3}$/i;
/** One with what happened then. */
const BEFORE = /^\W{0,3}(\d{1,2}):(\d\d)(?: ?([ap])\.?m\.?)?\W{1,3}\p{L}/iu;

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
