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

    /** Adds what is not findable yet of the next articles and told analyses, in the order of their ids; where to go on. */
    async addOlder({ articles, analyses }: Walk, limit: number): Promise<Walk> {
      return {
        articles: articles === undefined ? undefined : await addArticles(db, articles, limit),
        analyses: analyses === undefined ? undefined : await addAnalyses(db, analyses, limit),
      };
    },
  };
}

/** The last id that was looked at, of each kind; undefined once there was none behind it. */
export interface Walk {
  articles: string | undefined;
  analyses: string | undefined;
}

/** Ids looked at for each text that is added: to add one takes as long. */
const LOOKED_AT = 10;

/** Of these ids those of no entry, and the last that needs no second look: no more are added than `limit`. */
function missingOf(rows: readonly { id: string; there: boolean }[], limit: number) {
  const missing = rows.filter(({ there }) => !there).slice(0, limit);
  const last = missing.length === limit ? missing.at(-1) : rows.at(-1);
  return { ids: missing.map(({ id }) => id), last: last?.id };
}

/** Whether an entry has it. A value is sought for each id; of `exists` the database would make a list of all entries first. */
const isThere = (column: "article_id" | "analysis_id", id: string) =>
  sql<boolean>`coalesce((select true from search_entries where ${sql.ref(`search_entries.${column}`)} = ${sql.ref(id)}), false)`.as(
    "there",
  );

async function addArticles(db: Db, after: string, limit: number): Promise<string | undefined> {
  const rows = await db
    .selectFrom("articles")
    .select(["id", isThere("article_id", "articles.id")])
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit * LOOKED_AT)
    .execute();
  const { ids, last } = missingOf(rows, limit);
  if (ids.length === 0) return last;
  const articles = await db
    .selectFrom("articles")
    .select(["id", "title", "text", "feed_id", "tenant", "seen_at"])
    .where("id", "in", ids)
    .execute();
  for (const { id, title, text, feed_id: feed, tenant, seen_at: at } of articles) {
    const owner = { feedId: feed ?? undefined, tenant: tenant ?? undefined };
    await addToSearch(db, { of: "article_id", id, title, text, ...owner }, at);
  }
  return last;
}

async function addAnalyses(db: Db, after: string, limit: number): Promise<string | undefined> {
  const rows = await db
    .selectFrom("delivery_stories")
    .select(["analysis_id as id", isThere("analysis_id", "delivery_stories.analysis_id")])
    .where("analysis_id", ">", after)
    .orderBy("analysis_id")
    .limit(limit * LOOKED_AT)
    .execute();
  const { ids, last } = missingOf(rows, limit);
  await indexAnalyses(db, [...new Set(ids)]);
  return last;
}

const byScore = (a: Found, b: Found): number => b.score - a.score;
const byAge = (a: Found, b: Found): number => b.at.getTime() - a.at.getTime();
