// What a later report has overtaken is found, and what still stands is not.
import { describe, expect, it } from "vitest";
import type { Genre } from "../../src/core/domain.ts";
import { overtaken } from "../../src/extract/overtaken.ts";
import { readPassages } from "../../src/extract/passages.ts";
import { articleOf } from "../support/articles.ts";
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
    [
      "a plan that is called off, by people with a verb in their name",
      "Ferry crews at Tidewell Line will strike for 48 hours from Friday, the union Seafarers United said on Monday.",
      "A ferry strike planned for Friday has been called off after the union and Tidewell Line agreed on a pay rise.",
    ],
    [
      "a count of the dead, by a toll told in other words",
      "At least seven people have died in Storm Edda, which struck the west coast on Sunday, the interior ministry said.",
      "The death toll from Storm Edda rose to nine when the bodies of two fishermen were found off Point Crane.",
    ],
    [
      "a plan that is given up",
      "Lindqvist Steel intends to close its works in Brandsund next year.",
      "Lindqvist Steel has dropped its plan to close the works in Brandsund, it said on Tuesday.",
    ],
    [
      "a plan for a day that is over",
      "About 60 volunteers will join the search for the hikers on Monday.",
      "The hikers were found alive in a hut, the rescuers said.",
    ],
    [
      "what nobody had done yet",
      "The jury has yet to reach a verdict on the former treasurer.",
      "The jury reached a verdict on the former treasurer on Tuesday.",
    ],
    [
      "a plan to say what is now said, with a plan in it",
      "Nordwind Air will announce whether it stops flying to Brandsund.",
      "Nordwind Air announced on Tuesday that it would stop flying to Brandsund in March.",
    ],
    [
      "the least that a figure was",
      "At least 31 people died in the collapse of the mill.",
      "The death toll from the collapse of the mill rose to 38 on Tuesday.",
    ],
    [
      "what something was expected to cost",
      "The new bridge of Marle is expected to cost 90 million crowns.",
      "The new bridge of Marle will cost 104 million crowns, the city said on Tuesday.",
    ],
    [
      "what others ask for and is done",
      "Unions are calling for Minister Ada Kroll to withdraw the pension bill.",
      "Minister Ada Kroll withdrew the pension bill on Tuesday.",
    ],
    [
      "what others ask for and is decided, with a borrowed word",
      "Doctors are calling for the clinic in Tolm to stop the trial of the drug.",
      "The clinic in Tolm announced its decision to stop the trial of the “new” drug.",
    ],
    ["an older figure", "The death toll in Karsk stands at 14.", "The death toll in Karsk rose to 22 on Tuesday."],
  ])("%s", (_, early, late) => expect(found(early, late)).toEqual([[early, late]]));

  it("in most made pairs, and leaves their other sentences", () => {
    expect(OVERTAKEN.filter(isOvertaken).length).toBeGreaterThanOrEqual(18);
  });
});

describe("an entry of a live page", () => {
  const goneFrom = (text: string, genre: Genre) => {
    const article = { ...articleOf(text, { published: new Date(TUESDAY) }), genre };
    return [...overtaken(readPassages([article])).keys()].map((passage) => passage.text);
  };
  const [early, late] = ["9:05 The death toll has risen to five.", "18:40 The death toll has risen to seven."];

  it("is overtaken by a later one, in whichever order they stand", () => {
    expect(goneFrom(`${late}\n\n${early}`, "live")).toEqual([early]);
    expect(goneFrom(`${early}\n\n${late}`, "live")).toEqual([early]);
  });

  it("is not where midnight may lie between them, nor on another page", () => {
    expect(goneFrom(`0:10 The death toll has risen to nine.\n\n${late}`, "live")).toEqual([]);
    expect(goneFrom(`${late}\n\n${early}`, "news")).toEqual([]);
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
    [
      "what is told of somebody whom another sentence names",
      "He is accused of taking club funds.",
      "The jury found the former treasurer guilty of taking club funds.",
    ],
    [
      "what others ask of somebody of whom only something else is told",
      "Unions are calling for Minister Ada Kroll to withdraw the pension bill.",
      "Minister Ada Kroll opened a clinic on Tuesday.",
    ],
    [
      "what another thing costs",
      "The bridge in Marle is expected to cost 90 million crowns.",
      "The tunnel in Senn will cost 104 million crowns.",
    ],
    [
      "a part of those whom a toll counts",
      "Storm Edda killed two firefighters near Lorne.",
      "The death toll from Storm Edda rose to nine on Wednesday.",
    ],
    ["what is past", "The owner of the mill was arrested.", "The owner of the mill appeared in court on Tuesday."],
  ])("%s", (_, early, late) => expect(found(early, late)).toEqual([]));

  it("a report that is later itself", () => {
    const [early, late] = ["Parliament will pass the budget again.", "Parliament passed the budget on Monday."];
    expect(found(early, late, [TUESDAY, MONDAY])).toEqual([]);
  });

  it.skipIf(!shared("corpus/stories/basil.dev.jsonl"))("much in real triples", () => {
    const all = (basilStories() ?? []).flatMap(({ articles }) => [...overtaken(readPassages(articles))]);
    expect(all.length).toBeLessThanOrEqual(6);
  });
});
