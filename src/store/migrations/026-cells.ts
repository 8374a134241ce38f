// The log between cells: what waits here for another, and what has come from another.
import { type Kysely, sql } from "kysely";

const statements = [
  `create table cell_log (
    cell text not null,
    seq bigint generated always as identity,
    key text not null,
    body jsonb not null,
    primary key (cell, seq),
    unique (cell, key))`,
  `create table cell_received (
    origin text not null,
    key text not null,
    at timestamptz not null default now(),
    primary key (origin, key))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
