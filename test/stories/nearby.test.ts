// Stories are found by the terms they hold, however many terms there are.
import { expect, it } from "vitest";
import { StoryIndex } from "../../src/stories/cluster.ts";

it("finds each of a thousand stories again by words that only it has, once they share their marks with those of others", () => {
  const index = new StoryIndex();
  // Two letters to a word, so that nothing but the whole word tells one from another.
  const letters = (n: number): string => String.fromCodePoint(97 + (n % 26), 97 + (Math.floor(n / 26) % 26));
  const word = (n: number, place: number): string => `${letters(n)}${letters(n * 7 + place * 31)}${letters(place)}zon`;
  const title = (n: number): string => Array.from({ length: 8 }, (_, place) => word(n, place)).join(" ");
  const doc = (n: number, source: string) => ({
    id: `${source}${n}`,
    title: title(n),
    text: "",
    source,
    url: undefined,
    published: new Date("2026-03-02T08:00:00Z"),
  });
  const begun = Array.from({ length: 600 }, (_, n) => index.assign(doc(n, "a")));
  const first = begun.flatMap(({ story }, n) => (story === `a${n}` ? [n] : []));
  expect(first.length).toBeGreaterThan(500);
  expect(first.map((n) => index.assign(doc(n, "b")).story)).toEqual(first.map((n) => index.root(`a${n}`)));
});
