// Whether work grows no faster than its input, told by the processor time of this thread: other programs do not count in it.
import { cpuMs } from "./cpu.ts";

const TIMES = 8;
const ROUNDS = 5;
/** Below this a measurement says nothing: the compiler's and the collector's work is of that size. */
const NOISE_MS = 10;

/** What linear work stays below, with room for what caches and the collector do to the larger input. */
export const LINEAR = 3;

/**
 * How often one run on `size` costs what eight runs on an eighth of it do: about 1 where the work is linear, 8 where it is
 * quadratic; 0 where it is too quick to tell.
 */
export function growth<T>(size: number, make: (size: number) => T, work: (input: T) => unknown): number {
  const large = quickest([make(size)], work);
  if (large < NOISE_MS) return 0;
  const small = Array.from({ length: TIMES }, () => make(Math.ceil(size / TIMES)));
  return large / quickest(small, work);
}

/** Milliseconds of the quickest of a few rounds; what takes seconds is run once. */
function quickest<T>(inputs: readonly T[], work: (input: T) => unknown): number {
  const rounds: number[] = [];
  do {
    const before = cpuMs();
    for (const input of inputs) work(input);
    rounds.push(cpuMs() - before);
  } while (rounds.length < ROUNDS && Math.max(...rounds) < 1000);
  return Math.min(...rounds);
}
