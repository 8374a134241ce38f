// What a judge's looks at passages make of them: which closes a question, which may answer, and when to look again.
import { expect, test } from "vitest";
import { judgedBy, judgedChances, looksAgain, mayClose, watchTraits } from "../../src/extract/watched.ts";
import type { Claim } from "../../src/core/domain.ts";
import { articleOf } from "../support/articles.ts";

const claims: Claim[] = ["first", "second"].map((text) => ({ text, kind: "fact", doubts: [], citations: [] }));
const found = { claims, chance: 0.5, sure: false };

test("each look that says yes makes a passage likelier by the odds of its being right, each that says no as much less", () => {
  expect(judgedChances(0.5, [[true]])[0]).toBeCloseTo(0.9);
  expect(judgedChances(0.5, [[true], [true]])[0]).toBeCloseTo(0.988, 3);
  expect(judgedChances(0.5, [[true], [false]])[0]).toBeCloseTo(0.5);
  expect(judgedChances(0.5, [[undefined, true]])).toEqual([0.5, expect.closeTo(0.75)]);
});

test("the first passage that is sure closes the question, and stands first", () => {
  expect(
    judgedBy(found, [
      [false, true],
      [false, true],
    ]),
  ).toMatchObject({ sure: true, claims: [claims[1], claims[0]] });
  expect(judgedBy({ ...found, chance: 0.4 }, [[true, false]])).toMatchObject({ sure: false, claims });
});

test("nothing is left where every passage was denied, nor where nobody looked and little speaks for it", () => {
  expect(
    judgedBy(found, [
      [false, false],
      [false, false],
    ]),
  ).toBeUndefined();
  expect(judgedBy({ ...found, chance: 0.2 }, [])).toBeUndefined();
  expect(judgedBy(found, [[undefined, undefined]])).toMatchObject({ sure: false, chance: 0.5 });
  expect(
    judgedBy({ ...found, chance: 0.2 }, [
      [true, false],
      [true, false],
    ]),
  ).toMatchObject({ sure: true });
});

test("a judge looks again while nothing is settled, three times at most, and not where it has nothing to say", () => {
  expect(looksAgain(found, [])).toBe(true);
  expect(looksAgain({ ...found, sure: true }, [])).toBe(false);
  expect(looksAgain({ ...found, chance: 0.4 }, [[true, false]])).toBe(true);
  expect(
    looksAgain(found, [
      [true, false],
      [true, false],
    ]),
  ).toBe(false);
  expect(
    looksAgain(found, [
      [false, false],
      [false, false],
    ]),
  ).toBe(false);
  expect(looksAgain(found, [[true], [false], [true]])).toBe(false);
  expect(looksAgain(found, [[]])).toBe(false);
  expect(looksAgain(found, [[undefined]])).toBe(false);
});

const lacksIn = (question: string, text: string): number | undefined =>
  watchTraits(question, [articleOf(text)])?.traits["lacks"];

test("what a question says itself is not the thing that it asks for", () => {
  expect(lacksIn("Who repaired the bridge in Hartwick?", "The bridge in Hartwick was repaired over the summer.")).toBe(
    1,
  );
  expect(lacksIn("Who repaired the bridge in Hartwick?", "Dana Okafor repaired the bridge in Hartwick.")).toBe(0);
  expect(lacksIn("How many of the 40 bridges were closed?", "Some of the 40 bridges were closed on the spot.")).toBe(1);
  expect(lacksIn("How many of the 40 bridges were closed?", "Of the 40 bridges 12 were closed on the spot.")).toBe(0);
  expect(lacksIn("What did the inspectors find?", "The inspectors find rust in every bridge.")).toBe(0);
});

test("a question closes by a report of another story only where so many and so rare words of it stand there that it is that event", () => {
  const own = { named: 1, lacks: 0, nearby: 0.4, rare: 1 };
  expect(mayClose(own, true)).toBe(true);
  expect(mayClose(own, false)).toBe(false);
  expect(mayClose({ ...own, nearby: 1 }, false)).toBe(false);
  expect(mayClose({ ...own, nearby: 1, rare: 3 }, false)).toBe(true);
  expect(mayClose({ ...own, lacks: 1 }, true)).toBe(false);
  expect(mayClose({ ...own, named: 0 }, true)).toBe(false);
});
