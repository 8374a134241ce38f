// The files of the house: each says what it is for, and can be read in one sitting.
import { expect, it } from "vitest";
import { adapters, sources, textOf } from "./read.ts";

it("say in their first line what they are for", () => {
  const silent = [...sources, ...adapters].filter((file) => !/^(#!.*\n)?\s*(\/\/|\/\*\*?)\s*\S/.test(textOf(file)));
  expect(silent).toEqual([]);
});

it("join several calls of the store in one transaction in jobs and conversation alone", () => {
  const joining = [...sources, ...adapters]
    .filter((file) => !/^src\/(?:store|jobs|conversation)\//.test(file))
    .filter((file) => /\.transaction\(\)/.test(textOf(file)));
  expect(joining).toEqual([]);
});

it("ask the clock they are given for the time: only core/clock reads the machine's", () => {
  const reading = [...sources, ...adapters]
    .filter((file) => file !== "src/core/clock.ts")
    .filter((file) => /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/.test(textOf(file)));
  expect(reading).toEqual([]);
});
