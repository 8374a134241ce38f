// Days of polling with restarts, and an outage of every publisher, in a small form; `node bench/manners.ts` runs the large one.
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type Bed, openBed } from "./bed.ts";
import { month, outage, randomFrom } from "./month.ts";

const seed = Date.now() % 1_000_000;

let bed: Bed;
beforeAll(async () => {
  bed = await openBed({ random: randomFrom(seed) });
});
afterEach(() => bed.clear());
afterAll(() => bed.close());

it("days with restarts: one request without validator a feed, none too early, none forgotten", async () => {
  process.stdout.write(`seed ${seed}\n`);
  const found = await month(bed, { feeds: 8, days: 2, restarts: 8, seed });
  expect(found).toMatchObject({ unconditional: [], early: [], forgotten: [] });
  expect(found.requests).toBeGreaterThan(50);
});

it("after an outage of all, the requests come spread out", async () => {
  const { requests, busiest } = await outage(bed, 40);
  expect(requests).toBeGreaterThanOrEqual(40);
  // Of forty, five in one bin are chance; a thousand feeds keep within a twentieth.
  expect(busiest).toBeLessThan(0.15);
});
