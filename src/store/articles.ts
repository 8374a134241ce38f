// Articles. They never change: a correction is a new row.
import type { Article, Tenant } from "../core/domain.ts";
import { articleFromRow, readableBy } from "./article-rows.ts";
import { type Db, json } from "./database.ts";
import { newId } from "./ids.ts";
import { addToSearch } from "./search.ts";

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
      if (saved) {
        await addToSearch(trx, { ...article, of: "article_id", id }, now);
        return saved.id;
      }
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

    /** Articles by their ids, in this order; those that the tenant may not read are left out. */
    async named(tenant: Tenant, ids: readonly string[]): Promise<Article[]> {
      if (ids.length === 0) return [];
      const rows = await db
        .selectFrom("articles")
        .selectAll()
        .where("id", "in", ids)
        .where(readableBy(tenant))
        .execute();
      const held = new Map(rows.map((row) => [row.id, row]));
      return ids.flatMap((id) => held.get(id) ?? []).map(articleFromRow);
    },
  };
}
