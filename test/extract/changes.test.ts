// New facts of later articles, and corrections of an outlet's own text.
import { describe, expect, it } from "vitest";
import { corrections, newFacts } from "../../src/extract/changes.ts";
import { extractAnalysis } from "../../src/extract/points.ts";
import { articleOf, lensOf, singleOrigins } from "../support/articles.ts";
import { SINCE } from "./cases/since.ts";
import { isNews, newsOf } from "./made.ts";
import { bridge } from "./newsroom.ts";
import { expectReceipts } from "./receipts.ts";

const before = extractAnalysis(bridge, singleOrigins(bridge), lensOf());
const news = (text: string) => newFacts(before, bridge.articles, [articleOf(text, { id: "later" })]);

describe("later reports", () => {
  it("bring a new number or name", () => {
    const facts = news(
      "The Halden bridge will be closed for 14 months, the city said on Tuesday. Inspectors found that nine further cables of the bridge have rusted through.",
    );
    expect(facts.map(({ text }) => text).join("\n")).toMatch(/14 months/);
    expect(facts.map(({ text }) => text).join("\n")).toMatch(/nine further cables/);
    expectReceipts(facts, [
      articleOf(
        "The Halden bridge will be closed for 14 months, the city said on Tuesday. Inspectors found that nine further cables of the bridge have rusted through.",
        { id: "later" },
      ),
    ]);
  });

  it("bring what was planned and has now happened", () => {
    const facts = news("The Halden council voted the 3.4 million crowns for the repairs of the bridge on Tuesday.");
    expect(facts).toHaveLength(1);
  });

  it.each([
    ["the same text", bridge.articles[0]?.text ?? ""],
    [
      "the same in other words",
      "Because two cables broke, the city closed the Halden bridge to all traffic on Monday. Some 18,000 cars use the bridge every day.",
    ],
    ["an opinion", "The 62 members of the Halden rowing club criticized the city for closing the bridge."],
    ["old history", "The Halden bridge was painted green in 1974 by 35 workers, 52 years ago."],
    ["another subject", "Kestrel sold 60,000 tickets for its summer concert in Porto this week."],
    ["nothing", ""],
  ])("bring nothing with %s", (_, text) => expect(news(text)).toEqual([]));

  it("bring what has happened, though it has no number and no name", () => {
    const flood = {
      held: "The Orrin burst its banks in Marle, and residents of Pell Street were taken to a sports hall. The mayor said the dykes had to be checked. A road along the river was closed.",
      news: [],
    };
    expect(
      newsOf({ ...flood, fresh: "Residents of the flooded street were allowed home, the mayor said." }),
    ).toHaveLength(1);
    expect(newsOf({ ...flood, fresh: "The road along the river was opened again, the mayor said." })).toHaveLength(1);
    expect(newsOf({ ...flood, fresh: "Marle beat Hollin in the cup on Wednesday night after extra time." })).toEqual(
      [],
    );
    expect(newsOf({ ...flood, fresh: "The Orrin burst its banks, and people were taken to a sports hall." })).toEqual(
      [],
    );
  });

  it("are told right in nine of ten made cases", () => {
    expect(SINCE.filter(isNews).length).toBeGreaterThanOrEqual(18);
  });

  it("bring nothing when they are held already", () => {
    expect(newFacts(before, bridge.articles, bridge.articles)).toEqual([]);
  });
});

describe("an outlet's corrected text", () => {
  const changed = (a: string, b: string) =>
    corrections(articleOf(a, { id: "a" }), articleOf(b, { id: "b", replaces: "a" }));

  it.each([
    ["a number", "The fire killed 12 people in Oster.", "The fire killed 14 people in Oster."],
    ["a name", "Jonas Berg was arrested on Friday in Oster.", "Jonas Holm was arrested on Friday in Oster."],
    ["a day", "The committee met on Monday in Oster.", "The committee met on Tuesday in Oster."],
    ["a not", "The council did approve the plan for the pier.", "The council did not approve the plan for the pier."],
    ["an opposite", "The minister rejected the plan on Friday.", "The minister approved the plan on Friday."],
    ["a unit", "The repairs take 14 days in all, the city said.", "The repairs take 14 weeks in all, the city said."],
  ])("is material when it changes %s", (_, a, b) => {
    expect(changed(`First things first. ${a}`, `First things first. ${b}`)).toMatchObject([
      {
        before: { articleId: "a", passage: a, sentence: 2 },
        after: { articleId: "b", passage: b, sentence: 2 },
        material: true,
      },
    ]);
  });

  it.each([
    ["a typo", "The comittee met on Monday in Oster.", "The committee met on Monday in Oster."],
    ["a number's spelling", "The fire killed twelve people in Oster.", "The fire killed 12 people in Oster."],
    [
      "a wording",
      "The committee met on Monday in the old town hall.",
      "The committee gathered on Monday in the old town hall.",
    ],
  ])("is not when it changes %s", (_, a, b) => expect(changed(a, b)).toMatchObject([{ material: false }]));

  it("shows no change where none is, nor what was only added or moved", () => {
    expect(changed("One fire burned. Two houses fell.", "One fire burned. Two houses fell.")).toEqual([]);
    expect(
      changed("One fire burned. Two houses fell.", "Two houses fell. One fire burned.\n\nThe mayor came at noon."),
    ).toEqual([]);
    expect(changed("It’s “late”.", 'It\'s "late".')).toEqual([]);
  });
});
