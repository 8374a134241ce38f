// A data folder copied while it is in use: what Postgres replays after a crash makes the copy whole.
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { BotError } from "../core/errors.ts";
import { isObject } from "../core/values.ts";
import { sentence } from "../words/index.ts";
import { filesBelow, note } from "./data-folder.ts";

/** Of `global/pg_control`: the last checkpoint, and from where its log is replayed. */
const CHECKPOINT = [32, 48] as const;
const TRIES = 10;
const LOG = "pg_wal";

/**
 * Copies the database of `from` into the new folder `to`, as a power cut would leave it: opened there, Postgres replays its log.
 * The control file comes first, the log before and after the rest. Where a checkpoint came between, part of the log may be gone: it is
 * copied again. Throws BotError `store_unavailable`.
 */
export function copyDatabase(from: string, to: string): void {
  const [source, target] = [join(from, "postgres"), join(to, "postgres")];
  const control = () => readFileSync(join(source, "global/pg_control"));
  const checkpoint = (bytes: Buffer) => bytes.toString("hex", ...CHECKPOINT);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = control();
    const names = filesBelow(source);
    const log = names.filter((name) => name.startsWith(LOG));
    for (const name of [...log, ...names.filter((other) => !other.startsWith(LOG))]) copy(source, target, name);
    const after = checkpoint(control());
    for (const name of filesBelow(source).filter((other) => other.startsWith(LOG))) copy(source, target, name);
    copyFileSync(join(source, "global/pg_control"), join(target, "global/pg_control"));
    if (after === checkpoint(before) && checkpoint(control()) === after) return note(to, "made");
  }
  throw new BotError("store_unavailable", sentence("store.tooBusyToCopy", { folder: from }), { retryable: true });
}

function copy(from: string, to: string, name: string): void {
  const [source, target] = [join(from, name), join(to, name)];
  try {
    if (statSync(source).isDirectory()) return void mkdirSync(target, { recursive: true, mode: 0o700 });
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    copyFileSync(source, target);
  } catch (error) {
    // Tables and parts of the log come and go; what the log says of them is replayed.
    if (!isObject(error) || error["code"] !== "ENOENT" || existsSync(source)) throw error;
  }
}
