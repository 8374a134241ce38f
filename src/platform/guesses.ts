// How often somebody may be wrong: ten tokens a minute and address, then not even a right one counts.
import { steadyMs } from "../core/clock.ts";
import type { Clock } from "../core/domain.ts";
import { createMemory } from "./kit.ts";

const MOST = 10;
const WITHIN_MS = 60_000;
/** Addresses that are remembered; whoever has more of them than this has no need to guess slowly. */
const MOST_ADDRESSES = 10_000;

export interface Guesses {
  /** True while nothing from this address is looked at. */
  over(address: string): boolean;
  /** Counts a wrong token; true when it was the last that is looked at for a while. */
  wrong(address: string): boolean;
}

export function createGuesses(clock: Clock): Guesses {
  /** When the last wrong ones came, oldest first. */
  const lately = createMemory<number[]>(clock, { most: MOST_ADDRESSES, ms: WITHIN_MS });
  const recent = (address: string): number[] =>
    (lately.get(address) ?? []).filter((at) => steadyMs(clock) - at < WITHIN_MS);
  return {
    over: (address) => recent(address).length >= MOST,
    wrong(address) {
      const times = [...recent(address), steadyMs(clock)];
      lately.set(address, times);
      return times.length >= MOST;
    },
  };
}
