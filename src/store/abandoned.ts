// Frees what a process held when it died, in a store that has only one process.
import type { Db } from "./database.ts";

/** Frees every feed, and every delivery that was never sent. What may have been sent keeps its lease, and with it the platform's grace. */
export async function freeAbandoned(db: Db): Promise<void> {
  await db.updateTable("feeds").set({ polling_until_at: null }).where("polling_until_at", "is not", null).execute();
  await db
    .updateTable("deliveries")
    .set({ lease_until_at: null })
    .where("state", "=", "pending")
    .where("sending_at", "is", null)
    .where("lease_until_at", "is not", null)
    .execute();
}
