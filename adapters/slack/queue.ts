// One at a time and not too fast, per key: messages per channel, answers per thread, appends per workspace.
import { setTimeout as sleep } from "node:timers/promises";
import { BotError } from "../../src/platform/index.ts";

/** Runs tasks of one key in order, at least `interval` ms apart; keys do not wait for each other. */
export function createPace(interval: number) {
  const lanes = new Map<string, { tail: Promise<unknown>; waiting: number; next: number; closedUntil: number }>();

  return {
    /**
     * Runs `task` when its turn comes. A task that fails with `rate_limited` closes its lane for that long: tasks of the
     * lane then fail at once with what is left of the wait, without asking Slack.
     */
    async run<T>(key: string, task: () => Promise<T>): Promise<T> {
      const lane = lanes.get(key) ?? { tail: Promise.resolve(), waiting: 0, next: 0, closedUntil: 0 };
      lanes.set(key, lane);
      lane.waiting += 1;
      const turn = lane.tail.then(async () => {
        refuseWhileClosed(lane.closedUntil);
        const early = lane.next - Date.now();
        if (early > 0) await sleep(early);
        lane.next = Date.now() + interval;
        return task().catch((error: unknown) => {
          if (error instanceof BotError && error.code === "rate_limited") {
            lane.closedUntil = Date.now() + (error.retryAfterMs ?? interval);
          }
          throw error;
        });
      });
      lane.tail = turn
        .catch(() => undefined)
        .finally(() => {
          lane.waiting -= 1;
          forgetLater(key, lane);
        });
      return turn;
    },
    /** True while a task of this key runs or waits. */
    busy: (key: string): boolean => (lanes.get(key)?.waiting ?? 0) > 0,
    /** Resolves once nothing runs or waits. */
    async idle(): Promise<void> {
      while ([...lanes.values()].some((lane) => lane.waiting > 0)) {
        await Promise.all([...lanes.values()].map((lane) => lane.tail));
      }
    },
  };

  function forgetLater(key: string, lane: { waiting: number; next: number; closedUntil: number }): void {
    if (lane.waiting > 0) return;
    const rest = Math.max(lane.next, lane.closedUntil) - Date.now();
    if (rest <= 0) return void lanes.delete(key);
    setTimeout(() => lane.waiting === 0 && lanes.get(key) === lane && lanes.delete(key), rest).unref();
  }
}

export type Pace = ReturnType<typeof createPace>;

function refuseWhileClosed(until: number): void {
  const left = until - Date.now();
  if (left > 0) {
    throw new BotError("rate_limited", "Slack asks to slow down in this channel.", {
      retryable: true,
      retryAfterMs: left,
    });
  }
}

/** Remembers what was seen lately, so that a second delivery of the same is dropped. */
export function createSeen(lifetime = 600_000, most = 20_000) {
  const seen = new Map<string, number>();
  /** True the first time. */
  return (id: string): boolean => {
    const now = Date.now();
    const at = seen.get(id);
    if (at !== undefined && now - at < lifetime) return false;
    seen.delete(id);
    seen.set(id, now);
    for (const [old, when] of seen) {
      if (seen.size <= most && now - when < lifetime) break;
      seen.delete(old);
    }
    return true;
  };
}
