// A burst of new items in the embedded store: how long each step holds the main thread.
// Run: node bench/burst.ts [items of each of five feeds]
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { createClustering } from "../src/jobs/cluster.ts";
import { systemClock } from "../src/core/clock.ts";
import { openStore } from "../src/store/index.ts";
import { watched } from "../test/hostile/loop.ts";
import { article, item } from "../test/support/news.ts";
import { table } from "./figures.ts";

const EACH = Number(process.argv[2] ?? 270);
const FEEDS = 5;
const WORDS =
  "council harbour pier vote bridge mayor storm budget school court river market train union hospital".split(" ");
const SENTENCES = 20;

/** The same every time: a text of its own for each number, with words that stories share. */
const textOf = (n: number): string =>
  Array.from({ length: SENTENCES }, (_, s) => {
    const word = (by: number) => WORDS[(n * 7 + s * by) % WORDS.length];
    return `The ${word(3)} of Town${n % 97} told the ${word(5)} on Tuesday that ${word(11)} number ${n * 31 + s} is late.`;
  }).join(" ");

const folder = await mkdtemp(join(tmpdir(), "footnote-burst-"));
const now = () => systemClock.now();
const store = await openStore({ home: { kind: "embedded", folder }, redisUrl: undefined, now, onError: () => {} });
await store.jobs.start();
const rows: string[][] = [];
async function measure(name: string, work: () => Promise<void>): Promise<void> {
  // What another turn left behind is not counted.
  await setImmediate();
  const held = await watched(work);
  rows.push([name, ...[held.ms, held.p99Ms, held.maxMs, held.longestMs].map((each) => each.toFixed(0))]);
}

const records = Array.from({ length: FEEDS }, (_, f) => ({
  url: `https://feed${f}.example/rss`,
  items: Array.from({ length: EACH }, (__, n) => {
    const number = f * EACH + n;
    return {
      key: `k${number}`,
      aliases: [`https://feed${f}.example/${number}`],
      contentHash: `${number}`,
      marks: { guid: undefined, link: undefined },
      item: item(`Title ${number}`, { content: textOf(number) }),
    };
  }),
}));
const feeds: { id: string; url: string }[] = [];
for (const { url } of records)
  feeds.push(await store.feeds.add({ url, title: url, siteUrl: undefined, poll: {}, sample: false }, now()));
const save = (items: (typeof records)[number]["items"][]) =>
  store.db.transaction().execute((trx) =>
    store.polls.save(
      trx,
      feeds.map((feed, n) => ({
        feedId: feed.id,
        poll: {},
        nextCheckAt: now(),
        state: "active" as const,
        ok: true,
        error: undefined,
        title: undefined,
        siteUrl: undefined,
        url: feed.url,
        items: items[n]!,
      })),
      now(),
      { hostRestMs: 0 },
    ),
  );
await save(feeds.map(() => []));
await measure(`save ${FEEDS * EACH} items`, async () => {
  await save(records.map(({ items }) => items));
});
await measure(`keep ${FEEDS * EACH} articles`, async () => {
  for (let n = 0; n < FEEDS * EACH; n += 1) {
    const {
      id: _id,
      sentences: _,
      ...rest
    } = article(`a${n}`, textOf(n), { feedId: feeds[n % FEEDS]!.id, contentHash: `${n}` } as object);
    await store.db.transaction().execute((trx) => store.articles.save(trx, rest as never, now()));
  }
});
const cluster = createClustering({ store, clock: systemClock, settleMs: 0, sampleSettleMs: 0 }).run;
await measure("place them", async () => {
  for (let left = true; left;) {
    await cluster();
    const { rows: found } = await store.db
      .selectFrom("articles")
      .select("id")
      .where("story_id", "is", null)
      .limit(1)
      .execute()
      .then((rows) => ({ rows }));
    left = found.length > 0;
  }
});
await measure(
  "take it in again after a start",
  createClustering({ store, clock: systemClock, settleMs: 0, sampleSettleMs: 0 }).run,
);
table(["", "ms", "lag p99", "lag max", "longest own turn"], rows);
await store.jobs.stop(0);
await store.close();
await rm(folder, { recursive: true });
