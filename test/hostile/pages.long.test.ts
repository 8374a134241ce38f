// Pages that mean harm: within its time each is read or given up, the loop goes on, and the item is told from its feed.
import { afterAll, describe, expect, it } from "vitest";
import { createReaders } from "../../src/children/readers.ts";
import { outcome, watched } from "./loop.ts";
import { PAGES } from "./shapes.ts";

/** Less than a real page is given: what is given up in the end may be given up sooner. */
const readers = createReaders({ pageMs: 2_000 });
const patient = createReaders({ pageMs: 4_000 });
afterAll(() => Promise.all([readers.close(), patient.close()]));

const from = { url: "https://paper.example/story", contentType: "text/html" };
/** Besides its own time a page may wait for a child to start, on a machine that has other work. */
const MOST_MS = 25_000;

describe("a page of harmful shape", () => {
  it.each(PAGES)("$name is read or given up", async ({ make }) => {
    const bytes = Buffer.from(make());
    const { value, ms, longestMs } = await watched(() => outcome(readers.extract(bytes, from)));
    expect(value).toMatch(/^(read|extract_failed|not_an_article)$/);
    expect(ms).toBeLessThan(MOST_MS);
    expect(longestMs).toBeLessThan(100);
  });

  it("does not keep other pages from being read", async () => {
    const prose = "The council voted on Tuesday to close the old pier, and engineers agreed with it. ".repeat(5);
    // Its time grows with the square of its paragraphs: several times what any machine reads within that patience.
    const endless = PAGES.find(({ name }) => name === "29,000 paragraphs")!.make();
    const given = outcome(patient.extract(Buffer.from(endless), from));
    const others = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        patient.extract(
          Buffer.from(`<title>Report number ${n} of the day</title><p>${prose}</p><p>${prose}</p>`),
          from,
        ),
      ),
    );
    expect(others.map(({ title }) => title)).toEqual(others.map((_, n) => `Report number ${n} of the day`));
    expect(await given).toBe("extract_failed");
  });
});
