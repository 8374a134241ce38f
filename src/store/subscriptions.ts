// Who wants what: the subscription of each channel, and its feeds.
import { type Selectable, sql } from "kysely";
import type { ChannelRef, Filters, Lens, Posting, Schedule, Subscription } from "../core/domain.ts";
import { plainPosting } from "../core/posting.ts";
import { channelKey } from "../core/refs.ts";
import { type Db, json } from "./database.ts";
import { newId } from "./ids.ts";
import type { Tables } from "./tables.ts";
import { type Said, readSaid, writeSaid } from "../words/index.ts";

/** A subscription as a person's call names it: its id counts together with the tenant the call came from. */
export type Owned = Pick<Subscription, "id" | "tenant">;

export function createSubscriptionStore(db: Db) {
  // In one answer. A row for each feed would take longer to read than to find.
  const withFeeds = () =>
    db
      .selectFrom("subscriptions")
      .selectAll("subscriptions")
      .select(
        sql<string[] | null>`(select json_agg(feed_id) from subscription_feeds
          where subscription_feeds.subscription_id = subscriptions.id)`.as("feeds"),
      );

  const owned = ({ id, tenant }: Owned) =>
    db.selectFrom("subscriptions").select("id").where("id", "=", id).where("tenant", "=", tenant);

  return {
    /** The channel's subscription, made with these settings when there is none. */
    async ensure(
      channel: ChannelRef,
      defaults: { lens: Lens; schedule: Schedule; filters: Filters },
      createdBy: string,
      now: Date,
    ): Promise<Subscription> {
      await db
        .insertInto("subscriptions")
        .values({
          id: newId(),
          tenant: channel.tenant,
          channel: json(channel),
          channel_key: channelKey(channel),
          lens: json(defaults.lens),
          schedule: json(defaults.schedule),
          filters: json(defaults.filters),
          state: "active",
          created_by: createdBy,
          created_at: now,
        })
        .onConflict((conflict) => conflict.column("channel_key").doNothing())
        .execute();
      // It is there now, made by us or by another.
      return (await this.ofChannel(channel))!;
    },

    async ofChannel(channel: ChannelRef): Promise<Subscription | undefined> {
      const row = await withFeeds().where("channel_key", "=", channelKey(channel)).executeTakeFirst();
      return row && subscriptionOf(row);
    },

    async get(id: string): Promise<Subscription | undefined> {
      const row = await withFeeds().where("id", "=", id).executeTakeFirst();
      return row && subscriptionOf(row);
    },

    async ofTenant(tenant: string): Promise<Subscription[]> {
      const rows = await withFeeds().where("tenant", "=", tenant).orderBy("created_at").execute();
      return rows.map(subscriptionOf);
    },

    /** Subscriptions to any of these feeds, paused ones too: `explain` wants to say so. */
    async toFeeds(feedIds: string[]): Promise<Subscription[]> {
      if (feedIds.length === 0) return [];
      const rows = await withFeeds()
        .where("id", "in", (eb) =>
          eb
            .selectFrom("subscription_feeds")
            .select("subscription_id")
            .where("feed_id", "in", feedIds)
            .where("paused", "=", false),
        )
        .orderBy("created_at")
        .execute();
      return rows.map(subscriptionOf);
    },

    /** The tenants that read each of these feeds. */
    async tenantsReading(trx: Db, feedIds: string[]): Promise<Map<string, string[]>> {
      const tenants = new Map<string, string[]>();
      if (feedIds.length === 0) return tenants;
      const rows = await trx
        .selectFrom("subscription_feeds")
        .innerJoin("subscriptions", "subscriptions.id", "subscription_feeds.subscription_id")
        .select(["subscription_feeds.feed_id", "subscriptions.tenant"])
        .distinct()
        .where("subscription_feeds.feed_id", "in", [...new Set(feedIds)])
        .execute();
      for (const { feed_id: feed, tenant } of rows) tenants.set(feed, [...(tenants.get(feed) ?? []), tenant]);
      return tenants;
    },

    async link(id: string, feedId: string): Promise<boolean> {
      return (await this.linkAll(id, [feedId])) === 1;
    },

    /** Watches many feeds, and says how many of them were not watched before. */
    async linkAll(id: string, feedIds: readonly string[]): Promise<number> {
      if (feedIds.length === 0) return 0;
      const rows = await db
        .insertInto("subscription_feeds")
        .columns(["subscription_id", "feed_id"])
        .expression(
          db
            .selectFrom("subscriptions")
            .innerJoin("feeds", (join) => join.onTrue())
            .select(["subscriptions.id", "feeds.id as feed_id"])
            .where("subscriptions.id", "=", id)
            .where("feeds.id", "in", feedIds)
            .where(sql<boolean>`coalesce(feeds.tenant, subscriptions.tenant) = subscriptions.tenant`),
        )
        .onConflict((conflict) => conflict.doNothing())
        .returning("feed_id")
        .execute();
      return rows.length;
    },

    /** Lets a channel rest from one of its feeds, or takes it up again: what came meanwhile is old by then. */
    async rest(of: Owned, feedId: string, paused: boolean): Promise<void> {
      await db
        .updateTable("subscription_feeds")
        .set(paused ? { paused } : { paused, reads_from: null })
        .where("subscription_id", "in", owned(of))
        .where("feed_id", "=", feedId)
        .execute();
    },

    async unlink(of: Owned, feedId: string): Promise<void> {
      await db
        .deleteFrom("subscription_feeds")
        .where("subscription_id", "in", owned(of))
        .where("feed_id", "=", feedId)
        .execute();
    },

    async update(
      id: string,
      change: { lens?: Lens; schedule?: Schedule; filters?: Filters; posting?: Posting },
    ): Promise<void> {
      const set: Record<string, unknown> = Object.fromEntries(
        Object.entries(change).map(([key, value]) => [key, json(value)]),
      );
      // A time reckoned for another schedule must not fire.
      if (change.schedule) set["digest_of"] = null;
      if (Object.keys(set).length > 0) await db.updateTable("subscriptions").set(set).where("id", "=", id).execute();
    },

    /** Pauses; true when it was active before, so that its owner is told once. `lostAt`: since when the channel is lost. */
    async pause(id: string, because: Said, lostAt?: Date): Promise<boolean> {
      const rows = await db
        .updateTable("subscriptions")
        .set({ state: "paused", paused_because: writeSaid(because), lost_at: lostAt ?? null })
        .where("id", "=", id)
        .where("state", "=", "active")
        .returning("id")
        .execute();
      return rows.length === 1;
    },

    async resume(of: Owned): Promise<void> {
      await db
        .updateTable("subscriptions")
        .set({ state: "active", paused_because: null, lost_at: null })
        .where("id", "in", owned(of))
        .execute();
    },
  };
}

const subscriptionOf = (row: Selectable<Tables["subscriptions"]> & { feeds: string[] | null }): Subscription => ({
  id: row.id,
  tenant: row.tenant,
  channel: row.channel,
  feedIds: row.feeds ?? [],
  lens: row.lens,
  schedule: row.schedule,
  filters: row.filters,
  posting: { ...plainPosting, ...row.posting },
  state: row.state,
  pausedBecause: row.paused_because === null ? undefined : readSaid(row.paused_because),
  createdBy: row.created_by,
});
