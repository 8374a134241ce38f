// Stories as their readers know them: each tenant the articles it may read.
import { type Selectable, sql } from "kysely";
import type { Article, Story, Tenant } from "../core/domain.ts";
import { articleFromRow, readableBy } from "./article-rows.ts";
import type { Db } from "./database.ts";
import type { Tables } from "./tables.ts";

export function createStoryStore(db: Db) {
  const current = (ids: readonly string[]) =>
    db
      .selectFrom("articles")
      .selectAll()
      .where("story_id", "in", ids)
      // Looked up for each of the few. As a join, and without statistics, all articles would be read for two stories.
      .where(sql<boolean>`(select newer.id from articles as newer where newer.replaces = articles.id limit 1) is null`)
      .orderBy(sql`coalesce(published_at, seen_at)`)
      .orderBy("id");

  return {
    /** All current reports of a story, whoever may read them. */
    async reports(storyId: string): Promise<Article[]> {
      return (await current([storyId]).execute()).map(articleFromRow);
    },

    /** The story as this tenant may know it; undefined when it may read none of its articles. */
    async get(tenant: Tenant, id: string): Promise<Story | undefined> {
      return (await this.named(tenant, [id])).get(id);
    },

    /** Several at once, by id; without those of which it may read nothing. */
    async named(tenant: Tenant, ids: readonly string[]): Promise<Map<string, Story>> {
      if (ids.length === 0) return new Map();
      const rows = await current(ids).where(readableBy(tenant)).execute();
      const ofEach = Map.groupBy(rows, (row) => row.story_id ?? "");
      return new Map([...ofEach].map(([id, some]) => [id, storyOf(id, some)]));
    },

    /** Feeds with an article in a story, for telling it to their readers. */
    async feedsOf(storyId: string): Promise<string[]> {
      const rows = await db
        .selectFrom("articles")
        .select("feed_id")
        .distinct()
        .where("story_id", "=", storyId)
        .execute();
      return rows.flatMap((row) => row.feed_id ?? []);
    },

    /** Stories with a report since a moment. */
    async seenSince(since: Date): Promise<string[]> {
      const rows = await db.selectFrom("stories").select("id").where("last_seen_at", ">=", since).execute();
      return rows.map((row) => row.id);
    },

    /** A story of its own for one article that no feed brought; it takes no part in clustering. */
    async placeAlone(articleId: string, now: Date): Promise<string> {
      const storyId = `read-${articleId}`;
      await db.transaction().execute(async (trx) => {
        await trx
          .insertInto("stories")
          .values({ id: storyId, first_seen_at: now, last_seen_at: now })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        await trx.updateTable("articles").set({ story_id: storyId }).where("id", "=", articleId).execute();
      });
      return storyId;
    },
  };
}

function storyOf(id: string, rows: readonly Selectable<Tables["articles"]>[]): Story {
  const seen = rows.map((row) => row.seen_at.getTime());
  return {
    id,
    articles: rows.map(articleFromRow),
    firstSeenAt: new Date(Math.min(...seen)),
    lastSeenAt: new Date(Math.max(...seen)),
  };
}
