// From when each channel reads a feed: set by the first good look since it does.
import type { Db } from "./database.ts";
import type { PollRecord } from "./polls.ts";

/** Whoever began to read a feed since its last good poll: what this one brought is old to them. */
export async function beginReading(
  trx: Db,
  records: readonly Pick<PollRecord, "feedId" | "ok">[],
  isBaseline: (feedId: string) => boolean,
  now: Date,
): Promise<void> {
  const good = records.filter(({ ok }) => ok).map(({ feedId }) => feedId);
  // The items of a baseline are no news by themselves: all that comes after them is.
  for (const [ids, from] of [
    [good.filter(isBaseline), new Date(0)],
    [good.filter((id) => !isBaseline(id)), now],
  ] as const) {
    if (ids.length === 0) continue;
    await trx
      .updateTable("subscription_feeds")
      .set({ reads_from: from })
      .where("feed_id", "in", ids)
      .where("reads_from", "is", null)
      .execute();
  }
}
