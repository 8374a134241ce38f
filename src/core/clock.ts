// The real clock. Everything else is given one.
import { setTimeout as wait } from "node:timers/promises";
import type { Clock } from "./domain.ts";

/** A timer of Node that is asked for more fires at once. */
const LONGEST_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => new Date(),
  steady: () => performance.now(),
  sleep: async (ms, signal) => {
    for (let left = ms; ; left -= LONGEST_MS) {
      await wait(Math.min(left, LONGEST_MS), undefined, signal ? { signal } : {});
      if (left <= LONGEST_MS) return;
    }
  },
};

/** Milliseconds that only grow, for measuring waits: where a clock has none of its own, the time it shows. */
export const steadyMs = (clock: Clock): number => clock.steady?.() ?? clock.now().getTime();
