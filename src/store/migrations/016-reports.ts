// Reports of mistakes are answered, and closed.
import { type Kysely, sql } from "kysely";

const statements = [
  "alter table feedback add column closed_at timestamptz",
  "alter table feedback add column answer text",
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
