// Feeds that are watched: who may read them, and how they are.
import { type Selectable, sql } from "kysely";
import type { Feed, Tenant } from "../core/domain.ts";
import { type Db, json } from "./database.ts";
import { newId } from "./ids.ts";
import type { Tables } from "./tables.ts";

/** As it is shown to those who read it. */
export interface ShownFeed extends Feed {
  sample: boolean;
  /** The one tenant that may read it, for its address is a secret; undefined: whoever knows the address. */
  tenant: Tenant | undefined;
}

export interface FeedRow extends ShownFeed {
  /** Conditional state as feeds/poll left it. */
  poll: unknown;
  baselineAt: Date | undefined;
}

/** A feed that is watched from now on; with `tenant`, that tenant's own. */
interface NewFeed {
  url: string;
  title: string;
  siteUrl: string | undefined;
  poll: unknown;
  sample: boolean;
  tenant?: Tenant;
}

export function createFeedStore(db: Db) {
  return {
    /** The feed of this address, made when there is none; with `tenant`, that tenant's private one. */
    async add(feed: NewFeed, now: Date) {
      await this.addAll([feed], now);
      // It is there now, from us or from another.
      return (await this.byUrl(feed.url, feed.tenant))!;
    },

    /** Many at once; their ids, in the order given. */
    async addAll(feeds: readonly NewFeed[], now: Date): Promise<string[]> {
      if (feeds.length === 0) return [];
      const rows = feeds.map((feed) => ({
        id: newId(),
        url: feed.url,
        title: feed.title,
        site_url: feed.siteUrl ?? null,
        state: "active" as const,
        poll: json(feed.poll),
        next_check_at: now,
        sample: feed.sample,
        tenant: feed.tenant ?? null,
        created_at: now,
      }));
      await db
        .insertInto("feeds")
        .values(rows)
        .onConflict((conflict) =>
          // A feed that was gone may be back: somebody says so.
          conflict
            .expression(sql`url, coalesce(tenant, '')`)
            .doUpdateSet({ state: "active", next_check_at: now })
            .where("feeds.state", "=", "gone"),
        )
        .execute();
      const ids = new Map<Tenant | undefined, Map<string, string>>();
      for (const [tenant, some] of Map.groupBy(feeds, (feed) => feed.tenant))
        ids.set(
          tenant,
          await this.idsByUrl(
            some.map(({ url }) => url),
            tenant,
          ),
        );
      // They are there now, from us or from others.
      return feeds.map(({ url, tenant }) => ids.get(tenant)!.get(url)!);
    },

    /** Ids by address of the shared feeds there are or, with `tenant`, of that tenant's private ones. */
    async idsByUrl(urls: readonly string[], tenant?: Tenant): Promise<Map<string, string>> {
      if (urls.length === 0) return new Map();
      const rows = await db
        .selectFrom("feeds")
        .select(["id", "url"])
        .where("url", "in", urls)
        .where("tenant", "is not distinct from", tenant ?? null)
        .execute();
      return new Map(rows.map(({ id, url }) => [url, id]));
    },

    async get(id: string): Promise<FeedRow | undefined> {
      return (await select(db).where("feeds.id", "=", id).execute()).map(toFeed)[0];
    },

    /** The feed, unless it is another tenant's own. */
    async openTo(tenant: Tenant, id: string): Promise<FeedRow | undefined> {
      const rows = await select(db)
        .where("feeds.id", "=", id)
        .where(sql<boolean>`coalesce(feeds.tenant, ${tenant}) = ${tenant}`)
        .execute();
      return rows.map(toFeed)[0];
    },

    /** The shared feed of an address or, with `tenant`, that tenant's private one. */
    async byUrl(url: string, tenant?: Tenant): Promise<FeedRow | undefined> {
      const rows = await select(db)
        .where("feeds.url", "=", url)
        .where("feeds.tenant", "is not distinct from", tenant ?? null)
        .execute();
      return rows.map(toFeed)[0];
    },

    async all(): Promise<FeedRow[]> {
      return (await select(db).orderBy("feeds.created_at").execute()).map(toFeed);
    },

    /** Feeds of one subscription, in the order they were added; one that this channel paused says so. */
    async ofSubscription(subscriptionId: string): Promise<ShownFeed[]> {
      const rows = await db
        .selectFrom("feeds")
        .select(SHOWN)
        .innerJoin("subscription_feeds", "subscription_feeds.feed_id", "feeds.id")
        .select("subscription_feeds.paused")
        .where("subscription_feeds.subscription_id", "=", subscriptionId)
        .orderBy("feeds.created_at")
        .execute();
      return rows.map((row) => toShown(row.paused ? { ...row, state: "paused" } : row));
    },

    /** The feeds that the channels of a tenant read, without those whose address is a secret. */
    async sharedOf(tenant: Tenant): Promise<string[]> {
      const rows = await db
        .selectFrom("feeds")
        .select("id")
        .where("feeds.tenant", "is", null)
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom("subscription_feeds")
              .innerJoin("subscriptions", "subscriptions.id", "subscription_feeds.subscription_id")
              .select("feed_id")
              .whereRef("feed_id", "=", "feeds.id")
              .where("subscriptions.tenant", "=", tenant),
          ),
        )
        .orderBy("feeds.created_at")
        .orderBy("id")
        .execute();
      return rows.map(({ id }) => id);
    },

    /** Hosts of feeds looked at since a moment, and how many of the feeds answered well since. */
    async answeredSince(since: Date): Promise<{ hosts: number; well: number }> {
      return db
        .selectFrom("feeds")
        .select([
          sql<number>`count(distinct host)::int`.as("hosts"),
          sql<number>`(count(*) filter (where last_ok_at >= ${since}))::int`.as("well"),
        ])
        .where("last_checked_at", ">=", since)
        .where("sample", "=", false)
        .executeTakeFirstOrThrow();
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
          .columns(["subscription_id", "feed_id", "paused", "reads_from"])
          .expression(
            trx
              .selectFrom("subscription_feeds")
              .select(["subscription_id", sql<string>`${into}::text`.as("feed_id"), "paused", "reads_from"])
              .where("feed_id", "=", id),
          )
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        await trx.updateTable("articles").set({ feed_id: into }).where("feed_id", "=", id).execute();
        await trx.deleteFrom("feeds").where("id", "=", id).execute();
      });
    },
  };
}

const select = (db: Db) => db.selectFrom("feeds").selectAll("feeds");

const toFeed = (row: Selectable<Tables["feeds"]>): FeedRow => ({
  ...toShown(row),
  poll: row.poll,
  baselineAt: row.baseline_at ?? undefined,
});

/** What is shown of a feed: every page names all of a channel's. */
const SHOWN = [
  "feeds.id",
  "url",
  "title",
  "site_url",
  "state",
  "sample",
  "tenant",
  "last_checked_at",
  "last_ok_at",
  "next_check_at",
  "failures",
  "error",
] as const;

function toShown(
  row: Pick<Selectable<Tables["feeds"]>, "id" | Exclude<(typeof SHOWN)[number], "feeds.id">>,
): ShownFeed {
  return {
    id: row.id,
    url: row.url,
    title: row.title,
    siteUrl: row.site_url ?? undefined,
    state: row.state,
    sample: row.sample,
    tenant: row.tenant ?? undefined,
    health: {
      lastCheckedAt: row.last_checked_at ?? undefined,
      lastOkAt: row.last_ok_at ?? undefined,
      nextCheckAt: row.state === "active" ? row.next_check_at : undefined,
      failures: row.failures,
      error: row.error ?? undefined,
    },
  };
}
