// What of the search whoever looks may find: rights are part of each query, never a sieve behind it.
import { type RawBuilder, sql } from "kysely";
import { channelKey } from "../core/refs.ts";
import { readableBy } from "./article-rows.ts";
import { storable } from "./database.ts";
import type { Found, SearchQuery, Searcher } from "./search.ts";
import { stands } from "./deliveries.ts";

const COLUMNS = { articles: "article_id", posts: "analysis_id", answers: "turn_id" } satisfies Record<
  Found["kind"],
  string
>;

/** Of a kind, as its indexes say it. */
export const isOf = (kind: Found["kind"]) => sql<boolean>`${sql.ref(COLUMNS[kind])} is not null`;

/** Of a kind and in its sample, as the sample's index says it: one in sixteen, spread over all numbers. */
export const isSampled = (kind: Found["kind"]) => sql<boolean>`${isOf(kind)} and ((id * 40503) >> 12) & 15 = 0`;

/** Of each kind, what the asker may see of an `entry`: one row of what it is of, or none. */
export function readableTexts({ tenant, channel, feedIds }: Searcher, { from, feeds }: SearchQuery) {
  const outlet = outletOf(from);
  const isNarrowed = Boolean(from) || feeds !== undefined;
  return {
    articles: sql`select articles.id, articles.story_id from articles where articles.id = entry.article_id
      and ${readableBy(tenant)} ${outlet} and not exists (select 1 from articles as newer where newer.replaces = articles.id)`,
    posts: sql`select analyses.id, analyses.story_id from analyses where analyses.id = entry.analysis_id
      and exists (select 1 from delivery_stories join deliveries on deliveries.id = delivery_stories.delivery_id
        where delivery_stories.analysis_id = analyses.id and deliveries.channel_key = ${channelKey(channel)} and ${stands})
      ${
        isNarrowed
          ? sql`and exists (select 1 from jsonb_array_elements_text(analyses.body->'reportedBy') as report (id)
        join articles on articles.id = report.id ${outlet} ${feeds ? sql`and articles.feed_id = any(${feedIds})` : sql``})`
          : sql``
      }`,
    answers: sql`select turns.id::text as id, threads.story_id from turns join threads on threads.key = turns.thread_key
      where turns.id = entry.turn_id and threads.tenant = ${tenant}
        and starts_with(threads.key, ${`${channelKey(channel)}|`}) ${isNarrowed ? sql`and false` : sql``}`,
  } satisfies Record<Found["kind"], RawBuilder<unknown>>;
}

const like = (part: string): string => `%${storable(part).replaceAll(/[\\%_]/g, "\\$&")}%`;

const outletOf = (from: string | undefined) =>
  from ? sql`and (articles.source ilike ${like(from)} or articles.domain ilike ${like(from)})` : sql``;

/** Of each kind, what an entry itself says: whether it may be found at all. */
export function maybeFound({ tenant, feedIds, pages }: Searcher, { since, from }: SearchQuery) {
  const then = since ? sql`entry.at >= ${since}` : sql`true`;
  const heard = sql`(entry.feed_id = any(${feedIds}) ${pages ? sql`or (entry.feed_id is null and entry.tenant = ${tenant})` : sql``})`;
  const outlet = from
    ? sql`and exists (select 1 from articles where articles.id = entry.article_id ${outletOf(from)})`
    : sql``;
  return {
    articles: sql<boolean>`${heard} and ${then} ${outlet}`,
    posts: sql<boolean>`${then}`,
    answers: sql<boolean>`${then}`,
  } satisfies Record<Found["kind"], RawBuilder<boolean>>;
}
