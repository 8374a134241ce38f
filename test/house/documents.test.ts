// The documents, kept true: the settings that .env.example names, the commands that the README shows.
import { describe, expect, it } from "vitest";
import { documentText, held, manifestText } from "../../bench/making/commands.ts";
import { settingNames } from "../../src/app/platforms.ts";
import { textOf } from "./read.ts";

describe("the documents", () => {
  it(".env.example names every setting, and none that does not exist", () => {
    const named = [...textOf(".env.example").matchAll(/^#?\s?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]!);
    expect(named.toSorted()).toEqual(settingNames.toSorted());
  });

  it("what is made from the table of commands is as the table is now: npm run commands", () => {
    expect(JSON.parse(held.manifest())).toEqual(JSON.parse(manifestText()));
    // The formatter widens its columns.
    const words = (text: string) => text.replace(/[ -]+/g, " ");
    expect(words(held.document())).toBe(words(documentText(held.document())));
  });

  it("the README's two commands are the ones that run", () => {
    const readme = textOf("README.md");
    expect(readme).toContain("npm ci && npm start");
    expect(readme).toContain("npm ci && npm test");
    expect(textOf(".ci/run")).toContain("npm ci && npm test");
  });
});
