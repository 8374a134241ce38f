// One search over articles, posts and answers: by rare words, within what the asker may see.
import { sql } from "kysely";
import { claimsOf } from "../core/analysis.ts";
import type { ChannelRef, Tenant } from "../core/domain.ts";
import { searchTerms } from "../language/search-terms.ts";
import type { Db } from "./database.ts";
import { createCounts, rareTerms } from "./search-counts.ts";
import { bestArticles, bestTexts } from "./search-rank.ts";
import { maybeFound, readableTexts } from "./search-rights.ts";
import { indexed } from "./search-words.ts";

/** Who looks, and from where: what is found is what may be read there. */
export interface Searcher {
  tenant: Tenant;
  channel: ChannelRef;
  /** The feeds that are heard here. */
  feedIds: readonly string[];
  /** Whether pages that the tenant had read count. */
  pages: boolean;
}

export interface SearchQuery {
  text: string;
  since?: Date | undefined;
  /** Part of an outlet's name or host. */
  from?: string | undefined;
  in?: Found["kind"] | undefined;
  /** Only what these feeds reported, of those that are heard. */
  feeds?: readonly string[] | undefined;
  /** Each of its words has to be there, and the newest come first: what a feed of a search holds. */
  whole?: true;
}

const KINDS = ["articles", "posts", "answers"] as const;

/** A text that holds words of the query. */
export interface Found {
  kind: (typeof KINDS)[number];
  /** Of the article, the analysis or the turn. */
  id: string;
  storyId: string | undefined;
  at: Date;
  score: number;
}

/** Terms of a question that are looked for. */
const MOST_TERMS = 24;

/** Analyses that are told from now on. */
export async function indexAnalyses(trx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const told = await trx.selectFrom("analyses").select(["id", "body", "created_at"]).where("id", "in", ids).execute();
  for (const { id, body, created_at: at } of told) {
    const text = claimsOf(body).map((claim) => claim.text);
    await addToSearch(trx, { of: "analysis_id", id, title: body.headline.text, text: text.join("\n") }, at);
  }
}

/** Makes a text findable, once. */
export async function addToSearch(
  trx: Db,
  entry: {
    of: "article_id" | "analysis_id" | "turn_id";
    id: string | number;
    title: string;
    text: string;
    feedId?: string | undefined;
    tenant?: Tenant | undefined;
  },
  now: Date,
): Promise<void> {
  const { vector, length } = indexed(entry.title, entry.text);
  await sql`insert into search_entries (${sql.ref(entry.of)}, feed_id, tenant, at, length, words)
    values (${entry.id}, ${entry.feedId ?? null}, ${entry.tenant ?? null}, ${now}, ${length}, ${vector}::tsvector)
    on conflict do nothing`.execute(trx);
}

export function createSearchStore(db: Db, now: () => Date) {
  const counts = createCounts();
  return {
    /** What holds words of a query, the best first; nothing for a query without words. Rights are part of the search itself. */
    async find(searcher: Searcher, query: SearchQuery, limit: number): Promise<Found[]> {
      const asked = [...new Set(searchTerms(query.text))].slice(0, MOST_TERMS);
      if (asked.length === 0) return [];
      const [readable, maybe] = [readableTexts(searcher, query), maybeFound(searcher, query)];
      const of = async (kind: Found["kind"]): Promise<Found[]> => {
        const terms = await rareTerms(db, asked, { kind, counts, now: now() });
        if (terms.length === 0 || (query.whole && terms.length < asked.length)) return [];
        const place = { kind, readable: readable[kind], maybe: maybe[kind] };
        const best = kind === "articles" ? bestArticles : bestTexts;
        const rows = await best(db, terms, place, query, limit);
        return rows.map(({ id, at, score, storyId }) => ({ kind, id, at, score, storyId: storyId ?? undefined }));
      };
      const kinds = KINDS.filter((kind) => query.in === undefined || query.in === kind);
      const found = (await Promise.all(kinds.map(of))).flat();
      const order = query.whole ? byAge : byScore;
      return found.toSorted(order).slice(0, limit);
    },

    /** Adds articles and told analyses that are not findable yet; how many. */
    async addOlder(limit: number): Promise<number> {
      const articles = await db
        .selectFrom("articles")
        .select(["id", "title", "text", "feed_id", "tenant", "seen_at"])
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(selectFrom("search_entries as entry").select("entry.id").whereRef("article_id", "=", "articles.id")),
          ),
        )
        .limit(limit)
        .execute();
      for (const { id, title, text, feed_id: feed, tenant, seen_at: at } of articles) {
        const owner = { feedId: feed ?? undefined, tenant: tenant ?? undefined };
        await addToSearch(db, { of: "article_id", id, title, text, ...owner }, at);
      }
      const told = await db
        .selectFrom("delivery_stories")
        .select("analysis_id")
        .distinct()
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom("search_entries as entry")
                .select("entry.id")
                .whereRef("entry.analysis_id", "=", "delivery_stories.analysis_id"),
            ),
          ),
        )
        .limit(limit)
        .execute();
      const ids = told.map(({ analysis_id: id }) => id);
      await indexAnalyses(db, ids);
      return articles.length + ids.length;
    },
  };
}

const byScore = (a: Found, b: Found): number => b.score - a.score;
const byAge = (a: Found, b: Found): number => b.at.getTime() - a.at.getTime();
