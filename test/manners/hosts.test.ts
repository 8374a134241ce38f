// A publisher with many feeds, many publishers at once, one feed with many readers: how hard the watcher leans on a host.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Bed, HOUR, MINUTE, SECOND, feed, openBed, status } from "./bed.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await openBed();
});
afterEach(() => bed.clear());
afterAll(() => bed.close());

const seconds = (from: Date, to: Date) => (to.getTime() - from.getTime()) / SECOND;

describe("a host that answers 429", () => {
  it("is left alone, with every host of its registrable domain, until the time it named", async () => {
    const urls = Array.from({ length: 20 }, (_, n) => `http://${n < 10 ? "www" : `blog${n}`}.busy.co.uk/${n}`);
    const rare = { "cache-control": "max-age=36000" };
    for (const url of [...urls, "http://other.co.uk/feed"]) {
      bed.routes.set(url, feed([url], rare));
      await bed.subscribe(url);
    }
    await bed.run(HOUR);
    expect(bed.journal).toHaveLength(21);
    for (const url of urls) bed.routes.set(url, status(429, { "retry-after": "14400" }));
    const wasAsked = () => bed.journal.slice(21).filter(({ url }) => url.includes("busy.co.uk"));
    await bed.run((await bed.untilDue("%busy.co.uk/%")) - SECOND, MINUTE);
    // Second by second: two that are due in the same look are both on their way before either is answered.
    while (wasAsked().length === 0) await bed.run(SECOND, SECOND);
    await bed.run(3.7 * HOUR, MINUTE);
    const [first, ...others] = wasAsked();
    expect(others.map(({ url }) => url)).toEqual([]);
    expect(bed.asked("http://other.co.uk/feed").length).toBeGreaterThan(1);
    for (const url of urls) bed.routes.set(url, feed([url], rare));
    await bed.run(HOUR, SECOND);
    const later = wasAsked().slice(1);
    expect(new Set(later.map(({ url }) => url)).size).toBe(20);
    expect(Math.min(...later.map(({ at }) => seconds(first!.at, at)))).toBeGreaterThanOrEqual(14_400);
    // They come back one after the other, not all at the same moment.
    expect(new Set(later.map(({ at }) => Math.floor(at.getTime() / (10 * SECOND)))).size).toBeGreaterThan(8);
  });
});

it("a route that answers 503 waits alone: the nineteen others of its host go on", async () => {
  for (let n = 0; n < 20; n += 1) {
    bed.routes.set(`http://many.example/${n}`, n === 7 ? status(503, { "retry-after": "72000" }) : feed([`item ${n}`]));
    await bed.subscribe(`http://many.example/${n}`);
  }
  await bed.run(4.5 * HOUR, 5 * MINUTE);
  const counts = Array.from({ length: 20 }, (_, n) => bed.asked(`http://many.example/${n}`).length);
  expect(counts[7]).toBe(1);
  expect(counts.filter((count) => count >= 3)).toHaveLength(19);
});

describe("what a request says", () => {
  it("is who asks, whom to write to and for how many; no cookie, no referrer, nothing that breaks a cache", async () => {
    const url = "http://plain.example/feed?section=news";
    bed.routes.set(url, feed(["one"], { etag: '"1"', "set-cookie": "id=7; Path=/" }));
    for (const tenant of Array.from({ length: 10 }, (_, n) => `fake:${n}`)) await bed.subscribe(url, { tenant });
    await bed.subscribe(url, { tenant: "fake:0", channel: "second" });
    await bed.run(4 * HOUR);
    const asked = bed.journal;
    expect(asked.length).toBeGreaterThan(2);
    expect(new Set(asked.map((entry) => entry.url))).toEqual(new Set([url]));
    for (const { headers } of asked) {
      expect(headers["user-agent"]).toBe("Footnote/0 (+https://desk.example/contact; feed reader; 11 subscribers)");
      expect(
        Object.keys(headers).filter(
          (name) => !["host", "connection", "user-agent", "accept", "accept-encoding", "if-none-match"].includes(name),
        ),
      ).toEqual([]);
    }
  });

  it("is said once for all who read the feed", async () => {
    const url = "http://shared.example/feed";
    bed.routes.set(url, feed(["one"]));
    const ids = new Set<string>();
    for (const tenant of Array.from({ length: 10 }, (_, n) => `fake:${n}`))
      ids.add(await bed.subscribe(url, { tenant }));
    await bed.run(10 * MINUTE);
    expect([ids.size, bed.journal.length]).toEqual([1, 1]);
  });
});
