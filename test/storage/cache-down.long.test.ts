// The cache's Redis refuses, hangs or dies in the middle: nothing is called new that was seen, nobody waits for long.
import { type Socket, connect, createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readFeed } from "../../src/feeds/read.ts";
import { createPolling } from "../../src/jobs/poll.ts";
import type { Logger } from "../../src/platform/index.ts";
import { defaultFilters, defaultLens, defaultSchedule } from "../../src/digest/defaults.ts";
import type { Store } from "../../src/store/index.ts";
import { type TestClock, testClock } from "../support/clock.ts";
import { homes } from "../support/homes.ts";
import { channel } from "../support/news.ts";

const REDIS = new URL(process.env["CACHE_URL"] ?? "redis://127.0.0.1:6379");
const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/** Between us and the real Redis: passes on, refuses everybody, or takes what comes and says nothing. */
async function startFault() {
  let mode: "well" | "refuses" | "hangs" = "well";
  const open = new Set<Socket>();
  const server = createServer((near) => {
    open.add(near);
    near.on("error", () => {}).on("close", () => open.delete(near));
    if (mode === "refuses") return void near.destroy();
    const far = connect(Number(REDIS.port || 6379), REDIS.hostname).on("error", () => near.destroy());
    near.on("data", (chunk: Buffer) => mode === "well" && far.write(chunk)).on("close", () => far.destroy());
    far.on("data", (chunk: Buffer) => mode === "well" && near.write(chunk)).on("close", () => near.destroy());
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    become(next: typeof mode) {
      mode = next;
      if (mode === "refuses") for (const socket of open) socket.destroy();
    },
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

const redisAnswers = await new Promise<boolean>((resolve) => {
  const socket = connect(Number(REDIS.port || 6379), REDIS.hostname, () => resolve(true));
  socket.on("error", () => resolve(false)).on("connect", () => socket.destroy());
});

it.skipIf(redisAnswers)("says that no Redis answers, so that its failures are not tested", () => {
  expect(redisAnswers).toBe(false);
});

const document = (titles: string[]): string =>
  `<rss version="2.0"><channel><title>News</title>${titles
    .map(
      (title) =>
        `<item><title>${title}</title><guid isPermaLink="false">${title}</guid><description>${title}</description></item>`,
    )
    .join("")}</channel></rss>`;

describe.skipIf(!redisAnswers).each(homes)("on $name, while the cache's Redis", (home) => {
  let store: Store;
  let clock: TestClock;
  let fault: Awaited<ReturnType<typeof startFault>>;
  let errors: unknown[];
  // A store of its own for each: after a failure its cache rests, and would not even look.
  beforeEach(async () => {
    clock = testClock();
    fault = await startFault();
    errors = [];
    store = await home.open(() => clock.now(), { redisUrl: fault.url, onError: (error) => errors.push(error) });
    await store.jobs.start();
  });
  afterEach(async () => {
    await store.jobs.stop(0);
    await store.close();
    fault.close();
  });

  it.each(["refuses", "hangs"] as const)(
    "%s, a feed polled again brings only what is new, each item once",
    async (mode) => {
      const url = `https://${mode}.example/feed`;
      const titles = ["one", "two"];
      const feed = await store.feeds.add(
        { url, title: "News", siteUrl: undefined, poll: { url }, sample: false },
        clock.now(),
      );
      const settings = { lens: defaultLens("en"), schedule: defaultSchedule("UTC"), filters: defaultFilters };
      const { id } = await store.subscriptions.ensure({ ...channel, channel: mode }, settings, "owner", clock.now());
      await store.subscriptions.link(id, feed.id);
      const polling = createPolling({
        store,
        clock,
        log: silent,
        fetch: async () => ({
          status: 200,
          url,
          hops: [],
          headers: { "content-type": "application/rss+xml" },
          body: new TextEncoder().encode(document(titles)),
        }),
        readFeed,
        userAgent: () => "test",
        manners: { minMs: 60_000, maxMs: 3_600_000 },
        sampleManners: { minMs: 60_000, maxMs: 60_000 },
      });
      const poll = async () => {
        clock.advance(24 * 3_600_000);
        const before = performance.now();
        await polling.poll(feed.id);
        return performance.now() - before;
      };
      await poll();
      titles.push("three");
      const ordinary = await poll();

      fault.become(mode);
      const took = [await poll(), await poll(), await poll()];
      titles.push("four");
      await poll();

      const items = await store.db
        .selectFrom("items")
        .select(["key", "state"])
        .where("feed_id", "=", feed.id)
        .execute();
      expect(items).toHaveLength(4);
      expect(items.filter(({ state }) => state === "baseline")).toHaveLength(2);
      // A second of patience once, then the cache counts as empty for a while.
      expect(Math.max(...took)).toBeLessThan(5_000 + 10 * ordinary);
      expect(errors.length).toBeGreaterThan(0);
    },
  );

  it("hangs, ten looks cost one second together", async () => {
    const space = store.caches.space("pages");
    await space.set("page", "text", 60_000);
    fault.become("hangs");
    const before = performance.now();
    const found = [];
    for (let n = 0; n < 10; n += 1) found.push(await space.get("page"));
    expect(new Set(found)).toEqual(new Set([undefined]));
    expect(performance.now() - before).toBeLessThan(9_000);
  });
});
