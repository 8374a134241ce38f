// Articles, the stories they tell, and the analyses written of them. Articles never change: a correction is a new row.
import { type Selectable, type Transaction, sql } from "kysely";
import type { Analysis, Article, Picture, Sentence, Story, Tenant } from "../core/domain.ts";
import { type Db, json } from "./database.ts";
import { newId } from "./ids.ts";
import type { Tables } from "./tables.ts";

export interface NewArticle extends Omit<Article, "id" | "storyId" | "sentences" | "seenAt"> {
  contentHash: string;
}

export interface StoredAnalysis {
  id: string;
  storyId: string;
  analysis: Analysis;
}

/** One step of clustering: an article that was placed, or a story that became part of another. */
export type Decision = { seq: number } & ({ article: Article } | { story: string; absorbed: string });

export type StoryStore = ReturnType<typeof createStoryStore>;

/**
 * What a tenant may read: what is its own, articles of shared feeds that one of its channels watches, and what it was told
 * before it left a feed. Every answer to a person is made of these alone: a story is told from the reader's own feeds.
 */
const readableBy = (
  tenant: Tenant,
) => sql<boolean>`case when articles.tenant is not null then articles.tenant = ${tenant}
  else (exists (select 1 from subscription_feeds as watched join subscriptions on subscriptions.id = watched.subscription_id
    where watched.feed_id = articles.feed_id and subscriptions.tenant = ${tenant})
  or exists (select 1 from delivery_stories as told join subscriptions on subscriptions.id = told.subscription_id
    join analyses on analyses.id = told.analysis_id
    where told.story_id = articles.story_id and subscriptions.tenant = ${tenant}
      and analyses.body->'reportedBy' @> to_jsonb(articles.id))) end`;

