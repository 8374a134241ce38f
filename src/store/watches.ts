// Standing questions: whose they are, where they were asked, and which of them are open.
import { type Selectable, sql } from "kysely";
import type { ChannelRef, Tenant } from "../core/domain.ts";
import { channelKey } from "../core/refs.ts";
import { type Db, json, storable } from "./database.ts";
import { newId } from "./ids.ts";
import type { Tables } from "./tables.ts";

/** A question that waits for its answer. */
export interface Watch {
  id: string;
  /** Where it was asked, and where the answer goes. */
  channel: ChannelRef;
  person: string;
  question: string;
  until: Date | undefined;
  /** The story that it was asked under, and its headline. */
  storyId: string | undefined;
  about: string | undefined;
  createdAt: Date;
}

/** How many may be open at once. */
export interface WatchLimits {
  person: number;
  tenant: number;
}

/** Numbers are given before their rows are seen: so many of the last ones are looked at again. */
const UNSEEN = 100;

export function createWatchStore(db: Db) {
  const open = (now: Date) => sql<boolean>`ended_at is null and (until_at is null or until_at > ${now})`;

  return {
    /** The same question in the same channel is one; undefined where too many are open. */
    async add(
      channel: ChannelRef,
      watch: Pick<Watch, "person" | "question" | "until"> & Partial<Pick<Watch, "storyId" | "about">>,
      most: WatchLimits,
      now: Date,
    ): Promise<Watch | undefined> {
      const { person, until } = watch;
      const question = storable(watch.question);
      const { tenant } = channel;
      return db.transaction().execute(async (trx) => {
        // One after the other, so that nobody passes the bound at once.
        await sql`select pg_advisory_xact_lock(hashtext(${`watches ${tenant}`}))`.execute(trx);
        const held = await trx
          .selectFrom("watches")
          .selectAll()
          .where("channel_key", "=", channelKey(channel))
          .where("question", "=", question)
          .where(open(now))
          .executeTakeFirst();
        if (held) {
          await trx
            .updateTable("watches")
            .set({ until_at: until ?? null })
            .where("id", "=", held.id)
            .execute();
          return { ...watchOf(held), until };
        }
        const counted = await trx
          .selectFrom("watches")
          .select([
            sql<number>`count(*)::int`.as("tenant"),
            sql<number>`(count(*) filter (where person = ${person}))::int`.as("person"),
          ])
          .where("tenant", "=", tenant)
          .where(open(now))
          .executeTakeFirstOrThrow();
        if (counted.tenant >= most.tenant || counted.person >= most.person) return undefined;
        const row = await trx
          .insertInto("watches")
          .values({
            id: newId(),
            tenant,
            channel_key: channelKey(channel),
            channel: json(channel),
            person,
            question,
            until_at: until ?? null,
            story_id: watch.storyId ?? null,
            about: watch.about === undefined ? null : storable(watch.about),
            created_at: now,
          })
          .returningAll()
          .executeTakeFirstOrThrow();
        return watchOf(row);
      });
    },

    /** The open ones of a channel, oldest first. */
    async of(channel: ChannelRef, now: Date): Promise<Watch[]> {
      const rows = await db
        .selectFrom("watches")
        .selectAll()
        .where("channel_key", "=", channelKey(channel))
        .where(open(now))
        .orderBy("seq")
        .execute();
      return rows.map(watchOf);
    },

    /** The open ones of a person, wherever they asked, oldest first. */
    async ofPerson(tenant: Tenant, person: string, now: Date): Promise<Watch[]> {
      const rows = await db
        .selectFrom("watches")
        .selectAll()
        .where("tenant", "=", tenant)
        .where("person", "=", person)
        .where(open(now))
        .orderBy("seq")
        .execute();
      return rows.map(watchOf);
    },

    /** One of a channel, ended or not. */
    async get(channel: ChannelRef, id: string): Promise<Watch | undefined> {
      const row = await db
        .selectFrom("watches")
        .selectAll()
        .where("id", "=", id)
        .where("channel_key", "=", channelKey(channel))
        .executeTakeFirst();
      return row && watchOf(row);
    },

    /** Ends it, once; false where it was not open. */
    async end(trx: Db, channel: ChannelRef, id: string, now: Date): Promise<boolean> {
      const rows = await trx
        .updateTable("watches")
        .set({ ended_at: now })
        .where("id", "=", id)
        .where("channel_key", "=", channelKey(channel))
        .where("ended_at", "is", null)
        .returning("id")
        .execute();
      return rows.length === 1;
    },

    /** Opens it again under a number of its own; false where it is not there or its time is over. */
    async reopen(channel: ChannelRef, id: string, now: Date): Promise<boolean> {
      const rows = await db
        .updateTable("watches")
        .set({ ended_at: null, seq: sql<number>`nextval(pg_get_serial_sequence('watches', 'seq'))` })
        .where("id", "=", id)
        .where("channel_key", "=", channelKey(channel))
        .where(({ or, eb }) => or([eb("until_at", "is", null), eb("until_at", ">", now)]))
        .returning("id")
        .execute();
      return rows.length === 1;
    },

    /** Open ones numbered since, for an index in memory, and the number to go on from. */
    async since(
      seq: number,
      now: Date,
    ): Promise<{ watches: Pick<Watch, "id" | "question" | "storyId" | "about">[]; seq: number }> {
      const rows = await db
        .selectFrom("watches")
        .select(["id", "question", "story_id", "about", sql<number>`seq::float8`.as("seq")])
        .where("seq", ">", Math.max(0, seq - UNSEEN))
        .where(open(now))
        .orderBy("seq")
        .execute();
      const watches = rows.map(({ id, question, story_id: storyId, about }) => {
        return { id, question, storyId: storyId ?? undefined, about: about ?? undefined };
      });
      return { watches, seq: rows.at(-1)?.seq ?? seq };
    },

    /** Those of these that are still open. */
    async stillOpen(ids: readonly string[], now: Date): Promise<Watch[]> {
      if (ids.length === 0) return [];
      const rows = await db
        .selectFrom("watches")
        .selectAll()
        .where("id", "in", ids)
        .where(open(now))
        .orderBy("seq")
        .execute();
      return rows.map(watchOf);
    },
  };
}

const watchOf = (row: Selectable<Tables["watches"]>): Watch => ({
  id: row.id,
  channel: row.channel,
  person: row.person,
  question: row.question,
  until: row.until_at ?? undefined,
  storyId: row.story_id ?? undefined,
  about: row.about ?? undefined,
  createdAt: row.created_at,
});
