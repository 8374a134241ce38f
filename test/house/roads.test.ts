// The roads of CONTRIBUTING, kept true: the files a worked example touches are those that its road names.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesUnder, root, textOf } from "./read.ts";

/** By the title of the road: what in a file says that the worked example touches it. */
const MARKS: Record<string, RegExp> = {
  "a command": /commands\.cost\.|"\.\/cost\.ts"|name: "cost"|^\|.*`cost`/m,
  "a platform": /"discord\.\w|"\.\/discord\/|DISCORD_/,
  "a language to speak": /words\/es\.ts|"\.\/es\.ts"|in Spanish/,
  "a language to read": /"\.\/es\.ts"|tag: "es"/,
  "a lens": /^name: security$/m,
  "a kind of feed": /kind: "json"|"json";|mapJsonFeed/,
};

/** Where each road's worked example is looked for, where other rooms have files of the same name. */
const WITHIN: Record<string, RegExp> = {
  "a command": /^(src\/(conversation|words)|adapters|docs)\//,
  "a language to speak": /^src\/words\//,
  "a language to read": /^src\/(?!words\/)/,
  "a lens": /^(src|prompts)\//,
};

const roads = [
  ...textOf("CONTRIBUTING.md").matchAll(/^### To add (.+)\n\nWorked example: `([^`]+)`\. Files: (.+)\.$/gm),
].map(([, title = "", example = "", files = ""]) => ({
  title,
  example,
  files: [...files.matchAll(/`([^`]+)`/g)].map(([, file = ""]) => file),
}));

const everywhere = [
  ...["src", "adapters", "test/contracts"].flatMap((folder) => filesUnder(folder)),
  ...["prompts", "docs"].flatMap((folder) => filesUnder(folder, ".md")),
  ".env.example",
];

describe("the roads of CONTRIBUTING", () => {
  it("are six, each with a worked example", () => {
    expect(roads.map(({ title }) => title)).toEqual([
      "a command",
      "a platform",
      "a language to speak",
      "a language to read",
      "a lens",
      "a kind of feed",
    ]);
  });

  it.each(roads)("to add $title: every file it names is there", ({ files }) => {
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it.each(roads)("to add $title: it names every file that $example touches, and no other", ({ title, files }) => {
    const folders = files.filter((file) => file.endsWith("/"));
    const touched = everywhere
      .filter((file) => WITHIN[title]?.test(file) ?? true)
      .filter((file) => !folders.some((folder) => file.startsWith(folder)))
      .filter((file) => MARKS[title]!.test(textOf(file)));
    expect(touched.toSorted()).toEqual(files.filter((file) => !file.endsWith("/")).toSorted());
  });
});
