// Deletes many rows a few at a time, so that nobody waits long for a lock, a page or the disk.
import type { Clock } from "../core/domain.ts";

/** Rows of one statement. */
const BATCH = 1_000;
/** Between two of them; at this pace 10,000 rows a second go at most. */
const REST_MS = 100;

/** Calls `some` until it deleted fewer than it might; how many in all. */
export async function inBatches(
  clock: Clock,
  some: (limit: number) => Promise<number>,
  limit = BATCH,
): Promise<number> {
  let all = 0;
  for (;;) {
    const gone = await some(limit);
    all += gone;
    if (gone < limit) return all;
    await clock.sleep(REST_MS);
  }
}
