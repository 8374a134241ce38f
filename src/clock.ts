// The real clock. Everything else is given one.
import { setTimeout as wait } from "node:timers/promises";
import type { Clock } from "./domain.ts";

export const systemClock: Clock = {
  now: () => new Date(),
  sleep: async (ms, signal) => {
    await wait(ms, undefined, signal ? { signal } : {});
  },
};
