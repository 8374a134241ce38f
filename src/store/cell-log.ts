// The log between cells, kept in Postgres: what waits for another cell, and what of it is known here.
import { sql } from "kysely";
import { type Db, type Trx, json } from "./database.ts";

export function createCellLogStore(db: Db) {
  return {
    /** Writes entries for another cell, in the transaction that they come of; one whose key waits there is written once. */
    async append(trx: Trx, cell: string, entries: readonly { key: string; body: unknown }[]): Promise<void> {
      if (entries.length === 0) return;
      await trx
        .insertInto("cell_log")
        .values(entries.map(({ key, body }) => ({ cell, key, body: json(body) })))
        .onConflict((conflict) => conflict.columns(["cell", "key"]).doNothing())
        .execute();
    },

    /**
     * The oldest entries for a cell that it has not confirmed. Whoever reads keeps no place of its own: a number is given before
     * its transaction ends, so that a later one may be seen first.
     */
    async waiting(cell: string, limit: number): Promise<{ seq: number; key: string; body: unknown }[]> {
      return db
        .selectFrom("cell_log")
        .select(["seq", "key", "body"])
        .where("cell", "=", cell)
        .orderBy("seq")
        .limit(limit)
        .execute();
    },

    /** Forgets entries that the cell has. */
    async confirm(cell: string, seqs: readonly number[]): Promise<void> {
      await sql`delete from cell_log where cell = ${cell} and seq = any(${[...seqs]}::bigint[])`.execute(db);
    },

    /** Which of these keys of another cell were never received here; from now on they are known. */
    async receive(trx: Trx, from: string, keys: readonly string[]): Promise<Set<string>> {
      const rows = await sql<{ key: string }>`insert into cell_received (origin, key)
        select ${from}, key from unnest(${[...keys]}::text[]) as key order by key
        on conflict do nothing returning key`.execute(trx);
      return new Set(rows.rows.map(({ key }) => key));
    },

    /** Forgets some of what came before a moment; how many. */
    async forget(before: Date, limit: number): Promise<number> {
      const { numAffectedRows = 0n } = await sql`delete from cell_received where ctid = any(array(
        select ctid from cell_received where at < ${before} limit ${limit}))`.execute(db);
      return Number(numAffectedRows);
    },
  };
}
