// What kind of page a text is: by its own words for it, its title, its shape and who speaks.
import { describe, expect, it } from "vitest";
import { extractPage } from "../../src/stories/extract-page.ts";
import { genreOf, type Signs } from "../../src/stories/genre.ts";

const REPORT =
  "The council of Ellery voted 9 to 4 on Tuesday to close the grain pier. The harbour office said that the pilings had " +
  "rotted. Mayor Ingrid Solheim told reporters that ferries would land at the south quay from December.";

const kind = (given: Partial<Signs>) => genreOf({ title: "Pier to close", text: REPORT, language: "en", ...given });
const lines = (...paragraphs: string[]) => ({ text: paragraphs.join("\n\n") });

describe("a page's own words", () => {
  it.each<[string, Partial<Signs>]>([
    ["factcheck", { types: ["NewsArticle", "ClaimReview"] }],
    ["live", { types: ["LiveBlogPosting"] }],
    ["recipe-or-howto", { types: ["Article", "Recipe"] }],
    ["column", { types: ["OpinionNewsArticle"] }],
    ["column", { types: ["NewsArticle"], labels: ["Opinion"] }],
    ["column", { types: ["NewsArticle"], url: "https://paper.example/opinion/2026/pier.html" }],
    ["review", { labels: ["Book reviews"] }],
    ["release", { url: "https://maker.example/press-releases/pier" }],
    ["paper", { types: ["ScholarlyArticle"] }],
    ["product", { types: ["Product"] }],
    ["other", { labels: ["site", "petition"] }],
  ])("say that it is a %s: %j", (genre, given) => expect(kind(given)).toBe(genre));

  it("are believed of a report that merely names a product or an event", () => {
    expect(kind({ types: ["NewsArticle", "Product", "Event"] })).toBe("news");
  });
});

describe("a title", () => {
  it.each([
    ["factcheck", "Fact check: Did the pier of Ellery sink in a day?"],
    ["factcheck", "No, the pier of Ellery did not sink in a day"],
    ["column", "Opinion: The pier deserved better"],
    ["column", "Why I will miss the grain pier"],
    ["review", "Tern 400 review: a ferry for the cautious"],
    ["interview", "Interview with the harbour master of Ellery"],
    ["list", "15 ways to spend a day on the coast"],
    ["list", "The best ferries of 2026"],
    ["recipe-or-howto", "How to mend a rotten pier"],
    ["live", "Ellery pier closes: live updates"],
    ["live", "The Latest: Pier of Ellery is closed"],
    ["release", "Pellworth 9.4.2 released"],
    ["release", "Marrin announces general availability of its new ferry"],
    ["analysis", "Closed piers, explained"],
  ])("tells a %s: %s", (genre, title) => expect(kind({ title })).toBe(genre));

  it.each([
    "15 killed as ferry strikes the pier of Ellery",
    "12 hotels evacuated after a fire at the harbour",
    "Bomb hoax closes the station of Ellery",
    "Live Nation is sued over tickets in Ellery",
    "Review of the harbour's rules ordered by the court",
    "Festival relaunches to favourable reviews",
    "Recipe for disaster: how a pier was left to rot",
    "Council releases figures of the harbour's losses",
  ])("of news stays one: %s", (title) => expect(kind({ title })).toBe("news"));

  it("is read in the language of its text", () => {
    expect(kind({ title: "Faktencheck: Ist der Pier gesunken?", language: "de" })).toBe("factcheck");
    expect(kind({ title: "Receita de bolo de chocolate", language: "pt" })).toBe("recipe-or-howto");
    expect(kind({ title: "Entretien avec la maire d'Ellery", language: "fr" })).toBe("interview");
  });
});

describe("a shape", () => {
  it("of times of day is a live page's, also where the page calls itself news", () => {
    const text = lines("10:42", "The pier is shut.", "10:15 a.m.", "Divers are below.", "9:58", "A crack is heard.");
    expect(kind({ ...text, types: ["NewsArticle"] })).toBe("live");
  });

  it("of questions with answers is an interview's", () => {
    const asked = ["Why now?", "Who pays for it?", "Will you resign?", "What comes next?"];
    expect(kind(lines(...asked.flatMap((question) => [question, REPORT])))).toBe("interview");
  });

  it.each<[string, string[]]>([
    ["recipe-or-howto", ["A soup for cold days.", "Ingredients", "Two leeks", "Method", "Boil all of it."]],
    ["release", ["Pellworth 9.4.2", "Breaking changes", "None.", "Bug fixes", "Sessions end when they should."]],
    [
      "paper",
      ["Abstract", "We show that piers rot.", "1. Introduction", "Piers.", "2. Methods", "Looking.", "References"],
    ],
    ["review", ["It floats.", "Pros", "Quiet.", "Cons", "Slow.", "Verdict: wait for the next one."]],
    ["factcheck", ["Claim: The pier sank in a day.", "It did not.", "Verdict: False."]],
    ["event", ["A walk along the harbour.", "Date: 4 December", "Venue: South quay", "Tickets: 5 crowns"]],
  ])("of a %s", (genre, paragraphs) => expect(kind(lines(...paragraphs))).toBe(genre));
});

describe("who speaks", () => {
  const said = (sentence: string) => ({ text: `${sentence} `.repeat(10) });

  it("tells a diary, a lesson and a report of one's own house", () => {
    expect(kind(said("I walked down to my old pier again."))).toBe("blog");
    expect(kind(said("You should lift your feet when you walk there."))).toBe("recipe-or-howto");
    expect(
      kind({
        title: "Marrin joins Tern",
        text: `Marrin and Tern will row. ${REPORT}`,
        url: "https://marrin.example/a",
      }),
    ).toBe("release");
  });

  it("is not who is quoted, and does not count on a page that calls itself news", () => {
    expect(kind(said("“I walked down to my old pier again,” said Solheim."))).toBe("news");
    expect(kind({ ...said("I walked down to my old pier again."), types: ["NewsArticle"] })).toBe("news");
  });
});

it("a page is read with its kind, from its data, its markup and its address", () => {
  const page = (head: string) =>
    extractPage(
      Buffer.from(`<html lang=en><head><title>Pier to close</title>${head}</head><body><p>${REPORT}</p></body></html>`),
      { url: "https://paper.example/pier", contentType: "text/html" },
      new Date("2026-11-24"),
    ).genre;
  expect(page("")).toBe("news");
  expect(
    page('<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":"ClaimReview"}]}</script>'),
  ).toBe("factcheck");
  expect(page('<meta property="article:section" content="Opinion">')).toBe("column");
  expect(page('<link rel="canonical" href="https://paper.example/reviews/pier">')).toBe("review");
});
