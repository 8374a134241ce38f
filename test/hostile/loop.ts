// How long a piece of work holds the event loop: by the clock, and by the processor time of the loop's own thread.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { cpuMs } from "../support/cpu.ts";

export interface Held<T> {
  value: T;
  /** From call to answer, in milliseconds. */
  ms: number;
  /** The longest turn of the loop in processor time of this thread, in milliseconds: what other programs do does not count. */
  longestMs: number;
  /** Delay of the loop by the clock, in milliseconds. */
  p99Ms: number;
  maxMs: number;
  /** How much the resident memory of this process grew at its highest, in MB. */
  grownMb: number;
}

setFlagsFromString("--expose-gc");
// The flag puts it into contexts that are made from now on.
const collectGarbage = runInNewContext("gc") as () => void;

const residentMb = () => process.memoryUsage.rss() / 1024 / 1024;

export async function watched<T>(work: () => Promise<T>): Promise<Held<T>> {
  // What was thrown away before, as by whoever made the input, is not the work's to sweep up.
  collectGarbage();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const before = residentMb();
  let [longestMs, highest, last] = [0, before, cpuMs()];
  const look = () => {
    const now = cpuMs();
    longestMs = Math.max(longestMs, now - last);
    highest = Math.max(highest, residentMb());
    last = cpuMs();
  };
  const looking = setInterval(look, 1);
  await setImmediate();
  delay.enable();
  last = cpuMs();
  const start = performance.now();
  try {
    const value = await work();
    const ms = performance.now() - start;
    look();
    await setImmediate();
    return {
      value,
      ms,
      longestMs,
      p99Ms: delay.percentile(99) / 1e6,
      maxMs: delay.max / 1e6,
      grownMb: highest - before,
    };
  } finally {
    delay.disable();
    clearInterval(looking);
  }
}

/** The code a piece of work ended in, or "read" when it did not fail. */
export async function outcome(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "read",
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
}
