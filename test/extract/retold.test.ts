// Openings of several outlets that tell one event, each in its own words.
import { describe, expect, it } from "vitest";
import { readPassages } from "../../src/extract/passages.ts";
import { isRetold } from "../../src/extract/retold.ts";
import { reportsOf } from "./made.ts";

/** Whether the last report's first sentence tells again what the first sentences of the others tell. */
function retold(...texts: string[]): boolean {
  const openings = readPassages(reportsOf(texts)).filter(({ index }) => index === 0);
  const last = openings.at(-1);
  return last !== undefined && isRetold(last, openings.slice(0, -1));
}

describe("an opening", () => {
  it.each([
    [
      "President Ada Kroll on Tuesday renewed her attack on the Harbour Office of Tolm and said that Paul Senn should be jailed.",
      "President Kroll went after Paul Senn on Tuesday, calling on the Harbour Office of Tolm to look at his jailed aide.",
    ],
    [
      "Joining a chorus of bishops, nearly 90 teachers at the University of Tolm have signed a letter criticizing Senator Maud Keller's budget.",
      "The letter signed by nearly 90 teachers at the University of Tolm says that the budget of Maud Keller harms the poor.",
    ],
  ])("tells again what another one told: %s", (one, other) => expect(retold(one, other)).toBe(true));

  it("tells again what two others told together", () => {
    const first =
      "Mayor Ada Kroll of Tolm closed the grain pier on Tuesday after inspectors from the harbour ministry warned of rust in a dozen beams and bolts.";
    const second =
      "Builder Paul Senn of Tolm, whose firm once raised the opera house in Marle, will mend cables for 3 million crowns before spring.";
    const third =
      "Paul Senn mends cables of the grain pier in Tolm that Ada Kroll closed, starting work there with forty divers.";
    expect(retold(first, second, third)).toBe(true);
    expect(retold(first, third)).toBe(false);
  });

  it.each([
    [
      "Mayor Ada Kroll of Tolm said on Tuesday that she understands why people distrust the harbour police.",
      "Mayor Ada Kroll arrived in Tolm on Tuesday, meeting with leaders of the parish and the inspectors of the fire.",
    ],
    [
      "Nine miners were brought up alive from the flooded shaft on Tuesday morning.",
      "Nine miners were brought up dead from the flooded shaft on Tuesday evening.",
    ],
  ])("does not where it tells of something else, or names nobody: %s", (one, other) =>
    expect(retold(one, other)).toBe(false),
  );

  it("is compared with openings alone", () => {
    const told =
      "President Ada Kroll on Tuesday renewed her attack on the Harbour Office of Tolm and said that Paul Senn should be jailed.";
    const passages = readPassages(reportsOf([told, `The pier is shut. It is old. Nobody knows why. ${told}`]));
    const [first] = passages;
    expect(isRetold(passages.at(-1)!, [first!])).toBe(false);
  });
});
