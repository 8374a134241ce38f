// Which posts of the page are about a story, an outlet or a feed, looked up without reading posts.
import { sql } from "kysely";
import type { LogQuery } from "../platform/index.ts";
import type { Db } from "./database.ts";

type About = NonNullable<LogQuery["about"]>;

/** Of an outlet's name, what an index takes. */
const LONGEST_NAME = 300;

/** Writes down anew what an entry is about. */
export async function noteAbout(trx: Db, id: string): Promise<void> {
  await trx.deleteFrom("log_about").where("entry_id", "=", id).execute();
  await sql`insert into log_about (channel, about, seq, entry_id)
    select channel, about, seq, id from log_entries,
      lateral (select 'story:' || (body->'message'->'story'->>'id') as about
        union select kind || ':' || left(report->>kind, ${LONGEST_NAME}::int)
        from jsonb_array_elements(body->'message'->'story'->'reports') as report, unnest(array['outlet', 'feed']) as kind) as told
    where id = ${id} and thread is null and about is not null`.execute(trx);
}

/** Whether an entry of a channel is about one of these. The places come first: the walk over the channel then knows where to stop. */
export const isAbout = (channel: string, about: About) =>
  sql<boolean>`seq = any(array(select about.seq from log_about as about
    where about.channel = ${channel} and about.about = any(${names(about)}::text[])))`;

/** The same for the newest `limit` of them alone, before an entry where one is given: a feed may have reported thousands. */
export const isNewestAbout = (channel: string, about: About, limit: number, before: string | undefined) =>
  sql<boolean>`seq = any(array(select distinct newest.seq from unnest(${names(about)}::text[]) as named (about),
    lateral (select about.seq from log_about as about where about.channel = ${channel} and about.about = named.about
      ${before === undefined ? sql`` : sql`and about.seq < (select mark.seq from log_entries as mark where mark.id = ${before})`}
      order by about.seq desc limit ${limit}) as newest order by seq desc limit ${limit}))`;

function names(about: About): string[] {
  if ("stories" in about) return about.stories.map((story) => `story:${story}`);
  if ("feeds" in about) return about.feeds.map((feed) => `feed:${feed}`);
  // Cut by code points, as the database does.
  return "story" in about ? [`story:${about.story}`] : [`outlet:${[...about.outlet].slice(0, LONGEST_NAME).join("")}`];
}
