// What one process tells the others at once: LISTEN and NOTIFY of the Postgres they share.
import { sql } from "kysely";
import { Client } from "pg";
import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "./database.ts";
import { newId } from "./ids.ts";

export interface Announcements {
  /** Tells all other processes; a small text. */
  say(text: string): Promise<void>;
  /** What others say from now on; `undefined` after a gap in which something may have been missed. */
  hear(listener: (text: string | undefined) => void): void;
  close(): Promise<void>;
}

const TOPIC = "footnote";
const AGAIN_MS = 1_000;

/** With the embedded database there are no others: nothing is said, and nothing heard. */
export function createAnnouncements({ db, home }: Pick<Database, "db" | "home">): Announcements {
  if (home.kind === "embedded") return { say: async () => {}, hear: () => {}, close: async () => {} };
  const self = newId();
  const listeners = new Set<(text: string | undefined) => void>();
  const closing = new AbortController();
  let loop: Promise<void> | undefined;
  const tell = (text: string | undefined) => {
    for (const listener of listeners) listener(text);
  };

  /** Listens until the connection ends, which it does with the server, or when we close. */
  async function listen(again: boolean): Promise<void> {
    // Keep-alive, so that a server that vanished without a word is noticed.
    const client = new Client({ connectionString: home.kind === "server" ? home.url : "", keepAlive: true });
    const ended = Promise.withResolvers<void>();
    client.on("error", () => ended.resolve());
    client.on("end", () => ended.resolve());
    client.on("notification", ({ payload = "" }) => {
      const [from, text] = [payload.slice(0, self.length), payload.slice(self.length + 1)];
      if (from !== self) tell(text);
    });
    const stop = () => ended.resolve();
    closing.signal.addEventListener("abort", stop);
    try {
      await client.connect();
      await client.query(`listen ${TOPIC}`);
      if (again) tell(undefined);
      await ended.promise;
    } finally {
      closing.signal.removeEventListener("abort", stop);
      await client.end().catch(() => {});
    }
  }

  async function run(): Promise<void> {
    for (let again = false; !closing.signal.aborted; again = true) {
      // A server that is away is reported by whoever needs an answer of it.
      await listen(again).catch(() => {});
      await wait(AGAIN_MS, undefined, { signal: closing.signal }).catch(() => {});
    }
  }

  return {
    say: async (text) => void (await sql`select pg_notify(${TOPIC}, ${`${self} ${text}`})`.execute(db)),
    hear(listener) {
      listeners.add(listener);
      loop ??= run();
    },
    async close() {
      closing.abort();
      await loop;
    },
  };
}
