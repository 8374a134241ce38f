// From feed item and page to Article.
import { describe, expect, it, test } from "vitest";
import type { ArticleText, ParsedItem } from "../../src/core/domain.ts";
import {
  articleFromItem,
  better,
  domainOf,
  isHeadlineOnly,
  textFromHtml,
  toArticle,
  wantsPage,
} from "../../src/stories/article.ts";
import { growth, LINEAR } from "../support/growth.ts";

const SENTENCE = "The council voted on Tuesday to close the old grain pier because engineers found cracks. ";

function item(fields: Partial<ParsedItem>): ParsedItem {
  return {
    guid: undefined,
    title: "Pier to close",
    link: "https://paper.example/pier",
    published: undefined,
    updated: undefined,
    author: undefined,
    summary: "",
    content: undefined,
    picture: undefined,
    enclosures: [],
    ...fields,
  };
}

function text(fields: Partial<ArticleText>): ArticleText {
  return {
    title: "Pier to close",
    byline: undefined,
    published: undefined,
    language: "en",
    text: SENTENCE,
    picture: undefined,
    siteName: undefined,
    canonicalUrl: undefined,
    ...fields,
  };
}

describe("text from a feed's HTML", () => {
  test.each([
    ["paragraphs", "<p>One &amp; two</p><p>three</p>", "One & two\n\nthree"],
    ["bare text and a paragraph", "One<p>two", "One\n\ntwo"],
    ["one line break", "One<br>two", "One\ntwo"],
    ["two line breaks", "One<br><br/>two", "One\n\ntwo"],
    ["lists", "<ul><li>a<li>b</ul>", "a\n\nb"],
    ["table cells", "<table><tr><td>a</td><td>b</td></tr></table>", "a b"],
    ["inline elements", "<p>a <b>b</b><i>c</i></p>", "a bc"],
    ["whitespace of the source", "<p>a\n   b</p>", "a b"],
    ["invisible characters", "<p>a\u200bb\u202ec</p>", "abc"],
  ])("keeps %s", (_name, html, expected) => {
    expect(textFromHtml(html)).toBe(expected);
  });

  test("ends where it is nested deeper than any text is", () => {
    expect(textFromHtml(`<p>before</p>${"<div>".repeat(200_000)}after`)).toBe("before");
    expect(textFromHtml(`${"<div>x</div>".repeat(2_000)}<p>after</p>`)).toMatch(/after$/);
  });

  test.each([
    ["scripts", "<script>x</script>"],
    ["captions", "<figure><img><figcaption>x</figcaption></figure>"],
    ["hidden elements", '<div style="display:none">x<img><span>y</span></div>'],
    ["comments", "<!-- x -->"],
    ["noscript", "<noscript><p>x</p></noscript>"],
    ["aria-hidden elements", '<span aria-hidden="true">x</span>'],
  ])("leaves out %s and goes on after them", (_name, html) => {
    expect(textFromHtml(`<p>before</p>${html}<p>after</p>`)).toBe("before\n\nafter");
  });
});

describe("an article from an item", () => {
  test("is the content where it says more than the summary", () => {
    const found = articleFromItem(item({ summary: "Short.", content: `<p>${SENTENCE}</p>`, author: "Ada" }), "Paper");
    expect(found).toMatchObject({
      text: SENTENCE.trim(),
      byline: "Ada",
      siteName: "Paper",
      language: "en",
      canonicalUrl: "https://paper.example/pier",
    });
  });

  test("is the summary, then the title, where there is no more", () => {
    expect(articleFromItem(item({ summary: "Cracks were found." }), "Paper").text).toBe("Cracks were found.");
    expect(articleFromItem(item({}), "Paper").text).toBe("Pier to close");
  });

  test("takes the update for the date when there is no other", () => {
    const updated = new Date("2026-11-20T08:00:00Z");
    expect(articleFromItem(item({ updated }), "Paper").published).toEqual(updated);
  });

  test("leaves out what the publishing software signs it with", () => {
    const content = `<p>${SENTENCE}</p><p>The post <a>Pier to close</a> appeared first on <a>Paper</a>.</p>`;
    expect(articleFromItem(item({ content }), "Paper").text).toBe(SENTENCE.trim());
  });
});

