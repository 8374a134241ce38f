// Who wants what: subscriptions, their feeds, mutes, and the stories that wait for a digest.
import { type Selectable, sql } from "kysely";
import type { ChannelRef, Filters, Lens, Schedule, Subscription, Tenant } from "../core/domain.ts";
import { channelKey } from "../core/refs.ts";
import { type Db, json } from "./database.ts";
import { newId } from "./ids.ts";
import type { Tables } from "./tables.ts";

export type MuteKind = "story" | "topic" | "source";

export interface Mute {
  id: string;
  kind: MuteKind;
  value: string;
  /** What people see: the headline, the word, the outlet. */
  label: string;
  until: Date | undefined;
}

/** When the next digest is due, for which schedule that was reckoned, and when. */
export interface DigestTime {
  at: Date | undefined;
  of: string | undefined;
  setAt: Date | undefined;
}

/** A subscription as a person's call names it: its id counts together with the tenant the call came from. */
export type Owned = Pick<Subscription, "id" | "tenant">;

export type SubscriptionStore = ReturnType<typeof createSubscriptionStore>;

export function createSubscriptionStore(db: Db) {
  const withFeeds = async (rows: Selectable<Tables["subscriptions"]>[]): Promise<Subscription[]> => {
    if (rows.length === 0) return [];
    const links = await db
      .selectFrom("subscription_feeds")
      .selectAll()
      .where(
        "subscription_id",
        "in",
        rows.map((row) => row.id),
      )
      .execute();
    return rows.map((row) => ({
      id: row.id,
      tenant: row.tenant,
      channel: row.channel as ChannelRef,
      feedIds: links.filter((entry) => entry.subscription_id === row.id).map((entry) => entry.feed_id),
      lens: row.lens as Lens,
      schedule: row.schedule as Schedule,
      filters: row.filters as Filters,
      state: row.state as Subscription["state"],
      pausedBecause: row.paused_because ?? undefined,
      createdBy: row.created_by,
    }));
  };

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
      return (await this.ofChannel(channel))!;
    },

    async ofChannel(channel: ChannelRef): Promise<Subscription | undefined> {
      const rows = await db
        .selectFrom("subscriptions")
        .selectAll()
        .where("channel_key", "=", channelKey(channel))
        .execute();
      return (await withFeeds(rows))[0];
    },

    async get(id: string): Promise<Subscription | undefined> {
      return (await withFeeds(await db.selectFrom("subscriptions").selectAll().where("id", "=", id).execute()))[0];
    },

    async ofTenant(tenant: string): Promise<Subscription[]> {
      return withFeeds(
        await db.selectFrom("subscriptions").selectAll().where("tenant", "=", tenant).orderBy("created_at").execute(),
      );
    },

    /** Subscriptions to any of these feeds, paused ones too: `explain` wants to say so. */
    async toFeeds(feedIds: string[]): Promise<Subscription[]> {
      if (feedIds.length === 0) return [];
      const rows = await db
        .selectFrom("subscriptions")
        .selectAll()
        .where("id", "in", (eb) =>
          eb
            .selectFrom("subscription_feeds")
            .select("subscription_id")
            .where("feed_id", "in", feedIds)
            .where("paused", "=", false),
        )
        .orderBy("created_at")
        .execute();
      return withFeeds(rows);
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
      const rows = await db
        .insertInto("subscription_feeds")
        .columns(["subscription_id", "feed_id"])
        .expression(
          db
            .selectFrom("subscriptions")
            .innerJoin("feeds", (join) => join.onTrue())
            .select(["subscriptions.id", "feeds.id as feed_id"])
            .where("subscriptions.id", "=", id)
            .where("feeds.id", "=", feedId)
            .where(sql<boolean>`coalesce(feeds.tenant, subscriptions.tenant) = subscriptions.tenant`),
        )
        .onConflict((conflict) => conflict.doNothing())
        .returning("feed_id")
        .execute();
      return rows.length === 1;
    },

    /** Lets a channel rest from one of its feeds, or takes it up again. */
    async rest(of: Owned, feedId: string, paused: boolean): Promise<void> {
      await db
        .updateTable("subscription_feeds")
        .set({ paused })
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

    /** The digest times of all subscriptions that want digests. */
    async digestTimes(): Promise<(DigestTime & { id: string; schedule: Schedule })[]> {
      const rows = await db
        .selectFrom("subscriptions")
        .select(["id", "schedule", "digest_at", "digest_of", "digest_set_at"])
        .where(sql`schedule->>'mode'`, "=", "digest")
        .execute();
      return rows.map((row) => ({
        id: row.id,
        schedule: row.schedule as Schedule,
        at: row.digest_at ?? undefined,
        of: row.digest_of ?? undefined,
        setAt: row.digest_set_at ?? undefined,
      }));
    },

    /** Notes the next time unless somebody did since `held` was read; true when it was noted. */
    async setDigestTime(trx: Db, held: { id: string; at: Date | undefined }, next: DigestTime): Promise<boolean> {
      const rows = await trx
        .updateTable("subscriptions")
        .set({ digest_at: next.at ?? null, digest_of: next.of ?? null, digest_set_at: next.setAt ?? null })
        .where("id", "=", held.id)
        .where(sql<boolean>`digest_at is not distinct from ${held.at ?? null}`)
        .returning("id")
        .execute();
      return rows.length === 1;
    },

    async update(id: string, change: { lens?: Lens; schedule?: Schedule; filters?: Filters }): Promise<void> {
      const set: Record<string, unknown> = Object.fromEntries(
        Object.entries(change).map(([key, value]) => [key, json(value)]),
      );
      // A time reckoned for another schedule must not fire.
      if (change.schedule) set["digest_of"] = null;
      if (Object.keys(set).length > 0) await db.updateTable("subscriptions").set(set).where("id", "=", id).execute();
    },

    /** Pauses; true when it was active before, so that its owner is told once. */
    async pause(id: string, because: string): Promise<boolean> {
      const rows = await db
        .updateTable("subscriptions")
        .set({ state: "paused", paused_because: because })
        .where("id", "=", id)
        .where("state", "=", "active")
        .returning("id")
        .execute();
      return rows.length === 1;
    },

    async resume(of: Owned): Promise<void> {
      await db
        .updateTable("subscriptions")
        .set({ state: "active", paused_because: null })
        .where("id", "in", owned(of))
        .execute();
    },

    /** Everything of a tenant goes: its settings and talks, its private feeds, what was read for it and what was written of that. */
    async removeTenant(tenant: Tenant): Promise<void> {
      await db.transaction().execute(async (trx) => {
        for (const table of ["subscriptions", "mutes", "threads", "feedback"] as const) {
          await trx.deleteFrom(table).where("tenant", "=", tenant).execute();
        }
        const gone = await trx
          .deleteFrom("articles")
          .where(({ or, eb, selectFrom }) =>
            or([
              eb("articles.tenant", "=", tenant),
              eb("articles.feed_id", "in", selectFrom("feeds").select("feeds.id").where("feeds.tenant", "=", tenant)),
            ]),
          )
          .returning("id")
          .execute();
        await trx.deleteFrom("feeds").where("tenant", "=", tenant).execute();
        if (gone.length === 0) return;
        const ids = sql.join(gone.map((row) => sql`${row.id}`));
        await sql`delete from analyses where jsonb_exists_any(body->'reportedBy', array[${ids}]::text[])`.execute(trx);
      });
    },

    async mute(channel: ChannelRef, mute: Omit<Mute, "id">, createdBy: string, now: Date): Promise<string> {
      const row = await db
        .insertInto("mutes")
        .values({
          id: newId(),
          tenant: channel.tenant,
          channel_key: channelKey(channel),
          kind: mute.kind,
          value: mute.value,
          label: mute.label,
          until_at: mute.until ?? null,
          created_by: createdBy,
          created_at: now,
        })
        .onConflict((conflict) =>
          conflict.columns(["channel_key", "kind", "value"]).doUpdateSet({ until_at: mute.until ?? null }),
        )
        .returning("id")
        .executeTakeFirstOrThrow();
      return row.id;
    },

    async unmute(channel: ChannelRef, id: string): Promise<boolean> {
      const rows = await db
        .deleteFrom("mutes")
        .where("id", "=", id)
        .where("channel_key", "=", channelKey(channel))
        .returning("id")
        .execute();
      return rows.length === 1;
    },

    async mutes(channel: ChannelRef, now: Date): Promise<Mute[]> {
      const rows = await db
        .selectFrom("mutes")
        .selectAll()
        .where("channel_key", "=", channelKey(channel))
        .where(({ or, eb }) => or([eb("until_at", "is", null), eb("until_at", ">", now)]))
        .orderBy("created_at")
        .execute();
      return rows.map((row) => ({
        id: row.id,
        kind: row.kind as MuteKind,
        value: row.value,
        label: row.label,
        until: row.until_at ?? undefined,
      }));
    },

    async wait(id: string, storyId: string, because: string, now: Date): Promise<void> {
      await db
        .insertInto("waiting")
        .values({ subscription_id: id, story_id: storyId, because, created_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async unwait(id: string, storyId: string): Promise<void> {
      await db.deleteFrom("waiting").where("subscription_id", "=", id).where("story_id", "=", storyId).execute();
    },

    /** Stories that wait, oldest first. */
    async waiting(id: string): Promise<{ storyId: string; because: string; since: Date }[]> {
      const rows = await db
        .selectFrom("waiting")
        .select(["story_id", "because", "created_at"])
        .where("subscription_id", "=", id)
        .orderBy("created_at")
        .execute();
      return rows.map((row) => ({ storyId: row.story_id, because: row.because, since: row.created_at }));
    },
  };
}
