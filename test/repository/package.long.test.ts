// What `npm publish` would send: the program and what it reads, nothing else, and small.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

interface Packed {
  size: number;
  unpackedSize: number;
  files: { path: string }[];
}

describe("the package", () => {
  let packed: Packed;
  let paths: string[];
  beforeAll(() => {
    const said = execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: root, encoding: "utf8", stdio: "pipe" });
    [packed] = JSON.parse(said.slice(said.indexOf("["))) as [Packed];
    paths = packed.files.map(({ path }) => path);
  }, 180_000);

  it("stays below 4.5 MB packed and 8 MB unpacked, the empty database and words near in meaning included", () => {
    expect(packed.size).toBeLessThan(4_500_000);
    expect(packed.unpackedSize).toBeLessThan(8_000_000);
  });

  it("holds JavaScript alone: Node runs no TypeScript below node_modules", () => {
    expect(paths.filter((path) => path.endsWith(".ts"))).toEqual([]);
    expect(paths.filter((path) => path.endsWith(".js")).length).toBeGreaterThan(200);
  });

  it("holds no test, no bench, no settings, nothing of this workplace", () => {
    const known =
      /^(dist\/(src|adapters|sample)|adapters|docs|models|packs|prompts|sample\/(articles|pictures|recorded))\/|^(package\.json|LICENSE|[A-Z]+\.md|\.env\.example)$/;
    expect(paths.filter((path) => !known.test(path) || /\.test\.|(^|\/)(test|bench|shared)\//.test(path))).toEqual([]);
  });

  it("holds the command it names, which any Node can be asked to run", () => {
    const { bin } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { bin: { footnote: string } };
    expect(paths).toContain(bin.footnote);
    // Packing compiled it.
    expect(existsSync(join(root, bin.footnote))).toBe(true);
    const [first, ...lines] = readFileSync(join(root, bin.footnote), "utf8").split("\n");
    expect(first).toBe("#!/usr/bin/env node");
    // No import of ours or of a library stands where Node would look for it before it runs the file.
    const imported = lines.filter((line) => line.startsWith("import ")).map((line) => /"([^"]+)";$/.exec(line)?.[1]);
    expect(imported).toEqual(["child_process", "module", "path", "url"]);
  });

  it.each([
    "prompts/analyse.md",
    "models/kin.bin",
    "models/WORDNET.md",
    "packs/security.opml",
    "adapters/web/assets/base.css",
    "sample/pictures/ferry.png",
    ".env.example",
    "LICENSE",
  ])("holds %s, which the program or its user reads", (path) => expect(paths).toContain(path));
});
