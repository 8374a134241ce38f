// What a Postgres on this machine spends on one database, by its processes there.
import { readFileSync } from "node:fs";
import { sql } from "kysely";
import type { Db } from "../../src/store/database.ts";

const TICKS = 100;
/** A connection that has nothing to do is closed after ten seconds; until it is seen, its work is not counted. */
const LOOK_MS = 1_000;

function ticksOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ");
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return 0;
  }
}

/** Processor seconds (user and system) of the database's connections so far; 0 where Postgres runs elsewhere. */
export async function serverCpu(db: Db) {
  const spent = new Map<number, number>();
  async function look(): Promise<void> {
    const { rows } = await sql<{
      pid: number;
    }>`select pid from pg_stat_activity where datname = current_database()`.execute(db);
    for (const { pid } of rows) spent.set(pid, Math.max(spent.get(pid) ?? 0, ticksOf(pid)));
  }
  await look();
  const timer = setInterval(() => void look().catch(() => {}), LOOK_MS);
  return {
    async seconds(): Promise<number> {
      await look();
      return [...spent.values()].reduce((sum, ticks) => sum + ticks, 0) / TICKS;
    },
    close: () => clearInterval(timer),
  };
}
