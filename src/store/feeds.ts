// Feeds and their items. "Seen" is the unique key of an item: nothing else decides what is new.
import { type ExpressionBuilder, type Selectable, type Transaction, sql } from "kysely";
import type { Feed, Item, ParsedItem } from "../domain.ts";
import { type Db, json, storable } from "./database.ts";
import { newId } from "./ids.ts";
import type { Tables } from "./tables.ts";

export interface FeedRow extends Feed {
  /** Conditional state as feeds/poll left it. */
  poll: unknown;
  baselineAt: Date | undefined;
  sample: boolean;
}

/** What one poll leaves behind. Everything is saved in one transaction, so that no item hides behind a later 304. */
export interface PollRecord {
  poll: unknown;
  nextCheckAt: Date;
  state: Feed["state"];
  ok: boolean;
  error: { code: string; message: string } | undefined;
  title: string | undefined;
  siteUrl: string | undefined;
  url: string;
  items: { key: string; aliases: string[]; contentHash: string; item: ParsedItem }[];
}

export interface SeenItems {
  /** Items never seen before. */
  fresh: string[];
  /** Items seen before whose text changed since. */
  changed: string[];
  /** True when this was the feed's first good poll: its items are the baseline, not news. */
  baseline: boolean;
}

export type FeedStore = ReturnType<typeof createFeedStore>;

