// The empty database that a new folder begins with: made beforehand, as making one takes 800 MB.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { unpackTar } from "modern-tar/fs";
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
 * Puts the database that `bench/making/empty-database.ts` made into a folder, a piece at a time: whole it is 40 MB. False where the file is
 * not the one that was made, and Postgres has to make its own.
 */
export async function unpackPrepared(folder: string): Promise<boolean> {
  const packed = readFileSync(new URL(import.meta.resolve("#models/empty-database.tar.br")));
  if (createHash("sha256").update(packed).digest("hex") !== made.sha256) return false;
  const unpack = unpackTar(folder, {
    // Its names begin at the root, and Postgres opens no folder that others may look into.
    map: (header) => ({ ...header, name: header.name.replace(/^\//, "") }),
    dmode: 0o700,
    fmode: 0o600,
  });
  await pipeline(Readable.from([packed]), createBrotliDecompress(), unpack);
  return true;
}
