// What kind of page an article is; those that are held already do not say.
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table articles add column genre text`.execute(db);
}
