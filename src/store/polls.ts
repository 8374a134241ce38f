// Polling: which feed is looked at next and by whom, and what a look leaves behind.
import { type ExpressionBuilder, type Transaction, sql } from "kysely";
import type { Fault, Feed } from "../core/domain.ts";
import type { IdentifiedItem } from "../feeds/identify.ts";
import { type Db, json } from "./database.ts";
import type { FeedRow } from "./feeds.ts";
import { beginReading } from "./reading.ts";
import { saveItems } from "./seen-items.ts";
import type { Tables } from "./tables.ts";

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
  error: Fault | undefined;
  title: string | undefined;
  siteUrl: string | undefined;
  url: string;
  items: IdentifiedItem[];
  /** Of a look whose items are saved in several transactions; what it says of the feed is saved with the last. */
  part?: "first" | "middle" | "last" | undefined;
}

export interface SeenItems {
  /** Items never seen before. */
  fresh: string[];
  /** Items seen before whose text changed since. */
  changed: string[];
  /** True when this was the feed's first good poll: its items are the baseline, not news. */
  baseline: boolean;
}

export function createPollStore(db: Db) {
  const take = (now: Date, leaseMs: number, which: Which): Promise<ClaimedFeed[]> =>
    db.transaction().execute(async (trx) => {
      // One claim at a time, or two processes would both find the same host at rest. Sorting is off, so that the database walks
      // the index of due feeds and stops at the limit; it would else look at every due feed, at each claim.
      await sql`select pg_advisory_xact_lock(718042), set_config('enable_sort', 'off', true)`.execute(trx);
      const due = await which(dueFeeds(trx, now)).execute();
      const firstOfHost = new Map(due.toReversed().map(({ id, host }) => [host, id]));
      return lease(trx, [...firstOfHost.values()], new Date(now.getTime() + leaseMs));
    });

  return {
    /**
     * Takes up to `limit` feeds whose time has come, at most one of each host, for `leaseMs`. A host is not asked again before
     * the lease of its feed ends or `save` shortens it.
     */
    async claim(now: Date, leaseMs: number, limit: number): Promise<ClaimedFeed[]> {
      return take(now, leaseMs, (due) => due.limit(limit));
    },

    /** Takes this feed in the same way; undefined when its time has not come, or its host is being asked. */
    async claimOne(now: Date, leaseMs: number, id: string): Promise<ClaimedFeed | undefined> {
      const [feed] = await take(now, leaseMs, (due) => due.where("id", "=", id));
      return feed;
    },

    /**
     * Brings the next check of feeds forward to `now`, unless they were looked at a moment ago or their site asked us to come
     * less often; the ids of those it did.
     */
    async hurry(feedIds: readonly string[], now: Date, restMs: number): Promise<string[]> {
      if (feedIds.length === 0) return [];
      const rows = await db
        .updateTable("feeds")
        .set({ next_check_at: now })
        .where("id", "in", feedIds)
        .where("state", "=", "active")
        .where(({ or, eb }) =>
          or([eb("last_checked_at", "is", null), eb("last_checked_at", "<=", new Date(now.getTime() - restMs))]),
        )
        .where(sql<boolean>`coalesce(error->>'code', '') <> 'rate_limited'`)
        .returning("id")
        .execute();
      return rows.map(({ id }) => id);
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

    /**
     * Saves what polls left behind and ends their leases; call inside a transaction together with the jobs it leads to. The
     * answer is by feed; a feed that was removed meanwhile is missing from it.
     */
    async save(
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
      // `there` holds the feeds of `baselines` alone.
      const seen = await saveItems(trx, there, (feedId) => baselines.get(feedId)!, now);
      const whole = there.filter(({ part }) => part === undefined || part === "last");
      const rows = whole.map((record) => ({
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
      await beginReading(trx, there, (feedId) => baselines.get(feedId) === true, now);
      return new Map(
        there.map(({ feedId }) => [
          feedId,
          // As above: `there` comes from `baselines`.
          { ...(seen.get(feedId) ?? { fresh: [], changed: [] }), baseline: baselines.get(feedId)! },
        ]),
      );
    },
  };
}

type Which = (due: ReturnType<typeof dueFeeds>) => ReturnType<typeof dueFeeds>;

/** Feeds that could be looked at now, the most overdue first. */
const dueFeeds = (trx: Db, now: Date) =>
  trx
    .selectFrom("feeds")
    .select(["id", "host"])
    .where("state", "=", "active")
    .where("next_check_at", "<=", now)
    .where(isRead)
    .where(hostRests(now))
    .orderBy("next_check_at");

async function lease(trx: Db, ids: string[], until: Date): Promise<ClaimedFeed[]> {
  if (ids.length === 0) return [];
  const rows = await trx
    .updateTable("feeds")
    .set({ polling_until_at: until })
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
}

// These two count instead of asking `exists`: a count is asked of one feed after the other, until there are enough. `exists` becomes
// a join, which looks at every feed that is due, at each claim.

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
