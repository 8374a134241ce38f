// A publisher that keeps a journal of every request, a clock that tests move, and the real watcher with its real store between them.
import type { IncomingMessage, ServerResponse } from "node:http";
import { sql } from "kysely";
import { defaultFilters, defaultLens, defaultSchedule } from "../../src/digest/defaults.ts";
import { type FeedReader, readFeed } from "../../src/feeds/read.ts";
import type { ChannelRef, Logger } from "../../src/platform/index.ts";
import { type Polling, createPolling } from "../../src/jobs/poll.ts";
import type { Store } from "../../src/store/index.ts";
import { startWeb } from "../net/canary.ts";
import { type TestClock, testClock } from "../support/clock.ts";
import { type TestHome, homes } from "../support/homes.ts";
import { channel } from "../support/news.ts";

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** One request as it came: names in lower case, values one character per byte. */
export interface Entry {
  at: Date;
  url: string;
  headers: Record<string, string>;
  /** Of the whole publisher, when this request came, itself counted. */
  inFlight: number;
}

export type Route = (entry: Entry, response: ServerResponse, request: IncomingMessage) => void;

export const rss = (titles: string[], { ttl, at }: { ttl?: number; at?: Date } = {}): string =>
  `<rss version="2.0"><channel><title>Gazette</title><link>http://gazette.example/</link>${ttl ? `<ttl>${ttl}</ttl>` : ""}${titles
    .map(
      (title) =>
        `<item><title>${title}</title><guid>${title}</guid><link>http://gazette.example/${title}</link>${at ? `<pubDate>${at.toUTCString()}</pubDate>` : ""}</item>`,
    )
    .join("")}</channel></rss>`;

/** Answers with a feed and these headers; 304 to whoever sends back its ETag. */
export const feed =
  (titles: string[], headers: Record<string, string> = {}, rest: { ttl?: number; at?: Date } = {}): Route =>
  (entry, response) => {
    const fresh = headers["etag"] !== undefined && entry.headers["if-none-match"] === headers["etag"];
    response.writeHead(fresh ? 304 : 200, { "content-type": "application/rss+xml", ...headers });
    response.end(fresh ? "" : rss(titles, rest));
  };

export const status =
  (code: number, headers: Record<string, string> = {}): Route =>
  (_, response) =>
    void response.writeHead(code, headers).end(`status ${code}`);

export interface BedOptions {
  /** The server where there is one, which is quicker; the embedded store where not. */
  home?: TestHome;
  /** Instead of a store of the bed's own. */
  store?: Store;
  clock?: TestClock;
  /** What the resolver says of names that are not public. */
  names?: Record<string, string[]>;
  minMs?: number;
  random?: () => number;
  userAgent?: (readers: number) => string;
}

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

export type Bed = Awaited<ReturnType<typeof openBed>>;

export async function openBed(options: BedOptions = {}) {
  const clock = options.clock ?? testClock();
  const store = options.store ?? (await (options.home ?? homes.at(-1)!).open(() => clock.now()));
  if (!options.store) await store.jobs.start();
  const routes = new Map<string, Route>();
  const journal: Entry[] = [];
  const errors: unknown[] = [];
  let inFlight = 0;
  let parsed = 0;
  const web = await startWeb((request, response) => {
    const scheme = "encrypted" in request.socket ? "https" : "http";
    const raw = request.rawHeaders;
    const headers: Record<string, string> = {};
    for (let n = 0; n < raw.length; n += 2) headers[raw[n]!.toLowerCase()] = raw[n + 1]!;
    inFlight += 1;
    response.once("close", () => (inFlight -= 1));
    const entry = { at: clock.now(), url: `${scheme}://${headers["host"]}${request.url}`, headers, inFlight };
    journal.push(entry);
    (routes.get(entry.url) ?? routes.get(headers["host"] ?? "") ?? status(404))(entry, response, request);
  }, options.names);
  const counting: FeedReader = (...args) => {
    parsed += 1;
    return readFeed(...args);
  };
  const newWatcher = (): Polling =>
    createPolling({
      store,
      clock,
      log: { ...silent, error: (...said: unknown[]) => void errors.push(said) },
      fetch: web.fetch,
      readFeed: counting,
      userAgent:
        options.userAgent ??
        ((readers) => `Footnote/0 (+https://desk.example/contact; feed reader; ${readers} subscribers)`),
      manners: { minMs: options.minMs ?? HOUR, maxMs: DAY, random: options.random ?? Math.random },
      sampleManners: { minMs: SECOND, maxMs: SECOND },
    });
  let polling = newWatcher();

  const bed = {
    clock,
    store,
    routes,
    journal,
    /** What the watcher logged as an error. */
    errors,
    web,
    parsed: () => parsed,
    asked: (url: string) => journal.filter((entry) => entry.url === url),

    /** Lets a channel read a feed, which is added if need be; its id. */
    async subscribe(url: string, to: Partial<ChannelRef> = {}): Promise<string> {
      const now = clock.now();
      const settings = { lens: defaultLens("en"), schedule: defaultSchedule("UTC"), filters: defaultFilters };
      const subscription = await store.subscriptions.ensure({ ...channel, ...to }, settings, "owner", now);
      const { id } = await store.feeds.add({ url, title: url, siteUrl: undefined, poll: { url }, sample: false }, now);
      await store.subscriptions.link(subscription.id, id);
      return id;
    },

    /** Looks at everything that is due now, hosts taking their turns. */
    async look(): Promise<void> {
      await bed.run(0);
    },

    /** Lets so much time pass, looking when something is due, at most once in `stepMs`. */
    async run(ms: number, stepMs = SECOND): Promise<void> {
      const end = clock.now().getTime() + ms;
      for (;;) {
        await polling.round();
        const next = await nextDue(store, clock.now());
        const now = clock.now().getTime();
        if (next === undefined || next > Math.max(end, now)) break;
        clock.advance(Math.max(next - now, next <= now ? SECOND : stepMs));
      }
      clock.advance(Math.max(0, end - clock.now().getTime()));
    },

    /** The loop itself, on its own seconds, for as long as `during` takes. */
    async live(during: () => Promise<void>): Promise<void> {
      polling.start();
      try {
        await during();
      } finally {
        await polling.stop();
        polling = newWatcher();
      }
    },

    /** The process ends and another begins `downMs` later: nothing is left but the store. */
    async restart(downMs = 0): Promise<void> {
      await polling.stop();
      clock.advance(downMs);
      polling = newWatcher();
      // Its beginning is what a start does before its loop; the test is the loop.
      polling.start();
      await polling.stop();
    },

    row: (id: string) => store.feeds.get(id),
    /** How long until the first of the feeds whose address matches (`%` stands for anything) is due, in milliseconds. */
    async untilDue(like: string): Promise<number> {
      const { at } = await store.db
        .selectFrom("feeds")
        .select(({ fn }) => fn.min("next_check_at").as("at"))
        .where("url", "like", like)
        .executeTakeFirstOrThrow();
      return at.getTime() - clock.now().getTime();
    },
    /** What the outbox holds for channels, oldest first. */
    async notices(): Promise<{ channel: string; text: string; id: string }[]> {
      const rows = await store.db
        .selectFrom("deliveries")
        .selectAll()
        .where("kind", "=", "notice")
        .orderBy("created_at")
        .execute();
      return rows.map((row) => ({
        id: row.id,
        channel: (row.target as ChannelRef).channel,
        text: JSON.stringify((row.payload as { sections: unknown }).sections),
      }));
    },

    /** Forgets every feed, reader, request and notice, for the next test. */
    async clear(): Promise<void> {
      routes.clear();
      journal.length = 0;
      errors.length = 0;
      parsed = 0;
      for (const table of ["deliveries", "subscriptions", "feeds"] as const) await store.db.deleteFrom(table).execute();
    },

    async close(): Promise<void> {
      await polling.stop();
      await web.stop();
      if (options.store) return;
      await store.jobs.stop(0);
      await store.close();
    },
  };
  return bed;
}

/** When a watched feed is due next, in milliseconds; feeds of one second later than now count as now. */
async function nextDue(store: Store, now: Date): Promise<number | undefined> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(greatest(next_check_at, coalesce(polling_until_at, next_check_at))) as at from feeds
    where state = 'active' and exists (select 1 from subscription_feeds s where s.feed_id = feeds.id and not s.paused)`.execute(
    store.db,
  );
  const at = rows[0]?.at;
  return at ? Math.max(new Date(at).getTime(), now.getTime()) : undefined;
}
