// Both homes of the store: PGlite in memory always, a real Postgres when DATABASE_URL (or the local default) answers.
import { borrowEngine } from "./engines.ts";
import { TEMPLATE, freshDatabase, serverAnswers } from "./server.ts";
import { type Store, openStore } from "../../src/store/index.ts";

export interface TestHome {
  name: string;
  open(now: () => Date, options?: { redisUrl?: string; onError?: (error: unknown) => void }): Promise<Store>;
}

export const embedded: TestHome = {
  name: "PGlite",
  open: async (now, options = {}) =>
    openStore({
      home: { kind: "embedded", folder: undefined, engine: await borrowEngine() },
      redisUrl: options.redisUrl,
      now,
      onError: options.onError ?? (() => {}),
    }),
};

const server: TestHome = {
  name: "Postgres",
  async open(now, options = {}) {
    const database = await freshDatabase(process.env[TEMPLATE]);
    const store = await openStore({
      home: { kind: "server", url: database.url },
      redisUrl: options.redisUrl,
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
const answers = process.env[TEMPLATE] === undefined ? await serverAnswers() : process.env[TEMPLATE] !== "";
export const homes: TestHome[] = answers ? [embedded, server] : [embedded];
export const serverMissing = homes.length === 1;
