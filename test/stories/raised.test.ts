// Raised text in pages and feeds: marks of notes, exponents, endings of words.
import { describe, expect, it } from "vitest";
import { articleFromItem, textFromHtml } from "../../src/stories/article.ts";
import { extractPage } from "../../src/stories/extract-page.ts";
import { item } from "../support/news.ts";

const REST =
  "<p>The harbour office said on Monday that the grain pier of Ellery stays closed until spring, when its pilings are replaced.</p>" +
  "<p>Ferries land at the south quay until then, and the fare is waived for everybody who lives above the harbour.</p>";

const onPage = (html: string): string =>
  extractPage(
    Buffer.from(`<html lang=en><body><article>${REST}<p>${html}</p></article></body></html>`),
    {
      url: "https://paper.example/pier",
      contentType: "text/html",
    },
    new Date("2026-11-24"),
  )
    .text.split("\n\n")
    .at(-1) ?? "";

describe.each([
  ["a page", onPage],
  ["a feed", textFromHtml],
])("raised text in %s", (_place, read) => {
  it.each([
    [
      "The grain pier of Ellery was built in 1904<sup>1</sup> and mended in 1951.",
      "The grain pier of Ellery was built in 1904 and mended in 1951.",
    ],
    [
      "It cost 12<sup>2</sup> million crowns, as the archive<sup>3</sup> of the town says.",
      "It cost 12 million crowns, as the archive of the town says.",
    ],
    ["The grain pier of Ellery sank in a single day.<sup>[4]</sup>", "The grain pier of Ellery sank in a single day."],
    [
      'The pier of m<sup><a href="#n">2</a></sup> and more sank in a single day.',
      "The pier of m and more sank in a single day.",
    ],
    [
      "The grain pier carries 250 kN/m<sup>2</sup> at the end of its third summer.",
      "The grain pier carries 250 kN/m² at the end of its third summer.",
    ],
    [
      "The flux at the grain pier was 3 × 10<sup>−6</sup> of what had been feared.",
      "The flux at the grain pier was 3 × 10⁻⁶ of what had been feared.",
    ],
    [
      "The counter of the grain pier starts again at 2<sup>16</sup> lorries, and its dust is 5<sup>-3</sup> of the limit.",
      "The counter of the grain pier starts again at 2¹⁶ lorries, and its dust is 5⁻³ of the limit.",
    ],
    [
      "The grain pier's keeper won by 3-2<sup>12</sup>, and read chapter 2<sup>3</sup> of the report of 1,002<sup>14</sup> pages.",
      "The grain pier's keeper won by 3-2, and read chapter 2 of the report of 1,002 pages.",
    ],
    [
      "The grain pier of Ellery was closed on the 21<sup>st</sup> of November.",
      "The grain pier of Ellery was closed on the 21st of November.",
    ],
    [
      "The grain pier of Ellery cost 12 million<sup>a</sup> crowns in 1904,<sup>b</sup> and Maître<sup>c</sup> Lenoir paid.",
      "The grain pier of Ellery cost 12 million crowns in 1904, and Maître Lenoir paid.",
    ],
    [
      "The grain pier of Ellery is the 3<sup>a</sup> of M<sup>e</sup> Lenoir, built in 1904<sup>1–3</sup> by the town.",
      "The grain pier of Ellery is the 3a of Me Lenoir, built in 1904 by the town.",
    ],
    [
      "The grain of the pier held <sup>14</sup>C and <sup>235</sup>U, the laboratory of the town said on Monday.",
      "The grain of the pier held ¹⁴C and ²³⁵U, the laboratory of the town said on Monday.",
    ],
  ])("%s", (html, text) => expect(read(html)).toBe(text));
});

it("a template that is a shadow root is read, and any other is not", () => {
  const page = (mode: string) => () =>
    extractPage(
      Buffer.from(
        `<html><body><my-story><template ${mode}><article>${REST}</article></template></my-story></body></html>`,
      ),
      {
        url: "https://paper.example/pier",
        contentType: "text/html",
      },
      new Date("2026-11-24"),
    ).text;
  expect(page("shadowrootmode=open")()).toContain("the fare is waived");
  expect(page("")).toThrow(expect.objectContaining({ code: "not_an_article" }));
});

describe("what has no title", () => {
  const titleOf = (summary: string) => articleFromItem(item("", { summary }), "Feed").title;

  it("is called by its first sentence", () => {
    expect(titleOf("The pier is shut. Nobody was told why.")).toBe("The pier is shut.");
  });

  it("or by its first words, none of them cut", () => {
    const title = titleOf(`The harbour office of Ellery ${"counted the boats at the pier ".repeat(9)}on Monday.`);
    expect(title).toMatch(/ (?:counted|the|boats|at|pier)…$/);
    expect(title.length).toBeLessThanOrEqual(121);
  });
});
