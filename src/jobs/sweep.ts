// Takes up again what was left lying: lost jobs, a dead process's work, records too old to keep.
import type { Clock } from "../core/domain.ts";
import { KEPT_DAYS } from "../core/kept.ts";
import { DAY, HOUR, MINUTE } from "../core/time.ts";
import type { Logger } from "../platform/index.ts";
import type { Store } from "../store/index.ts";
import { inBatches } from "./batches.ts";

export interface SweepPorts {
  store: Store;
  clock: Clock;
  log: Logger;
}

const KEEP_INBOUND_MS = 2 * DAY;
/** A cell gives again what it was not told has come: after longer than any cell is away, nobody does. */
const KEEP_RECEIVED_MS = 30 * DAY;
/** A row that has waited so long for its job has lost it. */
const LOST_AFTER_MS = 2 * MINUTE;
const TAKE_UP_MS = HOUR;

/** Sends again the jobs of rows that have waited for `olderThanMs` without one, and forgets what is too old to keep. */
export async function sweep({ store, clock, log }: SweepPorts, olderThanMs = LOST_AFTER_MS): Promise<void> {
  const now = clock.now();
  const before = (ms: number): Date => new Date(now.getTime() - ms);
  const healed = await store.heal(now);
  if (healed > 0) log.warn({ rows: healed }, "the clock was ahead for a while: what was written then is brought back");
  for (const itemId of await store.items.unread(before(olderThanMs)))
    await store.jobs.send("article", { itemId }, { key: itemId });
  await store.jobs.send("cluster", {}, { key: "cluster" });
  const kept = (days: number): Date => before(days * DAY);
  await inBatches(clock, (limit) => store.verdicts.forget(kept(KEPT_DAYS.verdicts), limit));
  await inBatches(clock, (limit) => store.waiting.forget(kept(KEPT_DAYS.waiting), limit));
  await inBatches(clock, (limit) => store.cellLog.forget(before(KEEP_RECEIVED_MS), limit));
  await store.inbound.forget(before(KEEP_INBOUND_MS));
  await store.caches.prune();
}

/**
 * A process that died took its running jobs with it: what they were about is looked at again, at once. Where others share
 * the database, some of it may be theirs and running: there the job engine notices within seconds what was left lying.
 */
export async function takeUp(ports: SweepPorts): Promise<void> {
  const { store, clock } = ports;
  await sweep(ports, 0);
  for (const storyId of await store.stories.seenSince(new Date(clock.now().getTime() - TAKE_UP_MS)))
    await store.jobs.send("story", { storyId }, { key: storyId });
}
