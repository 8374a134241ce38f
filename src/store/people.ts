// What is kept of one person in one workspace: shown to them, and deleted for them.
import type { ChannelRef, Tenant } from "../core/domain.ts";
import type { Db } from "./database.ts";

/** All that names a person, as they are shown it. */
export interface HeldOfPerson {
  questions: { at: Date; question: string; answer: string | undefined }[];
  thumbs: { at: Date; verdict: string; text: string }[];
  /** Channels that they set up, and what they muted there. */
  channels: { at: Date; channel: ChannelRef }[];
  mutes: { at: Date; label: string }[];
}

export function createPeopleStore(db: Db) {
  return {
    async held(tenant: Tenant, person: string): Promise<HeldOfPerson> {
      const turns = await db
        .selectFrom("turns")
        .innerJoin("threads", "threads.key", "turns.thread_key")
        .select(["turns.role", "turns.text", "turns.at", "turns.thread_key"])
        .where("threads.tenant", "=", tenant)
        .where("turns.person", "=", person)
        .orderBy("turns.id")
        .execute();
      const questions = turns.flatMap((turn, at) => {
        const next = turns.slice(at + 1).find(({ thread_key: thread }) => thread === turn.thread_key);
        const answer = next?.role === "bot" ? next.text : undefined;
        return turn.role === "person" ? [{ at: turn.at, question: turn.text, answer }] : [];
      });
      const thumbs = await db
        .selectFrom("feedback")
        .select(["at", "verdict", "text"])
        .where("tenant", "=", tenant)
        .where("person", "=", person)
        .orderBy("id")
        .execute();
      const channels = await db
        .selectFrom("subscriptions")
        .select(["created_at as at", "channel"])
        .where("tenant", "=", tenant)
        .where("created_by", "=", person)
        .orderBy("created_at")
        .execute();
      const mutes = await db
        .selectFrom("mutes")
        .select(["created_at as at", "label"])
        .where("tenant", "=", tenant)
        .where("created_by", "=", person)
        .orderBy("created_at")
        .execute();
      return { questions, thumbs, channels, mutes };
    },

    /** Deletes what is theirs alone; what they set up for a channel stays, and no longer says by whom. */
    async forget(tenant: Tenant, person: string): Promise<void> {
      await db.transaction().execute(async (trx) => {
        await trx
          .deleteFrom("turns")
          .where("person", "=", person)
          .where("thread_key", "in", trx.selectFrom("threads").select("key").where("tenant", "=", tenant))
          .execute();
        await trx.deleteFrom("feedback").where("tenant", "=", tenant).where("person", "=", person).execute();
        for (const table of ["subscriptions", "mutes"] as const) {
          await trx
            .updateTable(table)
            .set({ created_by: "" })
            .where("tenant", "=", tenant)
            .where("created_by", "=", person)
            .execute();
        }
      });
    },
  };
}
