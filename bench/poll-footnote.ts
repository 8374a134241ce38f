// Footnote as a client of the poll bench, with its real store, fetch, reader and polling.
// The first argument is the home: "embedded", or the address of a Postgres database made for this run.
import { join } from "node:path";
import { sql } from "kysely";
import { createReaders } from "../src/children/readers.ts";
import { defaultFilters, defaultLens, defaultSchedule } from "../src/digest/defaults.ts";
import { createLogger } from "../src/operate/log.ts";
import { createGuardedFetch } from "../src/net/fetch.ts";
import { createPolling } from "../src/jobs/poll.ts";
import { openStore } from "../src/store/index.ts";
import { onRounds } from "./rounds.ts";

const DAY = 86_400_000;
const home = process.argv[2] ?? "embedded";

onRounds(async ({ port, feeds, folder }) => {
  let now = new Date();
  const log = createLogger("error", []);
  const store = await openStore({
    home: home === "embedded" ? { kind: "embedded", folder: join(folder, "data") } : { kind: "server", url: home },
    redisUrl: undefined,
    now: () => now,
    onError: (error) => log.error({ error }, "the store reports a fault"),
  });
  await store.jobs.start();
  const hosts: Record<string, { host: string; port: number }> = {};
  const manners = { minMs: 600_000, maxMs: DAY };
  const polling = createPolling({
    store,
    clock: { now: () => now, sleep: async () => {} },
    log,
    fetch: createGuardedFetch({ userAgent: () => "Footnote", allowPrivateHosts: [], hosts }),
    readFeed: createReaders().readFeed,
    userAgent: (readers) => `Footnote (feed reader; ${readers} subscribers)`,
    manners,
    sampleManners: manners,
  });
  const { id } = await store.subscriptions.ensure(
    { platform: "web", tenant: "web:bench", channel: "all", kind: "channel" },
    { lens: defaultLens("en"), schedule: defaultSchedule("UTC"), filters: defaultFilters },
    "web:bench",
    now,
  );
  // Each feed is a site of its own, as a newsroom's mostly are: a host is asked one thing at a time.
  for (let n = 0; n < feeds; n += 1) {
    hosts[`site${n}.example`] = { host: "127.0.0.1", port };
    const url = `http://site${n}.example/${n}.xml`;
    const feed = await store.feeds.add({ url, title: url, siteUrl: undefined, poll: { url }, sample: false }, now);
    await store.subscriptions.link(id, feed.id);
  }
  return async () => {
    // Every feed is due: the longest that any may wait has passed.
    now = new Date(now.getTime() + 2 * DAY);
    const looked = await polling.round();
    if (looked !== feeds) throw new Error(`${looked} of ${feeds} feeds were looked at`);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from items`.execute(store.db);
    return rows[0]!.n;
  };
});
