// A preview of a month: what it takes under two settings, and how long it holds the main thread up.
// Run: node bench/replay.ts [--stories 10000] [--seed 7]
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { createReaders } from "../src/children/readers.ts";
import { replays } from "../src/conversation/replay.ts";
import { systemClock } from "../src/core/clock.ts";
import { DAY } from "../src/core/time.ts";
import { openStore } from "../src/store/index.ts";
import { feedOf, subscribe } from "../test/contracts/store/scene.ts";
import { article, channel } from "../test/support/news.ts";
import { option, print, table } from "./figures.ts";
import { otherTexts } from "./quality/others.ts";

const SEED = Number(option("seed") ?? 7);
const COUNT = Number(option("stories") ?? 10_000);
const DAYS = 30;

const folder = await mkdtemp(join(tmpdir(), "footnote-replay-"));
const now = () => systemClock.now();
const store = await openStore({
  home: { kind: "embedded", folder },
  redisUrl: undefined,
  now,
  onError: (error) => print(String(error)),
});
const feed = await feedOf(store, "https://bench.example/feed");
const channelOf = await subscribe(store, channel.channel);
await store.subscriptions.link(channelOf.id, feed.id);
const to = now();
const from = new Date(to.getTime() - DAYS * DAY);
const texts = otherTexts([], COUNT, SEED);
for (const [at, { title, text }] of texts.entries()) {
  const seen = new Date(from.getTime() + ((at + 1) * DAYS * DAY) / (COUNT + 2));
  await store.db.transaction().execute(async (trx) => {
    const held = { ...article(`s${at}`, ""), title, text, published: seen, feedId: feed.id, contentHash: `s${at}` };
    const id = await store.articles.save(trx, { ...held, itemId: undefined, replaces: undefined }, seen);
    await store.clustering.place(trx, id, `s${at}`, seen);
  });
}
await store.mutes.add(
  channel,
  { kind: "topic", value: "election", label: "election", until: undefined },
  "u",
  new Date(from),
);
const subscription = (await store.subscriptions.get(channelOf.id)) ?? channelOf;
const { filters, schedule, lens, feedIds } = subscription;
const mutes = await store.past.mutes(channel);
const asIs = { filters, schedule, lens, feedIds, mutes };
const digests = { ...schedule, mode: "digest" as const, cron: "0 8,18 * * *", quiet: { from: "22:00", to: "07:00" } };
const other = { ...asIs, schedule: digests, filters: { ...filters, exclude: ["senate"] } };

const readers = createReaders();
const delay = monitorEventLoopDelay({ resolution: 5 });
const [begun, cpu] = [performance.now(), process.cpuUsage()];
delay.enable();
const ports = { store, past: readers.past, settleMs: 90_000 };
const { stories, results } = await replays(ports, subscription, { from, to }, [asIs, other]);
delay.disable();
const seconds = (performance.now() - begun) / 1000;
const used = process.cpuUsage(cpu);
print(`seed ${SEED}; ${results.map(({ posts, cut }) => `${posts.length} posts, ${cut.length} left out`).join("; ")}`);
table(
  ["stories", "seconds (bar 60)", "processor seconds, main thread", "main thread held up at most, ms"],
  [[`${stories.size}`, seconds.toFixed(1), ((used.user + used.system) / 1e6).toFixed(1), (delay.max / 1e6).toFixed(0)]],
);
await readers.close();
await store.close();
await rm(folder, { recursive: true });
