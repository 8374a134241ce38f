// Articles. They never change: a correction is a new row.
import type { Article, Tenant } from "../core/domain.ts";
import { sql } from "kysely";
import { articleFromRow, readableBy } from "./article-rows.ts";
import { type Db, json } from "./database.ts";
import { newId } from "./ids.ts";

export interface NewArticle extends Omit<Article, "id" | "storyId" | "sentences" | "seenAt"> {
  contentHash: string;
}

export function createArticleStore(db: Db) {
  return {
    /** Saves an article once per item and text; the id of the row that holds it. */
    async save(trx: Db, article: NewArticle, now: Date): Promise<string> {
      const id = newId();
      const saved = await trx
        .insertInto("articles")
        .values({
          id,
          item_id: article.itemId ?? null,
          feed_id: article.feedId ?? null,
          url: article.url,
          source: article.source,
          domain: article.domain,
          title: article.title,
          byline: article.byline ?? null,
          published_at: article.published ?? null,
          language: article.language,
          text: article.text,
          picture: article.picture ? json(article.picture) : null,
          site_name: article.siteName ?? null,
          canonical_url: article.canonicalUrl ?? null,
          genre: article.genre ?? null,
          for_subscribers: article.forSubscribers ?? null,
          replaces: article.replaces ?? null,
          content_hash: article.contentHash,
          tenant: article.tenant ?? null,
          seq: null,
          seen_at: now,
        })
        .onConflict((conflict) => conflict.columns(["item_id", "content_hash"]).doNothing())
        .returning("id")
        .executeTakeFirst();
      if (saved) return saved.id;
      const row = await trx
        .selectFrom("articles")
        .select("id")
        .where("item_id", "=", article.itemId ?? null)
        .where("content_hash", "=", article.contentHash)
        .executeTakeFirstOrThrow();
      return row.id;
    },

    async get(tenant: Tenant, id: string): Promise<Article | undefined> {
      const row = await db
        .selectFrom("articles")
        .selectAll()
        .where("id", "=", id)
        .where(readableBy(tenant))
        .executeTakeFirst();
      return row && articleFromRow(row);
    },

    /** The newest article of an item, corrected or not. */
    async currentOfItem(itemId: string): Promise<Article | undefined> {
      const row = await db
        .selectFrom("articles")
        .selectAll()
        .where("item_id", "=", itemId)
        .orderBy("seen_at", "desc")
        .limit(1)
        .executeTakeFirst();
      return row && articleFromRow(row);
    },

    async byUrl(tenant: Tenant, url: string): Promise<Article | undefined> {
      const row = await db
        .selectFrom("articles")
        .selectAll()
        .where(readableBy(tenant))
        .where(({ or, eb }) => or([eb("url", "=", url), eb("canonical_url", "=", url)]))
        .orderBy("seen_at", "desc")
        .limit(1)
        .executeTakeFirst();
      return row && articleFromRow(row);
    },

    async correctedBy(tenant: Tenant, articleId: string): Promise<string | undefined> {
      const row = await db
        .selectFrom("articles")
        .select("id")
        .where("replaces", "=", articleId)
        .where(readableBy(tenant))
        .executeTakeFirst();
      return row?.id;
    },

    /** Articles of other stories, newest first, for questions the story's own cannot answer. */
    async elsewhere(tenant: Tenant, storyId: string, feedIds: string[], limit: number): Promise<Article[]> {
      if (feedIds.length === 0) return [];
      const rows = await db
        .selectFrom("articles")
        .selectAll()
        .where("story_id", "!=", storyId)
        .where("feed_id", "in", feedIds)
        .where(readableBy(tenant))
        .orderBy("seen_at", "desc")
        .limit(limit)
        .execute();
      return rows.map(articleFromRow);
    },

    /** Articles of these feeds, and pages the tenant had read, that share words with `query`, best first: the archive's own search. */
    async search(
      tenant: Tenant,
      query: string,
      { feedIds, pages = false, since }: { feedIds: string[]; pages?: boolean; since?: Date | undefined },
      limit: number,
    ): Promise<Article[]> {
      const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
      if ((feedIds.length === 0 && !pages) || words.length === 0) return [];
      const wanted = sql`to_tsquery('simple', ${words.join(" | ")})`;
      const held = sql`to_tsvector('simple', title || ' ' || text)`;
      const rows = await db
        .selectFrom("articles")
        .selectAll()
        .where(({ or, eb }) =>
          or([
            ...(feedIds.length > 0 ? [eb("feed_id", "in", feedIds)] : []),
            ...(pages ? [eb.and([eb("feed_id", "is", null), eb("tenant", "=", tenant)])] : []),
          ]),
        )
        .where(readableBy(tenant))
        .where(sql<boolean>`${held} @@ ${wanted}`)
        .$if(since !== undefined, (rest) => rest.where("seen_at", ">=", since ?? new Date(0)))
        .orderBy(sql`ts_rank_cd(${held}, ${wanted}, 1)`, "desc")
        .limit(limit)
        .execute();
      return rows.map(articleFromRow);
    },
  };
}
