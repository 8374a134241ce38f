// Whose it is: secret feeds and pages that somebody asked for belong to one tenant.
import { type Kysely, sql } from "kysely";

const statements = [
  "alter table feeds add column tenant text",
  "alter table feeds drop constraint feeds_url_key",
  "create unique index feeds_address on feeds (url, coalesce(tenant, ''))",
  "alter table articles add column tenant text",
  `update articles set tenant = threads.tenant from threads
    where threads.story_id = articles.story_id and articles.feed_id is null`,
  "create index delivery_stories_story on delivery_stories (story_id)",
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
