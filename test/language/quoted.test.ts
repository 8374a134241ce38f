// What of a sentence is somebody's own words.
import { describe, expect, it } from "vitest";
import { openMark, outsideQuotes, quotations, unbalanced } from "../../src/language/quoted.ts";
import { growth, LINEAR } from "../support/growth.ts";

describe("quotations", () => {
  it.each([
    ["He said “no” and «non».", ["“no”", "«non»"], "He said   and  ."],
    ["市長は「反対「だ」と述べた。", ["「反対「だ」"], "市長は と述べた。"],
    ['市長は「反対だと "no" 述べた。「', ['"no"'], "市長は「反対だと   述べた。「"],
    ["「a」と「b 'c' d", ["「a」", "'c'"], " と「b   d"],
    ["It's the workers' pier.", [], "It's the workers' pier."],
  ])("of %s", (text, quoted, own) => {
    expect([quotations(text), outsideQuotes(text)]).toEqual([quoted, own]);
  });

  it.each([..."“”„\"«»「」‘’'", "「“", "‘a’b", "'a", "»a«", "‘「"])(
    "are found in one pass over %s again and again",
    (piece) => {
      const work = (text: string) => [quotations(text), unbalanced(text), openMark(text)];
      expect(growth(10_000, (size) => piece.repeat(size), work)).toBeLessThan(LINEAR);
    },
  );
});
