// One word, one meaning: what src exports under a name is one thing.
import { expect, it } from "vitest";
import { sources, textOf } from "./read.ts";

/** Named by what they stand for, each among its kind: a command, a step of the store, a language's lists and its sentences. */
const OF_A_KIND =
  /^src\/(?:conversation\/commands|store\/migrations|language\/[a-z]{2}\.ts|words\/[a-z]{2}\.ts|cli\/program\.ts)/;
const EXPORT = /^export (?:async )?(?:interface|type|class|function\*?|const|let|enum) (?<name>\w+)/gm;

it("no two files of src export different things under one name", () => {
  const places = new Map<string, Set<string>>();
  for (const file of sources.filter((name) => !OF_A_KIND.test(name))) {
    for (const { groups } of textOf(file).matchAll(EXPORT)) {
      const name = groups?.["name"] ?? "";
      places.set(name, (places.get(name) ?? new Set()).add(file));
    }
  }
  const twice = [...places]
    .filter(([, files]) => files.size > 1)
    .map(([name, files]) => `${name}: ${[...files].join(", ")}`);
  expect(places.size).toBeGreaterThan(500);
  expect(twice).toEqual([]);
});
