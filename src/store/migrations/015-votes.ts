// Votes on stories, by channel and person: what importance is learned from.
import { type Kysely, sql } from "kysely";

const statements = [
  `create table votes (
    subscription_id text not null references subscriptions on delete cascade,
    story_id text not null, person text not null, value double precision not null, thumb boolean not null,
    traits jsonb not null, at timestamptz not null, primary key (subscription_id, story_id, person))`,
  "create index votes_person on votes (person)",
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
