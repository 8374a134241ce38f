// The analyst without a model, on fifty real stories and made ones.
import { describe, expect, it } from "vitest";
import { createExtractAnalyst } from "../../src/extract/analyst.ts";
import { extractAnalysis } from "../../src/extract/points.ts";
import { articleOf, lensOf, singleOrigins, storyOf } from "../support/articles.ts";
import { basilStories } from "../support/basil.ts";
import { shared } from "../support/shared.ts";
import { bridge } from "./newsroom.ts";
import { claimsOf, expectReceiptsOf } from "./receipts.ts";

const account = { tenant: "web:site", storyId: undefined, channel: undefined };
const analyst = createExtractAnalyst();

describe("the analyst without a model", () => {
  it("fills the analysis, its origins and its disagreements", async () => {
    const story = storyOf(
      articleOf("Twelve miners died in the blast at the Karst mine on Monday.", { id: "a" }),
      articleOf("Fourteen miners died in the blast at the Karst mine on Monday.", { id: "b" }),
    );
    const analysis = await analyst.analyse(story, singleOrigins(story), lensOf(), account);
    expect(analysis).toMatchObject({
      reportedBy: ["a", "b"],
      origins: singleOrigins(story),
      writtenBy: { kind: "extract" },
      disagreements: [{ kind: "number" }],
    });
  });

  it("streams an answer claim by claim, and stops when told to", async () => {
    const analysis = await analyst.analyse(bridge, singleOrigins(bridge), lensOf(), account);
    const question = {
      text: "How many cars cross the bridge?",
      story: bridge,
      elsewhere: [],
      analysis,
      point: undefined,
      turns: [],
      lens: lensOf(),
    };
    const streamed: string[] = [];
    const { claims } = await analyst.answer(question, account, ({ text }) => streamed.push(text));
    expect(streamed).toEqual(claims.map(({ text }) => text));
    await expect(analyst.answer(question, account, undefined, AbortSignal.abort(new Error("stopped")))).rejects.toThrow(
      "stopped",
    );
  });
});

describe.skipIf(!shared("corpus/stories/basil.dev.jsonl"))("fifty real stories", () => {
  const stories = basilStories() ?? [];

  // All fifty of them: analyst.long.test.ts.
  it("keep their receipts in analysis, disagreement and deeper commentary, ten of them", async () => {
    for (const story of stories.slice(0, 10)) await expectReceiptsOf(story);
    expect.hasAssertions();
  });

  it("fill their slots, from more than one outlet", () => {
    const analyses = stories.map((story) => extractAnalysis(story, singleOrigins(story), lensOf()));
    const share = (holds: (analysis: (typeof analyses)[number]) => boolean): number =>
      analyses.filter(holds).length / analyses.length;
    expect(share(({ lead }) => lead !== undefined)).toBe(1);
    expect(share(({ happened, points }) => happened.length + points.length >= 4)).toBeGreaterThan(0.9);
    expect(share(({ why, conclusion }) => why.length === 0 && conclusion === undefined)).toBe(1);
    const spread = (analysis: (typeof analyses)[number]): number =>
      new Set(claimsOf(analysis).flatMap(({ citations }) => citations.map(({ articleId }) => articleId))).size;
    expect(share((analysis) => spread(analysis) >= 2)).toBeGreaterThan(0.95);
  });
});
