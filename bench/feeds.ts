// How many documents of the corpus we read right beside rss-parser alone, and how fast.
// Run: node bench/feeds.ts [--quality], without the speed
import RssParser from "rss-parser";
import type { ParsedFeed } from "../src/core/domain.ts";
import { decode } from "../src/feeds/decode.ts";
import { parseFeed } from "../src/feeds/parse.ts";
import { bytesOf, corpus, differences, type CorpusFeed } from "../test/feeds/corpus.ts";
import { median, option, print } from "./figures.ts";
import { madeFeed } from "./made-feeds.ts";

const ROUNDS = 11;
const url = "https://feeds.example/feed.xml";
const alone = new RssParser({ defaultRSS: 2 });

const ours = (bytes: Uint8Array, contentType?: string) => parseFeed(bytes, { url, contentType, maxItems: 5000 });

/** rss-parser with our decoding in front, its answer in our shape as far as the comparison looks. */
async function theirs(feed: CorpusFeed): Promise<ParsedFeed> {
  // For some cut-off documents rss-parser never answers.
  const late = new Promise<never>((_, reject) => setTimeout(reject, 500, new Error("no answer")).unref());
  const { title, items } = await Promise.race([alone.parseString(decode(bytesOf(feed), feed.httpContentType)), late]);
  return { title: text(title), items: items.map((item) => ({ title: text(item.title) })) } as ParsedFeed;
}

/** An object where text belongs counts as wrong. */
const text = (value: unknown) => (value === undefined ? "" : typeof value === "string" ? value : "[object]");

async function right(feeds: CorpusFeed[], read: (feed: CorpusFeed) => Promise<ParsedFeed>) {
  const count = { refused: 0, items: 0, all: 0 };
  for (const feed of feeds) {
    try {
      const parsed = await read(feed);
      const wrong = differences(parsed, feed);
      if (parsed.items.length === feed.expected.items) count.items += 1;
      if (wrong.length === 0) count.all += 1;
    } catch {
      count.refused += 1;
    }
  }
  return count;
}

const generated = (escaped: boolean): Buffer[] =>
  Array.from({ length: 60 }, (_, n) => madeFeed({ seed: n, site: "https://a.example", items: 20, escaped }));

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Rounds of both, one after the other, so that a busy moment meets both; ours with decoding, theirs with the text ready. */
async function race(name: string, documents: Buffer[]) {
  const texts = documents.map((bytes) => decode(bytes, undefined));
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.theirs.push(
      await timed(async () => {
        for (const each of texts) await alone.parseString(each);
      }),
    );
    times.ours.push(
      await timed(async () => {
        for (const each of documents) await ours(each);
      }),
    );
  }
  const [mine, other] = [median(times.ours), median(times.theirs)];
  const megabytes = documents.reduce((sum, { length }) => sum + length, 0) / 1e6;
  print(
    `${name.padEnd(34)} ${String(documents.length).padStart(4)} documents  ${mine.toFixed(0).padStart(5)} ms  rss-parser ${other.toFixed(0).padStart(5)} ms  ${((megabytes / mine) * 1000).toFixed(0).padStart(4)} MB/s  ${(other / mine).toFixed(2)}x`,
  );
}

async function quality(): Promise<void> {
  print(`${"right of the feeds in each part".padEnd(34)}      items  items+titles  refused`);
  for (const part of ["captured", "conformance", "derived"] as const) {
    const feeds = corpus.filter((feed) => feed.class === part && feed.isFeed);
    for (const [who, read] of [
      ["footnote", (feed: CorpusFeed) => ours(bytesOf(feed), feed.httpContentType)],
      ["rss-parser", theirs],
    ] as const) {
      const { items, all, refused } = await right(feeds, read);
      print(
        `${`${part} (${feeds.length})`.padEnd(20)} ${who.padEnd(16)} ${String(items).padStart(5)} ${String(all).padStart(9)} ${String(refused).padStart(12)}`,
      );
    }
  }
  const others = corpus.filter(({ isFeed }) => !isFeed);
  const accepted = await Promise.all(
    others.map((other) =>
      ours(bytesOf(other)).then(
        () => 1,
        () => 0,
      ),
    ),
  );
  print(`not feeds (${others.length}), refused: ${others.length - accepted.filter(Boolean).length}`);
  print("peers as measured on the same set: the best reads 119 of 123 captured and 86 of 102 conformance\n");
}

async function speed(): Promise<void> {
  const good: Buffer[] = [];
  for (const feed of corpus.filter(
    (each) => each.class === "captured" && each.isFeed && !each.kind.startsWith("json"),
  )) {
    const count = await theirs(feed).then(
      ({ items }) => items.length,
      () => -1,
    );
    if (count === feed.expected.items) good.push(bytesOf(feed));
  }
  await race("captured, those rss-parser reads", good);
  await race("generated, HTML in CDATA", generated(false));
  await race("generated, HTML escaped", generated(true));
}

if (corpus.length === 0) print("The feed corpus is not here: set FOOTNOTE_SHARED.");
else await quality();
if (option("quality") === undefined) await speed();
