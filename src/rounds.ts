// What is done again and again: each round some time after its last one ended, on a timer that no change of the clock moves.
import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "./platform/index.ts";

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

export function createRounds(rounds: Round[], log: Logger): Rounds {
  const stopping = new AbortController();
  let loops: Promise<void>[] = [];
  const go = async ({ name, everyMs, run }: Round): Promise<void> => {
    for (;;) {
      await wait(everyMs, undefined, { signal: stopping.signal }).catch(() => {});
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
