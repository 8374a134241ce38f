// Opening the store: one process a folder, nothing lost on reopening, no older program on a newer schema.
import { writeFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { type DataFolders, dataFolders } from "../support/data-folder.ts";

let folders: DataFolders;
let folder: string;
const open: Database[] = [];
const openHere = async (): Promise<Database> => {
  const database = await openDatabase({ kind: "embedded", folder });
  open.push(database);
  return database;
};
beforeAll(async () => {
  folders = await dataFolders();
});
beforeEach(async () => {
  folder = await folders.copy();
});
afterEach(async () => {
  for (const database of open.splice(0)) await database.close().catch(() => {});
});
afterAll(() => folders.remove());

it("refuses a second process on the same folder in a clear sentence, and lets it in once the first is gone", async () => {
  const first = await openHere();
  await first.db.insertInto("inbound").values({ id: "mine", at: new Date() }).execute();
  await expect(openHere()).rejects.toMatchObject({
    code: "store_locked",
    message: expect.stringContaining("Another Footnote process"),
    hint: expect.stringContaining("DATA_DIR"),
  });
  await first.close();
  const second = await openHere();
  expect(await second.db.selectFrom("inbound").select("id").orderBy("id").execute()).toEqual([
    { id: "kept" },
    { id: "mine" },
  ]);
});

it("refuses a database that a newer program wrote", async () => {
  const first = await openHere();
  await first.db
    .insertInto("kysely_migration" as never)
    .values({ name: "999-later", timestamp: new Date().toISOString() } as never)
    .execute();
  await first.close();
  await expect(openHere()).rejects.toMatchObject({ code: "store_newer" });
});

it("refuses a folder that cannot be one", async () => {
  folder = `${folder}-file`;
  await writeFile(folder, "a file");
  await expect(openHere()).rejects.toMatchObject({
    code: "store_unavailable",
    hint: expect.stringContaining("DATA_DIR"),
  });
});

it("gives two transactions that overlap each its own work", async () => {
  const { db } = await openHere();
  const insert = (id: string, fail: boolean) =>
    db.transaction().execute(async (trx) => {
      await trx.insertInto("inbound").values({ id, at: new Date() }).execute();
      if (fail) throw new Error("rolled back");
    });
  await Promise.allSettled([insert("a", false), insert("b", true), insert("c", false)]);
  const kept = await db.selectFrom("inbound").select("id").orderBy("id").execute();
  expect(kept.map((row) => row.id)).toEqual(["a", "c", "kept"]);
});
