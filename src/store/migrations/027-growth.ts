// What a large newsroom asks often is found by an index; stories too old to keep are let go.
import { type Kysely, sql } from "kysely";

const statements = [
  "create index articles_feed on articles (feed_id, seen_at)",
  "create index deliveries_channel on deliveries (channel_key, created_at)",
  "create index stories_seen on stories (last_seen_at)",
  // Whoever deletes or joins a story is asked what points at it.
  "create index stories_heir on stories (absorbed_by) where absorbed_by is not null",
  "create index waiting_story on waiting (story_id)",
  "create index threads_story on threads (story_id) where story_id is not null",
  // What status and the day's count ask, without a look at all of them.
  "create index deliveries_subscription on deliveries (subscription_id, created_at)",
  "create index deliveries_tenant on deliveries (tenant, state, created_at)",
  `create index verdicts_unreadable on verdicts (at)
    where stage = 'read' and reason like '{"key":"verdict.pageFailed"%'`,
  "alter table stories add column let_go_at timestamptz",
  "create index stories_kept on stories (last_seen_at) where let_go_at is null",
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
