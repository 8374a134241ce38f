// Who does what one process does for all: by name, and until when.
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table leases (name text primary key, holder text not null, until_at timestamptz not null)`.execute(
    db,
  );
}
