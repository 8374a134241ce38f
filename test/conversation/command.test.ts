// A command is one file and its sentences: what is missing does not compile, and what is there is in the table.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { command } from "../../src/conversation/commands/command.ts";
import { commands } from "../../src/conversation/commands/index.ts";
import { say } from "../../src/conversation/say.ts";
import { en } from "../../src/words/en.ts";

const folder = fileURLToPath(new URL("../../src/conversation/commands", import.meta.url));

/** What a file of a command holds; the lines below say what the compiler refuses. */
const example = command({
  name: "sample",
  example: "sample off",
  options: { state: { required: true, choices: ["on", "off"] } },
  group: "settings",
  handle: async (ask, { state }) => say(ask, state satisfies "on" | "off"),
});
const { handle } = example;
const rest = { example: "sample off", group: "settings" } as const;

// @ts-expect-error -- no handler
command({ name: "sample", ...rest });
// @ts-expect-error -- no sentence says what it does
command({ name: "weather", ...rest, handle });
// @ts-expect-error -- no sentence says what the option is
command({ name: "sample", ...rest, options: { state: {}, town: {} }, handle });
// @ts-expect-error -- an option that may be left out is not there for sure
command({ name: "sample", ...rest, options: { state: {} }, handle: async (ask, { state }) => say(ask, state) });

describe("a command", () => {
  it("has a file of its own, and every such file is in the table", () => {
    const files = readdirSync(folder).filter((file) => !["index.ts", "command.ts"].includes(file));
    expect(commands.map(({ name }) => `${name}.ts`).toSorted()).toEqual(files.toSorted());
  });

  it("has all the sentences that the catalogue has for it, and the catalogue has none for others", () => {
    const wanted = commands.flatMap(({ name, options }) => [
      `commands.${name}.summary`,
      ...options.map((option) => `commands.${name}.${option.name}`),
    ]);
    const held = Object.keys(en).filter((key) => key.startsWith("commands."));
    expect(wanted.toSorted()).toEqual(held.toSorted());
  });

  it("is asked for by a name or an alias that no other has", () => {
    const names = commands.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(names.length).toBe(new Set(names).size);
  });

  it("is whole in its one value: names, options in their order, rights, visibility, handler", () => {
    expect(example).toMatchObject({
      aliases: [],
      rights: "guest",
      visibility: "private",
      handle: expect.any(Function),
    });
    expect(example.options).toMatchObject([{ name: "state", required: true, shape: "word", choices: ["on", "off"] }]);
  });
});
