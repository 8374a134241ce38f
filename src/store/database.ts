// One SQL, two homes: Postgres inside the process (PGlite, in a folder), or a Postgres server.
// Both have the same tables and the same migrations.
import type { PGlite } from "@electric-sql/pglite";
import {
  type Driver,
  Kysely,
  type LogEvent,
  PGliteAdapter,
  PGliteDialect,
  PostgresDialect,
  type Transaction,
  sql,
} from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { Pool, TypeOverrides, types } from "pg";
import { BotError } from "../core/errors.ts";
import { isForPerson } from "../core/urgent.ts";
import { isObject } from "../core/values.ts";
import { type Hearing, openEmbedded } from "./embedded.ts";
import { openingFault } from "./faults.ts";
import { migrations } from "./steps.ts";
import type { Tables } from "./tables.ts";
import { type Wording, sentence } from "../words/index.ts";

/** Embedded: in `folder`, or without one in memory, in `engine` where one is given. */
export type Home = { kind: "embedded"; folder: string | undefined; engine?: PGlite } | { kind: "server"; url: string };
export type Db = Kysely<Tables>;
export type Trx = Transaction<Tables>;
export { migrations };

export interface Database {
  db: Db;
  home: Home;
  /** The embedded engine itself, for the job queue; undefined with a server. */
  pglite: PGlite | undefined;
  close(): Promise<void>;
}

type Log = (event: LogEvent) => void;

interface Opened extends Omit<Database, "home"> {
  /** True when an empty schema would be a loss. */
  wasThere: boolean;
  /** Called once the schema is there. */
  finished(): void;
}

export interface DatabaseOptions {
  /** Hears of a full disk, once until there is room again. */
  onError?: (error: unknown) => void;
  /** Hears a fault after which nothing can be read or written until the next start. */
  onFatal?: (error: BotError) => void;
  /** Hears what was mended at the start. */
  onNotice?: (said: Wording) => void;
  /** The schema's steps; the released ones unless given. */
  steps?: Record<string, Migration>;
}

/**
 * Opens the store and brings its schema up to date. An embedded folder of undefined lives in memory.
 * Throws BotError `store_locked`, `store_unavailable`, `store_damaged` or `store_newer`.
 */
export async function openDatabase(home: Home, options: DatabaseOptions = {}): Promise<Database> {
  const { onError = () => {}, onFatal = () => {}, onNotice = () => {}, steps = migrations } = options;
  const log = watchDisk(home, onError);
  const { wasThere, finished, ...database } =
    home.kind === "embedded" ? await openHere(home, log, { onFatal, onNotice }) : openServer(home.url, log);
  try {
    const done = await stepsDone(database.db);
    if (wasThere && done.length === 0) {
      throw new BotError("store_damaged", sentence("store.tablesGone"), {
        hint: sentence("store.tablesGoneHint"),
      });
    }
    // Looking over all tables, as a migrator does, takes longer than the rest of a start.
    if (done.join() !== Object.keys(steps).toSorted().join()) await migrate(database.db, steps);
    finished();
    return { home, ...database };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Names of the migrations that were finished here, in order. */
async function stepsDone(db: Db): Promise<string[]> {
  return sql<{ name: string }>`select name from kysely_migration`.execute(db).then(
    ({ rows }) => rows.map(({ name }) => name).toSorted(),
    () => [],
  );
}

/** Tells of a full disk in a sentence, and again only after something was saved meanwhile. */
function watchDisk(home: Home, onError: (error: unknown) => void): Log {
  const place =
    home.kind === "embedded"
      ? sentence("store.folderPlace", { folder: home.folder ?? "" })
      : sentence("store.serverPlace");
  let full = false;
  return (event) => {
    const refused = event.level === "error" && isObject(event.error) && event.error["code"] === "53100";
    const saved = event.level === "query" && /^\s*(insert|update)/i.test(event.query.sql);
    if (refused && !full) {
      const error = new BotError("store_unavailable", sentence("store.diskFull", { place }), {
        hint: sentence("store.diskFullHint"),
        cause: event.error,
      });
      onError(error);
    }
    if (refused || saved) full = refused;
  };
}

async function openHere(home: Extract<Home, { kind: "embedded" }>, log: Log, hearing: Hearing): Promise<Opened> {
  const embedded = await openEmbedded(home.folder, home.engine, hearing);
  const db = new Kysely<Tables>({ dialect: new SerialPGliteDialect({ pglite: embedded.pglite }), log });
  return {
    db,
    pglite: embedded.pglite,
    wasThere: embedded.wasThere,
    finished: embedded.finished,
    close: async () => {
      await db.destroy();
      await embedded.close();
    },
  };
}

/** Longer than a busy process rests between two statements. */
const SUSPENDED_MS = 15_000;

function openServer(url: string, log: Log): Opened {
  const pool = new Pool({
    connectionString: url,
    max: 8,
    connectionTimeoutMillis: 10_000,
    // A process that is suspended in the middle of a transaction must not keep its locks from the living.
    idle_in_transaction_session_timeout: SUSPENDED_MS,
    types: longNumbersAsNumbers(),
  });
  // A connection that dies while idle must not take the process with it; the next query reports it.
  pool.on("error", () => {});
  pool.on("connect", (client) => {
    // Nor one that dies between two queries of a transaction: nobody listens to it then but us.
    client.on("error", () => {});
    // Queries are made ready for single rows, and to compile one takes longer than to run it. Where that fails, all else does too.
    client.query("set jit = off").catch(() => {});
  });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), log });
  return { db, pglite: undefined, wasThere: false, finished: () => {}, close: () => db.destroy() };
}

