// Items are found by guid and title too, where none of their names is known.
import { type Kysely, sql } from "kysely";

const statements = [
  // Hashed: a guid or a title may be longer than an index takes.
  "create index items_guid on items (feed_id, md5(body->>'guid')) where body->>'guid' is not null",
  "create index items_title on items (feed_id, md5(body->>'title')) where body->>'title' <> ''",
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
