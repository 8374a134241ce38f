// Articles get an index of words of their own: the one over everything led to posts as well.
import { type Kysely, sql } from "kysely";

const statements = [
  "create index search_entries_articles on search_entries using gin (words) with (gin_pending_list_limit = 256) where article_id is not null",
  "drop index search_entries_words",
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
