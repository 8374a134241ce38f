// What one cell has for another, from the log between them into the other's database: each entry once.
import { crashPoint } from "../operate/crash-point.ts";
import type { Trx } from "../store/database.ts";
import type { Store } from "../store/index.ts";

export interface NewCellEntry {
  /** What the entry is, for ever: an entry of the same key from the same cell is the same entry. */
  key: string;
  body: unknown;
}

export interface CellEntry extends NewCellEntry {
  /** Its place in the log, by which it is confirmed. */
  seq: number;
}

/**
 * The log between cells, as a reader sees it. It may give an entry again, and in any order: what is new is decided where it
 * arrives. Written in Postgres (`store.cellLog`); any log that keeps an entry until it is confirmed will do.
 */
export interface CellLog {
  /** Entries for this cell that it has not confirmed. */
  waiting(cell: string, limit: number): Promise<CellEntry[]>;
  /** The cell has these; they may be forgotten. */
  confirm(cell: string, seqs: readonly number[]): Promise<void>;
}

export interface RelayPorts {
  log: CellLog;
  /** The cell the log belongs to, and the one that reads it. */
  from: string;
  to: string;
  /** The reading cell's store. */
  store: Pick<Store, "db" | "cellLog">;
  /** Does with new entries what is to be done, in the transaction that says they are known. */
  take(trx: Trx, entries: readonly CellEntry[]): Promise<void>;
}

const AT_ONCE = 500;

/** Moves what waits, as much as one transaction takes; how many entries were found, known ones among them. */
export async function relay({ log, from, to, store, take }: RelayPorts): Promise<number> {
  const entries = await log.waiting(to, AT_ONCE);
  if (entries.length === 0) return 0;
  await store.db.transaction().execute(async (trx) => {
    const fresh = await store.cellLog.receive(
      trx,
      from,
      entries.map(({ key }) => key),
    );
    await take(
      trx,
      entries.filter(({ key }) => fresh.delete(key)),
    );
  });
  crashPoint("relay.taken");
  await log.confirm(
    to,
    entries.map(({ seq }) => seq),
  );
  return entries.length;
}
