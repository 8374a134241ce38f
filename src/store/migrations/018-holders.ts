// A secret finds whose key it is without a look at every record.
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw("create index records_of_keys on records (key) where owner like 'keys:%'").execute(db);
}
