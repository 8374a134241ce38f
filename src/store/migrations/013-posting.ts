// What posts of a channel do besides being read, and which of them pinged somebody.
import { type Kysely, sql } from "kysely";

const statements = [
  "alter table subscriptions add column posting jsonb not null default '{}'",
  // Written before the delivery's own row is, so its id is no reference.
  `create table pings (
    delivery_id text primary key,
    subscription_id text not null references subscriptions (id) on delete cascade,
    at timestamptz not null)`,
  "create index pings_subscription on pings (subscription_id)",
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
