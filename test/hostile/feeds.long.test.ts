// Feeds of every harmful size: each is read, refused or given up, while the loop that answers people goes on.
import { afterAll, expect, it } from "vitest";
import { createReaders } from "../../src/children/readers.ts";
import { outcome, watched } from "./loop.ts";
import { FEEDS } from "./shapes.ts";

/** What may be given up may be given up soon. */
const readers = createReaders({ feedMs: 4_000 });
afterAll(() => readers.close());

it.each(FEEDS)("$name holds nothing up", async ({ make }) => {
  const bytes = Buffer.from(make());
  const from = { url: "https://feeds.example/feed", contentType: undefined };
  const { value, longestMs, grownMb } = await watched(() => outcome(readers.readFeed(bytes, from)));
  expect(value).toMatch(/^(read|feed_malformed|not_a_feed)$/);
  // What it should be, 100 ms, is shown by bench/hostile.ts on a quiet machine; this sees what holds the thread for good.
  expect(longestMs).toBeLessThan(1_000);
  expect(grownMb).toBeLessThan(200);
});
