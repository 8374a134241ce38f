// The rules of the house, read from the code itself: who may import whom, where each library is used, how large a file may grow.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { settingNames } from "../src/app/platforms.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

const filesUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name));

interface Import {
  file: string;
  target: string;
  typeOnly: boolean;
}

const importsOf = (file: string): Import[] =>
  [
    ...readFileSync(join(root, file), "utf8").matchAll(
      /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^;]*?from\s+"([^"]+)"|import\("([^"]+)"\)|(?:^|\n)import "([^"]+)"/g,
    ),
  ].map((match) => {
    const name = match[2] ?? match[3] ?? match[4] ?? "";
    const target = name.startsWith(".") ? relative(root, resolve(root, dirname(file), name)) : name;
    const allTypes = /^\s*(?:import|export)\s+\{[^}]*\}\s+from/.test(match[0].trim())
      ? match[0]
          .slice(match[0].indexOf("{") + 1, match[0].indexOf("}"))
          .split(",")
          .map((part) => part.trim())
          .filter(Boolean)
          .every((part) => part.startsWith("type "))
      : false;
    return { file, target, typeOnly: match[1] !== undefined || allTypes };
  });

/** The first folder below src, or the file itself: what the table speaks of. */
const moduleOf = (path: string): string => {
  const [top, second = ""] = path.split("/");
  if (top === "src") return second.replace(/\.ts$/, "");
  return top === "adapters" ? `adapters/${second}` : (top ?? "");
};

/** What each module may import of ours; `X:types` allows types only. */
const TABLE: Record<string, string[]> = {
  words: [],
  core: ["words"],
  language: ["words", "core"],
  platform: ["words", "core", "language"],
  net: ["words", "core"],
  model: ["words", "core"],
  store: ["words", "core", "language", "platform", "model:types"],
  operate: ["words", "core", "platform", "feeds", "store"],
  feeds: ["words", "core", "language"],
  stories: ["words", "core", "language"],
  children: ["words", "core", "feeds", "stories"],
  verify: ["words", "core", "language"],
  extract: ["words", "core", "language"],
  write: ["words", "core", "language", "verify", "extract"],
  digest: ["words", "core", "language", "platform", "store:types"],
  jobs: ["words", "core", "language", "platform", "feeds", "stories", "extract", "digest", "store", "operate"],
  conversation: ["words", "core", "language", "platform", "feeds", "stories", "digest", "jobs", "store:types"],
};

const sources = filesUnder("src");
const adapters = filesUnder("adapters");

describe("the import table", () => {
  it.each(Object.keys(TABLE))("%s imports only what it may", (name) => {
    const allowed = TABLE[name]!;
    const wrong = sources
      .filter((file) => moduleOf(file) === name)
      .flatMap(importsOf)
      .filter(({ target }) => target.startsWith("src/") || target.startsWith("adapters/"))
      .filter(({ target, typeOnly }) => {
        const other = moduleOf(target);
        if (other === name || allowed.includes(other)) return false;
        return !(allowed.includes(`${other}:types`) && typeOnly);
      });
    expect(wrong).toEqual([]);
  });

  it("adapters touch one door of the core, and never each other", () => {
    const wrong = adapters
      .flatMap(importsOf)
      .filter(
        ({ target }) => target.startsWith("src/") || target.startsWith("adapters/") || target.startsWith("sample/"),
      )
      .filter(({ file, target }) => target !== "src/platform/index.ts" && moduleOf(target) !== moduleOf(file))
      // Their table names them all, by what each says of itself.
      .filter(({ file, target }) => file !== "adapters/index.ts" || !/^adapters\/\w+\/descriptor\.ts$/.test(target));
    expect(wrong).toEqual([]);
  });

  it("only the composition root imports adapters, and only their table", () => {
    const taken = sources.flatMap(importsOf).filter(({ target }) => target.startsWith("adapters/"));
    expect(taken.map(({ file, target }) => [file, target])).toEqual([["src/app/platforms.ts", "adapters/index.ts"]]);
  });

  it("each third-party library is used in one module", () => {
    const users = new Map<string, Set<string>>();
    for (const { file, target } of [...sources, ...adapters].flatMap(importsOf)) {
      if (target.startsWith("node:") || target.startsWith("#") || /^(src|adapters|sample|prompts)\b/.test(target))
        continue;
      const library = target.startsWith("@") ? target.split("/").slice(0, 2).join("/") : target.split("/")[0]!;
      users.set(library, (users.get(library) ?? new Set()).add(moduleOf(file)));
    }
    // Schemas are a language of the house, and markup is read wherever bytes come in.
    const shared = new Set(["zod", "htmlparser2", "entities", "tldts", "iconv-lite"]);
    const several = [...users]
      .filter(([library, modules]) => modules.size > 1 && !shared.has(library))
      .map(([library, modules]) => [library, ...modules]);
    expect(several).toEqual([]);
  });
});

describe("time", () => {
  it("is asked of the clock that one is given: only core/clock reads the machine's", () => {
    const reading = [...sources, ...adapters]
      .filter((file) => file !== "src/core/clock.ts")
      .filter((file) =>
        /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/.test(readFileSync(join(root, file), "utf8")),
      );
    expect(reading).toEqual([]);
  });
});

describe("the files of the house", () => {
  it("say in their first line what they are for", () => {
    const silent = [...sources, ...adapters].filter(
      (file) => !/^(#!.*\n)?\s*(\/\/|\/\*\*?)\s*\S/.test(readFileSync(join(root, file), "utf8")),
    );
    expect(silent).toEqual([]);
  });

  it("can be read in one sitting", () => {
    const lengths = [...sources, ...adapters].map((file) => {
      const text = readFileSync(join(root, file), "utf8");
      // Catalogues and lists of words hold data alone: they are looked into, not read.
      return { file, lines: text.split("\n").length, isData: !/\bfunction\b|=>/.test(text) };
    });
    expect(lengths.filter(({ lines, isData }) => lines > 450 && !isData)).toEqual([]);
    const sorted = lengths.map(({ lines }) => lines).toSorted((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(150);
  });
});

describe("the documents", () => {
  it(".env.example names every setting, and none that does not exist", () => {
    const named = [...readFileSync(join(root, ".env.example"), "utf8").matchAll(/^#?\s?([A-Z][A-Z0-9_]+)=/gm)].map(
      (match) => match[1]!,
    );
    expect(named.toSorted()).toEqual(settingNames.toSorted());
  });

  it("the README's two commands are the ones that run", () => {
    const readme = readFileSync(join(root, "README.md"), "utf8");
    expect(readme).toContain("npm ci && npm start");
    expect(readme).toContain("npm ci && npm test");
    expect(readFileSync(join(root, ".ci/run"), "utf8")).toContain("npm ci && npm test");
  });
});
