// The extractor as the bot uses it: readable text out, nothing that was hidden, and no page can harm more than itself.
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { BotError } from "../../src/core/errors.ts";
import { createReaders } from "../../src/children/readers.ts";
import { shared } from "../support/shared.ts";

const extractor = createReaders({ children: 2 });
afterAll(() => extractor.close());

const PROSE = "The council voted on Tuesday to close the old pier, and engineers agreed with it. ";

function read(html: string | Uint8Array, url = "https://paper.example/story"): ReturnType<typeof extractor.extract> {
  return extractor.extract(typeof html === "string" ? Buffer.from(html) : html, { url, contentType: "text/html" });
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof BotError ? error.code : `no error: ${String(error)}`;
}

const injection = shared("corpus/injection");
const list = <T>(path: string): T[] => JSON.parse(readFileSync(path, "utf8")) as T[];

describe.skipIf(!injection)("on pages with hidden instructions", () => {
  const pages = injection
    ? list<{ file: string; technique: string; facts: string[]; mustNotEmit: string[] }>(`${injection}/pages/index.json`)
    : [];
  // Visible text may be quoted as content. What these techniques hide, no reader of the page would see.
  const unseen = /hidden|attribute|metadata|tag characters/;

  test.each(pages)(
    "$file: facts kept, nothing unseen let through ($technique)",
    async ({ file, technique, facts, mustNotEmit }) => {
      const found = await read(readFileSync(`${injection}/${file}`));
      for (const fact of facts) expect(found.text).toContain(fact);
      const secrets = unseen.test(technique) ? mustNotEmit : [];
      for (const secret of secrets) expect(JSON.stringify(found)).not.toContain(secret);
      expect(found.text).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u{e0000}-\u{e007f}]/u);
    },
  );
});

describe("on pages that mean harm", () => {
  const long = `<p>${PROSE.repeat(5)}</p>`;
  test.each([
    ["ten thousand nested elements", "<div>".repeat(10_000)],
    ["three thousand nested tables", "<table><tr><td>".repeat(3_000)],
    ["a hundred thousand elements", `<p>${PROSE}</p>`.repeat(100_000).slice(0, 2_900_000)],
    ["more bytes than any article has", "x".repeat(3_000_001)],
  ])("refuses %s", async (_name, html) => {
    expect(await codeOf(read(html))).toBe("extract_failed");
  });

  test.each([
    ["a quadratic srcset", `<img srcset="${"a".repeat(60_000)}${" ".repeat(60_000)}">`],
    ["an endless class", `<p class="${"share-".repeat(50_000)}">x</p>`],
    ["an unclosed style sheet", `<style>${"@media x{a{".repeat(50_000)}</style>`],
    ["a style attribute of one word repeated", `<p style="${"left:".repeat(50_000)}">x</p>`],
  ])("reads the article beside %s", async (_name, html) => {
    expect((await read(`<html><body>${html}${long}${long}</body></html>`)).text).toContain("The council voted");
  });

  test("kills a child that takes too long, and goes on with another", async () => {
    const hasty = createReaders({ pageMs: 2_000 });
    const slow = `${"<p>A word, and another.</p>".repeat(29_000)}<article>${long}${long}</article>`;
    expect(await codeOf(hasty.extract(Buffer.from(slow), { url: "https://a.example/", contentType: undefined }))).toBe(
      "extract_failed",
    );
    const kind = hasty.extract(Buffer.from(long), { url: "https://a.example/", contentType: undefined });
    expect((await kind).text).toContain("The council voted");
    await hasty.close();
  });

  test("replaces its children and loses no page by it", async () => {
    const renewing = createReaders({ children: 2, jobsPerChild: 2 });
    const found = await Promise.all(
      Array.from({ length: 9 }, (_, index) =>
        renewing.extract(Buffer.from(`<title>Report number ${index} of the day</title>${long}`), {
          url: "https://a.example/",
          contentType: undefined,
        }),
      ),
    );
    expect(found.map(({ title }) => title)).toEqual(
      Array.from({ length: 9 }, (_, index) => `Report number ${index} of the day`),
    );
    await renewing.close();
  });

  test("answers nothing after it was closed", async () => {
    const closed = createReaders();
    await closed.close();
    expect(await codeOf(closed.extract(Buffer.from(long), { url: "https://a.example/", contentType: undefined }))).toBe(
      "extract_failed",
    );
  });
});
