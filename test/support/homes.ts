// Both homes of the store: PGlite in memory always, a real Postgres when DATABASE_URL (or the local default) answers.
import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { emptyStore } from "./empty-store.ts";
import { type Store, openStore } from "../../src/store/index.ts";
import { sentences } from "../../src/language/sentences.ts";

export interface TestHome {
  name: string;
  open(now: () => Date, options?: { redisUrl?: string; onError?: (error: unknown) => void }): Promise<Store>;
}

const SERVER = process.env["DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres";

async function serverAnswers(): Promise<boolean> {
  const client = new Client({ connectionString: SERVER, connectionTimeoutMillis: 1000 });
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}

/** A database of its own on the server, dropped when the store closes. */
export async function freshDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `footnote_test_${randomBytes(6).toString("hex")}`;
  const run = async (statement: string) => {
    const client = new Client({ connectionString: SERVER });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await run(`create database ${name}`);
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`drop database if exists ${name} with (force)`) };
}

export const embedded: TestHome = {
  name: "PGlite",
  open: async (now, options = {}) =>
    openStore({
      home: { kind: "embedded", folder: undefined, image: await emptyStore() },
      redisUrl: options.redisUrl,
      split: sentences,
      now,
      onError: options.onError ?? (() => {}),
    }),
};

const server: TestHome = {
  name: "Postgres",
  async open(now, options = {}) {
    const database = await freshDatabase();
    const store = await openStore({
      home: { kind: "server", url: database.url },
      redisUrl: options.redisUrl,
      split: sentences,
      now,
      onError: options.onError ?? (() => {}),
    });
    return {
      ...store,
      close: async () => {
        await store.close();
        await database.drop();
      },
    };
  },
};

/** For `describe.each`: a Postgres that does not answer is left out, and the suite's name says so. */
export const homes: TestHome[] = (await serverAnswers()) ? [embedded, server] : [embedded];
export const serverMissing = homes.length === 1;
