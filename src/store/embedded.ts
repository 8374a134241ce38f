// The embedded home: Postgres inside the process, stopped for good at a fault that costs rows.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { PGlite } from "@electric-sql/pglite";
import { BotError, asBotError } from "../core/errors.ts";
import { createSlices } from "../core/turn.ts";
import { isObject } from "../core/values.ts";
import { type Wording, sentence } from "../words/index.ts";
import {
  FULL_BYTES,
  damaged,
  flushBelow,
  freeBytes,
  hasNote,
  keepToOwner,
  lockFolder,
  note,
  prepareFolder,
  wasUsed,
} from "./data-folder.ts";
import { damagedPages } from "./pages.ts";
import { SETTINGS, unpackPrepared } from "./prepared.ts";
import { keepReady } from "./ready-statements.ts";
import { FlushedFS, startParams, watchMainLoop } from "./inside-pglite.ts";

export interface Hearing {
  onFatal: (error: BotError) => void;
  onNotice: (said: Wording) => void;
}

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
 * `onFatal` hears the fault after which every query is refused, `onNotice` what was mended at the start.
 * Throws BotError `store_locked`, `store_unavailable` or `store_damaged`.
 */
export async function openEmbedded(
  folder: string | undefined,
  engine: PGlite | undefined,
  { onFatal, onNotice }: Hearing,
): Promise<Embedded> {
  if (folder === undefined) {
    const pglite = engine ?? keepReady(await PGlite.create({ postgresqlconf: SETTINGS }));
    return { pglite, wasThere: false, finished: () => {}, close: () => close(pglite) };
  }
  const used = wasUsed(folder);
  const unlock = lockFolder(folder);
  try {
    const noted = hasNote(folder);
    const wasThere = prepareFolder(folder);
    if (wasThere && !noted) onNotice(sentence("store.noteMissing", { folder }));
    if (!wasThere && !noted && used) onNotice(sentence("store.beganAnew", { folder }));
    closeToOthers(folder, onNotice);
    const pglite = await create(folder);
    await refuseDamaged(pglite, folder);
    giveTurns(pglite);
    const dead = stopAtFatal(pglite, folder, onFatal);
    keepReady(pglite);
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

async function create(folder: string): Promise<PGlite> {
  const postgres = join(folder, "postgres");
  try {
    const isNew = !existsSync(join(postgres, "PG_VERSION")) && (await unpackPrepared(postgres));
    const pglite = await PGlite.create({
      fs: new FlushedFS(postgres),
      startParams: startParams(),
      postgresqlconf: SETTINGS,
    });
    // Postgres flushes what it writes itself; what was unpacked is on the disk before anything is said to be.
    if (isNew) await flushBelow(postgres);
    return pglite;
  } catch (cause) {
    throw unopenable(folder, cause);
  }
}

/** A folder of another user's is left as it is, and said. */
function closeToOthers(folder: string, onNotice: Hearing["onNotice"]): void {
  try {
    if (keepToOwner(folder)) onNotice(sentence("store.closedToOthers", { folder }));
  } catch {
    onNotice(sentence("store.openToOthers", { folder }));
  }
}

/** What Postgres had to mend after a crash it has mended by now: every page on the disk is whole, or lost. */
async function refuseDamaged(pglite: PGlite, folder: string): Promise<void> {
  const [first, ...others] = damagedPages(join(folder, "postgres"));
  if (!first) return;
  await close(pglite).catch(() => {});
  const count = others.reduce((sum, { pages }) => sum + pages, first.pages);
  throw damaged(folder, sentence("store.pagesDamaged", { count, file: first.file }));
}

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

/**
 * A query is answered without a turn of the loop: a transaction of a thousand would hold the process up from its first to its last. Here
 * others have theirs between two queries.
 */
function giveTurns(pglite: PGlite): void {
  const turn = createSlices();
  wrap(pglite, async (run) => {
    await turn();
    return run();
  });
}

/** Puts `around` about every exchange with Postgres. */
function wrap(pglite: PGlite, around: (run: () => Promise<unknown>) => Promise<unknown>): void {
  for (const name of ["execProtocol", "execProtocolStream"] as const) {
    // Two methods of different types, wrapped alike: what goes in and out is passed on as it is.
    const run = pglite[name].bind(pglite) as (...args: unknown[]) => Promise<unknown>;
    (pglite as unknown as Record<string, unknown>)[name] = (...args: unknown[]) => around(() => run(...args));
  }
}

/** Severities after which a Postgres is no more, and codes after which its rows cannot be trusted. */
const isFatal = (error: unknown): boolean => {
  if (!isObject(error)) return false;
  const { severity, code } = error;
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
  watchMainLoop(pglite, stop, () => fault);
  wrap(pglite, async (run) => {
    if (fault) throw fault;
    try {
      return await run();
    } catch (error) {
      throw isFatal(error) ? stop(error) : error;
    }
  });
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
