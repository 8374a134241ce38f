// Threads the bot stands in, and what was said in them.
import { sql } from "kysely";
import { type Db, json, storable } from "./database.ts";
import { addToSearch } from "./search.ts";
import type { ChannelRef, Tenant, ThreadRef, Turn } from "../core/domain.ts";
import { channelKey, threadKey } from "../core/refs.ts";

export interface ThreadRow {
  key: string;
  tenant: Tenant;
  storyId: string | undefined;
  analysisId: string | undefined;
  deliveryId: string | undefined;
  /** False once somebody said "stop". */
  following: boolean;
}

/** A thread as a call names it: its key counts together with its tenant. */
export type OwnedThread = Pick<ThreadRow, "key" | "tenant">;

export function createConversationStore(db: Db) {
  const owned = ({ key, tenant }: OwnedThread) =>
    db.selectFrom("threads").where("key", "=", key).where("tenant", "=", tenant);

  return {
    async open(
      thread: ThreadRef,
      about: { storyId: string | undefined; analysisId: string | undefined; deliveryId: string | undefined },
      now: Date,
    ): Promise<void> {
      await db
        .insertInto("threads")
        .values({
          key: threadKey(thread),
          tenant: thread.channel.tenant,
          story_id: about.storyId ?? null,
          analysis_id: about.analysisId ?? null,
          delivery_id: about.deliveryId ?? null,
          created_at: now,
        })
        .onConflict((conflict) => conflict.column("key").doNothing())
        .execute();
    },

    async thread(thread: ThreadRef): Promise<ThreadRow | undefined> {
      const row = await db.selectFrom("threads").selectAll().where("key", "=", threadKey(thread)).executeTakeFirst();
      return (
        row && {
          key: row.key,
          tenant: row.tenant,
          storyId: row.story_id ?? undefined,
          analysisId: row.analysis_id ?? undefined,
          deliveryId: row.delivery_id ?? undefined,
          following: row.following,
        }
      );
    },

    async follow({ key, tenant }: OwnedThread, following: boolean): Promise<void> {
      await db.updateTable("threads").set({ following }).where("key", "=", key).where("tenant", "=", tenant).execute();
    },

    /** Keeps a turn; nothing happens when the thread is gone. */
    async say(thread: OwnedThread, turn: Turn): Promise<void> {
      const { role, author, person, text, claims, at } = turn;
      const asked = role === "bot" ? (await this.turns(thread, 1))[0] : undefined;
      const said = await db
        .insertInto("turns")
        .columns(["thread_key", "role", "author", "person", "text", "claims", "at"])
        .expression(
          owned(thread).select((eb) => [
            "key",
            eb.val(role).as("role"),
            eb.val(storable(author)).as("author"),
            sql<string | null>`${person ?? null}::text`.as("person"),
            eb.val(storable(text)).as("text"),
            sql<string>`${json(claims)}::jsonb`.as("claims"),
            sql<Date>`${at}::timestamptz`.as("at"),
          ]),
        )
        .returning("id")
        .executeTakeFirst();
      // An answer is found by its question too; a question alone answers nobody.
      if (!said || role !== "bot" || claims.length === 0) return;
      const title = asked?.role === "person" ? asked.text : "";
      await addToSearch(db, { of: "turn_id", id: said.id, title, text }, at);
    },

    /** An answer that was given in this channel. */
    async answer(channel: ChannelRef, id: string): Promise<Pick<Turn, "text" | "claims"> | undefined> {
      return db
        .selectFrom("turns")
        .innerJoin("threads", "threads.key", "turns.thread_key")
        .select(["turns.text", "turns.claims"])
        .where("turns.id", "=", Number(id))
        .where("threads.tenant", "=", channel.tenant)
        .where(sql<boolean>`starts_with(threads.key, ${`${channelKey(channel)}|`})`)
        .executeTakeFirst();
    },

    /** The last `limit` turns, oldest first. */
    async turns(thread: OwnedThread, limit: number): Promise<Turn[]> {
      const rows = await db
        .selectFrom("turns")
        .selectAll()
        .where("thread_key", "in", owned(thread).select("key"))
        .orderBy("id", "desc")
        .limit(limit)
        .execute();
      return rows.toReversed().map((row) => ({
        role: row.role,
        author: row.author,
        text: row.text,
        claims: row.claims,
        at: row.at,
      }));
    },
  };
}
