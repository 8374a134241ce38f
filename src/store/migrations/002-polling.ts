// Polling by claims: a process leases a feed, and a host is asked one thing at a time.
import { type Kysely, sql } from "kysely";

const statements = [
  `alter table feeds add column host text not null
    generated always as (lower(split_part(split_part(url, '/', 3), ':', 1))) stored`,
  "alter table feeds add column polling_until_at timestamptz",
  "create index feeds_polling on feeds (host, polling_until_at) where polling_until_at is not null",
  // For the end of a feed: its items look for their keys.
  "create index item_keys_item on item_keys (item_id)",
  // Bodies are written once and rarely read: compressing them costs more than it saves.
  "alter table items alter column body set storage external",
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
