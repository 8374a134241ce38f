// Which digests are due, on each reader's own clock; each is sent once.
import type { Clock } from "../core/domain.ts";
import type { DueDigest } from "../store/digest-times.ts";
import type { Store } from "../store/index.ts";
import { expectedAt, places } from "../digest/queue.ts";
import { nextDigest } from "../digest/when.ts";
import type { Platform } from "../platform/index.ts";
import { measuredRate, sayAnew } from "./pace.ts";

export interface WakePorts {
  store: Store;
  clock: Clock;
  /** Those that bound how fast the bot may post make digests wait for each other. */
  platforms?: readonly Pick<Platform, "name" | "rate">[];
}

/**
 * Sends the digests whose time has come, and notes when the next ones are due. However late this runs, a digest that was missed
 * is sent once; a schedule that was changed, and a clock that was set back, only note a new time.
 */
export async function wakeDigests({ store, clock, platforms = [] }: WakePorts): Promise<void> {
  await sayAnew(store, platforms, clock);
  const now = clock.now();
  const due = await store.digestTimes.due(now);
  const expected = await expectedOf({ store, platforms }, due, now);
  // In the order in which they are to be out.
  const time = ({ id }: DueDigest): number => expected.get(id)?.getTime() ?? 0;
  for (const held of due.toSorted((one, other) => time(one) - time(other))) {
    const { id, schedule } = held;
    const next = nextDigest(schedule, now);
    await store.db.transaction().execute(async (trx) => {
      const mine = await store.digestTimes.set(trx, held, {
        at: next,
        of: writtenAs(held),
        setAt: now,
        expectedAt: expected.get(id),
      });
      if (mine && isSent(held, now)) await store.jobs.send("digest", { subscriptionId: id }, { key: id, trx });
    });
  }
}

const writtenAs = ({ schedule }: DueDigest): string => `${schedule.cron} ${schedule.timeZone}`;

/** Its time has come; one that only has to be reckoned anew sends nothing. */
const isSent = (held: DueDigest, now: Date): boolean =>
  held.at !== undefined &&
  held.at <= now &&
  held.of === writtenAs(held) &&
  held.setAt !== undefined &&
  held.setAt <= now;

/** When each is to be out, on platforms that let the bot post only so fast; behind what is on its way there already. */
async function expectedOf(
  { store, platforms }: Required<Pick<WakePorts, "store" | "platforms">>,
  due: readonly DueDigest[],
  now: Date,
): Promise<Map<string, Date>> {
  const expected = new Map<string, Date>();
  for (const { name, rate } of platforms) {
    const together = due.filter((held) => held.platform === name && held.waits && isSent(held, now));
    if (!rate || together.length === 0) continue;
    const before = await store.deliveries.onTheirWay(name, now);
    const measured = await measuredRate(store, name, rate);
    for (const [id, place] of places(together)) expected.set(id, expectedAt(now, before + place, measured));
  }
  return expected;
}
