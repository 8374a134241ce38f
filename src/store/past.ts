// What was kept of a stretch of time, for telling what other settings would have made of it.
import { sql } from "kysely";
import type { ChannelRef, Tenant } from "../core/domain.ts";
import { channelKey } from "../core/refs.ts";
import { articleFromRow, readableBy } from "./article-rows.ts";
import type { Db } from "./database.ts";
import type { Mute } from "./mutes.ts";
import type { Owned } from "./subscriptions.ts";

interface Between {
  from: Date;
  to: Date;
}

export function createPastStore(db: Db) {
  return {
    /** Stories of these feeds with a report seen in the stretch: the newest so many, oldest first. */
    async stories(tenant: Tenant, feedIds: readonly string[], { from, to }: Between, limit: number): Promise<string[]> {
      if (feedIds.length === 0) return [];
      const rows = await db
        .selectFrom("articles")
        .select(["story_id", ({ fn }) => fn.max("seen_at").as("at")])
        .where("feed_id", "in", feedIds)
        .where("story_id", "is not", null)
        .where("seen_at", ">=", from)
        .where("seen_at", "<=", to)
        .where(readableBy(tenant))
        .groupBy("story_id")
        .orderBy("at", "desc")
        .limit(limit)
        .execute();
      return rows.flatMap((row) => row.story_id ?? []).toReversed();
    },

    /**
     * These stories with all reports until then, replaced ones too, as they were seen; when each was weighed for the
     * subscription, and under which headline it was told there.
     */
    async held({ tenant, id }: Owned, storyIds: readonly string[], to: Date) {
      if (storyIds.length === 0) return [];
      const rows = await db
        .selectFrom("articles")
        .leftJoin("items", "items.id", "articles.item_id")
        .selectAll("articles")
        .select(
          sql<"news" | "asked" | null>`case when items.asked_by is null then 'news'
            when exists (select 1 from item_asks as asks where asks.item_id = items.id and asks.subscription_id = ${id}) then 'asked' end`.as(
            "how",
          ),
        )
        .where("articles.story_id", "in", storyIds)
        .where("articles.seen_at", "<=", to)
        .where(readableBy(tenant))
        .orderBy("articles.seen_at")
        .orderBy("articles.id")
        .execute();
      const weighed = await db
        .selectFrom("verdicts")
        .select(["subject", "at"])
        .where(
          "subject",
          "in",
          storyIds.map((each) => `story:${each}`),
        )
        .where("subscription_id", "=", id)
        .where("stage", "=", "choose")
        .orderBy("verdicts.id")
        .execute();
      const told = await toldWhere(db, { tenant, id }, storyIds);
      const articles = Map.groupBy(rows, (row) => row.story_id ?? "");
      const offered = Map.groupBy(weighed, ({ subject }) => subject.slice("story:".length));
      return storyIds.flatMap((storyId) => {
        const held = articles.get(storyId);
        if (!held) return [];
        return {
          id: storyId,
          articles: held.map((row) => ({ ...withoutSentences(row), how: row.how ?? undefined })),
          offered: (offered.get(storyId) ?? []).map(({ at }) => at),
          headline: told.get(storyId),
        };
      });
    },

    /** What a subscription was told in a stretch, oldest first. */
    async told(of: Owned, { from, to }: Between): Promise<{ storyId: string; headline: string; at: Date }[]> {
      const rows = await toldTo(db, of)
        .where("deliveries.created_at", ">=", from)
        .where("deliveries.created_at", "<", to)
        .orderBy("deliveries.created_at")
        .execute();
      return rows.map((row) => ({ storyId: row.story_id, headline: row.headline, at: row.created_at }));
    },

    /** All mutes of a channel, those that are over too, with when they began. */
    async mutes(channel: ChannelRef): Promise<(Omit<Mute, "id"> & { since: Date })[]> {
      const rows = await db
        .selectFrom("mutes")
        .selectAll()
        .where("channel_key", "=", channelKey(channel))
        .orderBy("created_at")
        .execute();
      return rows.map(({ kind, value, label, until_at: until, created_at: since }) => ({
        kind,
        value,
        label,
        until: until ?? undefined,
        since,
      }));
    },

    /** What models used for these stories, by story; nothing for those that none wrote of. */
    async spent(
      tenant: Tenant,
      storyIds: readonly string[],
    ): Promise<Map<string, { tokens: number; cost: number | undefined }>> {
      if (storyIds.length === 0) return new Map();
      const rows = await db
        .selectFrom("spending")
        .select([
          "story_id",
          sql<number>`sum(tokens_in + tokens_out)::int`.as("tokens"),
          sql<number>`coalesce(sum(cost), 0)::float8`.as("cost"),
          sql<number>`(count(*) filter (where cost is null))::int`.as("unpriced"),
        ])
        .where("tenant", "=", tenant)
        .where("state", "=", "settled")
        .where(sql<boolean>`story_id = any(${storyIds})`)
        .groupBy("story_id")
        .execute();
      return new Map(
        rows.flatMap(({ story_id: id, tokens, cost, unpriced }) =>
          id === null ? [] : [[id, { tokens, cost: unpriced > 0 ? undefined : cost }] as const],
        ),
      );
    },
  };
}

type Row = Parameters<typeof articleFromRow>[0];

/** Whoever is sent it derives what it needs. */
function withoutSentences(row: Row) {
  const { sentences: _, ...article } = Object.getOwnPropertyDescriptors(articleFromRow(row));
  return Object.defineProperties({}, article) as Omit<ReturnType<typeof articleFromRow>, "sentences">;
}

const toldTo = (db: Db, { tenant, id }: Owned) =>
  db
    .selectFrom("delivery_stories")
    .innerJoin("deliveries", "deliveries.id", "delivery_stories.delivery_id")
    .innerJoin("analyses", "analyses.id", "delivery_stories.analysis_id")
    .select([
      "delivery_stories.story_id",
      "deliveries.created_at",
      sql<string>`analyses.body->'headline'->>'text'`.as("headline"),
    ])
    .where("delivery_stories.subscription_id", "=", id)
    .where("deliveries.tenant", "=", tenant);

async function toldWhere(db: Db, of: Owned, storyIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await toldTo(db, of).where("delivery_stories.story_id", "in", storyIds).execute();
  return new Map(rows.map((row) => [row.story_id, row.headline]));
}
