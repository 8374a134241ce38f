// Deeper commentary without a model, from every angle.
import { describe, expect, it } from "vitest";
import { deeperFrom } from "../../src/extract/deeper.ts";
import { extractAnalysis } from "../../src/extract/points.ts";
import type { Claim, Lens, Story } from "../../src/core/domain.ts";
import { ANGLES, type Angle, type DeeperRequest } from "../../src/core/ports.ts";
import { english } from "../../src/words/index.ts";
import { lensOf, singleOrigins, storyOf } from "../support/articles.ts";
import { advisory, bridge } from "./newsroom.ts";
import { claimsOf, expectReceipts } from "./receipts.ts";

function deeper(
  story: Story,
  angle: Angle | undefined,
  given: Partial<DeeperRequest> = {},
  length: Lens["length"] = "short",
): { claims: Claim[]; open: string[] } {
  const analysis = extractAnalysis(story, singleOrigins(story), lensOf({ length }));
  const { claims, open } = deeperFrom({ story, analysis, angle, point: undefined, lens: lensOf(), ...given });
  return { claims, open: open.map(english.tell) };
}

const texts = (angle: Angle | undefined): string =>
  deeper(bridge, angle)
    .claims.map(({ text }) => text)
    .join("\n");

describe("deeper commentary without a model", () => {
  it("adds sentences that the analysis does not hold, whatever the angle", () => {
    const told = claimsOf(extractAnalysis(bridge, singleOrigins(bridge), lensOf({ length: "short" }))).map(
      ({ text }) => text,
    );
    for (const angle of [undefined, ...ANGLES]) {
      const { claims } = deeper(bridge, angle);
      expectReceipts(claims, bridge.articles);
      expect(claims.length).toBeLessThanOrEqual(8);
      for (const { text } of claims) expect(told).not.toContain(text);
    }
  });

  it("takes from each angle what speaks to it", () => {
    expect(texts("background")).toMatch(/1961/);
    expect(texts("who is involved")).toMatch(/Ingrid Solheim|Tor Vik/);
    expect(texts("timeline")).toMatch(/^The bridge was opened in 1961/);
  });

  it.each([
    ["the bridge", bridge, "short"],
    ["the bridge, told at length", bridge, "long"],
    ["the advisory", advisory, "short"],
    ["the advisory, told at length", advisory, "long"],
  ] as const)("offers of %s the angles that the sources hold something for, and no other", (_, story, length) => {
    const analysis = extractAnalysis(story, singleOrigins(story), lensOf({ length }));
    const ask = (angle: Angle | undefined) => deeperFrom({ story, analysis, angle, point: undefined, lens: lensOf() });
    for (const asked of [undefined, "timeline", "background"] as const) {
      const offered = ask(asked).angles!;
      expect(offered).not.toContain(asked);
      const several = new Set(analysis.origins.map(({ articleId }) => articleId)).size > 1;
      const holding = ANGLES.filter((angle) => angle !== asked).filter((angle) =>
        angle === "check the claims" ? several : ask(angle).claims.length > 0,
      );
      expect(offered.toSorted()).toEqual(holding.toSorted());
    }
  });

  it("says when the sources hold nothing of an angle", () => {
    expect(deeper(bridge, "opposing case", {}, "long")).toMatchObject({
      claims: [],
      open: [expect.stringMatching(/no more|no opposing/)],
    });
    expect(deeper(advisory, "opposing case").open).toEqual(["The sources hold no opposing view."]);
  });

  it("says that the analysis told all, where it did", () => {
    expect(deeper(advisory, "what to do now", {}, "long")).toMatchObject({
      claims: [],
      open: ["The sources say no more on this than the analysis does."],
    });
  });

  it("stays with the point it is asked about", () => {
    const analysis = extractAnalysis(bridge, singleOrigins(bridge), lensOf({ length: "short" }));
    const point = claimsOf(analysis).find(({ text }) => /hospital/.test(text));
    expect(point).toBeDefined();
    const { claims } = deeperFrom({ story: bridge, analysis, angle: undefined, point, lens: lensOf() });
    expect(claims.map(({ text }) => text).join()).toMatch(/second ambulance/);
    expect(claims.map(({ text }) => text).join()).not.toMatch(/bakery/);
  });

  it("checks claims against the other outlets, and names what only one reports", () => {
    const { claims, open } = deeper(bridge, "check the claims");
    // The post cites it already.
    expect(claims.map(({ text }) => text).join()).not.toMatch(/two of its cables snapped/);
    expect(open[0]).toMatch(/^Only (Gazette|Courier|Radio Fjord) reports: /);
    expect(deeper(storyOf(...advisory.articles), "check the claims")).toMatchObject({
      claims: [],
      open: ["No second source speaks to these claims."],
    });
  });
});