export function createFeedStore(db: Db) {
  return {
    /** The feed of this address, made when there is none. */
    async add(
      feed: { url: string; title: string; siteUrl: string | undefined; poll: unknown; sample: boolean },
      now: Date,
    ) {
      await db
        .insertInto("feeds")
        .values({
          id: newId(),
          url: feed.url,
          title: feed.title,
          site_url: feed.siteUrl ?? null,
          state: "active",
          poll: json(feed.poll),
          next_check_at: now,
          sample: feed.sample,
          created_at: now,
        })
        .onConflict((conflict) =>
          // A feed that was gone may be back: somebody says so.
          conflict.column("url").doUpdateSet({ state: "active", next_check_at: now }).where("feeds.state", "=", "gone"),
        )
        .execute();
      return (await this.byUrl(feed.url))!;
    },

    async get(id: string): Promise<FeedRow | undefined> {
      return (await select(db).where("feeds.id", "=", id).execute()).map(toFeed)[0];
    },

    async byUrl(url: string): Promise<FeedRow | undefined> {
      return (await select(db).where("feeds.url", "=", url).execute()).map(toFeed)[0];
    },

    async all(): Promise<FeedRow[]> {
      return (await select(db).orderBy("feeds.created_at").execute()).map(toFeed);
    },

    /** Feeds of one subscription, in the order they were added; one that this channel paused says so. */
    async ofSubscription(subscriptionId: string): Promise<FeedRow[]> {
      const rows = await select(db)
        .innerJoin("subscription_feeds", "subscription_feeds.feed_id", "feeds.id")
        .select("subscription_feeds.paused")
        .where("subscription_feeds.subscription_id", "=", subscriptionId)
        .orderBy("feeds.created_at")
        .execute();
      return rows.map((row) => toFeed(row.paused ? { ...row, state: "paused" } : row));
    },

    /** Active feeds with readers whose next check has come. */
    async due(now: Date): Promise<FeedRow[]> {
      const rows = await select(db)
        .where("feeds.state", "=", "active")
        .where("feeds.next_check_at", "<=", now)
        .where(isRead)
        .execute();
      return rows.map(toFeed);
    },

    /**
     * Takes the feed for one poll: pushes its next check out by `leaseMs`. False when it is not due, so that no two poll
     * at once, and when nobody reads it.
     */
    async claim(id: string, now: Date, leaseMs: number): Promise<boolean> {
      const claimed = await db
        .updateTable("feeds")
        .set({ next_check_at: new Date(now.getTime() + leaseMs) })
        .where("id", "=", id)
        .where("state", "=", "active")
        .where("next_check_at", "<=", now)
        .where(isRead)
        .returning("id")
        .execute();
      return claimed.length === 1;
    },

    /** Pushes the next check of every feed of a registrable domain out to `until`. */
    async holdBack(domain: string, until: Date): Promise<void> {
      await db
        .updateTable("feeds")
        .set({ next_check_at: until })
        .where("next_check_at", "<", until)
        .where(({ or }) =>
          or([
            sql<boolean>`split_part(split_part(url, '/', 3), ':', 1) = ${domain}`,
            sql<boolean>`split_part(split_part(url, '/', 3), ':', 1) like ${`%.${domain}`}`,
          ]),
        )
        .execute();
    },

    async isSample(trx: Db, id: string): Promise<boolean> {
      const row = await trx.selectFrom("feeds").select("sample").where("id", "=", id).executeTakeFirst();
      return row?.sample ?? false;
    },

    /** A feed that moved to the address of another: its readers read that one from now on. */
    async merge(id: string, into: string): Promise<void> {
      await db.transaction().execute(async (trx) => {
        await trx
          .insertInto("subscription_feeds")
          .columns(["subscription_id", "feed_id"])
          .expression(
            trx
              .selectFrom("subscription_feeds")
              .select(["subscription_id", sql<string>`${into}::text`.as("feed_id")])
              .where("feed_id", "=", id),
          )
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        await trx.updateTable("articles").set({ feed_id: into }).where("feed_id", "=", id).execute();
        await trx.deleteFrom("feeds").where("id", "=", id).execute();
      });
    },

    /** Saves a poll; call inside a transaction together with the jobs it leads to. */
    async savePoll(trx: Transaction<Tables>, feedId: string, record: PollRecord, now: Date): Promise<SeenItems> {
      const before = await trx
        .selectFrom("feeds")
        .select(["baseline_at", "title"])
        .where("id", "=", feedId)
        .executeTakeFirst();
      if (!before) return { fresh: [], changed: [], baseline: false };
      const baseline = before.baseline_at === null;
      const seen = await saveItems(trx, feedId, record.items, baseline ? "baseline" : "new", now);
      await trx
        .updateTable("feeds")
        .set({
          poll: json(record.poll),
          next_check_at: record.nextCheckAt,
          state: record.state,
          url: record.url,
          last_checked_at: now,
          ...(record.ok ? { last_ok_at: now, failures: 0, error: null } : {}),
          ...(record.ok && baseline ? { baseline_at: now } : {}),
          ...(record.title ? { title: storable(record.title) } : {}),
          ...(record.siteUrl ? { site_url: record.siteUrl } : {}),
        })
        .$if(!record.ok, (query) =>
          query.set((eb) => ({ failures: eb("failures", "+", 1), error: record.error ? json(record.error) : null })),
        )
        .where("id", "=", feedId)
        .execute();
      return { ...seen, baseline };
    },

    async item(id: string): Promise<(Item & { state: string }) | undefined> {
      const row = await db.selectFrom("items").selectAll().where("id", "=", id).executeTakeFirst();
      return row && toItem(row);
    },

    /** Newest items of a feed by date, then by arrival. */
    async latest(feedId: string, limit: number): Promise<(Item & { state: string })[]> {
      const rows = await db
        .selectFrom("items")
        .selectAll()
        .where("feed_id", "=", feedId)
        .orderBy(sql`coalesce(body->>'published', '')`, "desc")
        .orderBy("first_seen_at", "desc")
        .limit(limit)
        .execute();
      return rows.map(toItem);
    },

    async setItemState(trx: Db, id: string, state: string): Promise<void> {
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
    async findItemByLink(link: string, feedIds: string[]): Promise<(Item & { state: string }) | undefined> {
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

/** Test-and-set in the database: an item is fresh when none of its keys was there. */
async function saveItems(
  trx: Transaction<Tables>,
  feedId: string,
  items: PollRecord["items"],
  state: "baseline" | "new",
  now: Date,
): Promise<{ fresh: string[]; changed: string[] }> {
  const fresh: string[] = [];
  const changed: string[] = [];
  if (items.length === 0) return { fresh, changed };
  const keys = items.flatMap((entry) => [entry.key, ...entry.aliases]);
  const known = await trx
    .selectFrom("item_keys")
    .innerJoin("items", "items.id", "item_keys.item_id")
    .select(["item_keys.key", "items.id", "items.content_hash"])
    .where("item_keys.feed_id", "=", feedId)
    .where("item_keys.key", "in", keys)
    .execute();
  const byKey = new Map(known.map((row) => [row.key, row]));
  for (const entry of items) {
    const own = [entry.key, ...entry.aliases];
    const old = own.map((key) => byKey.get(key)).find((row) => row !== undefined);
    const id = old?.id ?? newId();
    if (!old) {
      await trx
        .insertInto("items")
        .values({
          id,
          feed_id: feedId,
          key: entry.key,
          content_hash: entry.contentHash,
          body: json(entry.item),
          state,
          first_seen_at: now,
        })
        .execute();
      fresh.push(id);
    } else if (old.content_hash !== entry.contentHash) {
      await trx
        .updateTable("items")
        .set({ content_hash: entry.contentHash, body: json(entry.item) })
        .where("id", "=", id)
        .execute();
      changed.push(id);
    }
    const missing = own.filter((key) => !byKey.has(key));
    if (missing.length > 0) {
      await trx
        .insertInto("item_keys")
        .values(missing.map((key) => ({ feed_id: feedId, key, item_id: id })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      for (const key of missing) byKey.set(key, { key, id, content_hash: entry.contentHash });
    }
  }
  return { fresh, changed };
}

/** Somebody reads the feed, and does not rest from it. */
const isRead = ({ exists, selectFrom }: ExpressionBuilder<Tables, "feeds">) =>
  exists(
    selectFrom("subscription_feeds")
      .select("subscription_feeds.feed_id")
      .whereRef("subscription_feeds.feed_id", "=", "feeds.id")
      .where("subscription_feeds.paused", "=", false),
  );

const select = (db: Db) =>
  db
    .selectFrom("feeds")
    .selectAll("feeds")
    .select((eb) =>
      eb
        .selectFrom("items")
        .select(({ fn }) => sql<number>`${fn.countAll()}::int`.as("n"))
        .whereRef("items.feed_id", "=", "feeds.id")
        .as("items"),
    );

function toFeed(row: Selectable<Tables["feeds"]> & { items: number | null }): FeedRow {
  return {
    id: row.id,
    url: row.url,
    title: row.title,
    siteUrl: row.site_url ?? undefined,
    state: row.state as Feed["state"],
    poll: row.poll,
    baselineAt: row.baseline_at ?? undefined,
    sample: row.sample,
    health: {
      lastCheckedAt: row.last_checked_at ?? undefined,
      lastOkAt: row.last_ok_at ?? undefined,
      nextCheckAt: row.state === "active" ? row.next_check_at : undefined,
      failures: row.failures,
      error: row.error ?? undefined,
      items: row.items ?? 0,
    },
  };
}

function toItem(row: Selectable<Tables["items"]>): Item & { state: string } {
  const body = row.body as ParsedItem;
  const date = (value: unknown) => (value ? new Date(value as string) : undefined);
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
