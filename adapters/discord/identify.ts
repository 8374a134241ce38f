// The identify budget: a crash loop waits, because Discord takes the token of a bot that does not.
// Discord resets the token of a bot that identifies more than 1,000 times a day.
import type { Clock, Logger, Records } from "../../src/platform/index.ts";

/** In an hour, of a bot with one connection: 240 a day, far below what costs the token, and enough for any honest restart. */
const MOST_PER_HOUR = 10;
/** With more connections: each of them may begin so often. Discord's own bound grows with their number. */
const EACH_PER_HOUR = 3;
const HOUR = 3_600_000;
const KEY = "identifies";

export const mostPerHour = (shards: number): number => Math.max(MOST_PER_HOUR, EACH_PER_HOUR * shards);

/** Milliseconds to wait before identifying at `now`, given the times of earlier ones. Pure. */
export function waitFor(times: readonly number[], now: number, most = MOST_PER_HOUR): number {
  const recent = times.filter((time) => time > now - HOUR && time <= now).toSorted((a, b) => a - b);
  const [oldest] = recent.slice(-most);
  return oldest === undefined || recent.length < most ? 0 : oldest + HOUR - now;
}

/** Waits while the budget is spent, then books one identify. The count outlives the process. */
export async function bookIdentify(
  records: Records,
  log: Logger,
  clock: Clock,
  { most = MOST_PER_HOUR, signal }: { most?: number; signal?: AbortSignal } = {},
): Promise<void> {
  const held = await records.get(KEY);
  const times = Array.isArray(held) ? held.map(Number) : [];
  const wait = waitFor(times, clock.now().getTime(), most);
  if (wait > 0) {
    log.warn(
      { waitMs: wait },
      `The bot connected to Discord ${most} times within an hour. It waits ${Math.ceil(wait / 60_000)} minutes: too many connections would cost its token. Look above for why it restarts.`,
    );
    await clock.sleep(wait, signal);
  }
  const now = clock.now().getTime();
  await records.put(KEY, [...times.filter((time) => time > now - HOUR), now]);
}
