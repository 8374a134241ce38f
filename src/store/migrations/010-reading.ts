// From when a channel reads a feed, and which of its old items a channel asked for.
import { type Kysely, sql } from "kysely";

const statements = [
  "alter table subscription_feeds add column reads_from timestamptz",
  "update subscription_feeds set reads_from = to_timestamp(0)",
  `create table item_asks (
    item_id text not null references items (id) on delete cascade,
    subscription_id text not null references subscriptions (id) on delete cascade,
    primary key (item_id, subscription_id))`,
  `insert into item_asks select items.id, subscriptions.id from items
    join subscriptions on subscriptions.id = items.asked_by`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
