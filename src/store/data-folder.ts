// The data folder on the disk: who holds it, whether it is whole, how much room is left.
import { accessSync, chmodSync, closeSync, constants, existsSync, fsyncSync, mkdirSync, openSync } from "node:fs";
import { lstatSync, readFileSync, readdirSync, renameSync, rmSync, statSync, statfsSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { BotError } from "../core/errors.ts";
import { type Wording, sentence } from "../words/index.ts";

/** With less than this free, a fault of the database is the disk's. */
export const FULL_BYTES = 40_000_000;

/** Free bytes where the folder is, for the person who runs this process. */
export const freeBytes = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};

export const damaged = (folder: string, how: Wording, cause?: unknown): BotError =>
  new BotError("store_damaged", sentence("store.folderDamaged", { folder, how }), {
    hint: sentence("store.folderDamagedHint"),
    cause,
  });

/** What the group and all others may do with a file. */
const OTHERS = 0o077;
const MARK = "store.json";

/** Says in the folder how far its database is, on the disk when it returns. */
export function note(folder: string, database: "making" | "made"): void {
  const path = join(folder, MARK);
  if (database === "made" && read(folder) === "made") return;
  writeFileSync(`${path}.new`, `${JSON.stringify({ database })}\n`, { flush: true, mode: 0o600 });
  renameSync(`${path}.new`, path);
  flush(folder);
}

/** Whether a bot was here before, whatever is left of its database: its lock, its pictures, what a restore put aside. */
export const wasUsed = (folder: string): boolean =>
  existsSync(folder) &&
  statSync(folder).isDirectory() &&
  readdirSync(folder).some((name) => /^(?:lock|pictures|before-.*)$/.test(name));

export const hasNote = (folder: string): boolean => existsSync(join(folder, MARK));

function read(folder: string): "making" | "made" | undefined {
  const path = join(folder, MARK);
  if (!existsSync(path)) return undefined;
  // A note that cannot be read was written: something was there.
  return readFileSync(path, "utf8").includes('"making"') ? "making" : "made";
}

export function flush(path: string): void {
  const fd = openSync(path, "r");
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Not of the database: notes of the process that runs. */
const NOTES = new Set(["postmaster.pid", "postmaster.opts"]);

/** Every file and folder of a database, as a path below `root`. */
export const filesBelow = (root: string): string[] =>
  readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => !NOTES.has(name));

/** Puts every file and folder of a database on the disk: at once, for then the disk needs to settle but once. */
export async function flushBelow(root: string): Promise<void> {
  await Promise.all(
    ["", ...filesBelow(root)].map(async (name) => {
      const file = await open(join(root, name));
      try {
        await file.sync();
      } finally {
        await file.close();
      }
    }),
  );
}

/** Takes the rights of all but the owner from the folder and all below it; whether others could open the folder. */
export function keepToOwner(folder: string): boolean {
  // Elsewhere rights are not told by modes.
  if (process.platform === "win32") return false;
  const open = (statSync(folder).mode & OTHERS) !== 0;
  for (const name of ["", ...readdirSync(folder, { recursive: true, encoding: "utf8" })]) {
    const path = join(folder, name);
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found && !found.isSymbolicLink() && (found.mode & OTHERS) !== 0) chmodSync(path, found.mode & ~OTHERS);
  }
  return open;
}

/** Makes the folder ready to be opened; whether its database was finished before. Never begins anew where one should be. */
export function prepareFolder(folder: string): boolean {
  try {
    const postgres = join(folder, "postgres");
    accessSync(folder, constants.W_OK);
    const noted = read(folder);
    // The first start did not get as far as a schema: there is nothing in it.
    if (noted === "making") rmSync(postgres, { recursive: true, force: true });
    const files = existsSync(postgres) ? readdirSync(postgres) : [];
    if (files.length === 0) {
      if (noted === "made") throw damaged(folder, sentence("store.heldDatabase"));
      note(folder, "making");
      return false;
    }
    const missing = ["PG_VERSION", "base", "global", "pg_wal", "pg_xact"].filter((name) => !files.includes(name));
    const [name] = missing;
    if (name !== undefined) throw damaged(folder, sentence("store.partMissing", { name }));
    accessSync(postgres, constants.W_OK);
    return true;
  } catch (error) {
    if (error instanceof BotError) throw error;
    throw new BotError("store_unavailable", sentence("store.cannotWrite", { folder }), {
      hint: sentence("store.cannotWriteHint"),
      cause: error,
    });
  }
}

/**
 * PGlite has one session and no lock of its own. The lock is SQLite's on an empty file: the kernel frees it when the
 * process dies, however it dies, so that nothing stale can refuse the next start.
 */
export function lockFolder(folder: string): () => void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new BotError("store_unavailable", sentence("store.cannotCreate", { folder }), {
      hint: sentence("store.cannotCreateHint"),
      cause: error,
    });
  }
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(join(folder, "lock"), { timeout: 0 });
    lock.exec("begin exclusive");
    return () => lock?.close();
  } catch (error) {
    lock?.close();
    if (!String(error).includes("locked")) {
      throw new BotError("store_unavailable", sentence("store.cannotLock", { folder }), {
        hint: sentence("store.cannotLockHint"),
        cause: error,
      });
    }
    throw new BotError("store_locked", sentence("store.inUse", { folder }), {
      hint: sentence("store.inUseHint"),
      cause: error,
    });
  }
}
