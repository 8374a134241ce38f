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

async function holdsNothingUp(text: string, analyst: Analyst): Promise<void> {
  const story = storyOf(
    [{ id: "a", source: "Harbour Post", title: "Pier to close", text }, OTHER],
    new Date("2026-11-24T08:00:00Z"),
  );
  const lens = defaultLens("en");
  const held = await watched(() => outcome(analyst.analyse(story, origins(story.articles), lens, account)));
  expect(held.longestMs).toBeLessThan(500);
  expect(["read", "analysis_beyond_limits"]).toContain(held.value);
}

it.each(TEXTS)("holds nothing up: $name", ({ make }) => holdsNothingUp(make(), readers.analyst));

it.each(TEXTS)("of which a model writes holds nothing up: $name", ({ make }) => {
  const cited = (n: number) => ({ cites: [{ sid: `S${n}.1`, quote: "" }], kind: "fact", text: "The pier closes." });
  const model = fakeModel([{ ...emptyDigest, happened: [cited(1), cited(2)] }, { fixed: [] }]);
  const options = { model, ...readers.desk, fallback: readers.analyst, prompts: loadPrompts(), strict: false };
  return holdsNothingUp(make(), createModelAnalyst({ ...options, random: () => 0.4 }));
});
