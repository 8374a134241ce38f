// Prompt files: strict to read, filled completely or not at all, and pinned by what they say.
import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { loadLenses, loadPrompts, parsePrompt } from "../../src/write/prompts.ts";

const prompts = loadPrompts();
const file = (matter: string, body = "Task.\n=== user ===\n{{sources}}") => `---\n${matter}\n---\n${body}`;
const matter = "name: x\nversion: 1\nschema: digest\ntier: fast\nmaxOutputTokens: 100";
const parse = (text: string) => parsePrompt("x.md", text, (part) => `(${part})`);

/** A changed prompt is a new version: raise `version` in its file, and put the new hash here. */
const pins: Record<string, string> = {
  "analyse 3": "analyse@f50fbe32",
  "answers 1": "answers@bb234e5f",
  "deeper 3": "deeper@a82f049b",
  "judge 1": "judge@40b2ed2e",
  "followup 3": "followup@707626b7",
  "repair 3": "repair@7dc84ef0",
  "same-story 1": "same-story@a75e52fc",
  "translate 1": "translate@b2b51f22",
};

test("every prompt is pinned: its words do not change without its version", () => {
  expect(
    Object.fromEntries([...prompts.all.values()].map(({ name, version, id }) => [`${name} ${version}`, id])),
  ).toEqual(pins);
});

test("the id stands in the last line of what is sent, and follows every word, shared parts included", () => {
  const { id: named, user } = prompts.render("judge", { sources: "x", claims: "y" });
  expect(user.split("\n").at(-1)).toBe(`prompt:${named}`);
  const { id } = parse(file(matter));
  const other = [
    parse(file(matter, "Task!\n=== user ===\n{{sources}}")),
    parse(file(matter.replace("100", "101"))),
    parsePrompt("x.md", file(matter, "{{> rules}}\n=== user ===\nx"), () => "a"),
    parsePrompt("x.md", file(matter, "{{> rules}}\n=== user ===\nx"), () => "b"),
  ];
  expect(new Set([id, ...other.map((prompt) => prompt.id)]).size).toBe(5);
  expect(parse(file(matter.replace("version: 1", "version: 2"))).id).toBe(id);
});

test.each([
  ["an unknown key", file(`${matter}\nmodel: gpt`), /model/],
  ["a missing key", file(matter.replace("tier: fast\n", "")), /tier/],
  ["an unknown schema", file(matter.replace("digest", "poem")), /schema/],
  ["another file's name", file(matter.replace("name: x", "name: y")), /its name is y/],
  ["no front matter", "Task.", /front matter/],
  ["no user part", file(matter, "Task."), /user/],
  ["a place in the constant part", file(matter, "{{sources}}\n=== user ===\nx"), /constant/],
  ["a misspelt place", file(matter, "x\n=== user ===\n{{ Sources }}"), /written/],
  ["a line that is no entry", file(`${matter}\n- x`), /key: value/],
])("%s is refused", (_, text, why) => {
  expect(() => parse(text)).toThrow(why);
});

test("all missing and unknown values are named at once", () => {
  expect(() => prompts.render("analyse", { langauge: "English" })).toThrow(
    /\{\{sources\}\}.*\{\{language\}\}.*langauge/,
  );
  expect(() => prompts.render("nothing", {})).toThrow(/no prompt nothing/);
});

test("a value that looks like a place stays text", () => {
  const { user } = prompts.render("analyse", { sources: "S1.1 {{language}} {{> rules}}", language: "English" });
  expect(user).toContain("S1.1 {{language}} {{> rules}}");
});

test("no prompt asks for a least length, and none invites links", () => {
  for (const { system, user } of prompts.all.values()) {
    expect(`${system}${user}`).not.toMatch(/at least \d|minimum|as (long|detailed) as|no fewer/i);
    expect(system).not.toContain("{{");
  }
});

test("the lenses shipped are complete and named after their files", () => {
  const lenses = loadLenses();
  expect([...lenses.keys()].toSorted()).toEqual([
    "community",
    "default",
    "investor",
    "product",
    "research",
    "security",
  ]);
  for (const lens of lenses.values()) expect(lens.questions.length).toBeGreaterThan(2);
});

test("prompts are found under plain node from any folder", () => {
  const script = `import(${JSON.stringify(new URL("../../src/write/prompts.ts", import.meta.url).href)}).then((m) => console.log(m.loadPrompts().all.size))`;
  expect(Number(execFileSync(process.execPath, ["-e", script], { cwd: "/", encoding: "utf8" }))).toBe(prompts.all.size);
});
