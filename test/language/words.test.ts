// Words, stems and stop words.
import { expect, test } from "vitest";
import { contentStems, isStopword, stem, words } from "../../src/language/words.ts";

test("words are canonical and keep numbers", () => {
  expect(words("The Café’s 112 piles — 5%")).toEqual(["the", "cafe", "s", "112", "piles", "5"]);
});

test("unspaced scripts are parted into words", () => {
  expect(words("東京で地震")).toEqual(["東京", "で", "地震"]);
});

test("stems join the forms of a word and leave numbers alone", () => {
  expect(stem("voted")).toBe(stem("voting"));
  expect(stem("112")).toBe("112");
});

test("stop words of four languages say nothing of the subject", () => {
  for (const word of ["the", "und", "avec", "pero"]) expect(isStopword(word)).toBe(true);
  expect(isStopword("pier")).toBe(false);
});

test("content stems keep order and repetition", () => {
  expect(contentStems("The council voted; the councils will vote.")).toEqual(["council", "vote", "council", "vote"]);
});
