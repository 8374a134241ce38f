// The identify budget: a crash loop waits, because Discord takes the token of a bot that does not.
// Discord resets the token of a bot that identifies more than 1,000 times a day.
import type { Clock, Logger, Records } from "../../src/platform/index.ts";

/** At most this many in an hour: 240 a day, far below what costs the token, and enough for any honest restart. */
const MOST_PER_HOUR = 10;
const HOUR = 3_600_000;
const KEY = "identifies";

/** Milliseconds to wait before identifying at `now`, given the times of earlier ones. Pure. */
export function waitFor(times: readonly number[], now: number): number {
  const recent = times.filter((time) => time > now - HOUR && time <= now).toSorted((a, b) => a - b);
  const [oldest] = recent.slice(-MOST_PER_HOUR);
  return oldest === undefined || recent.length < MOST_PER_HOUR ? 0 : oldest + HOUR - now;
}

/** Waits while the budget is spent, then books one identify. The count outlives the process. */
export async function bookIdentify(records: Records, log: Logger, clock: Clock, signal?: AbortSignal): Promise<void> {
  const held = await records.get(KEY);
  const times = Array.isArray(held) ? held.map(Number) : [];
  const wait = waitFor(times, clock.now().getTime());
  if (wait > 0) {
    log.warn(
      { waitMs: wait },
      `The bot connected to Discord ${MOST_PER_HOUR} times within an hour. It waits ${Math.ceil(wait / 60_000)} minutes: too many connections would cost its token. Look above for why it restarts.`,
    );
    await clock.sleep(wait, signal);
  }
  const now = clock.now().getTime();
  await records.put(KEY, [...times.filter((time) => time > now - HOUR), now]);
}
