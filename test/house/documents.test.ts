// The documents, kept true: the settings that .env.example names, the commands that the README shows.
import { describe, expect, it } from "vitest";
import { settingNames } from "../../src/app/platforms.ts";
import { commands } from "../../src/conversation/commands/index.ts";
import { textOf } from "./read.ts";

describe("the documents", () => {
  it(".env.example names every setting, and none that does not exist", () => {
    const named = [...textOf(".env.example").matchAll(/^#?\s?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]!);
    expect(named.toSorted()).toEqual(settingNames.toSorted());
  });

  it("docs/commands.md names every command in its table", () => {
    const table = textOf("docs/commands.md").split("\n\n")[2]!;
    const named = [...table.matchAll(/`([a-z]+)[^`]*`/g)].map((match) => match[1]!);
    expect(named.toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
  });

  it("the README's two commands are the ones that run", () => {
    const readme = textOf("README.md");
    expect(readme).toContain("npm ci && npm start");
    expect(readme).toContain("npm ci && npm test");
    expect(textOf(".ci/run")).toContain("npm ci && npm test");
  });
});
