// What people thought of a message: thumbs, and the mistakes they reported.
import type { Db } from "./database.ts";

export function createFeedbackStore(db: Db) {
  return {
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
