// The story that a standing question was asked under, by its headline too.
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table watches add column story_id text, add column about text`.execute(db);
}
