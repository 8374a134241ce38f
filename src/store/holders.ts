// Whose keys there are: a secret names its tenant, and nobody else does.
import { sql } from "kysely";
import type { Tenant } from "../core/domain.ts";
import type { Db } from "./database.ts";

const OWNER = "keys:";

export function createHolderStore(db: Db) {
  return {
    /** The tenant whose key has this hash; undefined where there is none. */
    async tenantOf(hash: string): Promise<Tenant | undefined> {
      const row = await db
        .selectFrom("records")
        .select("owner")
        .where("key", "=", hash)
        .where(sql<boolean>`owner like 'keys:%'`)
        .executeTakeFirst();
      return row?.owner.slice(OWNER.length);
    },
  };
}
