// A clock that stands still until a test moves it.
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
