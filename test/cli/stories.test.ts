// `footnote stories`: items in, stories out, in the order given.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { storiesCommand } from "../../src/cli/stories.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "footnote-stories-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(source: string): Promise<unknown[]> {
  const path = join(folder, "items.jsonl");
  await writeFile(path, source);
  const lines: unknown[] = [];
  expect(await storiesCommand(path, (line) => lines.push(JSON.parse(line)))).toBe(0);
  return lines;
}

const line = (id: string | number, title: string, published?: string): string =>
  JSON.stringify({ id, title, source: `paper ${id}`, ...(published && { published }) });

test("names each item's story, in the order given, whatever the order of time", async () => {
  const source = [
    line("late", "Grain pier closes after Port Ellery vote", "2026-11-24T10:00:00Z"),
    line("other", "Football club fires its manager after defeat", "2026-11-24T09:00:00Z"),
    "",
    line("early", "Port Ellery council closes grain pier", "2026-11-24T08:00:00Z"),
  ].join("\n");
  expect(await run(source)).toEqual([
    { id: "late", story: "early" },
    { id: "other", story: "other" },
    { id: "early", story: "early" },
  ]);
});

test("gives ids back as they came", async () => {
  expect(await run(line(7, "Port Ellery council closes grain pier"))).toEqual([{ id: 7, story: 7 }]);
});

test("takes an empty file for no items", async () => {
  expect(await run("")).toEqual([]);
});

test.each([
  ["what is not JSON", "{", "Line 2"],
  ["a missing title", '{"id": "b", "source": "s"}', "title"],
  ["an id used twice", line("a", "Again"), '"a" was used before'],
  ["a date that is none", line("b", "Title", "yesterday"), '"yesterday" is not a date'],
])("names the line and the fault of %s", async (_name, bad, said) => {
  await expect(run(`${line("a", "Fine")}\n${bad}`)).rejects.toMatchObject({
    code: "usage",
    message: expect.stringMatching(/^Line 2 /) as string,
  });
  await expect(run(`${line("a", "Fine")}\n${bad}`)).rejects.toThrow(said);
});

test("says when the file cannot be read", async () => {
  await expect(storiesCommand(join(folder, "none"), () => undefined)).rejects.toMatchObject({
    code: "file_unreadable",
  });
});
