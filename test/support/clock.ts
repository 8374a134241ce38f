// Clocks that stand still until a test moves them.
import type { Clock } from "../../src/core/domain.ts";

export interface TestClock extends Clock {
  advance(ms: number): void;
}

export function testClock(start = "2026-03-02T10:00:00Z"): TestClock {
  let at = Date.parse(start);
  return {
    now: () => new Date(at),
    sleep: async (ms) => {
      at += ms;
    },
    advance: (ms) => {
      at += ms;
    },
  };
}

export interface HandClock extends TestClock {
  /** How long each sleeper still sleeps, in milliseconds. */
  sleepers(): number[];
}

/** A clock moved by hand: whoever sleeps wakes when it has been moved far enough, and not before. */
export function handClock(start = "2026-03-02T10:00:00Z"): HandClock {
  let at = Date.parse(start);
  const asleep = new Set<{ until: number; wake: () => void }>();
  return {
    now: () => new Date(at),
    sleepers: () => [...asleep].map(({ until }) => until - at),
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason as Error);
        if (ms <= 0) return resolve();
        const sleeper = { until: at + ms, wake: resolve };
        asleep.add(sleeper);
        signal?.addEventListener("abort", () => asleep.delete(sleeper) && reject(signal.reason as Error), {
          once: true,
        });
      }),
    advance(ms) {
      at += ms;
      for (const sleeper of asleep) if (sleeper.until <= at && asleep.delete(sleeper)) sleeper.wake();
    },
  };
}
