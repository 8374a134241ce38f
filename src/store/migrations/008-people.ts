// Whose a question was, and since when a channel is lost: so that both can be let go.
import { type Kysely, sql } from "kysely";

const statements = [
  // Turns of older days name their author alone; they go when they are too old to keep.
  "alter table turns add column person text",
  "create index turns_person on turns (person) where person is not null",
  "create index turns_at on turns (at)",
  "alter table subscriptions add column lost_at timestamptz",
  // For letting analyses go: what still rests on them?
  "create index delivery_stories_analysis on delivery_stories (analysis_id)",
  "create index threads_analysis on threads (analysis_id) where analysis_id is not null",
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
