// What a model's analyses are measured by: facts that an editor would not miss, and tokens.
import { expect, test } from "vitest";
import { BARS, meanTokens, mustHave, recorded } from "../../bench/quality/written.ts";
import type { LabelledStory } from "../../bench/quality/labelled.ts";
import { analysis, article, quote } from "../support/news.ts";

test("a recorded story takes no more tokens than it may, on either tier", async () => {
  const runs = await recorded();
  const { deep, fast } = meanTokens(runs);
  expect(runs.every(([, { analysis: told }]) => told.writtenBy.kind === "model")).toBe(true);
  expect(deep).toBeLessThanOrEqual(BARS.deep);
  expect(fast).toBeLessThanOrEqual(BARS.fast);
  // Counted at all: no analysis is written for less.
  expect(Math.min(deep, fast)).toBeGreaterThan(500);
});

test("a fact that two outlets tell counts once, and only where a claim cites it", () => {
  const one = article("one", "The bridge opens on Monday. It cost 40 million euros. Ships had waited for years.");
  const label = (n: number, weight: number) => ({ labels: [{ doc: "one", n, weight }] });
  // Only what is read of a labelled story.
  const story = {
    rows: [label(1, 3), label(2, 3), label(3, 1), { labels: [{ doc: "two", n: 1, weight: 3 }] }],
    told: {
      same: [
        [
          ["one", 1],
          ["two", 1],
        ],
      ],
    },
    placesOf: (passage: string) => [passage.startsWith("The bridge") ? "two 1" : "one 3"],
  } as unknown as LabelledStory;
  expect(mustHave(story, analysis([one], { lead: quote(one, 1), points: [quote(one, 3)] }))).toEqual({
    all: 2,
    told: 1,
  });
});
