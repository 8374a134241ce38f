// What people thought of a message: thumbs, and the mistakes they reported.
import type { Db } from "./database.ts";

export function createFeedbackStore(db: Db) {
  return {
    /** Mistakes reported in a workspace since a moment: how many, and what the last said. */
    async mistakes(tenant: string, since: Date): Promise<{ count: number; last: string | undefined }> {
      const rows = await db
        .selectFrom("feedback")
        .select(["text"])
        .where("tenant", "=", tenant)
        .where("verdict", "=", "mistake")
        .where("text", "<>", "")
        .where("at", ">=", since)
        .orderBy("at", "desc")
        .execute();
      return { count: rows.length, last: rows[0]?.text };
    },

    async add(
      entry: { tenant: string; message: string; person: string; verdict: "good" | "bad" | "mistake"; text: string },
      now: Date,
    ): Promise<void> {
      await db
        .insertInto("feedback")
        .values({ ...entry, at: now })
        .execute();
    },
  };
}
