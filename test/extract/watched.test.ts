// What a judge's looks at passages make of them: which closes a question, which may answer, and when to look again.
import { expect, test } from "vitest";
import { judgedBy, judgedChances, looksAgain } from "../../src/extract/watched.ts";
import type { Claim } from "../../src/core/domain.ts";

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
