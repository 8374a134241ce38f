// Which digests are due, on each reader's own clock; each is sent once.
import type { Clock } from "../core/domain.ts";
import type { Store } from "../store/index.ts";
import { nextDigest } from "../digest/when.ts";

/**
 * Sends the digests whose time has come, and notes when the next ones are due. However late this runs, a digest that was missed
 * is sent once; a schedule that was changed, and a clock that was set back, only note a new time.
 */
export async function wakeDigests({ store, clock }: { store: Store; clock: Clock }): Promise<void> {
  const now = clock.now();
  for (const held of await store.digestTimes.all()) {
    const { id, schedule, at } = held;
    const of = `${schedule.cron} ${schedule.timeZone}`;
    const stands = at !== undefined && held.of === of && held.setAt !== undefined && held.setAt <= now;
    if (stands && at > now) continue;
    const next = nextDigest(schedule, now);
    await store.db.transaction().execute(async (trx) => {
      const mine = await store.digestTimes.set(trx, held, { at: next, of, setAt: now });
      if (mine && stands) await store.jobs.send("digest", { subscriptionId: id }, { key: id, trx });
    });
  }
}
