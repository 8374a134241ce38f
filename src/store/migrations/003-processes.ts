// Several processes: what one joined the others learn, and the outbox is asked often.
import { type Kysely, sql } from "kysely";

const statements = [
  "alter table stories add column absorbed_by text references stories, add column absorbed_seq integer",
  "create index stories_absorbed on stories (absorbed_seq) where absorbed_seq is not null",
  "create index deliveries_due on deliveries (not_before_at) where state in ('pending', 'sending', 'unknown')",
  "create index deliveries_stale on deliveries (not_before_at) where stale",
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
