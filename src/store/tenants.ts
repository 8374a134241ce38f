// A workspace that removed the bot: what is kept for it goes.
import { sql } from "kysely";
import type { Tenant } from "../core/domain.ts";
import type { Db } from "./database.ts";

export function createTenantStore(db: Db) {
  return {
    /** Everything of a tenant goes: its settings and talks, its private feeds, what was read for it and what was written of that. */
    async remove(tenant: Tenant): Promise<void> {
      await db.transaction().execute(async (trx) => {
        for (const table of ["subscriptions", "mutes", "threads", "feedback"] as const) {
          await trx.deleteFrom(table).where("tenant", "=", tenant).execute();
        }
        const gone = await trx
          .deleteFrom("articles")
          .where(({ or, eb, selectFrom }) =>
            or([
              eb("articles.tenant", "=", tenant),
              eb("articles.feed_id", "in", selectFrom("feeds").select("feeds.id").where("feeds.tenant", "=", tenant)),
            ]),
          )
          .returning("id")
          .execute();
        await trx.deleteFrom("feeds").where("tenant", "=", tenant).execute();
        if (gone.length === 0) return;
        const ids = sql.join(gone.map((row) => sql`${row.id}`));
        await sql`delete from analyses where jsonb_exists_any(body->'reportedBy', array[${ids}]::text[])`.execute(trx);
      });
    },
  };
}
