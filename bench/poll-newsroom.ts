// The polling of a newsroom as benches run it: its real store, fetch, reader and loop.
import { join } from "node:path";
import { sql } from "kysely";
import { buildConnector } from "undici";
import { createReaders } from "../src/children/readers.ts";
import type { Clock } from "../src/core/domain.ts";
import type { Count } from "../src/core/ports.ts";
import { defaultFilters, defaultLens, defaultSchedule } from "../src/digest/defaults.ts";
import type { Manners } from "../src/feeds/poll.ts";
import { type Polling, createPolling } from "../src/jobs/poll.ts";
import { createGuardedFetch } from "../src/net/fetch.ts";
import { createLogger } from "../src/operate/log.ts";
import { type Store, openStore } from "../src/store/index.ts";
import type { Task } from "./rounds.ts";

interface Scene extends Task {
  /** "embedded", or the address of a Postgres database made for this run. */
  home: string;
  clock: Clock;
  manners: Manners;
  count?: Count;
}

const ADD_AT_ONCE = 1_000;

/** Opened, with all feeds added, each at a site of its own that the publishers on loopback answer for. */
export async function openPollingNewsroom(scene: Scene): Promise<{ store: Store; polling: Polling }> {
  const { home, clock, manners, port, folder } = scene;
  const log = createLogger("error", []);
  const store = await openStore({
    home: home === "embedded" ? { kind: "embedded", folder: join(folder, "data") } : { kind: "server", url: home },
    redisUrl: undefined,
    now: () => clock.now(),
    onError: (error) => log.error({ error }, "the store reports a fault"),
  });
  await store.jobs.start();
  const polling = createPolling({
    store,
    clock,
    log,
    ...(scene.count && { count: scene.count }),
    fetch: createGuardedFetch({
      userAgent: () => "Footnote",
      allowPrivateHosts: [],
      hosts: {},
      connector: (options) => {
        const plain = buildConnector({ ...options, lookup: undefined });
        return (to, done) => plain({ ...to, hostname: "127.0.0.1", port: String(port) }, done);
      },
    }),
    readFeed: createReaders().readFeed,
    userAgent: (readers) => `Footnote (feed reader; ${readers} subscribers)`,
    manners,
    sampleManners: manners,
  });
  await addFeeds(store, scene);
  return { store, polling };
}

async function addFeeds(store: Store, { clock, feeds }: Scene): Promise<void> {
  const now = clock.now();
  const { id } = await store.subscriptions.ensure(
    { platform: "web", tenant: "web:bench", channel: "all", kind: "channel" },
    { lens: defaultLens("en"), schedule: defaultSchedule("UTC"), filters: defaultFilters },
    "web:bench",
    now,
  );
  // Each feed is a site of its own, as a newsroom's mostly are: a host is asked one thing at a time.
  const urls = Array.from({ length: feeds }, (_, n) => `http://site${n}.example/${n}.xml`);
  for (let from = 0; from < feeds; from += ADD_AT_ONCE) {
    const some = urls.slice(from, from + ADD_AT_ONCE);
    await store.feeds.addAll(
      some.map((url) => ({ url, title: url, siteUrl: undefined, poll: { url }, sample: false })),
      now,
    );
  }
  await sql`insert into subscription_feeds (subscription_id, feed_id) select ${id}, id from feeds`.execute(store.db);
  // As it is after a while by itself, on a server.
  await sql`analyze feeds, subscription_feeds`.execute(store.db);
}

export const countItems = async (store: Store): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from items`.execute(store.db);
  return rows[0]?.n ?? 0;
};
