// The embedded database gives others their turn between two queries, also within one transaction.
import { setImmediate } from "node:timers";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { forPerson } from "../../src/core/urgent.ts";
import { openDatabase } from "../../src/store/database.ts";
import { type DataFolders, dataFolders } from "../support/data-folder.ts";

let folders: DataFolders;
beforeAll(async () => {
  folders = await dataFolders();
});
afterAll(() => folders.remove());

it("a transaction of many queries is no single turn of the loop", async () => {
  const { db, close } = await openDatabase({ kind: "embedded", folder: await folders.copy() });
  let [turns, going] = [0, true];
  const turn = () => {
    turns += 1;
    if (going) setImmediate(turn);
  };
  const before = process.cpuUsage();
  setImmediate(turn);
  await db.transaction().execute(async (trx) => {
    for (let n = 0; n < 40; n += 1)
      await sql`select count(*) from generate_series(1, 50000) where md5(generate_series::text) = ''`.execute(trx);
  });
  const spentMs = process.cpuUsage(before).user / 1000;
  going = false;
  await close();
  // Slices of ten milliseconds, but for queries that take longer by themselves.
  expect(spentMs).toBeGreaterThan(200);
  expect(turns).toBeGreaterThan(20);
});

it("what a person waits for is asked before what nobody waits for, and after the transaction at hand", async () => {
  const { db, close } = await openDatabase({ kind: "embedded", folder: await folders.copy() });
  const order: string[] = [];
  const ask = (name: string) =>
    db.transaction().execute(async (trx) => {
      await sql`select 1`.execute(trx);
      order.push(name);
    });
  const asked = [ask("at hand"), ask("poll"), ask("poll"), forPerson(() => ask("answer")), ask("poll")];
  await Promise.all([...asked, forPerson(() => ask("answer"))]);
  await close();
  expect(order).toEqual(["at hand", "answer", "answer", "poll", "poll", "poll"]);
});
