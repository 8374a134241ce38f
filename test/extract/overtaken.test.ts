// What a later report has overtaken is found, and what still stands is not.
import { describe, expect, it } from "vitest";
import { overtaken } from "../../src/extract/overtaken.ts";
import { readPassages } from "../../src/extract/passages.ts";
import { basilStories } from "../support/basil.ts";
import { shared } from "../support/shared.ts";
import { OVERTAKEN } from "./cases/overtaken.ts";
import { isOvertaken, reportsOf } from "./made.ts";

const MONDAY = "2026-11-23T08:00:00Z";
const TUESDAY = "2026-11-24T18:00:00Z";

const found = (early: string, late: string, times: [string, string] = [MONDAY, TUESDAY]) =>
  [
    ...overtaken(
      readPassages(
        reportsOf([
          { text: early, at: times[0] },
          { text: late, at: times[1] },
        ]),
      ),
    ),
  ].map(([passage, by]) => [passage.text, by.text]);

describe("a later report overtakes", () => {
  it.each([
    [
      "a plan that it tells as done",
      "Parliament is to vote on the budget on Tuesday.",
      "Parliament passed the budget on Tuesday by 84 votes to 62.",
    ],
    [
      "what was going on and is over",
      "The hostage taker is still holding four people in the bank.",
      "Police freed the four people from the bank on Monday night and arrested the hostage taker.",
    ],
    ["an older figure", "The death toll in Karsk stands at 14.", "The death toll in Karsk rose to 22 on Tuesday."],
  ])("%s", (_, early, late) => expect(found(early, late)).toEqual([[early, late]]));

  it("in most made pairs, and leaves their other sentences", () => {
    expect(OVERTAKEN.filter(isOvertaken).length).toBeGreaterThanOrEqual(16);
  });
});

describe("nothing overtakes", () => {
  it.each([
    [
      "a plan that nobody has carried out",
      "The mayor wants to build a tram across Marle.",
      "The mayor opened a park in Marle on Tuesday.",
    ],
    ["what somebody said", '"We will sign the bill," the president said.', "The president signed the bill on Tuesday."],
    ["what is past", "The owner of the mill was arrested.", "The owner of the mill appeared in court on Tuesday."],
  ])("%s", (_, early, late) => expect(found(early, late)).toEqual([]));

  it("a report that is later itself", () => {
    const [early, late] = ["Parliament will pass the budget again.", "Parliament passed the budget on Monday."];
    expect(found(early, late, [TUESDAY, MONDAY])).toEqual([]);
  });

  it.skipIf(!shared("corpus/stories/basil.dev.jsonl"))("much in real triples", () => {
    const all = (basilStories() ?? []).flatMap(({ articles }) => [...overtaken(readPassages(articles))]);
    expect(all.length).toBeLessThanOrEqual(5);
  });
});
