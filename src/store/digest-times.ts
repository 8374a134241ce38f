// When the next digest of each subscription is due.
import { sql } from "kysely";
import type { Schedule } from "../core/domain.ts";
import type { Db } from "./database.ts";

/** When the next digest is due, for which schedule that was reckoned, and when. */
export interface DigestTime {
  at: Date | undefined;
  of: string | undefined;
  setAt: Date | undefined;
}

export function createDigestTimeStore(db: Db) {
  return {
    /** The digest times of all subscriptions that want digests. */
    async all(): Promise<(DigestTime & { id: string; schedule: Schedule })[]> {
      const rows = await db
        .selectFrom("subscriptions")
        .select(["id", "schedule", "digest_at", "digest_of", "digest_set_at"])
        .where(sql`schedule->>'mode'`, "=", "digest")
        .execute();
      return rows.map((row) => ({
        id: row.id,
        schedule: row.schedule,
        at: row.digest_at ?? undefined,
        of: row.digest_of ?? undefined,
        setAt: row.digest_set_at ?? undefined,
      }));
    },

    /** Notes the next time unless somebody did since `held` was read; true when it was noted. */
    async set(trx: Db, held: { id: string; at: Date | undefined }, next: DigestTime): Promise<boolean> {
      const rows = await trx
        .updateTable("subscriptions")
        .set({ digest_at: next.at ?? null, digest_of: next.of ?? null, digest_set_at: next.setAt ?? null })
        .where("id", "=", held.id)
        .where(sql<boolean>`digest_at is not distinct from ${held.at ?? null}`)
        .returning("id")
        .execute();
      return rows.length === 1;
    },
  };
}
