// Made reports that differ, and made reports that only seem to.
import { describe, expect, it } from "vitest";
import { disagreements } from "../../src/extract/disagree.ts";
import { wordsIn } from "../../src/words/index.ts";
import { ALIKE } from "./cases/alike.ts";
import { DIFFER } from "./cases/differ.ts";
import { reportsOf, takesSides } from "./made.ts";

const found = (...reports: string[]) =>
  disagreements(reportsOf(reports)).map(({ about, kind, sides }) => [
    kind,
    wordsIn("en").tell(about),
    ...sides.map(({ value }) => value),
  ]);

describe("made reports", () => {
  it("that differ show both values in three of four cases", () => {
    expect(DIFFER.filter(takesSides).length).toBeGreaterThanOrEqual(30);
  });

  it("that only seem to are left in peace, but for one", () => {
    const alarmed = ALIKE.filter(({ reports }) => disagreements(reportsOf(reports)).length > 0);
    expect(alarmed.length).toBeLessThanOrEqual(1);
  });
});

describe("a disagreement is told of", () => {
  it.each([
    [
      "an age",
      "A girl aged seven was rescued from the rubble of the mill.",
      "Rescuers pulled a nine-year-old girl from the rubble of the mill.",
      ["age", "age of girl", "seven", "nine"],
    ],
    [
      "a day, whatever the day of the saying",
      "The concert has been moved to 12 June, the band said on Monday.",
      "The band will now play the concert on 19 June, it said on Tuesday.",
      ["date", "date: concert", "12 June", "19 June"],
    ],
    [
      "a place",
      "The ministers will meet in Geneva next week to discuss the dispute over fishing.",
      "The dispute over fishing is to be discussed when the ministers meet in Vienna next week.",
      ["place", "place: meet", "Geneva", "Vienna"],
    ],
    [
      "will and will not",
      "The ferry line will appeal against the fine, its lawyer said.",
      "The ferry line will not appeal against the fine.",
      ["polarity", "whether or not: appeal", "will appeal", "will not appeal"],
    ],
    [
      "acres and hectares",
      "A wildfire has burned 1,900 hectares near Castle Barrow.",
      "The wildfire near Castle Barrow has burned 7,500 acres.",
      ["number", "number of burned", "1,900", "7,500"],
    ],
  ])("%s", (_, a, b, expected) => expect(found(a, b)).toEqual([expected]));
});

describe("no disagreement are", () => {
  it.each([
    [
      "a part and a sum",
      "Three children and two adults were rescued from the boat off Cape Orr.",
      "Five people were rescued from the boat off Cape Orr, the coast guard said.",
    ],
    [
      "a month and a year",
      "The ferry line pays its crews 2,100 euros a month, the union said.",
      "Crews of the ferry line earn 25,200 euros a year, the union said.",
    ],
    [
      "a quarter and the year before",
      "Tidewell Line said its third-quarter net profit fell 12% to 48.2 million euros.",
      "In 2025 Tidewell Line earned a profit of 181 million euros.",
    ],
    [
      "a rise and a level",
      "The river rose by two metres overnight in Marle and flooded Pell Street.",
      "The river in Marle stood at 6.4 metres on Tuesday and flooded Pell Street.",
    ],
    [
      "what was closed and opened again",
      "Police closed the road to Halden on Tuesday and opened it again in the evening.",
      "The road to Halden was open on Tuesday evening, police said.",
    ],
    [
      "a negation with a limit",
      "The council will not vote on the pier before Christmas, the mayor said.",
      "The council will vote on the pier in January, the mayor said.",
    ],
    [
      "the ages of two people",
      "The lorry driver, a 43-year-old man, was arrested in Alton after the crash.",
      "His passenger, 45, was treated in hospital after the crash in Alton, police said.",
    ],
  ])("%s", (_, a, b) => expect(found(a, b)).toEqual([]));
});

describe("what goes on and is counted again", () => {
  const at = (hour: number): string => new Date(Date.UTC(2026, 10, 23, hour)).toISOString();
  const differ = (early: string, late: string, hours: number): boolean =>
    disagreements(
      reportsOf([
        { text: early, at: at(6) },
        { text: late, at: at(6 + hours) },
      ]),
    ).length > 0;

  it.each([
    [
      "more dead",
      "Storm Edda killed three people on the west coast on Sunday night.",
      "Seven people have died in Storm Edda, which struck the west coast on Sunday.",
    ],
    [
      "what remains",
      "Some 40,000 homes were without power on Monday after the storm.",
      "About 12,000 homes remain without power after the storm.",
    ],
  ])("is no disagreement the day after, and one in the same hours: %s", (_, early, late) => {
    expect(differ(early, late, 26)).toBe(false);
    expect(differ(early, late, 1)).toBe(true);
  });

  it("is one where fewer are dead the day after", () => {
    const [more, fewer] = [
      "Storm Edda killed seven people on the west coast on Sunday night.",
      "Three people died in Storm Edda, which struck the west coast on Sunday.",
    ];
    expect(differ(more, fewer, 26)).toBe(true);
  });
});
