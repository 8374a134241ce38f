// The log between two cells while its reader is killed again and again: nothing lost, nothing twice.
import { type ChildProcess, fork } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { openOn } from "../../test/support/press.ts";
import { freshDatabase } from "../../test/support/server.ts";
import { print, table } from "../figures.ts";

export const CELLS = { from: "north", to: "south" } as const;
/** What an entry carries: about what an item of a feed does. */
const BODY = { title: "What happened in the harbour", text: "The river council said on Tuesday. ".repeat(30) };
const BATCH = 100;

function startReader(origin: string, own: string): ChildProcess {
  return fork(new URL("log-reader.ts", import.meta.url), [origin, own], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

const ended = (child: ChildProcess): Promise<void> => new Promise((resolve) => child.once("exit", () => resolve()));

export async function log(random: () => number, seconds: number): Promise<void> {
  const [north, south] = [await freshDatabase(), await freshDatabase()];
  const [one, two] = [await openOn(north.url), await openOn(south.url)];
  try {
    // Nothing keeps a second row out here: were an entry taken twice, it would be seen.
    await sql`create table told (key text not null)`.execute(two.db);
    const end = Date.now() + seconds * 1000;
    let written = 0;
    const write = async (): Promise<void> => {
      while (Date.now() < end) {
        const entries = Array.from({ length: BATCH }, (_, n) => ({ key: `item-${written + n}`, body: BODY }));
        await one.db.transaction().execute((trx) => one.cellLog.append(trx, CELLS.to, entries));
        written += BATCH;
        await wait(20);
      }
    };
    let kills = 0;
    const kill = async (): Promise<void> => {
      while (Date.now() < end) {
        const reader = startReader(north.url, south.url);
        await wait(1_000 + random() * 3_000);
        reader.kill("SIGKILL");
        await ended(reader);
        kills += 1;
      }
    };
    await Promise.all([write(), kill()]);

    // The rest by one reader that lives: how fast it is.
    const left = async (): Promise<number> =>
      (await sql<{ n: number }>`select count(*)::int as n from cell_log`.execute(one.db)).rows[0]!.n;
    const waiting = await left();
    const began = performance.now();
    const reader = startReader(north.url, south.url);
    while ((await left()) > 0) await wait(100);
    const rate = waiting / ((performance.now() - began) / 1000);
    reader.kill();
    await ended(reader);

    const { rows } = await sql<{
      told: number;
      keys: number;
    }>`select count(*)::int as told, count(distinct key)::int as keys
      from told`.execute(two.db);
    const { told, keys } = rows[0]!;
    print(
      `The log between two cells on two databases, its reader killed every 1 to 4 seconds, for ${seconds} seconds:`,
    );
    table(
      ["written", "kills", "lost", "twice", "entries/s of one reader, its start included"],
      [
        [
          String(written),
          String(kills),
          String(written - keys),
          String(told - keys),
          waiting < 1_000 ? "-" : rate.toFixed(0),
        ],
      ],
    );
    if (keys !== written || told !== keys) process.exitCode = 1;
  } finally {
    await Promise.all([one.close(), two.close()]);
    await Promise.all([north.drop(), south.drop()]);
  }
}
