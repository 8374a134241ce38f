// The way out as a loop: takes the deliveries that are due, of every tenant in turn.
import { setTimeout as wait } from "node:timers/promises";
import { steadyMs } from "../core/clock.ts";
import type { Clock } from "../core/domain.ts";
import type { Logger } from "../platform/index.ts";
import { pauseRound } from "./rounds.ts";
import type { Store } from "../store/index.ts";

export interface OutboxPorts {
  store: Store;
  clock: Clock;
  log: Logger;
  /** Names of the platforms this process can post to; the rest is left to others. */
  platforms: string[];
  deliver: (id: string) => Promise<void>;
  /** The longest that any of these platforms may take to show what was sent to it, in milliseconds. */
  graceMs: number;
}

export interface Outbox {
  start(): void;
  /** Takes nothing new, and lets what is on its way finish for up to `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

/** Deliveries on their way at once in one process. */
const AT_ONCE = 24;
/** Of these, at most so many of one tenant: where one platform hangs, the others go on. */
const PER_TENANT = 12;
/** How often to look for what has become due. */
const TICK_MS = 300;
/** A clock that gains so much between two looks was set, or the machine slept. */
const SET_MS = 2_000;

export function createOutbox(ports: OutboxPorts): Outbox {
  const { store, clock, log, platforms } = ports;
  /** Delivery -> its tenant. */
  const running = new Map<string, string>();
  const work = new Set<Promise<void>>();
  const stopping = new AbortController();
  let loop: Promise<void> | undefined;

  /** Begins as many deliveries as there is room for; how many. */
  async function begin(): Promise<number> {
    const free = AT_ONCE - running.size;
    if (free === 0) return 0;
    // The rows asked for may include what is running here already: so ask for more than there is room for.
    const due = await store.outbox.due(clock.now(), { platforms, limit: AT_ONCE * 4 });
    const ofTenant = (tenant: string) => [...running.values()].filter((name) => name === tenant).length;
    let begun = 0;
    for (const { id, tenant } of due) {
      if (begun === free) break;
      if (running.has(id) || ofTenant(tenant) >= PER_TENANT) continue;
      running.set(id, tenant);
      const task: Promise<void> = ports
        .deliver(id)
        .catch((error: unknown) => log.error({ error, delivery: id }, "a delivery could not be worked on"))
        .finally(() => {
          running.delete(id);
          work.delete(task);
        });
      work.add(task);
      begun += 1;
    }
    return begun;
  }

  /**
   * Tells whether deliveries may begin. After the clock was set ahead, leases of workers that are still posting look as if they had
   * ended; so nothing begins until their posts must have appeared.
   */
  function watchClock(): () => boolean {
    let seen = { now: clock.now().getTime(), steady: steadyMs(clock) };
    let restUntil = seen.steady;
    return () => {
      const next = { now: clock.now().getTime(), steady: steadyMs(clock) };
      const ahead = next.now - seen.now - (next.steady - seen.steady);
      seen = next;
      if (ahead > SET_MS) {
        restUntil = next.steady + ports.graceMs;
        log.warn({ aheadMs: Math.round(ahead) }, "the clock was set ahead: what others may be posting is waited for");
      }
      return next.steady >= restUntil;
    };
  }

  async function run(): Promise<void> {
    const mayBegin = watchClock();
    while (!stopping.signal.aborted) {
      if (mayBegin()) await begin().catch((error: unknown) => log.warn({ error }, "the outbox could not be read"));
      await pauseRound(TICK_MS, stopping.signal, work);
    }
  }

  return {
    start: () => void (loop ??= run()),
    async stop(graceMs) {
      stopping.abort();
      await loop;
      if (work.size > 0) await Promise.race([Promise.all(work), wait(graceMs, undefined, { ref: false })]);
    },
  };
}
