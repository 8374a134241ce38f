// Clustering: which articles wait for a story, and what was decided in which order.
import { type NotNull, type Transaction, sql } from "kysely";
import type { Article } from "../core/domain.ts";
import { articleFromRow } from "./article-rows.ts";
import type { Db } from "./database.ts";
import type { Tables } from "./tables.ts";

/** One step of clustering, by its number in their order: an article that was placed, */
export interface PlacedArticle {
  seq: number;
  article: Article;
  /** It took the place of an article that had a story, and went where that was. */
  corrects: boolean;
}

/** or a story that became part of another. */
export interface JoinedStory {
  seq: number;
  story: string;
  absorbed: string;
}

/** Articles read in one statement: others have their turn between two. */
const PAGE = 200;

/**
 * The place in the order before the first article that was seen since then. Most of the order is older, and would be read from its
 * beginning; each feed's own articles are found by their time. Of a sum the database seeks no least value in the order itself.
 */
async function beforeFirst(trx: Db, since: Date): Promise<number> {
  const { rows } = await sql<{ first: number | null }>`select least(
    (select min(seq + 0) from articles where feed_id is null and seen_at >= ${since}),
    (select min(own.first) from feeds cross join lateral (
      select min(seq + 0) as first from articles where feed_id = feeds.id and seen_at >= ${since}) as own)) as first`.execute(
    trx,
  );
  return (rows[0]?.first ?? 1) - 1;
}

export function createClusteringStore(db: Db) {
  return {
    /** One clustering at a time, over all processes, until the transaction ends. */
    async lock(trx: Transaction<Tables>): Promise<void> {
      await sql`select pg_advisory_xact_lock(718041)`.execute(trx);
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
      return rows.map(articleFromRow);
    },

    /**
     * The articles placed after `seq`, in that order, by another process or in an earlier life, a page at a time: a window may
     * hold more of them than memory. Their story is the one they belong to now.
     */
    async *placedSince(trx: Db, seq: number, since: Date): AsyncGenerator<PlacedArticle[]> {
      for (let after = seq === 0 ? await beforeFirst(trx, since) : seq, full = true; full;) {
        const page = await trx
          .selectFrom("articles")
          .selectAll()
          .select(
            sql<boolean>`exists (select 1 from articles as old where old.id = articles.replaces and old.story_id is not null
              and (old.seq is null or old.seq < articles.seq))`.as("corrects"),
          )
          .where("seq", ">", after)
          .where("seen_at", ">=", since)
          .orderBy("seq")
          .limit(PAGE)
          .$narrowType<{ seq: NotNull }>()
          .execute();
        full = page.length === PAGE;
        after = page.at(-1)?.seq ?? after;
        yield page.map((row) => ({ seq: row.seq, article: articleFromRow(row), corrects: row.corrects }));
      }
    },

    /** The stories that became part of another after `seq`, in that order. */
    async joinedSince(trx: Db, seq: number, since: Date): Promise<JoinedStory[]> {
      const joined = await trx
        .selectFrom("stories")
        .select(["id", "absorbed_by", "absorbed_seq"])
        .where("absorbed_seq", ">", seq)
        .where("last_seen_at", ">=", since)
        .orderBy("absorbed_seq")
        .$narrowType<{ absorbed_by: NotNull; absorbed_seq: NotNull }>()
        .execute();
      return joined.map((row) => ({ seq: row.absorbed_seq, story: row.absorbed_by, absorbed: row.id }));
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
      return rows.map(articleFromRow);
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
        .set({ story_id: storyId, seq: sql<number>`nextval('articles_seq')` })
        .where("id", "=", articleId)
        .returning("seq")
        .$narrowType<{ seq: NotNull }>()
        .executeTakeFirstOrThrow();
      return placed.seq;
    },

    /**
     * Two stories turned out to be one: everything of `absorbed` is `storyId`'s from now on, what was told of it too.
     * The place of this in the order of clustering.
     */
    async absorb(trx: Transaction<Tables>, storyId: string, absorbed: string): Promise<number> {
      const joined = await trx
        .updateTable("stories")
        .set({ absorbed_by: storyId, absorbed_seq: sql<number>`nextval('articles_seq')` })
        .where("id", "=", absorbed)
        .returning("absorbed_seq")
        .$narrowType<{ absorbed_seq: NotNull }>()
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
      return joined.absorbed_seq;
    },
  };
}
