// Whose keys there are: a secret names its tenant, and nobody else does.
import { type RawBuilder, sql } from "kysely";
import type { Tenant } from "../core/domain.ts";
import type { Db } from "./database.ts";

/** A key as its records hold it, and when it last opened something. */
export interface HeldKey {
  tenant: Tenant;
  kept: unknown;
  used: string | undefined;
}

/** Keys are looked for with every request of a program, so all of one comes in one answer. */
export function createHolderStore(db: Db) {
  const held = async (hash: string, whose: RawBuilder<boolean>): Promise<HeldKey | undefined> => {
    const { rows } = await sql<Omit<HeldKey, "used"> & { used: string | null }>`
      select substr(keys.owner, 6) as tenant, keys.value as kept, uses.value #>> '{}' as used
      from records as keys left join records as uses
        on uses.owner = 'key-uses:' || substr(keys.owner, 6) and uses.key = keys.key
      where keys.key = ${hash} and keys.owner like 'keys:%' and ${whose}`.execute(db);
    const [row] = rows;
    return row && { ...row, used: row.used ?? undefined };
  };

  return {
    /** The key of this hash, whatever tenant it is of; undefined where there is none. */
    async anywhere(hash: string): Promise<HeldKey | undefined> {
      return held(hash, sql<boolean>`true`);
    },

    /** The key of this hash, if it is this tenant's. */
    async of(tenant: Tenant, hash: string): Promise<HeldKey | undefined> {
      return held(hash, sql<boolean>`keys.owner = ${`keys:${tenant}`}`);
    },
  };
}
