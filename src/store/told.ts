// Which stories were told to whom, by which delivery, and on which analysis they stand.
import { sql } from "kysely";
import type { Fault, ChannelRef, MessageRef, Tenant } from "../core/domain.ts";
import { channelKey, threadKey } from "../core/refs.ts";
import type { DeliveryKey } from "../platform/index.ts";
import type { Db } from "./database.ts";
import { indexAnalyses } from "./search.ts";
import type { Owned } from "./subscriptions.ts";
import { type DeliveryKind, type DeliveryState, stands } from "./deliveries.ts";

/** A story as it was told to one subscription. */
export interface Told {
  deliveryId: DeliveryKey;
  analysisId: string;
  state: DeliveryState;
  remote: MessageRef | undefined;
  kind: DeliveryKind;
  error: Fault | undefined;
  /** When it was posted or, before that, when it may be. */
  at: Date;
}

export function createToldStore(db: Db) {
  return {
    /** How this subscription was told this story; undefined when it was not. */
    async get(tenant: Tenant, subscriptionId: string, storyId: string): Promise<Told | undefined> {
      return (await toldOf(db, tenant, subscriptionId, [storyId])).get(storyId);
    },

    /** How it was told those of these stories that it was told. */
    ofStories: (tenant: Tenant, subscriptionId: string, storyIds: readonly string[]): Promise<Map<string, Told>> =>
      toldOf(db, tenant, subscriptionId, storyIds),

    /** The stories a delivery tells, in the order of its message. */
    async storiesOf(
      tenant: Tenant,
      id: DeliveryKey,
    ): Promise<{ storyId: string; analysisId: string; subscriptionId: string }[]> {
      const rows = await db
        .selectFrom("delivery_stories")
        .innerJoin("deliveries", "deliveries.id", "delivery_stories.delivery_id")
        .select(["story_id", "analysis_id", "delivery_stories.subscription_id"])
        .where("delivery_id", "=", id)
        .where("deliveries.tenant", "=", tenant)
        .orderBy("position")
        .execute();
      return rows.map((row) => ({
        storyId: row.story_id,
        analysisId: row.analysis_id,
        subscriptionId: row.subscription_id,
      }));
    },

    /** Stories told in a channel, newest first. */
    async inChannel(
      channel: ChannelRef,
      limit: number,
    ): Promise<
      { storyId: string; analysisId: string; deliveryId: string; at: Date; remote: MessageRef | undefined }[]
    > {
      const rows = await db
        .selectFrom("delivery_stories")
        .innerJoin("deliveries", "deliveries.id", "delivery_stories.delivery_id")
        .select([
          "delivery_stories.story_id",
          "delivery_stories.analysis_id",
          "deliveries.id",
          "deliveries.created_at",
          "deliveries.remote",
        ])
        .where("deliveries.channel_key", "=", channelKey(channel))
        .where(stands)
        .orderBy("deliveries.created_at", "desc")
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        storyId: row.story_id,
        analysisId: row.analysis_id,
        deliveryId: row.id,
        at: row.created_at,
        remote: row.remote ?? undefined,
      }));
    },

    /** Under which headlines a subscription was told stories since a moment, newest first. */
    async headlines(of: Owned, since: Date, limit: number): Promise<{ storyId: string; headline: string }[]> {
      const rows = await db
        .selectFrom("delivery_stories")
        .innerJoin("deliveries", "deliveries.id", "delivery_stories.delivery_id")
        .innerJoin("analyses", "analyses.id", "delivery_stories.analysis_id")
        .select(["delivery_stories.story_id", sql<string>`analyses.body->'headline'->>'text'`.as("headline")])
        .where("delivery_stories.subscription_id", "=", of.id)
        .where("deliveries.subscription_id", "=", of.id)
        .where("deliveries.tenant", "=", of.tenant)
        .where("deliveries.created_at", ">=", since)
        .orderBy("deliveries.created_at", "desc")
        .limit(limit)
        .execute();
      return rows.map((row) => ({ storyId: row.story_id, headline: row.headline }));
    },

    /** Stories told to a subscription since a moment, for the volume cap. */
    async countSince(subscriptionId: string, since: Date): Promise<number> {
      const row = await db
        .selectFrom("delivery_stories")
        .innerJoin("deliveries", "deliveries.id", "delivery_stories.delivery_id")
        .select(({ fn }) => sql<number>`${fn.countAll()}::int`.as("n"))
        .where("delivery_stories.subscription_id", "=", subscriptionId)
        .where("deliveries.subscription_id", "=", subscriptionId)
        .where("deliveries.created_at", ">=", since)
        .executeTakeFirstOrThrow();
      return row.n;
    },

    /**
     * A post is taken away: what was asked under it goes too. That its stories were told stays, else they would be told again; but
     * they stand nowhere any more. Safe to repeat.
     */
    async takenDown(channel: ChannelRef, message: string): Promise<void> {
      await db.transaction().execute(async (trx) => {
        await trx
          .deleteFrom("threads")
          .where("key", "=", threadKey({ channel, thread: message }))
          .execute();
        await trx
          .updateTable("deliveries")
          .set({ remote: null, stale: false })
          .where("channel_key", "=", channelKey(channel))
          .where(sql<boolean>`coalesce(remote->>'thread', remote->>'message') = ${message}`)
          .execute();
      });
    },

    /** A story told by this delivery now stands on another analysis. */
    async retell(trx: Db, id: DeliveryKey, storyId: string, analysisId: string): Promise<void> {
      await indexAnalyses(trx, [analysisId]);
      await trx
        .updateTable("delivery_stories")
        .set({ analysis_id: analysisId })
        .where("delivery_id", "=", id)
        .where("story_id", "=", storyId)
        .execute();
    },
  };
}

async function toldOf(
  db: Db,
  tenant: Tenant,
  subscriptionId: string,
  storyIds: readonly string[],
): Promise<Map<string, Told>> {
  if (storyIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("delivery_stories")
    .innerJoin("deliveries", "deliveries.id", "delivery_stories.delivery_id")
    .select([
      "deliveries.id",
      "deliveries.state",
      "deliveries.remote",
      "deliveries.kind",
      "deliveries.error",
      "deliveries.sending_at",
      "deliveries.not_before_at",
      "delivery_stories.analysis_id",
      "delivery_stories.story_id",
    ])
    .where("deliveries.tenant", "=", tenant)
    .where("delivery_stories.subscription_id", "=", subscriptionId)
    .where("delivery_stories.story_id", "in", storyIds)
    .execute();
  return new Map(
    rows.map((row) => [
      row.story_id,
      {
        deliveryId: row.id,
        analysisId: row.analysis_id,
        state: row.state,
        remote: row.remote ?? undefined,
        kind: row.kind,
        error: row.error ?? undefined,
        at: row.sending_at ?? row.not_before_at,
      },
    ]),
  );
}
