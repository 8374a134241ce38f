// What recurs on the pages of a site: which sentences go, and which stay.
import { describe, expect, test } from "vitest";
import { type PageMarks, marksOf, remembered, withoutRecurring } from "../../src/stories/recurring.ts";

const PITCH = "The Harbour Post is read by forty thousand people on the coast each day.";
const ABOUT = "Harbour Mills runs seven mills and employs some three hundred people in all.";
const story = (n: number): string =>
  [
    `The council of town number ${n} voted on Tuesday to close its grain pier for good reasons of ${n} kinds.`,
    `Harbour master ${"abcdefghij"[n % 10]}lloway said that ships of length ${n} would now unload at the other quay.`,
  ]
    .map((sentence) =>
      sentence.replace(
        /\d+/g,
        (digits) => ["zero", "one", "two", "three", "four", "five", "six", "seven"][Number(digits)] ?? "many",
      ),
    )
    .join(" ");
const page = (n: number, ...rest: string[]): string => [story(n), ...rest].join("\n\n");
const siteOf = (texts: string[]): PageMarks[] =>
  texts.reduce<PageMarks[]>((site, text, at) => remembered(site, { item: `i${at}`, marks: marksOf(text, "en") }), []);
const read = (text: string, site: PageMarks[], kept?: string) =>
  withoutRecurring({ text, language: "en" }, "new", site, kept);

describe("a sentence that other pages of the site hold too", () => {
  test("goes, wherever it stands, and alone", () => {
    const site = siteOf([1, 2, 3].map((n) => page(n, PITCH, ABOUT)));
    expect(read(page(4, PITCH), site)).toBe(story(4));
    expect(read(`${PITCH} ${story(4)}`, site)).toBe(story(4));
    expect(read(`${story(4)}\n\n${PITCH} It rained.\n\n${ABOUT}`, site)).toBe(`${story(4)}\n\nIt rained.`);
  });

  test("goes however it is written", () => {
    const site = siteOf([1, 2, 3].map((n) => page(n, PITCH)));
    expect(read(page(4, PITCH.toUpperCase().replace("EACH", "  each")), site)).toBe(story(4));
  });

  test.each([
    ["on two pages only", [1, 2].map((n) => page(n, PITCH))],
    ["on a small part of them", Array.from({ length: 14 }, (_none, n) => page(n, ...(n < 4 ? [PITCH] : [])))],
    ["on pages that tell the same", [4, 4, 4, 4].map((n) => page(n, PITCH))],
  ])("stays where it stands %s", (_where, texts) => {
    expect(read(page(4, PITCH), siteOf(texts))).toBe(page(4, PITCH));
  });

  test("stays where it was told before, so that it never looks like a correction", () => {
    const site = siteOf([1, 2, 3].map((n) => page(n, PITCH)));
    expect(read(page(4, PITCH), site, page(4, PITCH))).toBe(page(4, PITCH));
  });
});

test("a text that recurs for the most part stays as it is", () => {
  const notice = [PITCH, ABOUT, "The office is closed on all holidays of the county and of the state."].join(" ");
  const site = siteOf([1, 2, 3].map((n) => page(n, notice)));
  expect(read(`${notice} Rain.`, site)).toBe(`${notice} Rain.`);
});

test("a site is remembered by its latest pages, each once", () => {
  const texts = Array.from({ length: 40 }, (_none, n) => page(n));
  const site = siteOf(texts);
  expect(site).toHaveLength(24);
  expect(remembered(site, { item: "i39", marks: [] })).toHaveLength(24);
});
