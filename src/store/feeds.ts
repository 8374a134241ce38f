// Feeds and their items. "Seen" is the unique key of an item: nothing else decides what is new.
import { type ExpressionBuilder, type Selectable, type Transaction, sql } from "kysely";
import type { Feed, Item, ParsedItem, Tenant } from "../core/domain.ts";
import { type Db, json } from "./database.ts";
import { newId } from "./ids.ts";
import { LATEST, saveItems } from "./items.ts";
import type { Tables } from "./tables.ts";

export interface FeedRow extends Feed {
  /** Conditional state as feeds/poll left it. */
  poll: unknown;
  baselineAt: Date | undefined;
  sample: boolean;
  /** The one tenant that may read it, for its address is a secret; undefined: whoever knows the address. */
  tenant: Tenant | undefined;
}

/** A feed as it is taken for one look. */
export interface ClaimedFeed extends Pick<
  FeedRow,
  "id" | "url" | "title" | "poll" | "baselineAt" | "sample" | "tenant"
> {
  /** Subscriptions that read it, paused ones aside. */
  readers: number;
}

/** What one poll leaves behind. Everything is saved in one transaction, so that no item hides behind a later 304. */
export interface PollRecord {
  feedId: string;
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
    /** The feed of this address, made when there is none; with `tenant`, that tenant's private one. */
    async add(
      feed: {
        url: string;
        title: string;
        siteUrl: string | undefined;
        poll: unknown;
        sample: boolean;
        tenant?: Tenant;
      },
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
          tenant: feed.tenant ?? null,
          created_at: now,
        })
        .onConflict((conflict) =>
          // A feed that was gone may be back: somebody says so.
          conflict
            .expression(sql`url, coalesce(tenant, '')`)
            .doUpdateSet({ state: "active", next_check_at: now })
            .where("feeds.state", "=", "gone"),
        )
        .execute();
      return (await this.byUrl(feed.url, feed.tenant))!;
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
    async ofSubscription(subscriptionId: string): Promise<FeedRow[]> {
      const rows = await select(db)
        .innerJoin("subscription_feeds", "subscription_feeds.feed_id", "feeds.id")
        .select("subscription_feeds.paused")
        .where("subscription_feeds.subscription_id", "=", subscriptionId)
        .orderBy("feeds.created_at")
        .execute();
      return rows.map((row) => toFeed(row.paused ? { ...row, state: "paused" } : row));
    },

    /**
     * Takes up to `limit` feeds whose time has come, at most one of each host, for `leaseMs`. A host is not asked again before
     * the lease of its feed ends or `savePolls` shortens it. With `only`, that feed or none.
     */
    async claim(now: Date, leaseMs: number, limit: number, only?: string): Promise<ClaimedFeed[]> {
      return db.transaction().execute(async (trx) => {
        // Two processes that claim at once must not both find the same host at rest. What is due comes in the order of its index
        // and ends at the limit: sorted, every due feed would be looked at by every claim.
        await sql`select pg_advisory_xact_lock(718042), set_config('enable_sort', 'off', true)`.execute(trx);
        const due = await trx
          .selectFrom("feeds")
          .select(["id", "host"])
          .where("state", "=", "active")
          .where("next_check_at", "<=", now)
          .where(isRead)
          .where(hostRests(now))
          .$if(only !== undefined, (query) => query.where("id", "=", only ?? ""))
          .orderBy("next_check_at")
          .limit(limit)
          .execute();
        const firstOfHost = new Map(due.toReversed().map(({ id, host }) => [host, id]));
        const ids = [...firstOfHost.values()];
        if (ids.length === 0) return [];
        const rows = await trx
          .updateTable("feeds")
          .set({ polling_until_at: new Date(now.getTime() + leaseMs) })
          .where("id", "in", ids)
          .returning(({ selectFrom }) => [
            "id",
            "url",
            "title",
            "poll",
            "baseline_at",
            "sample",
            "tenant",
            selectFrom("subscription_feeds")
              .select(({ fn }) => sql<number>`${fn.countAll()}::int`.as("n"))
              .whereRef("subscription_feeds.feed_id", "=", "feeds.id")
              .where("subscription_feeds.paused", "=", false)
              .as("readers"),
          ])
          .execute();
        return rows.map((row) => ({
          id: row.id,
          url: row.url,
          title: row.title,
          poll: row.poll,
          baselineAt: row.baseline_at ?? undefined,
          sample: row.sample,
          tenant: row.tenant ?? undefined,
          readers: row.readers ?? 0,
        }));
      });
    },

    /** Feeds that missed their time before `missedBefore` get a new one within `windowMs`, each its own; new feeds keep theirs. */
    async spread(now: Date, missedBefore: Date, windowMs: number): Promise<void> {
      await db
        .updateTable("feeds")
        .set({ next_check_at: sql<Date>`${now}::timestamptz + random() * ${windowMs} * interval '1 millisecond'` })
        .where("state", "=", "active")
        .where("baseline_at", "is not", null)
        .where("sample", "=", false)
        .where("next_check_at", "<", missedBefore)
        .execute();
    },

    /** Pushes the next check of every feed of a registrable domain out to `until`, and spreads them over the minutes after it. */
    async holdBack(domain: string, until: Date): Promise<void> {
      await db
        .updateTable("feeds")
        .set({ next_check_at: sql<Date>`${until}::timestamptz + random() * interval '10 minutes'` })
        .where("next_check_at", "<", until)
        .where(({ or }) =>
          or([
            sql<boolean>`split_part(split_part(url, '/', 3), ':', 1) = ${domain}`,
            sql<boolean>`split_part(split_part(url, '/', 3), ':', 1) like ${`%.${domain}`}`,
          ]),
        )
        .execute();
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

    /**
     * Saves what polls left behind and ends their leases; call inside a transaction together with the jobs it leads to. The
     * answer is by feed; a feed that was removed meanwhile is missing from it.
     */
    async savePolls(
      trx: Transaction<Tables>,
      records: readonly PollRecord[],
      now: Date,
      rest: { hostRestMs: number } = { hostRestMs: 0 },
    ): Promise<Map<string, SeenItems>> {
      const ids = records.map((record) => record.feedId);
      // Locked in one order: whoever saves the same feed at the same time comes after, and sees its items.
      const held = await trx
        .selectFrom("feeds")
        .select(["id", "baseline_at"])
        .where("id", "in", ids)
        .orderBy("id")
        .forUpdate()
        .execute();
      const baselines = new Map(held.map((row) => [row.id, row.baseline_at === null]));
      const there = records.filter((record) => baselines.has(record.feedId));
      const seen = await saveItems(trx, there, (feedId) => baselines.get(feedId)!, now);
      const rows = there.map((record) => ({
        id: record.feedId,
        poll: record.poll,
        next_check_at: record.nextCheckAt,
        state: record.state,
        ok: record.ok,
        error: record.error ?? null,
        title: record.title || null,
        site_url: record.siteUrl || null,
        url: record.url,
      }));
      await sql`update feeds set
          poll = r.poll, next_check_at = r.next_check_at, state = r.state, url = r.url, last_checked_at = ${now},
          polling_until_at = ${new Date(now.getTime() + rest.hostRestMs)},
          last_ok_at = case when r.ok then ${now} else feeds.last_ok_at end,
          baseline_at = case when r.ok then coalesce(feeds.baseline_at, ${now}) else feeds.baseline_at end,
          failures = case when r.ok then 0 else feeds.failures + 1 end,
          error = case when r.ok then null else r.error end,
          title = coalesce(r.title, feeds.title), site_url = coalesce(r.site_url, feeds.site_url)
        from jsonb_to_recordset(${json(rows)}::jsonb) as r (id text, poll jsonb, next_check_at timestamptz, state text,
          ok boolean, error jsonb, title text, site_url text, url text)
        where feeds.id = r.id`.execute(trx);
      return new Map(
        there.map(({ feedId }) => [
          feedId,
          { ...(seen.get(feedId) ?? { fresh: [], changed: [] }), baseline: baselines.get(feedId)! },
        ]),
      );
    },

    async item(id: string): Promise<(Item & { state: string }) | undefined> {
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

// Counts, not `exists`: asked of one feed after the other in the order they are due, until there are enough. A join would look at
// every feed that is due, at each claim.

/** Somebody reads the feed, and does not rest from it. */
const isRead = ({ eb, selectFrom }: ExpressionBuilder<Tables, "feeds">) =>
  eb(
    selectFrom("subscription_feeds")
      .select(({ fn }) => fn.countAll().as("n"))
      .whereRef("subscription_feeds.feed_id", "=", "feeds.id")
      .where("subscription_feeds.paused", "=", false),
    ">",
    0,
  );

/** No feed of the host is being looked at, nor was a moment ago. */
const hostRests =
  (now: Date) =>
  ({ eb, selectFrom }: ExpressionBuilder<Tables, "feeds">) =>
    eb(
      selectFrom("feeds as busy")
        .select(({ fn }) => fn.countAll().as("n"))
        .whereRef("busy.host", "=", "feeds.host")
        .where("busy.polling_until_at", "is not", null)
        .where("busy.polling_until_at", ">", now),
      "<",
      1,
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
    tenant: row.tenant ?? undefined,
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
