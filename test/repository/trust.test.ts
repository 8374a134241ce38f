// What strangers look at before they run a program: licences, pins, the changelog, how to report a weakness.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { libraries } from "../../.ci/licences.ts";

const root = join(import.meta.dirname, "../..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const manifest = JSON.parse(read("package.json")) as {
  version: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
};

describe("libraries", () => {
  /** Licences that ask for no more than their text to be kept. */
  const FREE = new Set([
    "MIT",
    "ISC",
    "Apache-2.0",
    // The same, by its name.
    "Apache License",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "0BSD",
    "Unlicense",
    "BlueOak-1.0.0",
    "(MIT OR CC0-1.0)",
  ]);

  it("that run with the program have licences that ask for nothing but their text", () => {
    const others = libraries().filter(({ licence, development }) => !development && !FREE.has(licence));
    expect(others).toEqual([]);
  });

  it("for development have these too, or share changes to their own files alone", () => {
    const others = libraries().filter(({ licence }) => !FREE.has(licence) && licence !== "MPL-2.0");
    expect(others).toEqual([]);
  });

  it("are pinned exactly, and none runs a script while it is installed", () => {
    const versions = [manifest.dependencies, manifest.optionalDependencies, manifest.devDependencies].flatMap((group) =>
      Object.values(group),
    );
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    expect(read("package-lock.json")).not.toContain("hasInstallScript");
  });
});

describe("the workflows", () => {
  const folder = ".github/workflows";
  const files = readdirSync(join(root, folder));

  it.each(files)("%s runs only actions that are named by their commit, with their version beside it", (file) => {
    const uses = read(join(folder, file))
      .split("\n")
      .filter((line) => /\buses:/.test(line));
    expect(uses).not.toEqual([]);
    expect(uses.filter((line) => !/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  it.each(files)("%s gives a job no more rights than it names", (file) => {
    const workflow = parse(read(join(folder, file))) as {
      permissions: object;
      jobs: Record<string, { permissions?: Record<string, string>; "timeout-minutes"?: number }>;
    };
    expect(workflow.permissions).toEqual({});
    for (const job of Object.values(workflow.jobs)) {
      expect(job.permissions).toBeDefined();
      expect(job["timeout-minutes"]).toBeGreaterThan(0);
    }
  });

  it("tests with the same Postgres and Redis as compose.yaml starts", () => {
    const images = (text: string) => [...text.matchAll(/image: (\S+@sha256:\S+)/g)].map((match) => match[1]);
    expect(images(read(join(folder, "check.yml")))).toEqual(images(read("compose.yaml")));
  });
});

describe("the changelog", () => {
  const headings = [...read("CHANGELOG.md").matchAll(/^## (.*)$/gm)].map((match) => match[1]!);
  const versions = headings.map((heading) => /^\[(\d+\.\d+\.\d+)\] - \d{4}-\d{2}-\d{2}$/.exec(heading)?.[1]);

  it("names versions with their days, the newest first; only what is not released yet may stand above", () => {
    const released = headings[0] === "[Unreleased]" ? versions.slice(1) : versions;
    expect(released).not.toContain(undefined);
    expect(released).toEqual(released.toSorted((a, b) => b!.localeCompare(a!, "en", { numeric: true })));
    expect(released[0]).toBe(manifest.version);
  });

  it("sorts changes by what they mean to a user", () => {
    const groups = [...read("CHANGELOG.md").matchAll(/^### (.*)$/gm)].map((match) => match[1]!);
    const known = new Set(["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"]);
    expect(groups.filter((group) => !known.has(group))).toEqual([]);
  });
});

describe("a stranger finds", () => {
  const pages = [
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`),
  ];

  it.each(pages.filter((page) => page.endsWith(".md")))(
    "behind every link and picture of %s what it promises",
    (page) => {
      const links = [...read(page).matchAll(/\]\(([^)#]+)[^)]*\)|src="([^"]+)"/g)].map(
        (match) => match[1] ?? match[2]!,
      );
      const missing = links.filter((link) => !/^https?:/.test(link) && !existsSync(join(root, page, "..", link)));
      expect(missing).toEqual([]);
    },
  );

  it("a first page of two screens, with a picture of each platform", () => {
    const readme = read("README.md");
    expect(readme.split("\n").length).toBeLessThanOrEqual(60);
    for (const picture of ["docs/page.png", "docs/slack.png", "docs/discord.png"]) expect(readme).toContain(picture);
  });

  it.each([
    "LICENSE",
    "SECURITY.md",
    "CODE_OF_CONDUCT.md",
    "CONTRIBUTING.md",
    ".github/pull_request_template.md",
    ".github/dependabot.yml",
  ])("%s", (file) => {
    expect(existsSync(join(root, file))).toBe(true);
  });

  it("forms for issues in which every question has a name of its own", () => {
    const forms = readdirSync(join(root, ".github/ISSUE_TEMPLATE")).filter((file) => file !== "config.yml");
    expect(forms.length).toBeGreaterThanOrEqual(2);
    for (const form of forms) {
      const { name, description, body } = parse(read(join(".github/ISSUE_TEMPLATE", form))) as {
        name: string;
        description: string;
        body: { type: string; id?: string; attributes: { label?: string; value?: string } }[];
      };
      expect([name, description].every(Boolean)).toBe(true);
      const asked = body.filter(({ type }) => type !== "markdown");
      expect(asked.every(({ attributes }) => attributes.label)).toBe(true);
      expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length);
    }
  });

  it("which versions get mended, this one among them", () => {
    const [major, minor] = manifest.version.split(".");
    expect(read("SECURITY.md")).toContain(`${major}.${minor}.x`);
  });
});
