// A made-up fleet on one database: real claims, real saving, and publishers that answer at once.
import { sql } from "kysely";
import { defaultFilters, defaultLens, defaultSchedule } from "../../src/digest/defaults.ts";
import { readFeed } from "../../src/feeds/read.ts";
import { createPolling } from "../../src/jobs/poll.ts";
import { createLogger } from "../../src/operate/log.ts";
import { type Store, openStore } from "../../src/store/index.ts";
import { freshDatabase } from "../../test/support/server.ts";
import { SOME } from "../poll-server.ts";
import { serverCpu } from "./server-cpu.ts";

export const HOUR = 3_600_000;
const AT_ONCE = 1_000;
const PLACE = { platform: "web", tenant: "web:bench", channel: "all", kind: "channel" } as const;

/** What some seconds of a fleet came to: polls, looks for work, processor seconds of this process and of Postgres. */
export interface Stretch {
  polls: number;
  rounds: number;
  cpu: number;
  serverCpu: number;
}

export interface Fleet {
  readonly store: Store;
  /** Processor seconds that Postgres has spent on this database so far. */
  serverSeconds(): Promise<number>;
  /** Lets so many seconds pass, and looks for work every `step` of them. */
  pass(seconds: number, step: number): Promise<Stretch>;
  close(): Promise<void>;
}

/** A feed of one item, which nobody has seen before. */
const newsOf = (url: string, n: number): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>${url}</title><link>${url}</link><item><title>News number ${n}</title>` +
  `<link>${url}/${n}</link><guid>${url}/${n}</guid><description>What happened, in number ${n}.</description></item></channel></rss>`;

/** Puts the feeds into the store as after their first look, each due at a moment of its own within the hour. */
async function fill(store: Store, addresses: readonly string[], now: Date): Promise<void> {
  const { id } = await store.subscriptions.ensure(
    PLACE,
    { lens: defaultLens("en"), schedule: defaultSchedule("UTC"), filters: defaultFilters },
    "bench",
    now,
  );
  for (let from = 0; from < addresses.length; from += AT_ONCE) {
    const some = addresses.slice(from, from + AT_ONCE).map((url) => ({
      url,
      title: url,
      siteUrl: undefined,
      poll: { url, etag: '"a"', recent: [new Date(now.getTime() - HOUR).toISOString()] },
      sample: false,
    }));
    await store.subscriptions.linkAll(id, await store.feeds.addAll(some, now));
  }
  await sql`update feeds set baseline_at = ${now}, last_checked_at = ${now}, last_ok_at = ${now}, next_check_at =
    ${now}::timestamptz + (row_number - 0.5) / ${addresses.length}::float8 * interval '1 hour'
    from (select id as place, row_number() over (order by md5(id)) from feeds) as places where id = place`.execute(
    store.db,
  );
  await sql`update subscription_feeds set reads_from = ${now}`.execute(store.db);
  await sql`vacuum analyze feeds, subscription_feeds`.execute(store.db);
}

/** A database of its own with these feeds, polled once an hour; one answer in twenty has news. */
export async function openFleet(addresses: readonly string[]): Promise<Fleet> {
  const database = await freshDatabase();
  let now = new Date("2026-11-24T08:00:00Z");
  const log = createLogger("error", []);
  const store = await openStore({
    home: { kind: "server", url: database.url },
    redisUrl: undefined,
    now: () => now,
    onError: (error) => log.error({ error }, "the store reports a fault"),
  });
  await store.jobs.start();
  await fill(store, addresses, now);
  let polls = 0;
  const manners = { minMs: HOUR, maxMs: 24 * HOUR };
  const polling = createPolling({
    store,
    clock: { now: () => now, sleep: async () => {} },
    log,
    readFeed,
    userAgent: () => "bench",
    manners,
    sampleManners: manners,
    async fetch(url) {
      polls += 1;
      const common = { url, hops: [], headers: { etag: `"${polls}"`, "content-type": "application/rss+xml" } };
      return polls % SOME === 0
        ? { ...common, status: 200, body: new TextEncoder().encode(newsOf(url, polls)) }
        : { ...common, status: 304, body: new Uint8Array() };
    },
  });
  const server = await serverCpu(store.db);
  return {
    store,
    serverSeconds: server.seconds,
    async pass(seconds, step) {
      const [before, own, theirs] = [polls, process.cpuUsage(), await server.seconds()];
      let rounds = 0;
      for (let passed = 0; passed < seconds; passed += step) {
        now = new Date(now.getTime() + step * 1000);
        await polling.round();
        rounds += 1;
      }
      const { user, system } = process.cpuUsage(own);
      const serverSeconds = (await server.seconds()) - theirs;
      return { polls: polls - before, rounds, cpu: (user + system) / 1e6, serverCpu: serverSeconds };
    },
    async close() {
      server.close();
      await store.jobs.stop(0);
      await store.close();
      await database.drop();
    },
  };
}
