// A clock that jumps ahead, or a machine that slept: everything is due at once, and the publishers still see no burst.
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type Bed, HOUR, MINUTE, SECOND, feed, openBed } from "./bed.ts";
import { busiestOf } from "./month.ts";

const FEEDS = 60;

let bed: Bed;
beforeAll(async () => {
  bed = await openBed();
});
afterEach(() => bed.clear());
afterAll(() => bed.close());

it.each([
  ["a day", 24 * HOUR],
  ["eight hours", 8 * HOUR],
])("a jump of %s ahead while the loop runs asks each feed once, spread over ten minutes", async (_, ahead) => {
  const urls = Array.from({ length: FEEDS }, (__, n) => `http://j${n}.example/feed`);
  for (const url of urls) {
    bed.routes.set(new URL(url).host, feed([url], { etag: '"1"', "cache-control": "max-age=7200" }));
    await bed.subscribe(url);
  }
  await bed.look();
  bed.clock.advance(MINUTE);
  const firstDue = () => bed.untilDue("%");
  await bed.live(async () => {
    // It ticks: a feed that is new is looked at.
    bed.routes.set("new.example", feed(["new"], { etag: '"1"', "cache-control": "max-age=86400" }));
    await bed.subscribe("http://new.example/feed");
    await expect.poll(() => bed.asked("http://new.example/feed").length).toBe(1);
    await expect.poll(firstDue).toBeGreaterThan(0);
    bed.clock.advance(ahead);
    // Everything was due hours ago; once the loop has seen the jump, nothing is overdue by more than a look.
    await expect.poll(firstDue).toBeGreaterThan(-MINUTE);
  });
  const back = bed.clock.now().getTime();
  const early = bed.journal.length;
  await bed.run(15 * MINUTE, SECOND);
  const later = bed.journal.slice(early).filter(({ url }) => url !== "http://new.example/feed");
  // At the moment of the jump itself at most a straggler or two came; the rest within ten minutes, in no burst.
  expect(later.length).toBeGreaterThan(FEEDS - 8);
  expect(urls.filter((url) => bed.asked(url).length !== 2)).toEqual([]);
  // Sixty in sixty bins: nine in one are a matter of one in a hundred million.
  expect(busiestOf(later, back) * later.length).toBeLessThan(9);
});
