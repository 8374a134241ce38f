// Which events of the platforms were handled already.
import type { Db } from "./database.ts";

export function createInboundStore(db: Db) {
  return {
    /** True the first time an event is seen, false ever after. */
    async first(tenant: string, callId: string, now: Date): Promise<boolean> {
      const rows = await db
        .insertInto("inbound")
        .values({ id: `${tenant}|${callId}`, at: now })
        .onConflict((conflict) => conflict.doNothing())
        .returning("id")
        .execute();
      return rows.length === 1;
    },

    async forget(before: Date): Promise<void> {
      await db.deleteFrom("inbound").where("at", "<", before).execute();
    },
  };
}
