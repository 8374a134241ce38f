// What one process does for all of them, and until when: by the database's clock alone.
import { sql } from "kysely";
import type { Db } from "./database.ts";

export function createLeaseStore(db: Db) {
  return {
    /** Takes the lease for `ms` from now, or keeps it; false while another holds it. */
    async hold(name: string, holder: string, ms: number): Promise<boolean> {
      const until = sql<Date>`clock_timestamp() + ${ms} * interval '1 millisecond'`;
      const rows = await db
        .insertInto("leases")
        .values({ name, holder, until_at: until })
        .onConflict((conflict) =>
          conflict
            .column("name")
            .doUpdateSet({ holder, until_at: until })
            // One that ends later than any was given was given by a clock that has been set back since.
            .where(
              sql<boolean>`leases.holder = ${holder} or leases.until_at < clock_timestamp()
                or leases.until_at > clock_timestamp() + ${2 * ms} * interval '1 millisecond'`,
            ),
        )
        .returning("name")
        .execute();
      return rows.length > 0;
    },

    /** Gives the lease up, where it was held. */
    async leave(name: string, holder: string): Promise<void> {
      await db.deleteFrom("leases").where("name", "=", name).where("holder", "=", holder).execute();
    },
  };
}
