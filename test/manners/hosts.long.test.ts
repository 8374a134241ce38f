// One publisher with very many feeds: how hard the watcher leans on its host.
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Bed, SECOND, feed, openBed } from "./bed.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await openBed();
});
afterAll(() => bed.close());

const seconds = (from: Date, to: Date) => (to.getTime() - from.getTime()) / SECOND;

it("200 feeds of one host are asked one at a time, a second apart, and all of them", async () => {
  const waiting: (() => void)[] = [];
  bed.routes.set("crowd.example", (entry, response, request) => {
    // Long enough for another to come in between, if one would.
    waiting.push(() => feed([entry.url])(entry, response, request));
    setTimeout(() => waiting.shift()?.(), 3);
  });
  for (let n = 0; n < 200; n += 1) await bed.subscribe(`http://crowd.example/${n}`);
  const from = bed.clock.now();
  await bed.run(200 * SECOND);
  const first = bed.journal.slice(0, 200);
  expect(new Set(first.map(({ url }) => url)).size).toBe(200);
  expect(Math.max(...bed.journal.map(({ inFlight }) => inFlight))).toBe(1);
  const gaps = bed.journal.map(({ at }) => at).map((at, n, all) => (n ? seconds(all[n - 1]!, at) : 1));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1);
  expect(seconds(from, first.at(-1)!.at)).toBeLessThan(205);
});
