// Feeds of every harmful size: each is read, refused or given up, while the loop that answers people goes on.
import { afterAll, beforeAll, expect, it } from "vitest";
import { createReaders } from "../../src/children/readers.ts";
import { outcome, watched } from "./loop.ts";
import { FEEDS } from "./shapes.ts";

/** The one whose answer is the longest. */
const LARGE = "JSON of 500 full texts";

/** What may be given up may be given up soon. */
const readers = createReaders({ feedMs: 4_000 });
afterAll(() => readers.close());

const from = { url: "https://feeds.example/feed", contentType: undefined };
/** Code that runs for the first time, and memory that is taken for the first time, are no feed's own. */
beforeAll(async () => {
  for (const { make } of FEEDS.filter(({ name }) => name === LARGE)) await readers.readFeed(Buffer.from(make()), from);
}, 60_000);

it.each(FEEDS)("$name holds nothing up", async ({ make }) => {
  const bytes = Buffer.from(make());
  const { value, longestMs, grownMb } = await watched(() => outcome(readers.readFeed(bytes, from)));
  expect(value).toMatch(/^(read|feed_malformed|not_a_feed)$/);
  expect(longestMs).toBeLessThan(100);
  expect(grownMb).toBeLessThan(200);
});
