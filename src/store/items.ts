// Single items of feeds: what is to be read, what was asked for, and what a link belongs to.
import { type Selectable, sql } from "kysely";
import type { Item } from "../core/domain.ts";
import type { Db } from "./database.ts";
import { readItemNames } from "./item-names.ts";
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

    /** The links of these feeds' items that hold a text, for whoever knows a link by another spelling. */
    async linksWith(text: string, feedIds: string[], limit: number): Promise<string[]> {
      if (feedIds.length === 0) return [];
      const rows = await db
        .selectFrom("items")
        .select(sql<string>`body->>'link'`.as("link"))
        .where("feed_id", "in", feedIds)
        .where(sql<boolean>`position(lower(${text}) in lower(body->>'link')) > 0`)
        .limit(limit)
        .execute();
      return rows.map(({ link }) => link);
    },

    /** The item of a feed that is known under one of these keys. */
    async byKeys(feedId: string, keys: readonly string[]): Promise<(Item & { state: string }) | undefined> {
      if (keys.length === 0) return undefined;
      const names = await readItemNames(db, [feedId]);
      const known = names.get(feedId)?.find(keys);
      return known && this.get(known.id);
    },

    /** An old item is wanted after all, by one subscription. True when nobody has read it yet: it is to be read now. */
    async askFor(itemId: string, subscriptionId: string): Promise<boolean> {
      return db.transaction().execute(async (trx) => {
        await trx
          .insertInto("item_asks")
          .values({ item_id: itemId, subscription_id: subscriptionId })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        const rows = await trx
          .updateTable("items")
          .set({ state: "new", asked_by: subscriptionId })
          .where("id", "=", itemId)
          .where("state", "=", "baseline")
          .returning("id")
          .execute();
        return rows.length === 1;
      });
    },

    /** Whom any of these items is for: subscriptions to which it is news, and those that asked for it though it is old. */
    async readersOf(itemIds: string[]): Promise<Map<string, "news" | "asked">> {
      if (itemIds.length === 0) return new Map();
      const asked = await db
        .selectFrom("item_asks")
        .select("subscription_id")
        .where("item_id", "in", itemIds)
        .execute();
      const news = await db
        .selectFrom("items")
        .innerJoin("subscription_feeds", "subscription_feeds.feed_id", "items.feed_id")
        .select("subscription_feeds.subscription_id")
        .where("items.id", "in", itemIds)
        .where("items.asked_by", "is", null)
        .whereRef("items.first_seen_at", ">", "subscription_feeds.reads_from")
        .execute();
      return new Map([
        ...asked.map((row) => [row.subscription_id, "asked"] as const),
        ...news.map((row) => [row.subscription_id, "news"] as const),
      ]);
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
