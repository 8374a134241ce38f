// Whether work grows no faster than its input, told by the processor time of this thread: other programs do not count in it.
import { cpuMs } from "./cpu.ts";

const TIMES = 8;
const ROUNDS = 5;
const TRIES = 3;
/** Below this a measurement says nothing: the compiler's and the collector's work is of that size. */
const NOISE_MS = 10;

/** What linear work stays below, with room for what caches and the collector do to the larger input. */
export const LINEAR = 3;

/**
 * How often one run on `size` costs what eight runs on an eighth of it do: about 1 where the work is linear, 8 where it is
 * quadratic; 0 where it is too quick to tell.
 */
export function growth<T>(size: number, make: (size: number) => T, work: (input: T) => unknown): number {
  const seen: number[] = [];
  // What the compiler or a busy machine did to one measurement it does not do to three; what grows too fast does so in all.
  do seen.push(measured(size, make, work));
  while (seen.length < TRIES && Math.min(...seen) >= LINEAR);
  return Math.min(...seen);
}

function measured<T>(size: number, make: (size: number) => T, work: (input: T) => unknown): number {
  const large = quickest(1, () => make(size), work);
  if (large < NOISE_MS) return 0;
  return large / quickest(TIMES, () => make(Math.ceil(size / TIMES)), work);
}

/** Milliseconds of the quickest of a few rounds, each on inputs of its own, as results are remembered; what takes seconds is run once. */
function quickest<T>(count: number, make: () => T, work: (input: T) => unknown): number {
  const rounds: number[] = [];
  do {
    const inputs = Array.from({ length: count }, make);
    const before = cpuMs();
    for (const input of inputs) work(input);
    rounds.push(cpuMs() - before);
  } while (rounds.length < ROUNDS && Math.max(...rounds) < 1000);
  return Math.min(...rounds);
}
