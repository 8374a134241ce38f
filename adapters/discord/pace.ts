// Discord lets a bot ask so many things in any second: whoever comes then waits.
import { type Clock, steadyMs } from "../../src/platform/index.ts";

/** Fifty a second (topics/rate-limits, "Global Rate Limit"); a little longer, for requests do not all take the same way. */
export const PACE = { most: 50, ms: 1_050 };

/** Answers to interactions count apart. */
const COUNTS_APART = /\/(?:interactions|webhooks)\//;

/** Resolves when a request to `url` may begin: at most `most` of them begin in any `ms` milliseconds, in the order they came. */
export function createPace(clock: Clock, { most, ms } = PACE): (url: string) => Promise<void> {
  const now = (): number => steadyMs(clock);
  /** When the last ones began or will begin. */
  const begun: number[] = [];
  return async (url) => {
    if (COUNTS_APART.test(url)) return;
    const first = begun.length < most ? undefined : begun.shift();
    const early = first === undefined ? 0 : Math.max(0, first + ms - now());
    begun.push(now() + early);
    if (early > 0) await clock.sleep(early);
  };
}
