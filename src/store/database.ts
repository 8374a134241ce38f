// One SQL, two homes: Postgres inside the process (PGlite, in a folder) or a Postgres server. Same tables, same migrations.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { PGlite } from "@electric-sql/pglite";
import { type Driver, Kysely, PGliteDialect, PostgresDialect, type Transaction, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { Pool } from "pg";
import { BotError } from "../errors.ts";
import * as newsroom from "./migrations/001-newsroom.ts";
import type { Tables } from "./tables.ts";

export type Home = { kind: "embedded"; folder: string | undefined } | { kind: "server"; url: string };
export type Db = Kysely<Tables>;
export type Trx = Transaction<Tables>;

export interface Database {
  db: Db;
  home: Home;
  /** The embedded engine itself, for the job queue; undefined with a server. */
  pglite: PGlite | undefined;
  close(): Promise<void>;
}

/** In the order they run; a name once released never changes. */
const migrations: Record<string, Migration> = { "001-newsroom": newsroom };

/**
 * Opens the store and brings its schema up to date. An embedded folder of undefined lives in memory.
 * Throws BotError `store_locked`, `store_unavailable` or `store_newer`.
 */
export async function openDatabase(home: Home): Promise<Database> {
  const database = home.kind === "embedded" ? await openEmbedded(home) : openServer(home);
  try {
    await migrate(database.db);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openEmbedded(home: Extract<Home, { kind: "embedded" }>): Promise<Database> {
  const unlock = home.folder === undefined ? () => {} : lockFolder(home.folder);
  try {
    const pglite = await PGlite.create({
      ...(home.folder === undefined ? {} : { dataDir: join(home.folder, "postgres") }),
      // The defaults hold 128 MB of buffers; a newsroom fits in 8.
      postgresqlconf: ["shared_buffers = 8MB"],
    });
    const db = new Kysely<Tables>({ dialect: new SerialPGliteDialect({ pglite }) });
    return {
      db,
      home,
      pglite,
      close: async () => {
        await db.destroy();
        if (!pglite.closed) await pglite.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw new BotError("store_unavailable", `The data folder ${home.folder} cannot be opened.`, {
      hint: "Check that it is writable and not full; if it is damaged, move it away and restore a backup (nothing was changed).",
      cause: error,
    });
  }
}

function openServer(home: Extract<Home, { kind: "server" }>): Database {
  const pool = new Pool({ connectionString: home.url, max: 8, connectionTimeoutMillis: 10_000 });
  // A connection that dies while idle must not take the process with it; the next query reports it.
  pool.on("error", () => {});
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { db, home, pglite: undefined, close: () => db.destroy() };
}

/**
 * PGlite has one session and no lock of its own. The lock is SQLite's on an empty file: the kernel frees it when the
 * process dies, however it dies, so that nothing stale can refuse the next start.
 */
function lockFolder(folder: string): () => void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new BotError("store_unavailable", `The data folder ${folder} cannot be created.`, {
      hint: "Choose a writable folder with DATA_DIR.",
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
      throw new BotError("store_unavailable", `The data folder ${folder} cannot be locked.`, {
        hint: "Check that it is writable and on a local disk.",
        cause: error,
      });
    }
    throw new BotError("store_locked", `Another Footnote process is using the data folder ${folder}.`, {
      hint: "Stop it first, choose another folder with DATA_DIR, or give both a Postgres with DATABASE_URL.",
      cause: error,
    });
  }
}

/**
 * Kysely's dialect shares one connection object between all callers: two overlapping transactions would commit each
 * other's work. Here a connection is handed to one caller at a time, as a pool of one would.
 */
class SerialPGliteDialect extends PGliteDialect {
  override createDriver(): Driver {
    const driver = super.createDriver();
    const acquire = driver.acquireConnection.bind(driver);
    let free: Promise<void> = Promise.resolve();
    let release = () => {};
    driver.acquireConnection = async () => {
      const turn = free;
      const { promise, resolve } = Promise.withResolvers<void>();
      free = promise;
      await turn;
      release = resolve;
      return acquire();
    };
    driver.releaseConnection = async () => release();
    return driver;
  }
}

async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (!error) return;
  if (String(error).includes("is missing")) {
    throw new BotError("store_newer", "The database was written by a newer Footnote.", {
      hint: "Upgrade this program, or restore the backup made before the upgrade.",
      cause: error,
    });
  }
  throw new BotError("store_unavailable", "The database cannot be opened.", {
    hint: "Check DATABASE_URL, that the server answers, and that the user may create tables.",
    cause: error,
  });
}

/** A jsonb parameter: text on the wire in both homes. Halves of characters and NUL, which Postgres refuses, are mended. */
export const json = (value: unknown): string =>
  JSON.stringify(value, (_key, entry: unknown) => (typeof entry === "string" ? storable(entry) : entry));

/** Text as Postgres can hold it. */
export const storable = (text: string): string => text.toWellFormed().replaceAll("\0", "");

/** True when the store answers. */
export async function ping(db: Db): Promise<boolean> {
  return sql`select 1`.execute(db).then(
    () => true,
    () => false,
  );
}