describe("what a feed writes around a text", () => {
  const textOf = (given: { summary?: string; content?: string }) =>
    articleFromItem(item({ title: "Piers rot", summary: "", ...given }), "Feed").text;

  it.each([
    ["arXiv:2605.00001v1 Announce Type: new Abstract: We show that piers rot.", "We show that piers rot."],
    ["arXiv:2605.00001v2 Announce Type: replace\nAbstract: We show that piers rot.", "We show that piers rot."],
    ["Piers rot in salt water. submitted by /u/ada to r/piers [link] [comments]", "Piers rot in salt water."],
    ["Piers rot in salt water. This article originally appeared on The Gazette.", "Piers rot in salt water."],
    ["The home side won. Points: 312", "The home side won. Points: 312"],
    ["Piers rot in salt water.\n\n312 points by ada 3 hours ago | 148 comments", "Piers rot in salt water."],
    ["The home side won by 12 points.", "The home side won by 12 points."],
    [
      "Harbour J. 2026 May 1;12(3):4. doi: 10.1/x. Online ahead of print. ABSTRACT We show that piers rot. PMID: 4 | DOI: 10.1/x",
      "We show that piers rot.",
    ],
    [
      "Piers rot in salt water.\nsubmitted by ada@piers.example to piers\n12 points | 4 comments\nhttps://a.example/x",
      "Piers rot in salt water.",
    ],
    ["Piers rot in salt water.\nDiscussion: 12 comments, 40 upvotes", "Piers rot in salt water."],
    ["Piers rot in salt water. Share on Facebook Read more of this story at Piers.", "Piers rot in salt water."],
    ["The plan was submitted by Ada Holm to Ellery.", "The plan was submitted by Ada Holm to Ellery."],
    ["Piers rot in salt water […] Continue reading Piers rot →", "Piers rot in salt water […]"],
    ["They continue reading old logs of piers.", "They continue reading old logs of piers."],
    ["Holz fault. Der Beitrag Holz erschien zuerst auf Hafenblatt.", "Holz fault."],
    ["Le bois pourrit. L’article Bois est apparu en premier sur Le Port.", "Le bois pourrit."],
    ["La madera se pudre. La entrada Madera se publicó primero en El Muelle.", "La madera se pudre."],
  ])("is left out: %s", (summary, text) => expect(textOf({ summary })).toBe(text));

  it("is no text where it stands alone", () => {
    const fields =
      '<p>Article URL: <a href="https://a.example/x">https://a.example/x</a></p>' +
      "<p>Comments URL: https://b.example/y</p><p>Points: 312</p><p># Comments: 148</p>";
    expect(textOf({ content: fields })).toBe("Piers rot");
    expect(textOf({ content: '<a href="https://a.example/x">Comments</a>' })).toBe("Piers rot");
    const journal =
      "<p>Publication date: 14 May 2026</p><p><b>Source:</b> Piers, Volume 12</p><p>Author(s): A. Brandt</p>";
    expect(textOf({ content: journal })).toBe("Piers rot");
    expect(textOf({ summary: "312 points by ada 3 hours ago | 148 comments" })).toBe("Piers rot");
  });
});

describe("a headline alone", () => {
  it.each([
    ["Pier closes", "Pier closes", true],
    ["Pier closes | The Paper", "Pier closes", true],
    ["Pier closes", "", true],
    ["Pier closes", "The grain pier closes on Monday", false],
    ["The pier is shut. Nobody knows why.", "The pier is shut. Nobody knows why.", false],
  ])("%s / %s: %s", (title, text, alone) => expect(isHeadlineOnly({ title, text })).toBe(alone));
});

