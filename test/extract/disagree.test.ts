// Disagreements between outlets are found, and look-alikes are not.
import { describe, expect, it } from "vitest";
import { disagreements } from "../../src/extract/disagree.ts";
import { articleOf, day } from "../support/articles.ts";
import { basilStories } from "../support/basil.ts";
import { shared } from "../support/shared.ts";
import { wordsIn } from "../../src/words/index.ts";

const between = (a: string, b: string, given: { published?: Date; domain?: string } = {}) =>
  disagreements([articleOf(a, { id: "a" }), articleOf(b, { id: "b", ...given })]);

const values = (a: string, b: string) =>
  between(a, b).map(({ kind, sides }) => [kind, ...sides.map(({ value }) => value)]);

describe("outlets that disagree", () => {
  it.each([
    [
      "The fire injured 12 people in the old town on Monday, police said.",
      "Police said 14 people were injured in the fire in the old town on Monday.",
      ["number", "12", "14"],
    ],
    [
      "Twelve miners died in the blast at the Karst mine.",
      "Fourteen miners died in the blast at the Karst mine.",
      ["number", "Twelve", "Fourteen"],
    ],
    [
      "The court fined the bank 3.2 million euros for hiding losses.",
      "The bank was fined 4.1 million euros by the court for hiding losses.",
      ["number", "3.2 million", "4.1 million"],
    ],
    [
      "The ferry Nordlys sank on Tuesday near Oster harbour in heavy rain.",
      "The ferry Nordlys sank on Wednesday near Oster harbour in heavy rain.",
      ["date", "Tuesday", "Wednesday"],
    ],
    [
      "Police identified the driver as Jonas Aker, 34, of Oster.",
      "Police identified the driver as Peter Holm, 34, of Oster.",
      ["name", "Jonas Aker", "Peter Holm"],
    ],
  ])("%s / %s", (a, b, expected) => {
    expect(values(a, b)).toEqual([expected]);
  });

  it("are shown with both passages", () => {
    const [a, b] = [
      "Twelve miners died in the blast at the Karst mine.",
      "Fourteen miners died in the blast at the Karst mine.",
    ];
    const [found, ...more] = between(a, b);
    expect(more).toEqual([]);
    expect(found?.sides).toMatchObject([
      { citation: { articleId: "a", passage: a } },
      { citation: { articleId: "b", passage: b } },
    ]);
    expect(found && wordsIn("en").tell(found.about)).toBe("number of miners died");
    expect(found && wordsIn("de").tell(found.about)).toBe("Anzahl: miners died");
  });
});

describe("outlets that do not", () => {
  it.each([
    [
      "a lower bound",
      "At least 12 people were injured in the fire in the old town.",
      "Police said 14 people were injured in the fire in the old town.",
    ],
    [
      "an estimate",
      "About 1,200 passengers were on board the ferry Nordlys.",
      "The ferry Nordlys had 1,180 passengers on board.",
    ],
    [
      "a rounding",
      "The repairs of the bridge cost 3.4 million crowns, the city said.",
      "The repairs of the bridge cost 3.38 million crowns, the city said.",
    ],
    [
      "the same number in words",
      "The fire injured twelve people in the old town.",
      "The fire injured 12 people in the old town.",
    ],
    [
      "another thing counted",
      "The fire injured 12 people in the old town.",
      "The fire destroyed 14 houses in the old town.",
    ],
    [
      "another day",
      "The fire injured 12 people in the old town on Monday.",
      "A fire injured 14 people in the old town on Sunday.",
    ],
    [
      "both numbers given",
      "The fire injured 12 people in the old town, police said. Doctors said 14 people were injured in the fire.",
      "Police said 14 people were injured in the fire in the old town.",
    ],
    [
      "somebody else who did the opposite",
      "Like many officials in Oster, Mr. Lind had opposed the harbour rule, which legalized night fishing.",
      "Oster voters approved the harbour rule, legalizing night fishing in the town, in 2012.",
    ],
    [
      "a rumour granted and answered",
      "While many have speculated that the council offered Lind the post of harbour secretary, Lind said that was not the case.",
      "The council never offered Lind the post of harbour secretary, an official insisted.",
    ],
    [
      "another party in a chamber called House",
      "Liberals are on track to hold at least 240 seats in the House next year.",
      "House Conservatives have also lost nearly 60 seats over the past six years.",
    ],
  ])("%s", (_, a, b) => expect(values(a, b)).toEqual([]));

  it("later reports, and an outlet's own updates", () => {
    const [a, b] = [
      "Twelve miners died in the blast at the Karst mine.",
      "Fourteen miners died in the blast at the Karst mine.",
    ];
    expect(between(a, b, { published: day("2026-11-27") })).toEqual([]);
    expect(between(a, b, { domain: "a.example" })).toEqual([]);
  });
});

describe.skipIf(!shared("corpus/stories/basil.dev.jsonl"))("real triples", () => {
  it("give rise to hardly any", () => {
    const found = (basilStories() ?? []).flatMap(({ articles }) => disagreements(articles));
    expect(found.length).toBeLessThanOrEqual(3);
  });
});
