// No work is done twice, shown by the counters of the real core: a feed host on loopback, a real database, the whole way to the post.
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createExtractAnalyst } from "../../src/extract/analyst.ts";
import { type Bot, createBot } from "../../src/app/bot.ts";
import { createReaders, type Readers } from "../../src/children/readers.ts";
import { defaultFilters, defaultLens, defaultSchedule } from "../../src/digest/defaults.ts";
import { createGuardedFetch } from "../../src/net/fetch.ts";
import { countedAnalyst, countedExtractor, countedPlatform, countedStore } from "../../src/operate/counted.ts";
import { figuresOf } from "../../src/operate/health.ts";
import { type Meter, createMeter } from "../../src/operate/meter.ts";
import { createPulse } from "../../src/operate/pulse.ts";
import type { Store } from "../../src/store/index.ts";
import { testClock } from "../support/clock.ts";
import { homes } from "../support/homes.ts";
import { channel } from "../support/news.ts";
import { fakePlatform } from "../support/platform.ts";
import { plainBot } from "../support/bot.ts";

const silent = { debug() {}, info() {}, warn() {}, error() {} };
/** Five events that share nothing, so that each is a story of its own. */
const TEXTS = {
  old: "The council of Ellery voted to rebuild its harbour wall by March. Engineers found cracks in 31 of the 112 piles during a survey in October. The mayor said the work would begin in spring.",
  whole:
    "Sandmouth hospital opened a ward for burns on Friday. Doctors from four districts trained nurses there through the summer. A fire at a paint factory had filled every bed two winters ago.",
  teaser:
    "Astronomers at Brightwater photographed a comet nobody had seen since 1911. Its tail spans nine degrees of sky. Amateurs may follow it with binoculars until the moon returns next week.",
  wanted:
    "Varnholm railways cancelled night trains after thieves stole copper cable from two tunnels. Passengers were put on coaches. Police arrested a scrap dealer whose lorry was stopped at the border.",
  unwanted:
    "Ockley bakers agreed on a lower price for rye bread. The guild blames a poor wheat harvest abroad for dear flour. Shoppers queued before dawn, and several ovens ran out of dough by noon.",
};

interface Entry {
  id: keyof typeof TEXTS;
  at: Date;
  /** The feed carries the whole text; otherwise one line, and a page does. */
  whole: boolean;
}

