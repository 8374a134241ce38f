// Stories whose texts are made to be slow: the main thread goes on while a child reads them or is ended.
import { afterAll, expect, it } from "vitest";
import { createReaders } from "../../src/children/readers.ts";
import { storyOf } from "../../src/cli/given-articles.ts";
import type { Analyst } from "../../src/core/ports.ts";
import { defaultLens } from "../../src/digest/defaults.ts";
import { origins } from "../../src/stories/origins.ts";
import { createModelAnalyst } from "../../src/write/analyst.ts";
import { loadPrompts } from "../../src/write/prompts.ts";
import { emptyDigest, fakeModel } from "../support/fake-model.ts";
import { outcome, watched } from "./loop.ts";
import { TEXTS } from "./shapes.ts";

const readers = createReaders();
afterAll(() => readers.close());

const account = { tenant: "t", storyId: undefined, channel: undefined };
const OTHER = {
  id: "b",
  source: "Gazette",
  title: "Pier closes",
  text: "The old pier closes in March, the mayor said.",
};

/** How long the longest turn of the loop was, and whether the story was read, while it was analysed. */
async function analysed(text: string, analyst: Analyst) {
  const story = storyOf(
    [{ id: "a", source: "Harbour Post", title: "Pier to close", text }, OTHER],
    new Date("2026-11-24T08:00:00Z"),
  );
  const lens = defaultLens("en");
  return watched(() => outcome(analyst.analyse(story, origins(story.articles), lens, account)));
}

it.each(TEXTS)("holds nothing up: $name", async ({ make }) => {
  const { longestMs, value } = await analysed(make(), readers.analyst);
  expect(longestMs).toBeLessThan(500);
  expect(["read", "analysis_beyond_limits"]).toContain(value);
});

it.each(TEXTS)("of which a model writes holds nothing up: $name", async ({ make }) => {
  const cited = (n: number) => ({ cites: [{ sid: `S${n}.1`, quote: "" }], kind: "fact", text: "The pier closes." });
  const model = fakeModel([{ ...emptyDigest, happened: [cited(1), cited(2)] }, { fixed: [] }]);
  const options = { model, ...readers.desk, fallback: readers.analyst, prompts: loadPrompts(), strict: false };
  const { longestMs, value } = await analysed(make(), createModelAnalyst({ ...options, random: () => 0.4 }));
  expect(longestMs).toBeLessThan(500);
  expect(["read", "analysis_beyond_limits"]).toContain(value);
});
