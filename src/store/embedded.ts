// The embedded home: Postgres inside the process, in a folder. Locked, flushed to the disk, and stopped for good at the first fault
// that could cost rows.
import { accessSync, closeSync, constants, existsSync, fdatasyncSync, fsyncSync, mkdirSync, openSync } from "node:fs";
import { readFileSync, readdirSync, renameSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setFlagsFromString } from "node:v8";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { BotError, asBotError } from "../core/errors.ts";
import { type Sentence, sentence } from "../words/index.ts";

export interface Embedded {
  pglite: PGlite;
  /** True when this folder held a finished database before: an empty schema is then a loss, not a first start. */
  wasThere: boolean;
  /** The schema is there: from now on a missing database is a loss. */
  finished(): void;
  close(): Promise<void>;
}

/**
 * Opens the folder's database, or for undefined one in memory: `engine` when there is one.
 * `onFatal` hears the fault after which every query is refused.
 * Throws BotError `store_locked`, `store_unavailable` or `store_damaged`.
 */
export async function openEmbedded(
  folder: string | undefined,
  engine: PGlite | undefined,
  onFatal: (error: BotError) => void,
): Promise<Embedded> {
  if (folder === undefined) {
    const pglite = engine ?? (await PGlite.create({ postgresqlconf: SETTINGS }));
    return { pglite, wasThere: false, finished: () => {}, close: () => close(pglite) };
  }
  const unlock = lockFolder(folder);
  try {
    const wasThere = prepare(folder);
    const pglite = await create(folder);
    const dead = stopAtFatal(pglite, folder, onFatal);
    return {
      pglite,
      wasThere,
      finished: () => note(folder, "made"),
      close: async () => {
        // A database that stopped in the middle of something cannot even be closed; the kernel takes what it holds.
        if (!dead()) await close(pglite);
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/**
 * Its WebAssembly is compiled by the fast compiler alone. The optimising one takes 600 MB and a second for one function of Postgres, after
 * every start, and saves a fifth of what queries cost: where the embedded database is the right one, the memory counts for more.
 */
for (const flag of ["--liftoff-only", "--no-wasm-tier-up", "--no-wasm-dynamic-tiering"]) setFlagsFromString(flag);

const close = async (pglite: PGlite): Promise<void> => {
  if (!pglite.closed) await pglite.close();
};

const SETTINGS = [
  // The defaults hold 128 MB of buffers and up to 1 GB of log; a newsroom fits in these.
  "shared_buffers = 8MB",
  "max_wal_size = 64MB",
  // The only way to flush that the virtual file system passes on.
  "wal_sync_method = fsync",
];

/** Postgres as PGlite starts it, but for `-F`: that would leave a committed row to the mercy of the next power cut. */
const start = (): string[] =>
  (PGlite as unknown as { defaultStartParams: string[] }).defaultStartParams.filter((option) => option !== "-F");

async function create(folder: string): Promise<PGlite> {
  try {
    return await PGlite.create({
      fs: new FlushedFS(join(folder, "postgres")),
      startParams: start(),
      postgresqlconf: SETTINGS,
    });
  } catch (cause) {
    throw unopenable(folder, cause);
  }
}

const FULL_BYTES = 40_000_000;

/** Free bytes where the folder is, for the person who runs this process. */
const freeBytes = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};

function unopenable(folder: string, cause: unknown): BotError {
  const free = freeBytes(folder);
  if (free < FULL_BYTES) {
    return new BotError(
      "store_unavailable",
      sentence("store.folderDiskFull", { folder, free: Math.floor(free / 1e6) }),
      { hint: sentence("store.freeAndStart"), cause },
    );
  }
  return damaged(folder, sentence("store.doesNotOpen"), cause);
}

const damaged = (folder: string, how: Sentence, cause?: unknown): BotError =>
  new BotError("store_damaged", sentence("store.folderDamaged", { folder, how }), {
    hint: sentence("store.folderDamagedHint"),
    cause,
  });

const MARK = "store.json";

/** Says in the folder how far its database is, on the disk when it returns. */
function note(folder: string, database: "making" | "made"): void {
  const path = join(folder, MARK);
  if (database === "made" && read(folder) === "made") return;
  writeFileSync(`${path}.new`, `${JSON.stringify({ database })}\n`, { flush: true });
  renameSync(`${path}.new`, path);
  flush(folder);
}

function read(folder: string): "making" | "made" | undefined {
  const path = join(folder, MARK);
  if (!existsSync(path)) return undefined;
  // A note that cannot be read was written: something was there.
  return readFileSync(path, "utf8").includes('"making"') ? "making" : "made";
}

function flush(path: string): void {
  const fd = openSync(path, "r");
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Makes the folder ready to be opened; whether its database was finished before. Never begins anew where one should be. */
function prepare(folder: string): boolean {
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

/** What of emscripten this file touches. */
interface Stream {
  nfd?: number;
  node: object;
}
interface Emscripten {
  NODEFS: { stream_ops: { fsync?: (stream: Stream) => number }; realPath(node: object): string };
}

/** Node's file system as PGlite sees it, but with a flush: without one, Postgres' fsync goes nowhere. */
class FlushedFS extends NodeFS {
  override async init(...args: Parameters<NodeFS["init"]>): ReturnType<NodeFS["init"]> {
    const { emscriptenOpts } = await super.init(...args);
    const given = emscriptenOpts.preRun ?? [];
    const addFlush = (module: unknown): void => {
      const { NODEFS } = module as Emscripten;
      NODEFS.stream_ops.fsync = (stream) => {
        try {
          // Folders have no descriptor of their own.
          if (stream.nfd === undefined) flush(NODEFS.realPath(stream.node));
          else fdatasyncSync(stream.nfd);
          return 0;
        } catch {
          return 29; // EIO: Postgres stops rather than trust what it could not flush.
        }
      };
    };
    const preRun = [...(Array.isArray(given) ? given : [given]), addFlush];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } as typeof emscriptenOpts };
  }
}

/** Severities after which a Postgres is no more, and codes after which its rows cannot be trusted. */
const isFatal = (error: unknown): boolean => {
  const { severity, code } = error as { severity?: string; code?: string };
  return severity === "PANIC" || severity === "FATAL" || code === "XX001" || code === "XX002";
};

/**
 * After a PANIC the embedded Postgres would loop for ever at the next query, and the whole process with it. Here the fault is
 * told once, and every later query refused. Returns whether that has happened.
 */
function stopAtFatal(pglite: PGlite, folder: string, onFatal: (error: BotError) => void): () => boolean {
  let fault: BotError | undefined;
  const stop = (cause: unknown): BotError => {
    if (!fault) {
      fault = stopped(folder, cause);
      onFatal(fault);
    }
    return fault;
  };
  const module = pglite.Module as unknown as { _PostgresMainLoopOnce(): void; stackRestore(at: number): void };
  const [once, restore] = [module._PostgresMainLoopOnce, module.stackRestore];
  module._PostgresMainLoopOnce = () => {
    try {
      once();
    } catch (error) {
      // Errors of a query leave by a numbered exit; anything else is the end of the instance.
      if ((error as { status?: number }).status === undefined) stop(error);
      throw error;
    }
  };
  // PGlite's loop calls this after whatever it caught, and goes round again: not with a dead instance.
  module.stackRestore = (at) => {
    if (fault) throw fault;
    restore(at);
  };
  for (const name of ["execProtocol", "execProtocolStream"] as const) {
    const run = pglite[name].bind(pglite) as (...args: unknown[]) => Promise<unknown>;
    (pglite as unknown as Record<string, unknown>)[name] = async (...args: unknown[]) => {
      if (fault) throw fault;
      try {
        return await run(...args);
      } catch (error) {
        throw isFatal(error) ? stop(error) : error;
      }
    };
  }
  return () => fault !== undefined;
}

function stopped(folder: string, cause: unknown): BotError {
  const { message } = asBotError(cause);
  const full = /no space left|disk full/i.test(message) || freeBytes(folder) < FULL_BYTES;
  return new BotError("store_unavailable", sentence("store.stopped", { folder, why: message }), {
    hint: full ? sentence("store.stoppedFullHint") : sentence("store.stoppedHint"),
    cause,
  });
}

/**
 * PGlite has one session and no lock of its own. The lock is SQLite's on an empty file: the kernel frees it when the
 * process dies, however it dies, so that nothing stale can refuse the next start.
 */
function lockFolder(folder: string): () => void {
  try {
    mkdirSync(folder, { recursive: true });
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
