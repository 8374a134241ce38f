// The feed command: one line per input, in order, with an honest exit code.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { feedCommand } from "../../src/cli/feed.ts";
import type { GuardedFetch } from "../../src/core/ports.ts";

const rss = `<rss version="2.0"><channel><title>Gazette</title><link>https://a.example/</link>
  <item><title>One</title><link>/one</link><guid>1</guid><pubDate>Tue, 04 Nov 2025 09:00:00 GMT</pubDate><description>&lt;b&gt;Text&lt;/b&gt;</description></item>
  <item><title>Two</title></item></channel></rss>`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "feed-"));
  writeFileSync(join(folder, "good.xml"), rss);
  writeFileSync(join(folder, "page.html"), "<html><body>hello</body></html>");
});
afterAll(() => rmSync(folder, { recursive: true }));

const fetch: GuardedFetch = async (url) => ({
  status: url.endsWith("/feed") ? 200 : 404,
  url,
  hops: [],
  headers: {},
  body: Buffer.from(rss),
});

async function run(...inputs: string[]) {
  const lines: string[] = [];
  const exitCode = await feedCommand(inputs, fetch, (line) => lines.push(line));
  return { exitCode, answers: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe("footnote feed", () => {
  it("prints what a file or an address holds", async () => {
    const file = join(folder, "good.xml");
    const { exitCode, answers } = await run(file, "https://a.example/feed");
    expect(exitCode).toBe(0);
    expect(answers[0]).toEqual({
      file,
      kind: "rss",
      title: "Gazette",
      link: "https://a.example/",
      items: [
        {
          id: expect.any(String),
          title: "One",
          link: "https://a.example/one",
          published: "2025-11-04T09:00:00.000Z",
          author: null,
          summary: "Text",
        },
        { id: expect.any(String), title: "Two", link: null, published: null, author: null, summary: "" },
      ],
    });
    expect(answers[1]).toEqual({ ...answers[0], file: "https://a.example/feed" });
  });

  it("prints an error for each input that failed, goes on, and exits 1", async () => {
    const { exitCode, answers } = await run(
      join(folder, "page.html"),
      join(folder, "none.xml"),
      "https://a.example/gone",
      join(folder, "good.xml"),
    );
    expect(exitCode).toBe(1);
    expect(answers.map(({ error }) => (error as { code: string } | undefined)?.code)).toEqual([
      "not_a_feed",
      "file_unreadable",
      "http_status",
      undefined,
    ]);
    expect(answers.slice(0, 3).every(({ error }) => typeof (error as { hint: string }).hint === "string")).toBe(true);
  });
});
