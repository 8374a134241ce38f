// What people thought of a message: thumbs, and the mistakes they reported.
import type { Db } from "./database.ts";

/** A mistake that a reader reported; `message` is the story. */
export interface Report {
  id: number;
  message: string;
  person: string;
  text: string;
  at: Date;
}

export function createFeedbackStore(db: Db) {
  return {
    /** Mistakes reported in a workspace since a moment: how many, and what the last said. */
    async mistakes(tenant: string, since: Date): Promise<{ count: number; last: string | undefined }> {
      const rows = await db
        .selectFrom("feedback")
        .select(["text"])
        .where("tenant", "=", tenant)
        .where("verdict", "=", "mistake")
        .where("closed_at", "is", null)
        .where("text", "<>", "")
        .where("at", ">=", since)
        .orderBy("at", "desc")
        .execute();
      return { count: rows.length, last: rows[0]?.text };
    },

    /** Reports of mistakes that nobody has answered, oldest first. */
    async open(tenant: string, limit: number): Promise<Report[]> {
      return db
        .selectFrom("feedback")
        .select(["id", "message", "person", "text", "at"])
        .where("tenant", "=", tenant)
        .where("verdict", "=", "mistake")
        .where("closed_at", "is", null)
        .orderBy("id")
        .limit(limit)
        .execute();
    },

    /** Closes a report with an answer, once; undefined where it is not there or closed. */
    async close(tenant: string, id: number, answer: string, now: Date): Promise<Report | undefined> {
      return db
        .updateTable("feedback")
        .set({ closed_at: now, answer })
        .where("tenant", "=", tenant)
        .where("id", "=", id)
        .where("verdict", "=", "mistake")
        .where("closed_at", "is", null)
        .returning(["id", "message", "person", "text", "at"])
        .executeTakeFirst();
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
