// Who an item is: what becomes one item, and what two, rule by rule; the same table for what a feed shows first and later.
import { describe, expect, it } from "vitest";
import type { ParsedItem } from "../../src/core/domain.ts";
import { identify } from "../../src/feeds/identify.ts";
import { isSameItem } from "../../src/feeds/same-item.ts";

const feed = "https://a.example/feed.xml";
const TEXT = "A comet that was last seen in 1926 stood over Brightwater on Friday night, the observatory says.";
const held: ParsedItem = {
  guid: "https://a.example/?p=77",
  title: "Comet seen over Brightwater",
  link: "https://a.example/2025/11/comet-seen-over-brightwater",
  published: new Date("2025-11-04T09:00:07Z"),
  updated: undefined,
  author: undefined,
  summary: TEXT,
  content: undefined,
  picture: undefined,
  enclosures: [],
};
const OTHER = "The council votes on the new tram line in December; the works would begin a year later, it said.";

/** What a store that holds `before` makes of `after`. */
function isOne(before: Partial<ParsedItem>, after: Partial<ParsedItem>): boolean {
  const [old] = identify([{ ...held, ...before }], feed);
  const [young] = identify([{ ...held, ...before, ...after }], feed);
  return (
    young!.aliases.some((alias) => old!.aliases.includes(alias)) || isSameItem(old!.item, young!.item, young!.marks)
  );
}

const slug = (host: string, name = "comet-seen-over-brightwater") => `https://${host}/2025/11/${name}`;
const signed = (token: string) => `https://a.example/s?ts=14${token.length}&signature=${token}`;
const media = (query: string) => [{ url: `https://cdn.example/e/12.mp3?${query}`, type: "audio/mpeg", length: 5 }];
const episode = { title: "Episode 12", guid: undefined, link: undefined };

describe("the same item", () => {
  it.each<[string, Partial<ParsedItem>, Partial<ParsedItem>]>([
    [
      "with its guid, another slug and title",
      {},
      { link: slug("a.example", "rare-comet-returns-after-a-century"), title: "Rare comet returns after a century" },
    ],
    [
      "with its guid, another slug and title, and a text edited here and there",
      {},
      {
        link: slug("a.example", "rare-comet"),
        title: "Rare comet returns",
        summary: TEXT.replace("Friday", "Saturday").replace("says", "said"),
        published: undefined,
      },
    ],
    [
      "with its guid and date, another slug, title and text",
      {},
      { link: slug("a.example", "x"), title: "Stars", summary: OTHER },
    ],
    [
      "with its guid and most of its title, and no text at all",
      { summary: "" },
      { link: slug("a.example", "x"), title: "Bright comet seen over Brightwater", published: undefined },
    ],
    [
      "with its link, a guid that is new at each look, and another title",
      { guid: "r1" },
      { guid: "r2", title: "Rare comet returns" },
    ],
    [
      "with its link, a new guid, another title and date",
      { guid: "r1" },
      { guid: "r2", title: "Rare comet returns", published: new Date("2025-11-05T10:00:00Z") },
    ],
    [
      "with a token in its link and guid that changes",
      { guid: signed("AA1"), link: signed("AA1") },
      { guid: signed("BBBB2"), link: signed("BBBB2") },
    ],
    [
      "with a token nobody knows the name of",
      { guid: "https://a.example/s?k=1", link: "https://a.example/s?k=1" },
      { guid: "https://a.example/s?k=2", link: "https://a.example/s?k=2" },
    ],
    [
      "with a new guid, a token nobody knows the name of, and a bumped date",
      { guid: "g1", link: `${slug("a.example")}?e=1` },
      { guid: "g2", link: `${slug("a.example")}?e=2`, published: new Date() },
    ],
    [
      "the same on another host, its text edited here and there",
      { guid: "g1", link: `${slug("a.example")}?k=AB&v=1` },
      {
        guid: "g2",
        link: `${slug("b.example")}?k=CD&v=1`,
        published: undefined,
        summary: TEXT.replace("Friday", "Saturday"),
      },
    ],
    [
      "with its guid in the link, both new at each look, and a bumped date",
      { guid: `${slug("a.example")}?r=1`, link: `${slug("a.example")}?r=1` },
      { guid: `${slug("a.example")}?r=2`, link: `${slug("a.example")}?r=2`, published: new Date() },
    ],
    [
      "with a token and another date",
      { guid: undefined, link: `${slug("a.example")}?X-Amz-Signature=1&X-Amz-Date=2` },
      { link: `${slug("a.example")}?X-Amz-Signature=3&X-Amz-Date=4`, published: undefined },
    ],
    [
      "with a session in its path",
      { guid: undefined, link: `${slug("a.example")};jsessionid=A1` },
      { link: `${slug("a.example")};jsessionid=B2`, title: "Comet returns" },
    ],
    [
      "of a podcast with a token in its enclosure",
      { ...episode, enclosures: media("Policy=a&Signature=b&Key-Pair-Id=c") },
      { enclosures: media("Policy=d&Signature=e&Key-Pair-Id=f") },
    ],
    [
      "of a podcast whose guid is the address with its token",
      { ...episode, guid: media("token=1")[0]!.url, enclosures: media("token=1") },
      { guid: media("token=2")[0]!.url, enclosures: media("token=2") },
    ],
    [
      "of a podcast that moved to another host",
      { ...episode, enclosures: media("") },
      { enclosures: [{ url: "https://media.other.example/e/12.mp3", type: undefined, length: undefined }] },
    ],
    [
      "of a site that moved",
      { guid: slug("a.example"), link: slug("a.example") },
      { guid: slug("b.example"), link: slug("b.example") },
    ],
    [
      "of a site that moved and writes its addresses in another way",
      { guid: slug("a.example"), link: slug("a.example") },
      { guid: "https://new.example/?p=9", link: "https://new.example/news/9" },
    ],
    [
      "of a site that moved and dates its items anew",
      { guid: slug("a.example"), link: slug("a.example") },
      { guid: slug("b.example"), link: slug("b.example"), published: new Date() },
    ],
    [
      "of a site that moved and dates its items by the day alone",
      { guid: slug("a.example"), link: slug("a.example") },
      { guid: "https://new.example/?p=9", link: "https://new.example/news/9", published: new Date("2025-11-04") },
    ],
    [
      "with a token of its own name and a corrected title",
      { guid: undefined, link: `${slug("a.example")}?auth=a1` },
      { link: `${slug("a.example")}?auth=b2`, title: "Comet seen above Brightwater" },
    ],
    [
      "of a site that moved and dates nothing",
      { guid: slug("a.example"), link: slug("a.example"), published: undefined },
      { guid: "https://new.example/?p=9", link: "https://new.example/news/9" },
    ],
    ["without a text, of a site that moved", { summary: "", guid: undefined }, { link: "https://new.example/9" }],
    ["with a bumped date", {}, { published: new Date(), updated: new Date() }],
    ["with a bumped date and a corrected title", {}, { published: new Date(), title: "Comets seen over Brightwater" }],
    [
      "with a link escaped twice",
      { guid: undefined, link: "https://a.example/n?x=1&amp;y=2" },
      { link: "https://a.example/n?x=1&y=2", title: "Comet" },
    ],
    [
      "in Japanese, with its guid, another slug and title",
      { title: "首相が台風被害の視察へ", summary: "首相は台風で大きな被害を受けた地域を視察した。" },
      {
        title: "台風被害、首相が視察",
        link: slug("a.example", "x"),
        summary: "首相は台風で大きな被害を受けた地域を視察しました。",
        published: undefined,
      },
    ],
    [
      "of a status page with a link of its own and a new guid",
      { guid: "g1", title: "Slow answers" },
      { guid: "g2", title: "Slow answers", summary: OTHER, published: undefined },
    ],
  ])("%s", (_, before, after) => expect(isOne(before, after)).toBe(true));
});

