// What the holder of a key to the page has read and saved.
import { type Kysely, sql } from "kysely";

const statements = [
  `create table shelf_marks (
    tenant text not null,
    person text not null,
    kind text not null,
    entry_id text not null references log_entries (id) on delete cascade,
    at timestamptz not null,
    primary key (tenant, person, kind, entry_id)
  )`,
  "create index shelf_marks_entry on shelf_marks (entry_id)",
  `create table shelf_visits (
    tenant text not null,
    person text not null,
    channel text not null,
    read_until timestamptz not null,
    before_at timestamptz,
    newest_at timestamptz not null,
    at timestamptz not null,
    primary key (tenant, person, channel)
  )`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
