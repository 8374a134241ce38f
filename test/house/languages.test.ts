// A language to read is one file: its lists stand nowhere else.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { calendarNames, wordLists } from "./word-lists.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Where lists of words belong: a file for each language, what is of no language, and what the bot itself says. */
const HOMES = /^src\/(?:language\/(?:[a-z]{2}|others|measures)\.ts|words\/)/;

/** Lists of no language that read like one. */
const NO_LANGUAGE = [
  // Who speaks in a chat template: the names that models are trained on.
  "src/write/fence.ts: system|user|assistant",
  // What addresses call the place that a reader came from.
  "src/feeds/links.ts: be|twitter|facebook",
];

const files = ["src", "adapters"]
  .flatMap((folder) =>
    readdirSync(`${root}/${folder}`, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
  )
  .filter((name) => name.endsWith(".ts") && !HOMES.test(name))
  .map((name) => ({ name, code: readFileSync(`${root}/${name}`, "utf8") }));

describe("outside the files of the languages", () => {
  it("no list of a language's words stands in code", () => {
    const found = files.flatMap(({ name, code }) => wordLists(code).map((list) => `${name}: ${list}`));
    expect(found.filter((list) => !NO_LANGUAGE.some((known) => list.startsWith(known)))).toEqual([]);
  });

  it("no month or weekday is named in code", () => {
    const found = files.flatMap(({ name, code }) => calendarNames(code).map((list) => `${name}: ${list}`));
    expect(found).toEqual([]);
  });
});
