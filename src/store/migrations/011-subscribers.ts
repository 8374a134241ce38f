// Which articles say that they are for subscribers; those that are held already do not say.
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table articles add column for_subscribers boolean`.execute(db);
}
