// `footnote article`: one line per input, errors included.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { articleCommand } from "../../src/cli/article.ts";
import type { GuardedFetch } from "../../src/core/ports.ts";
import { createReaders } from "../../src/children/readers.ts";

const HTML = `<html lang="en"><head><title>Pier to close</title><meta property="article:published_time" content="2026-11-20T08:00:00Z">
<meta name="author" content="Ada Holm"></head><body><article><p>${"The council voted to close the old pier, and engineers agreed. ".repeat(5)}</p></article></body></html>`;

const extractor = createReaders();
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "footnote-article-"));
});
afterAll(async () => {
  await Promise.all([extractor.close(), rm(folder, { recursive: true })]);
});

const fetch: GuardedFetch = (url) =>
  Promise.resolve({
    status: url.endsWith("/gone") ? 404 : 200,
    url,
    hops: [],
    headers: { "content-type": "text/html" },
    body: Buffer.from(HTML),
  });

async function run(...inputs: string[]): Promise<{ code: number; lines: Record<string, unknown>[] }> {
  const lines: Record<string, unknown>[] = [];
  const code = await articleCommand(inputs, { fetch, extractor }, (line) =>
    lines.push(JSON.parse(line) as Record<string, unknown>),
  );
  return { code, lines };
}

test("reads files, packed files and addresses alike", async () => {
  const [plain, packed] = [join(folder, "a.html"), join(folder, "a.html.gz")];
  await Promise.all([writeFile(plain, HTML), writeFile(packed, gzipSync(HTML))]);
  const { code, lines } = await run(plain, packed, "https://paper.example/pier");
  expect(code).toBe(0);
  for (const [index, file] of [plain, packed, "https://paper.example/pier"].entries()) {
    expect(lines[index]).toEqual({
      file,
      title: "Pier to close",
      byline: "Ada Holm",
      published: "2026-11-20T08:00:00.000Z",
      language: "en",
      genre: "news",
      text: expect.stringContaining("The council voted to close") as string,
    });
  }
});

test.each([
  ["an address that is none of the web", "ftp://paper.example/story", /https:/],
  ["a folder", tmpdir(), /files in it/],
  ["an address without its beginning", "paper.example/story", /https:/],
])("says what to do with %s", async (_, input, hint) => {
  const { code, lines } = await run(input);
  expect(code).toBe(1);
  expect(lines).toMatchObject([{ error: { code: "file_unreadable", hint: expect.stringMatching(hint) as string } }]);
});

test("goes on after what cannot be read, and says so in the exit code", async () => {
  const [empty, broken, good] = [join(folder, "empty.html"), join(folder, "broken.gz"), join(folder, "good.html")];
  await Promise.all([writeFile(empty, ""), writeFile(broken, "no gzip"), writeFile(good, HTML)]);
  const { code, lines } = await run(join(folder, "none.html"), empty, broken, "https://paper.example/gone", good);
  expect(code).toBe(1);
  expect(lines.map((line) => (line["error"] as { code: string } | undefined)?.code)).toEqual([
    "file_unreadable",
    "not_an_article",
    "file_unreadable",
    "http_status",
    undefined,
  ]);
  for (const { error } of lines.slice(0, 4) as { error: { hint: string } }[]) expect(error.hint).toMatch(/\w/);
});
