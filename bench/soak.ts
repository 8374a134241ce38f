// Simulated days with a fault in every hundred calls: is anything lost, told twice or growing?
// `npm run soak -- [--days 30] [--seed n] [--home pglite|postgres]`; a second stands for an hour: every feed is read, and has news.
import { readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { createExtractAnalyst } from "../src/extract/analyst.ts";
import { createBot } from "../src/app/bot.ts";
import { systemClock as clock } from "../src/core/clock.ts";
import { createReaders } from "../src/children/readers.ts";
import { defaultFilters, defaultLens, defaultSchedule } from "../src/digest/defaults.ts";
import { createGuardedFetch } from "../src/net/fetch.ts";
import type { FetchRequest } from "../src/core/ports.ts";
import { BotError, plainMessage } from "../src/platform/index.ts";
import { openStore } from "../src/store/index.ts";
import { startNews } from "../test/crash/news.ts";
import { plainBot } from "../test/support/bot.ts";
import { fakePlatform } from "../test/support/platform.ts";
import { randomFrom } from "../test/support/random.ts";
import { option, print, table } from "./figures.ts";

const days = Number(option("days") ?? 30);
const seed = Number(option("seed") ?? Date.now() % 1_000_000);
const SHARE = 0.01;
const HOUR_MS = 1_000;
const FEEDS = 3;
const CHANNELS = 2;

const random = randomFrom(seed);

const faults = new Map<string, number>();
/** True once in a hundred calls. */
const strikes = (what: string): boolean => {
  if (random() >= SHARE) return false;
  faults.set(what, (faults.get(what) ?? 0) + 1);
  return true;
};
/** The same function, failing once in a hundred calls. */
const shaky =
  <A extends unknown[], R>(what: string, error: () => Error, call: (...args: A) => Promise<R>) =>
  async (...args: A): Promise<R> => {
    if (strikes(what)) throw error();
    return call(...args);
  };

const news = await startNews(FEEDS, random);
const folder = await mkdtemp(join(tmpdir(), "footnote-soak-"));
const server = option("home") === "postgres" ? process.env["DATABASE_URL"] : undefined;
if (option("home") === "postgres" && !server) throw new Error("set DATABASE_URL to an empty database of its own");
const opened = await openStore({
  home: server ? { kind: "server", url: server } : { kind: "embedded", folder },
  redisUrl: undefined,
  now: () => clock.now(),
  onError: () => {},
});
const lostCache = () => new Error("the cache is away");
const store = {
  ...opened,
  caches: {
    ...opened.caches,
    space: <Value>(name: string) => {
      const space = opened.caches.space<Value>(name);
      // As the cache itself answers when what is behind it fails: with nothing.
      return {
        ...space,
        get: (key: string) => shaky("cache", lostCache, space.get)(key).catch(() => undefined),
        getMany: (keys: string[]) =>
          strikes("cache") ? Promise.resolve(keys.map(() => undefined)) : space.getMany(keys),
      };
    },
  },
};

const fetch = createGuardedFetch({
  userAgent: () => "Footnote soak",
  allowPrivateHosts: news.hosts,
  allowPorts: news.hosts.map((host) => Number(host.split(":")[1])),
  hosts: {},
});
const readers = createReaders();
const analyst = createExtractAnalyst();
const platform = fakePlatform("fake", 2_000);
const lost = () => new BotError("post_ambiguous", "The answer was lost.");
const post = platform.post.bind(platform);
const find = platform.find.bind(platform);
Object.assign(platform, {
  post: (async (...args) => {
    if (strikes("post, limited")) throw new BotError("rate_limited", "Slower.", { retryable: true, retryAfterMs: 500 });
    if (strikes("post, not accepted")) throw lost();
    const ref = await post(...args);
    if (strikes("post, answer lost")) throw lost();
    return ref;
  }) satisfies typeof platform.post,
  find: shaky("find", lost, find),
  edit: shaky("edit", lost, platform.edit.bind(platform)),
});

const bot = createBot({
  ...plainBot(clock),
  store,
  platforms: [platform],
  analyst: { ...analyst, analyse: shaky("analyse", () => new Error("out of order"), analyst.analyse) },
  fetch: async (url: string, request?: FetchRequest) => {
    if (strikes("fetch, refused"))
      throw new BotError("fetch_failed", "The connection was refused.", { retryable: true });
    const answer = await fetch(url, request);
    if (strikes("fetch, 503")) return { ...answer, status: 503, body: new Uint8Array() };
    if (strikes("fetch, cut")) return { ...answer, body: answer.body.subarray(0, answer.body.length >> 1) };
    return answer;
  },
  readFeed: shaky("read", () => new BotError("feed_malformed", "The reader died."), readers.readFeed),
  extractor: readers,
  log: { debug() {}, info() {}, warn() {}, error() {} },
  manners: { minMs: HOUR_MS, maxMs: HOUR_MS },
  sampleManners: { minMs: HOUR_MS, maxMs: HOUR_MS },
  settleMs: 300,
  sampleSettleMs: 300,
});

const subscribe = async (channel: string, url: string): Promise<void> => {
  const { id } = await store.subscriptions.ensure(
    { platform: "fake", tenant: "fake:one", channel, kind: "channel" },
    { lens: defaultLens("en"), schedule: { ...defaultSchedule("UTC"), dailyCap: 1_000_000 }, filters: defaultFilters },
    "someone",
    clock.now(),
  );
  const feed = await store.feeds.add(
    { url, title: url, siteUrl: undefined, poll: { url }, sample: false },
    clock.now(),
  );
  await store.subscriptions.link(id, feed.id);
};
for (let channel = 0; channel < CHANNELS; channel += 1) {
  for (const url of news.feeds) await subscribe(`channel-${channel}`, url);
}

/** Words of each post of a channel; replies and corrections are another matter. */
const words: { channel: string; of: Set<string> }[] = [];
let lastRead = 0;
/** Reads what was posted since, and keeps no message: what grows here shall be the program. */
function readPosts(): void {
  for (const entry of platform.posts.slice(lastRead)) {
    const { thread, message, channel } = entry;
    const said = new Set(JSON.stringify(message).match(/\w+/g));
    if (!thread) words.push({ channel, of: new Set(markers().filter((marker) => said.has(marker))) });
    entry.message = NOTHING;
  }
  lastRead = platform.posts.length;
  platform.edits.length = 0;
}
const NOTHING = plainMessage("");
const markers = () => news.items.map(({ marker }) => marker);

interface Sample {
  day: number;
  rss: number;
  heap: number;
  descriptors: number;
  timers: number;
  sockets: number;
}
function sample(day: number): Sample {
  globalThis.gc?.();
  const held = process.getActiveResourcesInfo();
  const { rss, heapUsed } = process.memoryUsage();
  return {
    day,
    rss: rss / 1e6,
    heap: heapUsed / 1e6,
    descriptors: readdirSync("/proc/self/fd").length,
    timers: held.filter((kind) => kind === "Timeout").length,
    sockets: held.filter((kind) => kind.startsWith("TCP")).length,
  };
}

print(`${days} days of 24 s, ${FEEDS} feeds with news every hour, ${CHANNELS} channels, 1 % faults, --seed ${seed}`);
await bot.start();
bot.polling.start();
const samples: Sample[] = [];
for (let day = 1; day <= days; day += 1) {
  await wait(24 * HOUR_MS);
  readPosts();
  samples.push(sample(day));
  print(`day ${day}: ${news.items.length} items, ${platform.posts.length} posts, ${samples.at(-1)!.rss.toFixed(0)} MB`);
}
news.stop();

/** The channels where posts tell this item. */
const told = (marker: string): string[] => words.filter(({ of }) => of.has(marker)).map(({ channel }) => channel);
function missing(): string[] {
  readPosts();
  return news.items.filter((item) => new Set(told(item.marker)).size < CHANNELS).map((item) => item.marker);
}
for (let second = 0; second < 180 && missing().length > 0; second += 1) await wait(1_000);
const absent = missing();
const doubled = news.items.filter((item) => told(item.marker).length > new Set(told(item.marker)).size);
await bot.stop(10_000);
await readers.close();
await fetch.close();
await store.close();
await news.close();
await rm(folder, { recursive: true, force: true });

/** Growth by day, least squares, of the days after the first third. */
function growth(of: (entry: Sample) => number): number {
  const late = samples.slice(Math.floor(samples.length / 3));
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(late.map(({ day }) => day)), mean(late.map(of))];
  const above = late.reduce((sum, entry) => sum + (entry.day - x) * (of(entry) - y), 0);
  return above / late.reduce((sum, entry) => sum + (entry.day - x) ** 2, 0);
}
print();
table(
  ["", "first day", "a third in", "last day", "growth by simulated day"],
  (["rss", "heap", "descriptors", "timers", "sockets"] as const).map((kind) => [
    kind === "rss" || kind === "heap" ? `${kind}, MB` : kind,
    ...[0, Math.floor(samples.length / 3), samples.length - 1].map((at) => samples[at]![kind].toFixed(0)),
    growth((entry) => entry[kind]).toFixed(2),
  ]),
);
print(`faults: ${[...faults].map(([what, times]) => `${what} ${times}`).join(", ")}`);
print(
  `items ${news.items.length}, posts ${platform.posts.length}, missing ${absent.length}, told twice ${doubled.length}`,
);
if (absent.length + doubled.length > 0) {
  print([...absent, ...doubled.map((item) => item.marker)].join(" "));
  process.exitCode = 1;
}
