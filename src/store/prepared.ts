// The empty database that a new folder begins with: made beforehand, as making one takes 800 MB.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import made from "#models/empty-database.json" with { type: "json" };

/** Settings of the embedded Postgres, which stand in the database itself from its making on. */
export const SETTINGS = [
  // The defaults hold 128 MB of buffers and up to 1 GB of log; a newsroom fits in these.
  "shared_buffers = 8MB",
  "max_wal_size = 64MB",
  // The only way to flush that the virtual file system passes on.
  "wal_sync_method = fsync",
];

/**
 * The prepared database as a tar archive of some 40 MB, made by `bench/making/empty-database.ts`; undefined where the file is not the one
 * that was made, and Postgres has to make its own.
 */
export function preparedDatabase(): Blob | undefined {
  const packed = readFileSync(new URL(import.meta.resolve("#models/empty-database.tar.br")));
  if (createHash("sha256").update(packed).digest("hex") !== made.sha256) return undefined;
  return new Blob([brotliDecompressSync(packed)]);
}
