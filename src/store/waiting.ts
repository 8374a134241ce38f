// Stories that a subscription will be told in its next digest.
import { sql } from "kysely";
import type { Db } from "./database.ts";
import { type Said, readSaid, writeSaid } from "../words/index.ts";

export function createWaitingStore(db: Db) {
  return {
    async add(id: string, storyId: string, because: Said, now: Date): Promise<void> {
      await db
        .insertInto("waiting")
        .values({ subscription_id: id, story_id: storyId, because: writeSaid(because), created_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async remove(id: string, storyId: string): Promise<void> {
      await db.deleteFrom("waiting").where("subscription_id", "=", id).where("story_id", "=", storyId).execute();
    },

    /** Deletes up to `limit` that have waited since before this; how many. */
    async forget(before: Date, limit: number): Promise<number> {
      const { numAffectedRows = 0n } = await sql`delete from waiting where (subscription_id, story_id) in (
        select subscription_id, story_id from waiting where created_at < ${before} limit ${limit})`.execute(db);
      return Number(numAffectedRows);
    },

    /** Stories that wait, oldest first. */
    async of(id: string): Promise<{ storyId: string; because: Said; since: Date }[]> {
      const rows = await db
        .selectFrom("waiting")
        .select(["story_id", "because", "created_at"])
        .where("subscription_id", "=", id)
        .orderBy("created_at")
        .execute();
      return rows.map((row) => ({ storyId: row.story_id, because: readSaid(row.because), since: row.created_at }));
    },
  };
}
