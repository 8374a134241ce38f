// Stories that mean harm are read in a child: the main thread goes on, and what no child survives is named.
import { afterAll, describe, expect, it } from "vitest";
import { createReaders } from "../../src/children/readers.ts";
import { defaultLens } from "../../src/digest/defaults.ts";
import { createExtractAnalyst } from "../../src/extract/analyst.ts";
import { storyOf } from "../../src/cli/given-articles.ts";
import { origins } from "../../src/stories/origins.ts";
import { outcome, watched } from "./loop.ts";
import { TEXTS } from "./shapes.ts";

const readers = createReaders();
const hasty = createReaders({ analysisMs: 1 });
afterAll(() => Promise.all([readers.close(), hasty.close()]));

const account = { tenant: "t", storyId: undefined, channel: undefined };
const lens = defaultLens("en");
const told = (text: string) =>
  storyOf(
    [
      { id: "a", source: "Harbour Post", title: "Pier to close", text },
      { id: "b", source: "Gazette", title: "Pier closes", text: "The old pier closes in March, the mayor said." },
    ],
    new Date("2026-11-24T08:00:00Z"),
  );
const PROSE =
  "The council voted on Tuesday to close the old pier. Engineers had warned of it for years, the mayor said.";

describe("a story of strangers' texts", () => {
  it("is analysed and answered in a child as it is here", async () => {
    const story = told(PROSE);
    const here = createExtractAnalyst();
    const analysis = await here.analyse(story, origins(story.articles), lens, account);
    expect(await readers.analyst.analyse(story, origins(story.articles), lens, account)).toEqual(analysis);
    const request = { story, analysis, angle: undefined, point: undefined, lens };
    expect(await readers.analyst.deeper(request, account)).toEqual(await here.deeper(request, account));
    const question = { text: "When?", story, elsewhere: story.articles, analysis, point: undefined, turns: [], lens };
    const claims: unknown[] = [];
    const answer = await readers.analyst.answer(question, account, (claim) => claims.push(claim));
    expect(answer).toEqual(await here.answer(question, account));
    expect(claims).toEqual(answer.claims);
  });

  it.each(TEXTS)("holds nothing up: $name", { timeout: 60_000 }, async ({ make }) => {
    const story = told(make());
    const held = await watched(() => outcome(readers.analyst.analyse(story, origins(story.articles), lens, account)));
    expect(held.longestMs).toBeLessThan(500);
    expect(["read", "analysis_beyond_limits"]).toContain(held.value);
  });

  it("that takes longer than allowed is ended, and not tried again", async () => {
    const story = told(PROSE);
    await expect(hasty.analyst.analyse(story, [], lens, account)).rejects.toMatchObject({
      code: "analysis_beyond_limits",
      retryable: false,
    });
  });
});
