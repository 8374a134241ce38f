// One search over articles, posts and answers: by rare words, within what the asker may see.
import { type RawBuilder, sql } from "kysely";
import { claimsOf } from "../core/analysis.ts";
import type { ChannelRef, Tenant } from "../core/domain.ts";
import { channelKey } from "../core/refs.ts";
import { searchTerms } from "../language/search-terms.ts";
import { readableBy } from "./article-rows.ts";
import { type Db, storable } from "./database.ts";
import { indexed, quoted } from "./search-words.ts";

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

/** Terms of a question that are looked for, and texts that are weighed. */
const MOST_TERMS = 24;
const ENOUGH_TEXTS = 800;
/** A term that more texts hold is counted no further. */
const COMMON = 2_000;
/** How much a text's length takes from it, and the usual length; what a word in the text counts beside one in the title. */
const LENGTH = { weight: 0.4, usual: 350 };
const IN_TEXT = 0.7;

interface Weighed {
  term: string;
  weight: number;
  texts: number;
}

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

export function createSearchStore(db: Db) {
  /** How rare each term is, the rarest first; without those that stand nowhere. */
  const weigh = async (terms: readonly string[]): Promise<Weighed[]> => {
    const counted = await sql<{ term: string; texts: number; all: number }>`
      select term, (select count(*)::int from (select 1 from search_entries
          where words @@ term::tsquery limit ${COMMON}) as holding) as texts,
        (select coalesce(max(id), 0)::int from search_entries) as all
      from unnest(${terms.map(quoted)}::text[]) as asked (term)`.execute(db);
    return counted.rows
      .filter(({ texts }) => texts > 0)
      .map(({ term, texts, all }) => ({ term, texts, weight: Math.log(1 + Math.max(all - texts, 0) / (texts + 0.5)) }))
      .map((one) => ({ ...one, weight: Math.max(one.weight, 0.01) }))
      .toSorted((a, b) => b.weight - a.weight);
  };

  return {
    /** What holds words of a query, the best first; nothing for a query without words. Rights are part of the search itself. */
    async find(searcher: Searcher, query: SearchQuery, limit: number): Promise<Found[]> {
      const asked = [...new Set(searchTerms(query.text))].slice(0, MOST_TERMS);
      const terms = asked.length > 0 ? await weigh(asked) : [];
      if (terms.length === 0 || (query.whole && terms.length < asked.length)) return [];
      const found: Found[] = [];
      const from = readable(searcher, query);
      for (const kind of KINDS) {
        if (query.in !== undefined && query.in !== kind) continue;
        const { rows } = await best(terms, from[kind], query, limit).execute(db);
        found.push(...rows.map((row) => ({ ...row, kind, storyId: row.storyId ?? undefined })));
      }
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

type Row = Pick<Found, "id" | "at" | "score"> & { storyId: string | null };

const byScore = (a: Found, b: Found): number => b.score - a.score;
const byAge = (a: Found, b: Found): number => b.at.getTime() - a.at.getTime();

/** The rarest terms, until they lead to enough texts: those that hold none of them come behind in any case. */
function leading(terms: readonly Weighed[]): string {
  let texts = 0;
  const some = terms.filter(
    ({ texts: more }, at) => at === 0 || (texts += more) <= ENOUGH_TEXTS - (terms[0]?.texts ?? 0),
  );
  return some.map(({ term }) => term).join(" | ");
}

/** The texts of one kind, weighed by rarity, by how often they say a word, in title or text, and by length. */
function best(
  terms: readonly Weighed[],
  from: RawBuilder<unknown>,
  { since, whole }: Pick<SearchQuery, "since" | "whole">,
  limit: number,
) {
  const asked = whole ? terms.map(({ term }) => term).join(" & ") : leading(terms);
  const weights = sql`${`{0.1,0.1,${IN_TEXT},1}`}`;
  const told = terms.map(
    ({ term, weight }) => sql`${weight}::float8 * ts_rank(${weights}::float4[], words, ${term}::tsquery)`,
  );
  return sql<Row>`
    with held as materialized (
      select ${from} and words @@ ${asked}::tsquery ${since ? sql`and entry.at >= ${since}` : sql``}
      order by entry.at desc limit ${ENOUGH_TEXTS})
    select id, story_id as "storyId", at,
      (${sql.join(told, sql` + `)}) / (${1 - LENGTH.weight}::float8 + ${LENGTH.weight / LENGTH.usual}::float8 * length) as score
    from held order by ${whole ? sql`` : sql`score desc, `}at desc limit ${limit}`;
}

/** Of each kind, what the asker may see. */
function readable({ tenant, channel, feedIds, pages }: Searcher, { from }: SearchQuery) {
  const entry = sql`entry.at, entry.length, entry.words`;
  const outlet = from ? sql`and (articles.source ilike ${like(from)} or articles.domain ilike ${like(from)})` : sql``;
  const heard = sql`(entry.feed_id = any(${feedIds}) ${pages ? sql`or (entry.feed_id is null and entry.tenant = ${tenant})` : sql``})`;
  return {
    articles: sql`articles.id, articles.story_id, ${entry} from search_entries as entry
      join articles on articles.id = entry.article_id
      where ${heard} and ${readableBy(tenant)} ${outlet}
        and not exists (select 1 from articles as newer where newer.replaces = articles.id)`,
    posts: sql`analyses.id, analyses.story_id, ${entry} from search_entries as entry
      join analyses on analyses.id = entry.analysis_id
      where exists (select 1 from delivery_stories join deliveries on deliveries.id = delivery_stories.delivery_id
          where delivery_stories.analysis_id = analyses.id and deliveries.channel_key = ${channelKey(channel)})
        ${
          from
            ? sql`and exists (select 1 from jsonb_array_elements_text(analyses.body->'reportedBy') as report (id)
          join articles on articles.id = report.id ${outlet})`
            : sql``
        }`,
    answers: sql`turns.id::text as id, threads.story_id, ${entry} from search_entries as entry
      join turns on turns.id = entry.turn_id join threads on threads.key = turns.thread_key
      where threads.tenant = ${tenant} and starts_with(threads.key, ${`${channelKey(channel)}|`}) ${from ? sql`and false` : sql``}`,
  } satisfies Record<Found["kind"], RawBuilder<unknown>>;
}

const like = (part: string): string => `%${storable(part).replaceAll(/[\\%_]/g, "\\$&")}%`;
