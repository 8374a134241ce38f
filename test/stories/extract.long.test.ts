// Hundreds of real pages through the extractor, held against what people marked in them.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { createReaders } from "../../src/children/readers.ts";
import { harmonic, plainly, scoreAll, scorePage } from "../support/article-score.ts";
import { shared } from "../support/shared.ts";

/** What is judged here is the text; time is for other tests, on a machine with other work. */
const extractor = createReaders({ children: 2, pageMs: 60_000 });
afterAll(() => extractor.close());

const articles = shared("corpus/articles");
const read = (html: Uint8Array, url = "https://paper.example/story"): ReturnType<typeof extractor.extract> =>
  extractor.extract(html, { url, contentType: "text/html" });
const list = <T>(path: string): T[] => JSON.parse(readFileSync(path, "utf8")) as T[];
const page = (folder: string, file: string): Uint8Array => gunzipSync(readFileSync(`${folder}/${file}`));

describe.skipIf(!articles)("on real pages", () => {
  test("agrees with the text people marked, on the 45 benchmark pages", async () => {
    const pages = list<{ file: string; url: string; articleBody: string }>(`${articles}/aeb/ground-truth.json`);
    const scores = await Promise.all(
      pages.map(async ({ file, url, articleBody }) =>
        scorePage(articleBody, (await read(page(articles!, file), url)).text),
      ),
    );
    const { f1 } = scoreAll(scores);
    expect(f1).toBeGreaterThanOrEqual(0.95);
  });

  test("keeps the article and leaves the furniture, in many languages", async () => {
    const pages = list<{ file: string; url: string; with: string[]; without: string[] }>(
      `${articles}/trafilatura/snippets.json`,
    );
    const counts = await Promise.all(
      pages.map(async (entry) => {
        const text = await read(page(articles!, entry.file), entry.url).then(
          (found) => plainly(found.text),
          () => "",
        );
        const has = (snippet: string): boolean => text.includes(plainly(snippet));
        return {
          kept: entry.with.filter(has).length,
          wanted: entry.with.length,
          wrong: entry.without.filter(has).length,
        };
      }),
    );
    const sum = (pick: (count: (typeof counts)[number]) => number): number =>
      counts.reduce((all, count) => all + pick(count), 0);
    const kept = sum((count) => count.kept);
    const f1 = harmonic(kept / (kept + sum((count) => count.wrong)), kept / sum((count) => count.wanted));
    expect(f1).toBeGreaterThanOrEqual(0.93);
  });

  test("reads titles, authors, dates and languages", async () => {
    const pages = list<{
      file: string;
      metadata: { title: string; byline?: string; publishedTime?: string; lang?: string };
    }>(`${articles}/readability/metadata.json`);
    const found = await Promise.all(
      pages.map(async ({ file, metadata }) => ({ metadata, ...(await read(page(articles!, file))) })),
    );
    const share = (wanted: typeof found, right: (entry: (typeof found)[number]) => boolean): number =>
      wanted.filter(right).length / wanted.length;
    expect(share(found, ({ title, metadata }) => plainly(title) === plainly(metadata.title))).toBeGreaterThanOrEqual(
      0.95,
    );
    const dated = found.filter(({ metadata }) => metadata.publishedTime);
    expect(
      share(dated, ({ published, metadata }) => published?.getTime() === new Date(metadata.publishedTime!).getTime()),
    ).toBeGreaterThanOrEqual(0.7);
    // The name alone: people also noted "By" and the date below it.
    const signed = found.filter(({ metadata }) => metadata.byline);
    const named = (byline: string | undefined, noted: string): boolean =>
      byline !== undefined && plainly(noted).includes(plainly(byline));
    expect(share(signed, ({ byline, metadata }) => named(byline, metadata.byline!))).toBeGreaterThanOrEqual(0.9);
    const tagged = found.filter(({ metadata }) => metadata.lang);
    expect(share(tagged, ({ language, metadata }) => metadata.lang!.toLowerCase().startsWith(language))).toBe(1);
  });
});
