// Which posts of the page are about a story, an outlet or a feed.
import { type Kysely, sql } from "kysely";

const statements = [
  `create table log_about (
    channel text not null,
    about text not null,
    seq bigint not null,
    entry_id text not null references log_entries (id) on delete cascade,
    primary key (channel, about, seq))`,
  "create index log_about_entry on log_about (entry_id)",
  // A name longer than this would not fit the index.
  `insert into log_about (channel, about, seq, entry_id)
    select channel, about, seq, id from log_entries,
      lateral (select 'story:' || (body->'message'->'story'->>'id') as about
        union select kind || ':' || left(report->>kind, 300)
        from jsonb_array_elements(body->'message'->'story'->'reports') as report, unnest(array['outlet', 'feed']) as kind) as told
    where thread is null and about is not null`,
  "drop index log_entries_story",
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
