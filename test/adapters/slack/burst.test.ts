// Eight o'clock: every channel of a workspace has its digest at once.
import { expect, test } from "vitest";
import { slackBurst } from "../../support/burst.ts";

test("forty channels get their digests once each, at the pace that a workspace may post", async () => {
  const { standing, gaps, refused } = await slackBurst(20, 2, { message: 200, messageAll: 25 });
  expect(standing).toEqual(Array.from({ length: 20 }, () => 2));
  expect(refused).toBe(0);
  // On average: one that waited for its channel comes right behind another.
  const average = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  expect(average).toBeGreaterThan(22);
}, 60_000);
