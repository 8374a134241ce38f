// One index of words over articles, written analyses and answers.
import { type Kysely, sql } from "kysely";

const statements = [
  `create table search_entries (
    id bigserial primary key,
    article_id text unique references articles on delete cascade,
    analysis_id text unique references analyses on delete cascade,
    turn_id bigint unique references turns on delete cascade,
    feed_id text, tenant text, at timestamptz not null, length integer not null, words tsvector not null)`,
  // What is found is weighed by these: unpacking them would take longer than reading them.
  "alter table search_entries alter column words set storage external",
  // What was not merged into the index yet is read through by every search.
  "create index search_entries_words on search_entries using gin (words) with (gin_pending_list_limit = 256)",
  "drop index articles_words",
  "create index articles_replaces on articles (replaces) where replaces is not null",
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
