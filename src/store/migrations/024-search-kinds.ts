// What was told and what was answered are found by indexes of their own, and of each kind the newest.
import { type Kysely, sql } from "kysely";

const KINDS = { articles: "article_id", posts: "analysis_id", answers: "turn_id" };

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [kind, column] of Object.entries(KINDS)) {
    const of = `where ${column} is not null`;
    await sql.raw(`create index search_entries_${kind}_at on search_entries (at) ${of}`).execute(db);
    // Articles are nearly all that the one over everything holds.
    if (kind === "articles") continue;
    const gin = "gin (words) with (gin_pending_list_limit = 256)";
    await sql.raw(`create index search_entries_${kind} on search_entries using ${gin} ${of}`).execute(db);
  }
}
