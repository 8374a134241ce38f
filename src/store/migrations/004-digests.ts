// When the next digest of a subscription is due, and how that was reckoned.
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table subscriptions add column digest_at timestamptz, add column digest_of text,
    add column digest_set_at timestamptz`.execute(db);
}
