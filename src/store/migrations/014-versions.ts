// What posts of the page said before their edits; posts found by story, outlet, feed and day.
import { type Kysely, sql } from "kysely";

const statements = [
  `create table log_versions (
    id bigserial primary key,
    entry_id text not null references log_entries (id) on delete cascade,
    body jsonb not null,
    at timestamptz not null)`,
  "create index log_versions_entry on log_versions (entry_id, id)",
  "create index log_entries_story on log_entries using gin ((body->'message'->'story') jsonb_path_ops) where thread is null",
  "create index log_entries_at on log_entries (channel, at) where thread is null",
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