/** `split` turns text into sentences: they are derived, not stored, so that they cannot disagree with the text. */
export function createStoryStore(db: Db, split: (text: string, language: string) => Sentence[]) {
  const toArticle = (row: Selectable<Tables["articles"]>): Article => ({
    id: row.id,
    itemId: row.item_id ?? undefined,
    feedId: row.feed_id ?? undefined,
    url: row.url,
    source: row.source,
    domain: row.domain,
    title: row.title,
    byline: row.byline ?? undefined,
    published: row.published_at ?? undefined,
    language: row.language,
    text: row.text,
    picture: (row.picture as Picture | null) ?? undefined,
    siteName: row.site_name ?? undefined,
    canonicalUrl: row.canonical_url ?? undefined,
    sentences: split(row.text, row.language),
    storyId: row.story_id ?? undefined,
    replaces: row.replaces ?? undefined,
    seenAt: row.seen_at,
    ...(row.tenant === null ? {} : { tenant: row.tenant }),
  });

  return {
    /** Saves an article once per item and text; the id of the row that holds it. */
    async saveArticle(trx: Db, article: NewArticle, now: Date): Promise<string> {
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

    async article(tenant: Tenant, id: string): Promise<Article | undefined> {
      const row = await db
        .selectFrom("articles")
        .selectAll()
        .where("id", "=", id)
        .where(readableBy(tenant))
        .executeTakeFirst();
      return row && toArticle(row);
    },

    /** The story of an article, for clustering: no person asks. */
    async storyOf(trx: Db, articleId: string): Promise<string | undefined> {
      const row = await trx.selectFrom("articles").select("story_id").where("id", "=", articleId).executeTakeFirst();
      return row?.story_id ?? undefined;
    },

    /** The articles that everybody's stories began with, for clustering: no person asks. A story is named after its first. */
    async firstOf(storyIds: string[]): Promise<Article[]> {
      if (storyIds.length === 0) return [];
      const rows = await db
        .selectFrom("articles")
        .selectAll()
        .where("id", "in", storyIds)
        .where("tenant", "is", null)
        .execute();
      return rows.map(toArticle);
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
      return row && toArticle(row);
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
      return row && toArticle(row);
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

    /** Articles of feeds that have no story yet, oldest first. */
    async unclustered(trx: Db, seenBefore: { sample: Date; other: Date }, limit: number): Promise<Article[]> {
      const rows = await trx
        .selectFrom("articles")
        .innerJoin("feeds", "feeds.id", "articles.feed_id")
        .selectAll("articles")
        .where("story_id", "is", null)
        .where(
          sql<boolean>`seen_at < case when feeds.sample then ${seenBefore.sample}::timestamptz else ${seenBefore.other}::timestamptz end`,
        )
        .orderBy(sql`coalesce(published_at, seen_at)`)
        .orderBy("articles.id")
        .limit(limit)
        .execute();
      return rows.map(toArticle);
    },

    /** What was decided after `seq`, in that order, by another process or in an earlier life: articles placed, stories joined. */
    async decidedSince(trx: Db, seq: number, since: Date): Promise<Decision[]> {
      const rows = await trx
        .selectFrom("articles")
        .selectAll()
        .where("seq", ">", seq)
        .where("seen_at", ">=", since)
        .orderBy("seq")
        .execute();
      const joined = await trx
        .selectFrom("stories")
        .select(["id", "absorbed_by", "absorbed_seq"])
        .where("absorbed_seq", ">", seq)
        .where("last_seen_at", ">=", since)
        .execute();
      const decisions: Decision[] = [
        ...rows.map((row) => ({ seq: row.seq!, article: toArticle(row) })),
        ...joined.map((row) => ({ seq: row.absorbed_seq!, story: row.absorbed_by!, absorbed: row.id })),
      ];
      return decisions.toSorted((one, other) => one.seq - other.seq);
    },

    /** Puts an article into a story, making the story when it is new; the article's place in the order of clustering. */
    async place(trx: Transaction<Tables>, articleId: string, storyId: string, now: Date): Promise<number> {
      await trx
        .insertInto("stories")
        .values({ id: storyId, first_seen_at: now, last_seen_at: now })
        .onConflict((conflict) => conflict.column("id").doUpdateSet({ last_seen_at: now }))
        .execute();
      const placed = await trx
        .updateTable("articles")
        .set({ story_id: storyId, seq: sql<number>`nextval('articles_seq')::int` })
        .where("id", "=", articleId)
        .returning("seq")
        .executeTakeFirstOrThrow();
      return placed.seq!;
    },

    /**
     * Two stories turned out to be one: everything of `absorbed` is `storyId`'s from now on, what was told of it too.
     * The place of this in the order of clustering.
     */
    async absorb(trx: Transaction<Tables>, storyId: string, absorbed: string): Promise<number> {
      const joined = await trx
        .updateTable("stories")
        .set({ absorbed_by: storyId, absorbed_seq: sql<number>`nextval('articles_seq')::int` })
        .where("id", "=", absorbed)
        .returning("absorbed_seq")
        .executeTakeFirstOrThrow();
      await sql`update stories as heir set last_seen_at = greatest(heir.last_seen_at, gone.last_seen_at)
        from stories as gone where heir.id = ${storyId} and gone.id = ${absorbed}`.execute(trx);
      await trx.updateTable("articles").set({ story_id: storyId }).where("story_id", "=", absorbed).execute();
      await trx.updateTable("threads").set({ story_id: storyId }).where("story_id", "=", absorbed).execute();
      await sql`update mutes as mine set value = ${storyId} where kind = 'story' and value = ${absorbed} and not exists
        (select 1 from mutes as other where other.channel_key = mine.channel_key and other.kind = 'story'
          and other.value = ${storyId})`.execute(trx);
      // Where both were told, each keeps its own post; where one was, the story counts as told.
      for (const table of ["delivery_stories", "waiting"] as const) {
        await sql`update ${sql.table(table)} as mine set story_id = ${storyId} where story_id = ${absorbed} and not exists
          (select 1 from ${sql.table(table)} as other
            where other.subscription_id = mine.subscription_id and other.story_id = ${storyId})`.execute(trx);
      }
      return joined.absorbed_seq!;
    },

    /** One clustering at a time, over all processes, until the transaction ends. */
    async lockClustering(trx: Transaction<Tables>): Promise<void> {
      await sql`select pg_advisory_xact_lock(718041)`.execute(trx);
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

    /** The story as this tenant may know it; undefined when it may read none of its articles. */
    async story(tenant: Tenant, id: string): Promise<Story | undefined> {
      const rows = await db
        .selectFrom("articles")
        .selectAll()
        .where("story_id", "=", id)
        .where(readableBy(tenant))
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(selectFrom("articles as newer").select("newer.id").whereRef("newer.replaces", "=", "articles.id")),
          ),
        )
        .orderBy(sql`coalesce(published_at, seen_at)`)
        .orderBy("id")
        .execute();
      if (rows.length === 0) return undefined;
      const seen = rows.map((row) => row.seen_at.getTime());
      return {
        id,
        articles: rows.map(toArticle),
        firstSeenAt: new Date(Math.min(...seen)),
        lastSeenAt: new Date(Math.max(...seen)),
      };
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
      return rows.map(toArticle);
    },

    /** Articles of these feeds that share words with `query`, best first: the archive's own search. */
    async search(
      tenant: Tenant,
      query: string,
      feedIds: string[],
      since: Date | undefined,
      limit: number,
    ): Promise<Article[]> {
      const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
      if (feedIds.length === 0 || words.length === 0) return [];
      const wanted = sql`to_tsquery('simple', ${words.join(" | ")})`;
      const held = sql`to_tsvector('simple', title || ' ' || text)`;
      const rows = await db
        .selectFrom("articles")
        .selectAll()
        .where("feed_id", "in", feedIds)
        .where(readableBy(tenant))
        .where(sql<boolean>`${held} @@ ${wanted}`)
        .$if(since !== undefined, (rest) => rest.where("seen_at", ">=", since ?? new Date(0)))
        .orderBy(sql`ts_rank_cd(${held}, ${wanted}, 1)`, "desc")
        .limit(limit)
        .execute();
      return rows.map(toArticle);
    },

    /** Stories with a report since a moment. */
    async seenSince(since: Date): Promise<string[]> {
      const rows = await db.selectFrom("stories").select("id").where("last_seen_at", ">=", since).execute();
      return rows.map((row) => row.id);
    },

    /** Stories with a report of these feeds since a moment, oldest first. */
    async ofFeeds(tenant: Tenant, feedIds: string[], since: Date, limit: number): Promise<string[]> {
      if (feedIds.length === 0) return [];
      const rows = await db
        .selectFrom("articles")
        .innerJoin("stories", "stories.id", "articles.story_id")
        .select(["stories.id", "stories.first_seen_at"])
        .distinct()
        .where("articles.feed_id", "in", feedIds)
        .where(readableBy(tenant))
        .where("stories.last_seen_at", ">=", since)
        .orderBy("stories.first_seen_at", "desc")
        .limit(limit)
        .execute();
      return rows.map((row) => row.id).toReversed();
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

    async saveAnalysis(
      storyId: string,
      lensKey: string,
      inputHash: string,
      analysis: Analysis,
      now: Date,
    ): Promise<StoredAnalysis> {
      await db
        .insertInto("analyses")
        .values({
          id: newId(),
          story_id: storyId,
          lens_key: lensKey,
          input_hash: inputHash,
          body: json(analysis),
          created_at: now,
        })
        .onConflict((conflict) => conflict.columns(["story_id", "lens_key", "input_hash"]).doNothing())
        .execute();
      return (await this.findAnalysis(storyId, lensKey, inputHash))!;
    },

    async findAnalysis(storyId: string, lensKey: string, inputHash: string): Promise<StoredAnalysis | undefined> {
      const row = await db
        .selectFrom("analyses")
        .select(["id", "story_id", "body"])
        .where("story_id", "=", storyId)
        .where("lens_key", "=", lensKey)
        .where("input_hash", "=", inputHash)
        .executeTakeFirst();
      return row && { id: row.id, storyId: row.story_id, analysis: row.body as Analysis };
    },

    /** An analysis may be read by a tenant that may read every article it rests on. */
    async analysis(tenant: Tenant, id: string): Promise<StoredAnalysis | undefined> {
      const row = await db
        .selectFrom("analyses")
        .select(["id", "story_id", "body"])
        .where("id", "=", id)
        .where(
          sql<boolean>`not exists (select 1 from jsonb_array_elements_text(analyses.body->'reportedBy') as report (id)
            left join articles on articles.id = report.id where articles.id is null or not (${readableBy(tenant)}))`,
        )
        .executeTakeFirst();
      return row && { id: row.id, storyId: row.story_id, analysis: row.body as Analysis };
    },
  };
}