describe("another item", () => {
  const later = new Date("2025-11-11T09:00:07Z");
  it.each<[string, Partial<ParsedItem>, Partial<ParsedItem>]>([
    [
      "under a guid handed out again",
      {},
      { title: "Tram line voted on", link: slug("a.example", "tram"), summary: OTHER, published: later },
    ],
    [
      "under a guid that is a position in the list",
      { guid: "3" },
      { guid: "3", title: "Comet returns", link: slug("a.example", "y"), published: later },
    ],
    [
      "under one link for all news",
      { guid: "g1" },
      { guid: "g2", title: "Tram line voted on", summary: OTHER, published: later },
    ],
    [
      "with the title of each day",
      { title: "Morning briefing", guid: "g1" },
      { guid: "g2", link: slug("a.example", "briefing-2"), summary: OTHER, published: later },
    ],
    [
      "with the title and the text of each week",
      { title: "Open thread", guid: "g1" },
      { guid: "g2", link: slug("a.example", "open-thread-2"), published: later },
    ],
    [
      "with the title of every episode of that number",
      { ...episode, enclosures: media("") },
      {
        enclosures: [{ url: "https://cdn.example/season-2/12.mp3", type: undefined, length: undefined }],
        published: later,
        summary: OTHER,
      },
    ],
    [
      "with the same title and moment and another text",
      { guid: "g1" },
      { guid: "g2", link: slug("a.example", "two"), summary: OTHER },
    ],
    [
      "with the title and nearly the text of the day before, dated by days",
      { title: "Weather", guid: "g1", published: new Date("2025-11-04") },
      { guid: "g2", link: slug("a.example", "weather-2"), published: new Date("2025-11-05") },
    ],
    [
      "of a status page that links to its home",
      { guid: "g1", link: "https://a.example/", title: "Slow answers" },
      { guid: "g2", summary: OTHER, published: later },
    ],
    [
      "with the title and the short text of each day, on a page of one address",
      {
        guid: "g1",
        title: "Opening hours",
        summary: "The library is closed today.",
        link: "https://a.example/notice?n=1",
      },
      { guid: "g2", link: "https://a.example/notice?n=2", published: later },
    ],
    [
      "with the title of each day and another text, on a page of one address",
      { guid: "g1", title: "Morning briefing", link: "https://a.example/briefing?n=1" },
      { guid: "g2", link: "https://a.example/briefing?n=2", summary: OTHER, published: later },
    ],
    [
      "without a text, on a page of one address",
      { guid: "g1", title: "Episode 12", summary: "", link: "https://a.example/listen?n=1" },
      { guid: "g2", link: "https://a.example/listen?n=2", published: later },
    ],
    [
      "with a number in its link that names it",
      { guid: undefined, link: "https://a.example/watch?v=1" },
      { link: "https://a.example/watch?v=2", summary: OTHER, published: later },
    ],
  ])("%s", (_, before, after) => expect(isOne(before, after)).toBe(false));
});
