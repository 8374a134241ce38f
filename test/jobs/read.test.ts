// Items to articles: what of an item that changed makes a new article, and what does not.
import { afterEach, beforeEach, expect, it } from "vitest";
import type { ParsedItem } from "../../src/core/domain.ts";
import type { Extractor, GuardedFetch } from "../../src/core/ports.ts";
import { extractPage } from "../../src/stories/extract-page.ts";
import { identify } from "../../src/feeds/identify.ts";
import { createRead } from "../../src/jobs/read.ts";
import type { Store } from "../../src/store/index.ts";
import { testClock } from "../support/clock.ts";
import { embedded } from "../support/homes.ts";
import { item } from "../support/news.ts";

const clock = testClock();
const url = "https://one.example/feed";
let store: Store;

beforeEach(async () => {
  store = await embedded.open(() => clock.now());
  await store.jobs.start();
});
afterEach(async () => {
  await store.jobs.stop(0);
  await store.close();
});

const never = () => Promise.reject(new Error("not asked for"));
const news = item("Bus crash leaves 40 hurt", {
  guid: "https://one.example/?p=7",
  link: undefined,
  summary: "A bus left the road near Aldermouth on Friday morning, the police say.",
});

/** Their titles, oldest first. */
async function shown(...items: ParsedItem[]) {
  const articles = await readAll(items, never);
  return articles.map(({ title, replaces }) => `${title}${replaces === null ? "" : ", corrected"}`);
}

/** Shows the feed these items one after the other, and reads what is new or changed each time; the articles there are. */
async function readAll(items: readonly ParsedItem[], fetch: GuardedFetch) {
  const feed = await store.feeds.add({ url, title: "One", siteUrl: undefined, poll: {}, sample: false }, clock.now());
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const extractor: Extractor = {
    extract: async (html, page) => extractPage(html, page, clock.now()),
    close: never,
  };
  const read = createRead({ store, clock, log: silent, fetch, extractor, settleMs: 0, sampleSettleMs: 0 });
  for (const each of [[], ...items.map((one) => [one])]) {
    clock.advance(60_000);
    const look = {
      feedId: feed.id, poll: {}, nextCheckAt: clock.now(), state: "active" as const, ok: true, error: undefined,
      title: undefined, siteUrl: undefined, url, items: identify(each, url),
    }; // prettier-ignore
    const saved = await store.db.transaction().execute((trx) => store.polls.save(trx, [look], clock.now()));
    const { fresh = [], changed = [] } = saved.get(feed.id) ?? {};
    for (const id of [...fresh, ...changed]) await read(id);
  }
  return store.db.selectFrom("articles").select(["id", "title", "replaces"]).orderBy("seen_at").execute();
}

it.each([
  [
    "for subscribers",
    '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>',
    true,
  ],
  ["for everybody", "", null],
])("keeps of a page that it is %s", async (_whom, head, is) => {
  const body = Buffer.from(`<html><head>${head}</head><body><article><h1>${news.title}</h1><p>${news.summary}
    Two of those on board were taken to hospital, and the road to the harbour was closed for three hours.</p></article></body></html>`);
  const answer = { status: 200, hops: [], headers: { "content-type": "text/html" }, body };
  await readAll([{ ...news, link: "https://one.example/crash" }], async (address) => ({ ...answer, url: address }));
  const [article] = await store.db.selectFrom("articles").select(["text", "for_subscribers"]).execute();
  expect(article).toMatchObject({ text: expect.stringContaining("taken to hospital") as string, for_subscribers: is });
});

it("takes a title that is corrected alone for a correction, and its case and signs for none", async () => {
  const corrected = { ...news, title: "Bus crash leaves 4 hurt" };
  expect(await shown(news, corrected, { ...corrected, title: "BUS CRASH leaves 4 hurt!" })).toEqual([
    "Bus crash leaves 40 hurt",
    "Bus crash leaves 4 hurt, corrected",
  ]);
});

it("makes one article of an item whose slug and title are edited under one guid", async () => {
  const link = (name: string) => `https://one.example/${name}`;
  const edited = {
    ...news,
    link: undefined,
    title: "Four hurt as bus leaves road",
    enclosures: [{ url: link("b.mp3"), type: undefined, length: undefined }],
  };
  const first = { ...news, enclosures: [{ url: link("a.mp3"), type: undefined, length: undefined }] };
  expect(await shown(first, edited)).toEqual(["Bus crash leaves 40 hurt", "Four hurt as bus leaves road, corrected"]);
});
