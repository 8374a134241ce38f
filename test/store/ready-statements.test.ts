// Statements that are asked again are planned once, answer as before, and never as the table was before.
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { PGlite } from "@electric-sql/pglite";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { type DataFolders, dataFolders } from "../support/data-folder.ts";

let folders: DataFolders;
let database: Database;
let pglite: PGlite;
beforeAll(async () => {
  folders = await dataFolders();
  database = await openDatabase({ kind: "embedded", folder: await folders.copy() });
  pglite = database.pglite!;
});
afterAll(async () => {
  await database.close();
  await folders.remove();
});
beforeEach(async () => {
  await pglite.exec("drop table if exists berths; create table berths (name text primary key, depth int)");
  await pglite.exec("insert into berths values ('north', 4), ('south', 9)");
});

const DEEPER = "select * from berths where depth > $1 order by name";
const deeper = async (than: number) => (await pglite.query(DEEPER, [than])).rows;
/** The names under which Postgres holds a statement, each with how often it was carried out. */
async function held(text: string): Promise<{ times: number }[]> {
  const asked = "select (generic_plans + custom_plans)::int as times from pg_prepared_statements where statement = $1";
  return (await pglite.query<{ times: number }>(asked, [text])).rows;
}

it("holds a statement under a name from the third time on, whatever it is asked with, and answers the same", async () => {
  for (const [than, names] of [
    [3, ["north", "south"]],
    [5, ["south"]],
    [8, ["south"]],
    [9, []],
    [1, ["north", "south"]],
  ] as const)
    expect((await deeper(than)).map((row) => (row as { name: string }).name)).toEqual(names);
  expect(await held(DEEPER)).toEqual([{ times: 3 }]);
  expect(await held("select 1 where $1")).toEqual([]);
});

it("knows the columns of a table that was changed meanwhile", async () => {
  for (let n = 0; n < 5; n += 1) await deeper(0);
  await pglite.exec("alter table berths add column crane text");
  expect(await deeper(5)).toEqual([{ name: "south", depth: 9, crane: null }]);
  for (let n = 0; n < 5; n += 1) await deeper(0);
  await pglite.query("alter table berths drop column crane");
  expect(await deeper(5)).toEqual([{ name: "south", depth: 9 }]);
});

it("tells a fault of the statement that failed, and goes on", async () => {
  const share = (by: number) => pglite.query("select 12 / $1::int as share", [by]);
  for (let n = 0; n < 4; n += 1) {
    await expect(share(0)).rejects.toMatchObject({ code: "22012" });
    expect((await share(4)).rows).toEqual([{ share: 3 }]);
  }
  for (let n = 0; n < 4; n += 1)
    await expect(pglite.query("select nothing from berths where depth = $1", [1])).rejects.toMatchObject({
      code: "42703",
    });
  expect(await deeper(5)).toHaveLength(1);
});

it("takes back what a failed transaction wrote, and keeps what another wrote", async () => {
  const write = (name: string, isWhole: boolean) =>
    pglite.transaction(async (trx) => {
      await trx.query("insert into berths values ($1, $2)", [name, 7]);
      if (!isWhole) await trx.query("insert into berths values ($1, $2)", [name, 7]);
    });
  for (let n = 0; n < 4; n += 1) {
    await expect(write(`lost ${n}`, false)).rejects.toMatchObject({ code: "23505" });
    await write(`kept ${n}`, true);
  }
  const { rows } = await pglite.query<{ name: string }>("select name from berths where depth = 7 order by name");
  expect(rows.map(({ name }) => name)).toEqual(["kept 0", "kept 1", "kept 2", "kept 3"]);
});

it("plans a statement anew when the table may have grown", async () => {
  const names = async () => {
    const asked = "select name from pg_prepared_statements where statement = $1";
    return (await pglite.query<{ name: string }>(asked, [DEEPER])).rows.map(({ name }) => name);
  };
  for (let n = 0; n < 5; n += 1) await deeper(0);
  const before = await names();
  for (let n = 0; n < 200; n += 1) await deeper(0);
  expect(await names()).toHaveLength(1);
  expect(await names()).not.toEqual(before);
});

it("finds its way when its statements were thrown away", async () => {
  for (let n = 0; n < 5; n += 1) await deeper(0);
  await pglite.exec("discard all");
  expect(await deeper(5)).toHaveLength(1);
});

it("is refused once, and goes on, where a function threw them away behind its back", async () => {
  await pglite.exec(
    "create or replace function forget() returns int language plpgsql as $$ begin execute 'deallocate all'; return 1; end $$",
  );
  for (let n = 0; n < 5; n += 1) await deeper(0);
  await pglite.query("select forget()");
  await expect(deeper(5)).rejects.toMatchObject({ code: "26000" });
  expect(await deeper(5)).toHaveLength(1);
});

it("holds no more statements than it keeps in mind", async () => {
  for (let n = 0; n < 220; n += 1)
    for (let time = 0; time < 3; time += 1) await pglite.query(`select $1::int + ${n} as sum`, [1]);
  const { rows } = await pglite.query<{ count: number }>("select count(*)::int as count from pg_prepared_statements");
  expect(rows[0]!.count).toBeLessThanOrEqual(151);
});
