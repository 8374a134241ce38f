// Fifty real stories, each in all that is written of it without a model.
import { describe, expect, it } from "vitest";
import { basilStories } from "../support/basil.ts";
import { expectReceiptsOf } from "./receipts.ts";

const stories = basilStories() ?? [];

describe.skipIf(stories.length === 0)("fifty real stories", () => {
  it("keep their receipts in analysis, disagreement and deeper commentary", async () => {
    for (const story of stories) await expectReceiptsOf(story);
    expect.hasAssertions();
  });
});
