// Quotes: what a model copied must be found where it stands, and what it made up nowhere.
import { describe, expect, test } from "vitest";
import { checksFor } from "../../src/language/checks.ts";
import { align } from "../../src/verify/quotes.ts";
import { prepareSource } from "../../src/verify/source.ts";
import { source } from "./sources.ts";

const text =
  "The mayor said the “old bridge” won’t reopen before May – at the earliest. Engineers found 14 cracks in the eastern pillar, and two of them run through the whole structure.\n\nRepairs will cost about €3.5 million, according to the city’s own estimate, which has doubled since last year.";
const held = prepareSource(source(text), checksFor("en"));

function passage(quote: string, sentence?: number): string | undefined {
  const found = align(quote, held, sentence);
  return found && `${found.status}: ${text.slice(found.start, found.end)}`;
}

describe("aligning a quote", () => {
  test.each([
    [
      "letter for letter",
      "Engineers found 14 cracks in the eastern pillar",
      "valid: Engineers found 14 cracks in the eastern pillar",
    ],
    [
      "with plain quotes, dashes and spaces",
      'the "old bridge" won\'t  reopen before May - at the earliest',
      "valid: the “old bridge” won’t reopen before May – at the earliest",
    ],
    ["in another case", "REPAIRS WILL COST ABOUT €3.5 MILLION", "valid: Repairs will cost about €3.5 million"],
    [
      "with an ellipsis",
      "Engineers found 14 cracks ... run through the whole structure",
      "valid: Engineers found 14 cracks in the eastern pillar, and two of them run through the whole structure",
    ],
    [
      "with a bracketed gap",
      "two of them […] through the whole structure",
      "valid: two of them run through the whole structure",
    ],
    [
      "with one word wrong, the true words are given",
      "Engineers found 15 cracks in the eastern pillar, and two of them run through",
      "relocated: Engineers found 14 cracks in the eastern pillar, and two of them run through",
    ],
    [
      "with a word left out",
      "Engineers found 14 cracks in the eastern pillar and two run through the whole structure",
      "relocated: Engineers found 14 cracks in the eastern pillar, and two of them run through the whole structure",
    ],
    ["half invented", "Engineers found 14 cracks in the western tower and closed every road", undefined],
    ["from elsewhere", "The minister resigned on Tuesday after a short meeting", undefined],
    ["inside a word", "ridge won't reopen", undefined],
    ["empty", " … ", undefined],
  ])("%s", (_, quote, expected) => {
    expect(passage(quote)).toBe(expected);
  });

  test("looks first in the sentence cited, then in its neighbours, then everywhere", () => {
    const twice = "The ship left. It carried grain from Odessa. The ship left. It carried grain from Odessa.";
    const prepared = prepareSource(source(twice), checksFor("en"));
    expect(align("It carried grain", prepared, 2)?.start).toBe(twice.indexOf("It carried"));
    expect(align("It carried grain", prepared, 4)?.start).toBe(twice.lastIndexOf("It carried"));
    expect(align("It carried grain", prepared, 3)?.start).toBeDefined();
  });

  test("does not look far for two words", () => {
    expect(passage("last year", 1)).toBeUndefined();
    expect(passage("last year", 3)).toBe("valid: last year");
  });

  test("a decomposed or ligatured text gives back its own letters", () => {
    const odd = "Le cafe\u0301 e\u0301tait ﬁnalement ouvert a\u0300 Orle\u0301ans.";
    const found = align("café était finalement ouvert", prepareSource(source(odd), checksFor("fr")));
    expect(found && odd.slice(found.start, found.end)).toBe("cafe\u0301 e\u0301tait ﬁnalement ouvert");
  });
});
