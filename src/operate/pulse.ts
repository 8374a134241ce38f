// When each loop of this process last looked for work, and how long its main thread was held up.
import type { Logger } from "../platform/index.ts";

export interface Pulse {
  beat(loop: string): void;
  /** Milliseconds since the loop last looked, or since the start when it never did. */
  since(loop: string): number;
  /** Milliseconds since the start. */
  uptime(): number;
}

/** `now` is a steady clock, in milliseconds: the wall's may jump. */
export function createPulse(now: () => number = () => performance.now()): Pulse {
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
export function watchMainThread(log: Logger): () => void {
  let due = performance.now() + EVERY_MS;
  const timer = setInterval(() => {
    const now = performance.now();
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
