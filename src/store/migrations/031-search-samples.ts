// A sample of the texts of each kind has an index of words, which tells how rare a word is.
import { type Kysely, sql } from "kysely";

const KINDS = { articles: "article_id", posts: "analysis_id", answers: "turn_id" };

export async function up(db: Kysely<unknown>): Promise<void> {
  // Where kinds come by turns, every sixteenth number would be of one kind alone: numbers are mixed.
  for (const [kind, column] of Object.entries(KINDS))
    await sql
      .raw(
        `create index search_entries_${kind}_sample on search_entries using gin (words) with (gin_pending_list_limit = 256)
          where ${column} is not null and ((id * 40503) >> 12) & 15 = 0`,
      )
      .execute(db);
}
