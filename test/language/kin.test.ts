// Words near in meaning, as the file made of WordNet holds them.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { kinOf } from "../../src/language/kin.ts";
import { stem } from "../../src/language/words.ts";

const near = (word: string): string[] => kinOf(stem(word)).map(([other]) => other);

it.each([
  ["freight", "cargo"],
  ["juror", "verdict"],
  ["ballot", "vote"],
  ["tariff", "duty"],
])("%s comes near %s", (word, other) => expect(near(word)).toContain(stem(other)));

it("lists the nearest first, above 0 and below 1, and never the word itself", () => {
  const found = kinOf("cargo");
  const values = found.map(([, value]) => value);
  expect(found.length).toBeGreaterThan(5);
  expect(values).toEqual(values.toSorted((a, b) => b - a));
  expect(Math.min(...values)).toBeGreaterThan(0);
  expect(Math.max(...values)).toBeLessThan(1);
  expect(near("cargo")).not.toContain("cargo");
});

it("knows nothing of a word that is none", () => expect(kinOf("zzxqy")).toEqual([]));

it("is a small file, with the terms of those who made WordNet beside it", () => {
  const file = (name: string): Buffer => readFileSync(fileURLToPath(import.meta.resolve(`#models/${name}`)));
  expect(file("kin.bin").length).toBeLessThan(6_000_000);
  expect(file("WORDNET.md").toString()).toContain("Princeton University");
});
