// What a person reads when the program cannot start on its data folder: one sentence, what to do, an exit code, no stack.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { openDatabase } from "../../src/store/database.ts";
import { type DataFolders, dataFolders } from "../support/data-folder.ts";
import { startProgram } from "../support/program.ts";
import { type SmallDisk, canMount, remount, smallDisk } from "../support/small-disk.ts";

let folders: DataFolders;
let disk: SmallDisk | undefined;
beforeAll(async () => {
  folders = await dataFolders();
  await folders.copy();
});
afterEach(() => {
  disk?.remove();
  disk = undefined;
});
afterAll(() => folders.remove());

it("refuses the second of two starts on one folder, and the first goes on", async () => {
  const folder = await folders.copy();
  const first = await openDatabase({ kind: "embedded", folder });
  const { code, said } = await startProgram({ DATA_DIR: folder });
  expect(said.trim()).toBe(
    `Another Footnote process is using the data folder ${folder}. Stop it first, choose another folder with DATA_DIR, or give both a Postgres with DATABASE_URL.`,
  );
  expect(code).toBe(1);
  expect(await first.db.selectFrom("inbound").select("id").execute()).toEqual([{ id: "kept" }]);
  await first.close();
});

it("lets exactly one of two programs that start at the same moment in", async () => {
  const folder = await folders.copy();
  const open = () => openDatabase({ kind: "embedded", folder });
  const both = await Promise.allSettled([open(), open()]);
  const inside = both.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  expect(inside).toHaveLength(1);
  await inside[0]!.close();
});

it("refuses a folder whose database is gone", async () => {
  const folder = await folders.copy();
  rmSync(join(folder, "postgres"), { recursive: true });
  const { code, said } = await startProgram({ DATA_DIR: folder });
  expect(said).toContain(`The data folder ${folder} is damaged or not all there: it held a database, which is gone.`);
  expect(said).toContain("restore a backup of the folder");
  expect(said).not.toMatch(/\n\s+at /);
  expect(code).toBe(1);
});

it.skipIf(!canMount)("refuses a folder on a disk that became read-only (needs the right to mount)", async () => {
  disk = smallDisk(80);
  const folder = join(disk.folder, "data");
  await folders.copy(folder);
  remount(disk, "ro");
  const { code, said } = await startProgram({ DATA_DIR: folder });
  expect(said).toMatch(
    /The data folder .* cannot be (locked|written to)\. (Check that it is writable|Make it writable)/,
  );
  expect(said).not.toMatch(/\n\s+at /);
  expect(code).toBe(1);
});
