// Polling: which feed is looked at next and by whom, and what a look leaves behind.
import { type ExpressionBuilder, type Transaction, sql } from "kysely";
import type { Fault, Feed } from "../core/domain.ts";
import type { IdentifiedItem } from "../feeds/identify.ts";
import type { Db } from "./database.ts";
import type { FeedRow } from "./feeds.ts";
import { beginReading } from "./reading.ts";
import { lockFeeds, saveState } from "./poll-states.ts";
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
  /** Undefined: as it was. */
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
      // Where a look brought nothing, the update alone locks its feed.
      const held = records.some(({ items }) => items.length > 0) ? await lockFeeds(trx, records) : undefined;
      const isBaseline = (feedId: string): boolean => held?.get(feedId) === true;
      const seen = held
        ? await saveItems(
            trx,
            records.filter(({ feedId }) => held.has(feedId)),
            isBaseline,
            now,
          )
        : new Map<string, never>();
      const whole = records.filter(({ part }) => part === undefined || part === "last");
      const saved = new Map([...(held ?? []), ...(await saveState(trx, whole, now, rest.hostRestMs))]);
      const there = records.filter(({ feedId }) => saved.has(feedId));
      await beginReading(trx, there, (feedId) => saved.get(feedId) === true, now);
      return new Map(
        there.map(({ feedId }) => [
          feedId,
          { ...(seen.get(feedId) ?? { fresh: [], changed: [] }), baseline: saved.get(feedId) === true },
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
