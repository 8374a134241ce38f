// A data folder that is not all there is refused with what to do, never begun anew, and never changed.
import { existsSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/store/database.ts";
import { type DataFolders, dataFolders } from "../support/data-folder.ts";

let folders: DataFolders;
beforeAll(async () => {
  folders = await dataFolders();
  await folders.copy();
});
afterAll(() => folders.remove());

const open = (folder: string) => openDatabase({ kind: "embedded", folder });
const kept = async (folder: string): Promise<string[]> => {
  const database = await open(folder);
  const rows = await database.db.selectFrom("inbound").select("id").execute();
  await database.close();
  return rows.map(({ id }) => id);
};
/** Names and sizes of all that is in the folder, but for the lock. */
const listing = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name !== "lock")
    .toSorted();
const segments = (folder: string): string[] =>
  readdirSync(join(folder, "postgres/pg_wal"))
    .filter((name) => /^[0-9A-F]{24}$/.test(name))
    .map((name) => join(folder, "postgres/pg_wal", name));

describe("a data folder is refused as damaged, and left as it is,", () => {
  const remove = (name: string) => (folder: string) => rmSync(join(folder, name), { recursive: true });
  it.each<[string, (folder: string) => void]>([
    ["when its database is gone", remove("postgres")],
    [
      "when its database is an empty folder",
      (folder) => {
        for (const name of readdirSync(join(folder, "postgres"))) remove(`postgres/${name}`)(folder);
      },
    ],
    ["when it does not say of which version it is", remove("postgres/PG_VERSION")],
    ["when its tables are missing", remove("postgres/base")],
    ["when its log is missing", remove("postgres/pg_wal")],
    ["when its log is empty", (folder) => segments(folder).forEach((path) => rmSync(path))],
    ["when its log is cut short", (folder) => segments(folder).forEach((path) => truncateSync(path, 1_000_000))],
    [
      "when its log is overwritten",
      (folder) => segments(folder).forEach((path) => writeFileSync(path, Buffer.alloc(16_777_216, 7))),
    ],
    ["when its control file is missing", remove("postgres/global/pg_control")],
    ["when its control file is cut short", (folder) => truncateSync(join(folder, "postgres/global/pg_control"), 100)],
    [
      "when what says which transactions counted is missing, so that every table looks empty",
      (folder) => {
        for (const name of readdirSync(join(folder, "postgres/pg_xact"))) remove(`postgres/pg_xact/${name}`)(folder);
      },
    ],
  ])("%s", async (_name, damage) => {
    const folder = await folders.copy();
    damage(folder);
    const before = listing(folder);
    await expect(open(folder)).rejects.toMatchObject({
      code: "store_damaged",
      message: expect.stringMatching(/damaged|gone/),
      hint: expect.stringContaining("restore a backup"),
    });
    expect(existsSync(join(folder, "store.json"))).toBe(true);
    const after = new Set(listing(folder));
    const lost = before.filter((name) => !after.has(name) && !/postmaster\.pid|pg_internal\.init/.test(name));
    expect(lost).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});

it("opens after a kill in the middle of a write, with every row that was saved", async () => {
  const folder = await folders.copy();
  const database = await open(folder);
  await database.db.insertInto("inbound").values({ id: "late", at: new Date() }).execute();
  // What the disk holds at this moment is what a killed process leaves behind.
  const image = `${folder}-image`;
  await cp(folder, image, { recursive: true, filter: (name) => !name.endsWith("/lock") });
  await database.close();
  expect((await kept(image)).toSorted()).toEqual(["kept", "late"]);
});

it("begins anew where the first start was cut short before there was anything to keep", async () => {
  const folder = await folders.copy();
  writeFileSync(join(folder, "store.json"), '{"database":"making"}\n');
  rmSync(join(folder, "postgres/base"), { recursive: true });
  expect(await kept(folder)).toEqual([]);
  expect(await readFile(join(folder, "store.json"), "utf8")).toContain("made");
});

it("opens a folder of a version that left no note in it", async () => {
  const folder = await folders.copy();
  rmSync(join(folder, "store.json"));
  expect(await kept(folder)).toEqual(["kept"]);
  expect(existsSync(join(folder, "store.json"))).toBe(true);
});
