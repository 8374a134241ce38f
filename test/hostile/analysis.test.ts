// Stories that mean harm are read in a child: the main thread goes on, and what no child survives is named.
import { afterAll, describe, expect, it } from "vitest";
import { createReaders } from "../../src/children/readers.ts";
import { defaultLens } from "../../src/digest/defaults.ts";
import { createExtractAnalyst } from "../../src/extract/analyst.ts";
import { storyOf } from "../../src/cli/given-articles.ts";
import { changesOf } from "../../src/extract/changes.ts";
import { origins } from "../../src/stories/origins.ts";
import { verifyClaim } from "../../src/verify/verify.ts";
import { createModelAnalyst } from "../../src/write/analyst.ts";
import { numberAll } from "../../src/write/elsewhere.ts";
import { loadPrompts } from "../../src/write/prompts.ts";
import { emptyDigest, fakeModel } from "../support/fake-model.ts";
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

  it("is numbered, held against claims and compared with later reports in a child as it is here", async () => {
    const { articles } = told(PROSE);
    const options = { maxTokens: 6_000, about: "When does the pier close?" };
    const elsewhere = told("The pier closes in May, a paper wrote.").articles.map((each) => ({
      ...each,
      id: `e${each.id}`,
    }));
    const sources = await readers.desk.number(articles, elsewhere, options);
    expect(sources).toEqual(numberAll(articles, elsewhere, options));
    for (const text of ["The council voted to close the old pier.", "The council sold the pier."]) {
      const claim = { text, kind: "fact" as const, cites: [{ sid: "S1.1", quote: "" }] };
      expect(await readers.desk.verify(claim, sources.articles, { language: "en" })).toEqual(
        verifyClaim(claim, sources.articles, { language: "en" }),
      );
    }
    const before = await createExtractAnalyst().analyse(told(PROSE), origins(articles), lens, account);
    const fresh = told(PROSE.replace("Tuesday", "Monday")).articles.map((each) => ({
      ...each,
      id: `n${each.id}`,
      replaces: each.id,
    }));
    const changes = changesOf(before, articles, fresh);
    expect(changes.corrected).toHaveLength(1);
    expect(await readers.desk.changes(before, articles, fresh)).toEqual(changes);
  });

  it.each(TEXTS)("of which a model writes holds nothing up: $name", { timeout: 60_000 }, async ({ make }) => {
    const story = told(make());
    const cited = (n: number) => ({ cites: [{ sid: `S${n}.1`, quote: "" }], kind: "fact", text: "The pier closes." });
    const model = fakeModel([{ ...emptyDigest, happened: [cited(1), cited(2)] }, { fixed: [] }]);
    const options = { model, ...readers.desk, fallback: readers.analyst, prompts: loadPrompts(), strict: false };
    const analyst = createModelAnalyst({ ...options, random: () => 0.4 });
    const held = await watched(() => outcome(analyst.analyse(story, origins(story.articles), lens, account)));
    expect(held.longestMs).toBeLessThan(500);
    expect(["read", "analysis_beyond_limits"]).toContain(held.value);
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
