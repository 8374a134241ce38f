// How long a thing took, how many are cut off or arrested: where outlets differ, and where they count other things.
import { describe, expect, it } from "vitest";
import { disagreements } from "../../src/extract/disagree.ts";
import { reportsOf } from "./made.ts";

const valuesOf = (...reports: string[]): string[] =>
  disagreements(reportsOf(reports)).flatMap(({ sides }) => sides.map(({ value }) => value));

describe("two outlets", () => {
  it.each([
    [
      "The last survivor was pulled from the rubble after 31 hours, the fire brigade said.",
      "Rescuers freed the last survivor from the rubble after 36 hours on Wednesday.",
      "31",
      "36",
    ],
    [
      "Power was out in the Orrin valley for six hours, the grid operator said.",
      "Homes in the Orrin valley were without power for nine hours, residents said.",
      "six",
      "nine",
    ],
    [
      "The closure of the Brandsund works costs 1,200 jobs, the union said.",
      "The Brandsund works closes in spring, and 900 people lose their jobs.",
      "1,200",
      "900",
    ],
    [
      "The talks between the union and the rail company lasted 14 hours.",
      "After 17 hours of talks the union and the rail company agreed on pay.",
      "14",
      "17",
    ],
    [
      "Firefighters needed five hours to put out the blaze in the mill at Karsk.",
      "The blaze in the Karsk mill was put out after eight hours, the brigade said.",
      "five",
      "eight",
    ],
    [
      "The outage of the bank's app lasted four hours on Monday.",
      "The app of the bank was down for seven hours on Monday, customers said.",
      "four",
      "seven",
    ],
    [
      "The surgeons needed 14 hours to separate the twins at Karsk hospital. Both girls are stable.",
      "The twins were separated at the hospital in Karsk in an operation of 18 hours, a doctor said.",
      "14",
      "18",
    ],
    [
      "Nurses at the Aldmouth clinic walked out for 24 hours on Monday over pay.",
      "The nurses' walkout at the clinic in Aldmouth over pay lasted two days, the management said.",
      "24",
      "two",
    ],
  ])("differ: %s | %s", (one, other, mine, theirs) => {
    const values = valuesOf(one, other);
    expect(values[0]).toContain(mine);
    expect(values[1]).toContain(theirs);
  });

  it("differ though one of them says what kind it counts", () => {
    const one = "Floods along the Orrin cut off 12 villages, the district said.";
    expect(valuesOf(one, "Nineteen mountain villages were cut off by floods along the Orrin.")).toEqual([
      "12",
      "Nineteen",
    ]);
  });

  it.each([
    [
      "Police in Marle arrested two men over the theft of the paintings on Tuesday.",
      "Three people were arrested in Marle on Tuesday at a protest against the theft law.",
    ],
    [
      "Two teenagers were arrested after the stabbing in Pell Street.",
      "Police arrested five drivers in Pell Street for racing on Tuesday.",
    ],
    [
      "The search for the boat lasted 12 hours before it was called off at night.",
      "The crew had been at sea for 20 hours when the boat was lost.",
    ],
    [
      "The storm left 8,000 households in Marle without power.",
      "Power was restored to 5,000 households in Marle by noon after the storm.",
    ],
    ["The works in Brandsund employs 1,200 people.", "The company will cut 300 jobs at the works in Brandsund."],
    [
      "The strike at the port of Ilm lasts 48 hours, the union said.",
      "The union at the port of Ilm gave the company 72 hours to answer before the strike.",
    ],
    ["Voting in Marle ends after 12 hours at 8 p.m.", "Voters in Marle waited for three hours to vote."],
    [
      "Police arrested two suspects in the bank robbery in Hollin.",
      "A third suspect in the bank robbery in Hollin was arrested on Wednesday.",
    ],
  ])("count other things: %s | %s", (one, other) => {
    expect(valuesOf(one, other)).toEqual([]);
  });

  it("agree where one counts in days what the other counts in hours", () => {
    const one = "The strike of the nurses at the clinic in Aldmouth lasted 48 hours.";
    expect(valuesOf(one, "The strike of the nurses at the clinic in Aldmouth lasted two days.")).toEqual([]);
  });
});