/** The driver gives 64 bits as text, PGlite as a number; ours count rows, and stay exact far beyond what any table holds. */
function longNumbersAsNumbers(): TypeOverrides {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(types.builtins.INT8, Number);
  return overrides;
}

/** Kysely would let callers wait in the order they came, before they reach the driver. */
class OpenPGliteAdapter extends PGliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

/**
 * Kysely's dialect shares one connection object between all callers: two overlapping transactions would commit each
 * other's work. Here a connection is handed to one caller at a time, as a pool of one would; who asks for a person is next.
 */
class SerialPGliteDialect extends PGliteDialect {
  override createAdapter(): PGliteAdapter {
    return new OpenPGliteAdapter();
  }

  override createDriver(): Driver {
    const driver = super.createDriver();
    const acquire = driver.acquireConnection.bind(driver);
    const [people, others]: [(() => void)[], (() => void)[]] = [[], []];
    let taken = false;
    driver.acquireConnection = async () => {
      if (taken) await new Promise<void>((resolve) => (isForPerson() ? people : others).push(resolve));
      taken = true;
      return acquire();
    };
    driver.releaseConnection = async () => {
      const next = people.shift() ?? others.shift();
      // Handed on, it stays taken.
      if (next) next();
      else taken = false;
    };
    return driver;
  }
}

async function migrate(db: Db, steps: Record<string, Migration>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => steps } });
  const { error } = await migrator.migrateToLatest();
  if (!error) return;
  if (String(error).includes("is missing")) {
    throw new BotError("store_newer", sentence("store.newer"), {
      hint: sentence("store.newerHint"),
      cause: error,
    });
  }
  throw openingFault(error);
}

/** A jsonb parameter: text on the wire in both homes. Halves of characters and NUL, which Postgres refuses, are mended. */
export function json(value: unknown): string {
  const text = JSON.stringify(value);
  // As JSON writes them, and next to nothing else: to look at every text of every value costs several times as much.
  if (!/\\u(?:0000|d[89a-f])/.test(text)) return text;
  return JSON.stringify(value, (_key, entry: unknown) => (typeof entry === "string" ? storable(entry) : entry));
}

/** Text as Postgres can hold it. */
export const storable = (text: string): string => text.toWellFormed().replaceAll("\0", "");
