// What kind of page a post rests on is said before what the page says.
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/core/domain.ts";
import { composeDigest, composeStory } from "../../src/digest/compose.ts";
import { byId } from "../../src/jobs/outgoing.ts";
import { plain } from "../../src/platform/index.ts";
import { english, wordsIn } from "../../src/words/index.ts";
import { analysis, article } from "../support/news.ts";

const page = (given: Partial<Article>, id = "one"): Article => ({
  ...article(id, "The pier of Ellery sank in a day. It was old."),
  title: "The pier of Ellery sank in a day",
  ...given,
});

const post = (pages: Article[], words = english) =>
  plain(composeStory({ storyId: "s1", analysis: analysis(pages), articles: byId(pages) }, words));

describe("a post", () => {
  it("of a column names its author before anything else", () => {
    const text = post([page({ genre: "column", byline: "Ada Holm" })]);
    expect(text).toContain("Column by Ada Holm");
    expect(text.indexOf("Column by")).toBeLessThan(text.indexOf("[1]"));
  });

  it("of a report says nothing of the kind", () => {
    for (const genre of ["news", "other", undefined] as const) {
      expect(post([page({ genre })])).toBe(post([page({})]));
    }
  });

  it("never has a refuted claim as its headline", () => {
    expect(post([page({ genre: "factcheck" })])).toMatch(/^Fact check: The pier of Ellery sank in a day\n/);
    const title = "Fact check: Did the pier sink?";
    expect(post([page({ genre: "factcheck", title })])).toMatch(/^Fact check: Did the pier sink\?\n/);
  });

  it("never has the bare name of a kind as its headline where an article has a title", () => {
    const pages = [page({ genre: "list", title: "Ten piers to see" })];
    const story = { storyId: "s1", articles: byId(pages) };
    const told = (text: string) => {
      const held = analysis(pages);
      return plain(composeStory({ ...story, analysis: { ...held, headline: { ...held.headline, text } } }, english));
    };
    expect(told("List")).toMatch(/^Ten piers to see\n/);
    expect(told("list:")).toMatch(/^Ten piers to see\n/);
    expect(told("List of piers")).toMatch(/^List of piers\n/);
    expect(post([page({ genre: "list", title: "List" })])).toMatch(/^List\n/);
  });

  it("of several kinds says it of each source only", () => {
    const text = post([page({ genre: "news" }), page({ genre: "review", byline: "Bo Lind" }, "two")]);
    expect(text.match(/Review by Bo Lind/g)).toHaveLength(1);
    expect(text.indexOf("Reported by")).toBeLessThan(text.indexOf("Review by"));
  });

  it("says that an article is for subscribers, above the text where all are, and beside its source else", () => {
    const said = "For subscribers; told from its open part";
    const alone = post([page({ forSubscribers: true, genre: "review", byline: "Bo Lind" })]);
    expect(alone).toContain(`Review by Bo Lind · ${said}`);
    expect(alone.indexOf(said)).toBeLessThan(alone.indexOf("[1]"));
    const beside = post([page({}), page({ forSubscribers: true }, "two")]);
    expect(beside.match(new RegExp(said, "g"))).toHaveLength(1);
    expect(beside.indexOf("Reported by")).toBeLessThan(beside.indexOf(said));
  });

  it("says it in the reader's language", () => {
    expect(post([page({ genre: "recipe-or-howto" })], wordsIn("de"))).toContain("Rezept oder Anleitung");
    expect(post([page({ genre: "factcheck" })], wordsIn("fr"))).toContain("Vérification : ");
  });
});

it("a digest's line says it too", () => {
  const pages = [page({ genre: "factcheck" })];
  const column = [page({ genre: "column", byline: "Ada Holm" }, "two")];
  const stories = [pages, column].map((told) => ({ analysis: analysis(told), articles: byId(told) }));
  const text = plain(composeDigest("Digest", stories, undefined, english));
  expect(text).toContain("Fact check: The pier of Ellery");
  expect(text).toContain("(Column by Ada Holm · 1 report");
});
