// What is done again and again, on a timer that no change of the clock moves.
import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "../platform/index.ts";

export interface Round {
  name: string;
  everyMs: number;
  run(): Promise<void>;
}

export interface Rounds {
  /** Each round waits its time before it runs first. */
  start(): void;
  /** Lets what runs finish. */
  stop(): Promise<void>;
}

/** Ends after `ms`, or earlier: when `signal` is aborted, or with the first of `events`. Never throws for the signal. */
export async function pauseRound(
  ms: number,
  signal: AbortSignal,
  events: Iterable<Promise<unknown>> = [],
): Promise<void> {
  const over = new AbortController();
  const ends = AbortSignal.any([signal, over.signal]);
  await Promise.race([wait(ms, undefined, { signal: ends }).catch(() => {}), ...events]);
  // Whatever ended it, no timer is left behind.
  over.abort();
}

export function createRounds(rounds: Round[], log: Logger): Rounds {
  const stopping = new AbortController();
  let loops: Promise<void>[] = [];
  const go = async ({ name, everyMs, run }: Round): Promise<void> => {
    for (;;) {
      await pauseRound(everyMs, stopping.signal);
      if (stopping.signal.aborted) return;
      await run().catch((error: unknown) => log.warn({ error, round: name }, "a round failed, and comes again"));
    }
  };
  return {
    start() {
      if (loops.length === 0) loops = rounds.map(go);
    },
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}
