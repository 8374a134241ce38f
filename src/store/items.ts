// Single items of feeds: what is to be read, what was asked for, and what a link belongs to.
import { type Selectable, sql } from "kysely";
import type { Item } from "../core/domain.ts";
import type { Db } from "./database.ts";
import { LATEST } from "./seen-items.ts";
import type { Tables } from "./tables.ts";

export function createItemStore(db: Db) {
  return {
    async get(id: string): Promise<(Item & { state: string }) | undefined> {
      const row = await db.selectFrom("items").selectAll().where("id", "=", id).executeTakeFirst();
      return row && toItem(row);
    },

    /** The newest items of a feed by date, those with a text first, then by arrival: what "send the latest" sends. */
    async latest(feedId: string): Promise<(Item & { state: string })[]> {
      const rows = await db
        .selectFrom("items")
        .selectAll()
        .where("feed_id", "=", feedId)
        .orderBy(sql`coalesce(body->>'published', '')`, "desc")
        .orderBy(sql`body->>'content' is not null`, "desc")
        .orderBy("first_seen_at", "desc")
        .limit(LATEST)
        .execute();
      return rows.map(toItem);
    },

    async setState(trx: Db, id: string, state: string): Promise<void> {
      await trx.updateTable("items").set({ state }).where("id", "=", id).execute();
    },

    /** Items waiting to be read since before `before`: their job was lost. */
    async unread(before: Date): Promise<string[]> {
      const rows = await db
        .selectFrom("items")
        .select("id")
        .where("state", "=", "new")
        .where("first_seen_at", "<=", before)
        .limit(1000)
        .execute();
      return rows.map((row) => row.id);
    },

    /** The item of these feeds that names a link. */
    async byLink(link: string, feedIds: string[]): Promise<(Item & { state: string }) | undefined> {
      if (feedIds.length === 0) return undefined;
      const row = await db
        .selectFrom("items")
        .selectAll()
        .where(sql`body->>'link'`, "=", link)
        .where("feed_id", "in", feedIds)
        .orderBy("first_seen_at")
        .limit(1)
        .executeTakeFirst();
      return row && toItem(row);
    },

    /** An old item is wanted after all, by one subscription. False when it was read already. */
    async askFor(itemId: string, subscriptionId: string): Promise<boolean> {
      const rows = await db
        .updateTable("items")
        .set({ state: "new", asked_by: subscriptionId })
        .where("id", "=", itemId)
        .where("state", "=", "baseline")
        .returning("id")
        .execute();
      return rows.length === 1;
    },

    /** Which subscription asked for each of these items; undefined for news. */
    async askedBy(itemIds: string[]): Promise<(string | undefined)[]> {
      if (itemIds.length === 0) return [];
      const rows = await db.selectFrom("items").select("asked_by").where("id", "in", itemIds).execute();
      return rows.map((row) => row.asked_by ?? undefined);
    },
  };
}

function toItem(row: Selectable<Tables["items"]>): Item & { state: string } {
  const { body } = row;
  const date = (value: string | undefined) => (value ? new Date(value) : undefined);
  return {
    ...body,
    published: date(body.published),
    updated: date(body.updated),
    id: row.id,
    feedId: row.feed_id,
    key: row.key,
    contentHash: row.content_hash,
    firstSeenAt: row.first_seen_at,
    state: row.state,
  };
}