describe.each(homes)("the counters, on $name", (home) => {
  const clock = testClock();
  const platform = fakePlatform();
  const entries: Entry[] = [];
  const asked = { feed: 0, page: 0 };
  let etag: string | undefined;
  let host: Server;
  let store: Store;
  let meter: Meter;
  let bot: Bot;
  let reading: Readers;
  let feedId: string;
  let before: Map<string, number>;

  const rss = () => {
    const items = entries.map(({ id, at, whole }) => {
      const text = TEXTS[id];
      const [title = ""] = text.split(". ");
      const shown = whole
        ? `<content:encoded>${`${text} `.repeat(12)}</content:encoded>`
        : `<description>${title}.</description>`;
      return `<item><guid>${id}</guid><title>${title}</title><link>http://courier.example/${id}</link><pubDate>${at.toUTCString()}</pubDate>${shown}</item>`;
    });
    return `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Courier</title>${items.join("")}</channel></rss>`;
  };
  const add = (...ids: (keyof typeof TEXTS)[]) => {
    entries.unshift(
      ...ids.map((id) => ({ id, at: new Date(clock.now().getTime() + 2 * 3_600_000), whole: id !== "teaser" })),
    );
    document = rss();
  };
  let document = rss();

  beforeAll(async () => {
    host = createServer((request, response) => {
      if (request.url === "/feed") {
        asked.feed += 1;
        if (etag && request.headers["if-none-match"] === etag) return void response.writeHead(304).end();
        response.writeHead(200, { "content-type": "application/rss+xml", ...(etag ? { etag } : {}) });
        return void response.end(document);
      }
      asked.page += 1;
      const { id } = entries.find((entry) => request.url === `/${entry.id}`)!;
      const body = `<p>${TEXTS[id]}</p>`.repeat(3);
      response.writeHead(200, { "content-type": "text/html" });
      response.end(`<html><head><title>${id}</title></head><body><article>${body}</article></body></html>`);
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => host.once("listening", resolve));
    const at = { host: "127.0.0.1", port: (host.address() as AddressInfo).port };
    const opened = await home.open(() => clock.now());
    meter = createMeter({ version: "1", figures: () => figuresOf({ db: opened.db, clock }) });
    store = countedStore(opened, meter.count, createPulse(clock));
    reading = createReaders({}, clock);
    bot = createBot({
      ...plainBot(clock),
      manners: { minMs: 60_000, maxMs: 3_600_000 },
      store,
      platforms: [countedPlatform(platform, meter, clock)],
      analyst: countedAnalyst(createExtractAnalyst(), meter.count),
      fetch: createGuardedFetch({ userAgent: () => "Test", allowPrivateHosts: [], hosts: { "courier.example": at } }),
      readFeed: reading.readFeed,
      extractor: countedExtractor(reading, meter.count),
      count: meter.count,
      log: silent,
    });
    await bot.start();
    const feed = await store.feeds.add(
      {
        url: "http://courier.example/feed",
        title: "Courier",
        siteUrl: undefined,
        poll: { url: "http://courier.example/feed" },
        sample: false,
      },
      clock.now(),
    );
    feedId = feed.id;
    for (const [name, filters] of [
      ["all", defaultFilters],
      ["picky", { ...defaultFilters, include: ["Varnholm"] }],
    ] as [string, typeof defaultFilters][]) {
      const { id } = await store.subscriptions.ensure(
        { ...channel, channel: name },
        { lens: defaultLens("en"), schedule: defaultSchedule("UTC"), filters },
        "owner",
        clock.now(),
      );
      await store.subscriptions.link(id, feedId);
    }
  });
  afterAll(async () => {
    await bot?.stop(1000);
    await reading?.close();
    await store?.close();
    host.close();
  });

  const read = async () =>
    new Map(
      (await meter.text())
        .split("\n")
        .filter((line) => line.startsWith("footnote_"))
        .map((line) => [
          line.slice(0, line.lastIndexOf(" ")).replace(/^footnote_/, ""),
          Number(line.slice(line.lastIndexOf(" ") + 1)),
        ]),
    );
  /** What was counted since `before`, zeros left out. */
  const since = async () => {
    const now = await read();
    const pattern = /^(polls|feed_parses|items|items_seen|item_reads|extractions|clusterings|choices|writings)_total/;
    const rows = [...now]
      .filter(([name]) => pattern.test(name))
      .map(([name, n]) => [name, n - (before.get(name) ?? 0)] as const);
    return Object.fromEntries(rows.filter(([, n]) => n !== 0));
  };
  const look = async () => {
    before = await read();
    clock.advance(2 * 3_600_000);
    await bot.polling.poll(feedId);
  };
  const posted = (number: number) => vi.waitFor(() => expect(platform.posts).toHaveLength(number), { timeout: 90_000 });

  it("what a new feed holds is parsed and stored, and nothing more is done with it", async () => {
    add("old");
    await look();
    expect(await since()).toEqual({
      'polls_total{outcome="items"}': 1,
      'feed_parses_total{outcome="ok"}': 1,
      items_seen_total: 1,
      'items_total{outcome="baseline"}': 1,
    });
  });

  it("the same bytes are fetched, but not parsed", async () => {
    await look();
    expect(await since()).toEqual({ 'polls_total{outcome="unchanged"}': 1 });
    expect((await read()).get("poll_bytes_total")! - before.get("poll_bytes_total")!).toBe(Buffer.byteLength(document));
  });

  it("a new item is read, one page for it if it needs one; analysed once for whoever wants it, and not for who does not", async () => {
    add("whole", "teaser");
    await look();
    await posted(2);
    expect(await since()).toEqual({
      'polls_total{outcome="items"}': 1,
      'feed_parses_total{outcome="ok"}': 1,
      items_seen_total: 3,
      'items_total{outcome="new"}': 2,
      'item_reads_total{page="unneeded"}': 1,
      'item_reads_total{page="fetched"}': 1,
      'extractions_total{outcome="ok"}': 1,
      'clusterings_total{outcome="new"}': 2,
      'choices_total{verdict="kept"}': 2,
      'choices_total{verdict="dropped"}': 2,
      'writings_total{kind="analysis",by="extract"}': 2,
    });
    expect(asked.page).toBe(1);
  });

  it("a feed that says it is as it was is not even sent", async () => {
    etag = '"one"';
    await look();
    await look();
    expect(await since()).toEqual({ 'polls_total{outcome="not_modified"}': 1 });
    expect((await read()).get("poll_bytes_total")).toBe(before.get("poll_bytes_total"));
  });

  it("a story that only one of two subscriptions wants is analysed once, and one that none wants not at all", async () => {
    etag = undefined;
    await store.subscriptions.update((await store.subscriptions.ofChannel({ ...channel, channel: "all" }))!.id, {
      filters: { ...defaultFilters, exclude: ["Ockley"] },
    });
    add("wanted", "unwanted");
    await look();
    await posted(4);
    await vi.waitFor(async () => expect((await since())['choices_total{verdict="dropped"}']).toBe(2), {
      timeout: 90_000,
    });
    expect(await since()).toMatchObject({
      'choices_total{verdict="kept"}': 2,
      'choices_total{verdict="dropped"}': 2,
      'writings_total{kind="analysis",by="extract"}': 1,
    });
  });

  it("posts, queues and the store itself show as well", async () => {
    const now = await read();
    expect(now.get('posts_total{platform="fake",outcome="ok"}')).toBe(4);
    expect(now.get("store_up")).toBe(1);
    expect(now.get('deliveries{state="unknown"}')).toBe(0);
    expect(now.get('jobs_total{name="story",outcome="done"}')).toBeGreaterThanOrEqual(4);
    expect(now.get('oldest_due_seconds{what="feed"}')).toBe(0);
    const text = await meter.text();
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
    expect(text).toMatch(/^process_resident_memory_bytes /m);
    expect(text).toMatch(/^footnote_build_info\{version="1",node="24\./m);
  });
});