describe("the page is wanted", () => {
  const long = `<p>${SENTENCE.repeat(20)}</p>`;
  test.each([
    ["when the feed gives no content", item({}), true],
    ["when the content is a teaser", item({ content: `<p>${SENTENCE}</p>` }), true],
    ["when the content is cut short", item({ content: `${long}<p>It went on [&#8230;]</p>` }), true],
    ["when the content ends in points and brackets", item({ content: `${long}<p>It went on (...) ]</p>` }), true],
    ["when the content ends in a call", item({ content: `${long}<p>It went on. Read More →</p>` }), true],
    ["not when it stops short inside alone", item({ content: `${long}<p>It went on… to the end.</p>` }), false],
    ["not when the content is whole", item({ content: long }), false],
    [
      "not when whole in a script that says more with less",
      item({ content: "市议会投票决定关闭旧码头。".repeat(40) }),
      false,
    ],
    ["not when there is no address", item({ link: undefined }), false],
  ])("%s", (_name, given, expected) => {
    expect(wantsPage(given)).toBe(expected);
  });

  test.each([".", "…", " ", "]", "\n", "...a", "The post appeared on ", "Read more ", "a. "])(
    "is told in one pass over %j again and again",
    (piece) => {
      const endless = (size: number) => item({ content: `${piece.repeat(size)}x` });
      expect(growth(30_000, endless, wantsPage)).toBeLessThan(LINEAR);
    },
  );
});

describe("the better of feed and page", () => {
  test("is the page that tells more of the same", () => {
    const page = text({ text: SENTENCE.repeat(4), byline: "Ada" });
    expect(better(text({ published: new Date(0) }), page)).toMatchObject({
      text: page.text,
      byline: "Ada",
      published: new Date(0),
    });
  });

  test("is the feed's own text where the page turns out to be something else", () => {
    const wall = text({
      title: "Before you continue",
      text: "We value your privacy and store cookies on your device to improve services. ".repeat(9),
    });
    expect(better(text({}), wall).text).toBe(SENTENCE);
  });

  test("is the feed's own text where the page has less", () => {
    expect(better(text({ text: SENTENCE.repeat(4) }), text({})).text).toBe(SENTENCE.repeat(4));
  });

  test("is for subscribers where the page is, unless the feed gives the whole text", () => {
    const page = text({ forSubscribers: true });
    expect(better(text({}), page).forSubscribers).toBe(true);
    expect(better(text({ text: SENTENCE.repeat(40) }), page)).not.toHaveProperty("forSubscribers");
  });
});

test("a stored article has numbered sentences and the registrable domain", () => {
  const seenAt = new Date();
  const ids = {
    id: "a1",
    itemId: undefined,
    feedId: undefined,
    url: "https://news.paper.co.uk/x",
    source: "Paper",
    storyId: undefined,
    replaces: undefined,
    seenAt,
  };
  const article = toArticle(text({ text: "One is here. Two is there." }), ids);
  expect(article.sentences.map(({ start, end }) => article.text.slice(start, end))).toEqual([
    "One is here.",
    "Two is there.",
  ]);
  expect(article).toMatchObject({ domain: "paper.co.uk", id: "a1", seenAt });
});

test.each([
  ["https://www.bbc.co.uk/news", "bbc.co.uk"],
  ["https://someone.github.io/post", "someone.github.io"],
  ["http://127.0.0.1:8080/x", "127.0.0.1"],
  ["page.html", ""],
])("the domain of %s is counted as %s", (url, domain) => {
  expect(domainOf(url)).toBe(domain);
});

test("a picture keeps the credit and the words for who cannot see it, from whichever side knows them", () => {
  const known = { url: "https://p.example/1.png", alt: "A pier", credit: "Photo: Ana" };
  const bare = { url: "https://p.example/1.png", alt: undefined, credit: undefined };
  const shown = (feed: ArticleText["picture"], page: ArticleText["picture"]) =>
    better(text({ picture: feed }), text({ picture: page, text: SENTENCE.repeat(4) })).picture;
  expect(shown(known, bare)).toEqual(known);
  expect(shown(known, { ...bare, url: "https://p.example/other.png" })).toEqual(known);
  expect(shown({ ...known, credit: undefined }, { ...bare, url: "https://p.example/other.png" })?.url).toBe(
    "https://p.example/other.png",
  );
});
