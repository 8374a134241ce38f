// A copy that is made while rows are written is whole, and goes back; rights and pages are looked at when it opens.
import { spawn } from "node:child_process";
import { chmodSync, closeSync, existsSync, openSync, readdirSync, rmSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { backupCommand, restoreCommand } from "../../src/cli/backup.ts";
import { openDatabase } from "../../src/store/database.ts";
import { type Wording, english } from "../../src/words/index.ts";
import { type DataFolders, dataFolders } from "../support/data-folder.ts";

const CHILD = fileURLToPath(new URL("./writing-child.ts", import.meta.url));
const PAGE = 8192;

let folders: DataFolders;
beforeAll(async () => {
  folders = await dataFolders();
  await folders.copy();
});
afterAll(() => folders.remove());

async function keysIn(folder: string): Promise<string[]> {
  const { db, close } = await openDatabase({ kind: "embedded", folder });
  const rows = await db.selectFrom("cache").select("key").where("key", "like", "row-%").orderBy("key").execute();
  await close();
  return rows.map(({ key }) => key);
}

it("a backup of a bot at work holds every row that was saved before, and goes back beside what stood there", async () => {
  const folder = await folders.copy();
  const child = spawn(process.execPath, [CHILD, folder], { stdio: ["ignore", "pipe", "inherit"] });
  const saved: number[] = [];
  const backup = `${folder}-backup`;
  const said: string[] = [];
  let before = 0;
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      saved.push(Number(line));
      if (saved.length === 30) break;
    }
    before = saved.length;
    expect(await backupCommand(backup, { DATA_DIR: folder }, (text) => said.push(text))).toBe(0);
  } finally {
    child.kill("SIGKILL");
  }
  expect(said).toEqual([expect.stringContaining("every page of it whole")]);
  const rows = await keysIn(backup);
  expect(rows.length).toBeGreaterThanOrEqual(before);
  expect(rows).toEqual(rows.map((_, n) => `row-${String(n + 1).padStart(6, "0")}`));
  await expect(backupCommand(backup, { DATA_DIR: folder }, () => {})).rejects.toMatchObject({ code: "usage" });

  const fresh = await folders.copy();
  expect(await restoreCommand(backup, { DATA_DIR: fresh }, (text) => said.push(text))).toBe(0);
  expect(await keysIn(fresh)).toEqual(rows);
  const [aside] = readdirSync(fresh).filter((name) => name.startsWith("before-"));
  expect(await keysIn(join(fresh, aside!))).toEqual([]);
});

it("a restore does not touch a folder in use, and a server's database is left to its own programs", async () => {
  const folder = await folders.copy();
  const open = await openDatabase({ kind: "embedded", folder });
  const other = await folders.copy();
  await expect(restoreCommand(other, { DATA_DIR: folder }, () => {})).rejects.toMatchObject({ code: "store_locked" });
  await open.close();
  await expect(
    backupCommand(`${folder}-b`, { DATABASE_URL: "postgres://u:p@db.example/x" }, () => {}),
  ).rejects.toMatchObject({ code: "usage", hint: expect.stringContaining("pg_dump") });
  await expect(backupCommand("b", { DATA_DIR: `${folder}-none` }, () => {})).rejects.toMatchObject({
    code: "not_found",
  });
  expect(existsSync("b")).toBe(false);
});

it("damage to pages of the largest table is seen at the start", async () => {
  const folder = await folders.copy();
  const made = await openDatabase({ kind: "embedded", folder });
  await sql`insert into cache (key, value) select 'k' || n, repeat(md5(n::text), 50) from generate_series(1, 2000) n`.execute(
    made.db,
  );
  await made.close();
  const base = join(folder, "postgres/base");
  const files = readdirSync(base, { recursive: true, encoding: "utf8" }).filter((name) => /\/\d+$/.test(name));
  const largest = files.toSorted((a, b) => statSync(join(base, b)).size - statSync(join(base, a)).size)[0]!;
  const pages = statSync(join(base, largest)).size / PAGE;
  const fd = openSync(join(base, largest), "r+");
  // In the middle of the page: its head is as it was.
  for (let n = 0; n < 20; n += 1) writeSync(fd, "damaged", Math.floor((n * pages) / 20) * PAGE + 5000);
  closeSync(fd);
  await expect(openDatabase({ kind: "embedded", folder })).rejects.toMatchObject({
    code: "store_damaged",
    message: expect.stringContaining(
      `20 pages of its database do not have their checksum, the first in base/${largest}`,
    ),
  });
});

it("a folder that a bot used, without its database and its note, is begun anew, and it is said", async () => {
  const folder = await folders.copy();
  const said: string[] = [];
  const start = async () => {
    const options = { onNotice: (notice: Wording) => said.push(english.tell(notice)) };
    await (await openDatabase({ kind: "embedded", folder }, options)).close();
  };
  await start();
  said.length = 0;
  rmSync(join(folder, "store.json"));
  rmSync(join(folder, "postgres"), { recursive: true });
  await start();
  expect(said).toEqual([expect.stringContaining("database and store.json are gone")]);
  await start();
  expect(said).toHaveLength(1);
});

it("the folder and its files are closed to others at the start, and it is said", async () => {
  const folder = await folders.copy();
  const said: string[] = [];
  const start = () =>
    openDatabase({ kind: "embedded", folder }, { onNotice: (notice) => said.push(english.tell(notice)) });
  await (await start()).close();
  said.length = 0;
  chmodSync(folder, 0o755);
  chmodSync(join(folder, "postgres/PG_VERSION"), 0o644);
  rmSync(join(folder, "store.json"));
  const open = await start();
  const others = ["", ...readdirSync(folder, { recursive: true, encoding: "utf8" })].filter(
    (name) => (statSync(join(folder, name)).mode & 0o077) !== 0,
  );
  await open.close();
  // What Postgres makes anew while it runs lies in a folder that nobody else opens.
  expect(others.filter((name) => !name.startsWith("postgres/"))).toEqual([]);
  expect(said).toEqual([
    expect.stringContaining("store.json was missing"),
    expect.stringContaining("could be opened by other users; now by its owner alone."),
  ]);
});
