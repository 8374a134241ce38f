// An embedded store with its schema and its queues, made once and copied: making one costs more than most tests that want one.
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createJobs } from "../../src/store/jobs.ts";
import { type Database, type Home, openDatabase } from "../../src/store/database.ts";

/** What it depends on: the code that makes it, and the libraries it is made with. */
function version(): string {
  const root = join(import.meta.dirname, "../..");
  const hash = createHash("sha256");
  for (const path of globSync("src/store/**/*.ts", { cwd: root }).toSorted())
    hash.update(readFileSync(join(root, path)));
  return hash
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex")
    .slice(0, 16);
}

/** A store that has its tables and its queues, and nothing in them. */
export async function makeEmpty(home: Home): Promise<Database> {
  const database = await openDatabase(home);
  const jobs = createJobs(database, () => {});
  await jobs.start();
  await jobs.stop(0);
  return database;
}

async function make(path: string): Promise<void> {
  const database = await makeEmpty({ kind: "embedded", folder: undefined });
  const dump = await database.pglite!.dumpDataDir("none");
  const made = `${path}.${process.pid}`;
  writeFileSync(made, new Uint8Array(await dump.arrayBuffer()));
  // Whoever looks finds all of it or nothing.
  renameSync(made, path);
}

let image: Promise<Blob> | undefined;

/** A dump of it, to begin an engine or a folder from. */
export function emptyStore(): Promise<Blob> {
  image ??= (async () => {
    const path = join(tmpdir(), `footnote-empty-store-${version()}.tar`);
    if (!existsSync(path)) await make(path);
    return new Blob([readFileSync(path)]);
  })();
  return image;
}
