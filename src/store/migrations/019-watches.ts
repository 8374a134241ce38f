// Questions that people left standing, until an article answers them or their time is over.
import { type Kysely, sql } from "kysely";

const statements = [
  `create table watches (
    id text primary key, seq bigserial unique, tenant text not null, channel_key text not null, channel jsonb not null,
    person text not null, question text not null, until_at timestamptz, ended_at timestamptz, created_at timestamptz not null)`,
  "create index watches_channel on watches (channel_key)",
  "create index watches_person on watches (tenant, person)",
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
