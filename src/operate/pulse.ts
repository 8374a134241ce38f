// When each loop of this process last looked for work, and how long its main thread was held up.
import { steadyMs } from "../core/clock.ts";
import type { Clock } from "../core/domain.ts";
import type { Logger } from "../platform/index.ts";

export interface Pulse {
  beat(loop: string): void;
  /** Milliseconds since the loop last looked, or since the start when it never did. */
  since(loop: string): number;
  /** Milliseconds since the start. */
  uptime(): number;
}

export function createPulse(clock: Clock): Pulse {
  // The time of day may jump.
  const now = () => steadyMs(clock);
  const began = now();
  const last = new Map<string, number>();
  return {
    beat: (loop) => void last.set(loop, now()),
    since: (loop) => now() - (last.get(loop) ?? began),
    uptime: () => now() - began,
  };
}

const EVERY_MS = 250;
const LONG_MS = 1000;

/** Warns when the main thread was held up for more than a second; returns how to stop. */
export function watchMainThread(log: Logger, clock: Clock): () => void {
  let due = steadyMs(clock) + EVERY_MS;
  const timer = setInterval(() => {
    const now = steadyMs(clock);
    const late = now - due;
    due = now + EVERY_MS;
    if (late > LONG_MS) {
      log.warn(
        { ms: Math.round(late) },
        "the main thread was held up; people waited for it (a busy machine, or a fault of ours)",
      );
    }
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
