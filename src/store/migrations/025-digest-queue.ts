// When a digest that waits its turn among many is to be out.
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table subscriptions add column digest_expected_at timestamptz`.execute(db);
}
