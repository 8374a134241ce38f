// What of the search whoever looks may find: rights are part of each query, never a sieve behind it.
import { type RawBuilder, sql } from "kysely";
import { channelKey } from "../core/refs.ts";
import { readableBy } from "./article-rows.ts";
import { storable } from "./database.ts";
import type { Found, SearchQuery, Searcher } from "./search.ts";

/** Where entries of a kind are looked for: all of them, or the newest. */
export type Among = RawBuilder<unknown>;

const COLUMNS = { articles: "article_id", posts: "analysis_id", answers: "turn_id" } satisfies Record<
  Found["kind"],
  string
>;

export const allEntries: Among = sql`search_entries`;
export const newestEntries = (kind: Found["kind"], count: number): Among =>
  sql`(select * from search_entries where ${sql.ref(COLUMNS[kind])} is not null order by at desc limit ${count})`;

/** Of each kind, what the asker may see of some entries. */
export function readableTexts({ tenant, channel, feedIds, pages }: Searcher, { from, feeds }: SearchQuery) {
  const entry = sql`entry.at, entry.length, entry.words`;
  const outlet = outletOf(from);
  const isNarrowed = Boolean(from) || feeds !== undefined;
  const heard = heardBy({ tenant, feedIds, pages });
  return {
    articles: (among) => sql`articles.id, articles.story_id, ${entry} from ${among} as entry
      join articles on articles.id = entry.article_id
      where entry.article_id is not null and ${heard} and ${readableBy(tenant)} ${outlet}
        and not exists (select 1 from articles as newer where newer.replaces = articles.id)`,
    // One entry after the other, the newest first, until there are enough: as a join, all that was ever told here would be gathered.
    posts: (among) => sql`told.id, told.story_id, ${entry} from ${among} as entry
      cross join lateral (select analyses.id, analyses.story_id from analyses where analyses.id = entry.analysis_id
        and exists (select 1 from delivery_stories join deliveries on deliveries.id = delivery_stories.delivery_id
          where delivery_stories.analysis_id = analyses.id and deliveries.channel_key = ${channelKey(channel)})
        ${
          isNarrowed
            ? sql`and exists (select 1 from jsonb_array_elements_text(analyses.body->'reportedBy') as report (id)
          join articles on articles.id = report.id ${outlet} ${feeds ? sql`and articles.feed_id = any(${feedIds})` : sql``})`
            : sql``
        } limit 1) as told
      where entry.analysis_id is not null`,
    answers: (among) => sql`turns.id::text as id, threads.story_id, ${entry} from ${among} as entry
      join turns on turns.id = entry.turn_id join threads on threads.key = turns.thread_key
      where entry.turn_id is not null and threads.tenant = ${tenant}
        and starts_with(threads.key, ${`${channelKey(channel)}|`}) ${isNarrowed ? sql`and false` : sql``}`,
  } satisfies Record<Found["kind"], (among: Among) => RawBuilder<unknown>>;
}

const like = (part: string): string => `%${storable(part).replaceAll(/[\\%_]/g, "\\$&")}%`;

const outletOf = (from: string | undefined) =>
  from ? sql`and (articles.source ilike ${like(from)} or articles.domain ilike ${like(from)})` : sql``;

const heardBy = ({ tenant, feedIds, pages }: Omit<Searcher, "channel">) =>
  sql<boolean>`(entry.feed_id = any(${feedIds}) ${pages ? sql`or (entry.feed_id is null and entry.tenant = ${tenant})` : sql``})`;

/** Whether an entry is of an article that may be found, as far as the entry itself says; undefined where none is looked for. */
export function maybeFound(searcher: Searcher, { since, from, in: kind }: SearchQuery) {
  if (kind !== undefined && kind !== "articles") return undefined;
  return sql<boolean>`${heardBy(searcher)} ${since ? sql`and entry.at >= ${since}` : sql``} ${
    from ? sql`and exists (select 1 from articles where articles.id = entry.article_id ${outletOf(from)})` : sql``
  }`;
}
