// Identity that survives what publishers do to guids, links, titles and dates.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ParsedItem } from "../../src/core/domain.ts";
import { identify } from "../../src/feeds/identify.ts";
import { canonicalLink } from "../../src/feeds/links.ts";

const feed = "https://gazette.example/feed.xml";
const item = (fields: Partial<ParsedItem> = {}): ParsedItem => ({
  guid: "tag:gazette.example,2025:1",
  title: "The pier closes for repairs",
  link: "https://gazette.example/news/pier-closes",
  published: new Date("2025-11-04T09:00:00Z"),
  updated: undefined,
  author: undefined,
  summary: "Repairs begin on Monday.",
  content: undefined,
  picture: undefined,
  enclosures: [],
  ...fields,
});

/** True when a store that kept the names of `before` would know `after`. */
function known(before: ParsedItem, after: ParsedItem): boolean {
  const names = new Set(identify([before], feed)[0]!.aliases);
  return identify([after], feed)[0]!.aliases.some((alias) => names.has(alias));
}
const keys = (...items: ParsedItem[]) => identify(items, feed).map(({ key }) => key);
const distinct = (...items: ParsedItem[]) => new Set(keys(...items)).size;

describe("an item seen again", () => {
  it.each<[string, Partial<ParsedItem>]>([
    ["another date", { published: new Date("2025-11-05T00:00:00Z"), updated: new Date() }],
    ["a new guid", { guid: "random-2" }],
    ["no guid any more", { guid: undefined }],
    ["an edited title", { title: "The pier closes for a year" }],
    ["an edited text", { summary: "Repairs begin on Tuesday." }],
    ["a new slug", { link: "https://gazette.example/news/pier-closes-for-a-year" }],
    ["http for https and www in front", { link: "http://www.gazette.example/news/pier-closes/" }],
    [
      "tracking parameters",
      { link: "https://gazette.example/news/pier-closes?utm_source=rss&utm_medium=feed&fbclid=1#xtor=RSS-1" },
    ],
    ["a new guid and tracking", { guid: "random-3", link: "https://gazette.example/news/pier-closes?utm_campaign=x" }],
    [
      "another case and punctuation in the title, and a new guid",
      { guid: "random-4", title: "THE PIER closes — for repairs" },
    ],
  ])("with %s is the same", (_, change) => {
    expect(known(item(), item(change))).toBe(true);
  });

  it.each<[string, Partial<ParsedItem>]>([
    ["a guid handed out again", { title: "Library opens", link: "https://gazette.example/news/library" }],
    ["the same title a week later", { guid: "tag:2", link: "https://gazette.example/news/pier-closes-2" }],
    ["one link for all news", { guid: "tag:2", title: "Library opens" }],
  ])("under %s is another", (_, change) => {
    expect(known(item(), item(change))).toBe(false);
  });

  it("without guid, or without guid and link, is still itself", () => {
    const bare = item({ guid: undefined, link: undefined });
    expect(known(bare, { ...bare, published: undefined })).toBe(true);
    expect(known(bare, { ...bare, title: "Library opens" })).toBe(false);
    expect(known(item({ guid: undefined }), item({ guid: undefined, title: "Edited" }))).toBe(true);
    expect(known(item({ link: undefined }), item({ link: undefined, title: "Edited" }))).toBe(true);
  });

  it("whose guid only repeats its link may change its title", () => {
    const permalink = { guid: "http://www.gazette.example/news/pier-closes?utm_source=rss" };
    expect(known(item(permalink), item({ ...permalink, title: "Edited" }))).toBe(true);
  });
});

describe("items of one document", () => {
  it("are one under flipping guids and tracking", () => {
    const flips = [0, 1, 2].map((n) => item({ guid: `rand-${n}`, link: `https://gazette.example/s?utm_source=${n}` }));
    expect(distinct(...flips)).toBe(1);
  });

  it("are several under one guid, one link, or both", () => {
    const titles = ["One", "Two", "Three"];
    expect(distinct(...titles.map((title, n) => item({ title, link: `https://gazette.example/${n}` })))).toBe(3);
    expect(distinct(...titles.map((title, n) => item({ title, guid: `g${n}` })))).toBe(3);
    expect(distinct(...titles.map((title) => item({ title })))).toBe(3);
    expect(distinct(...titles.map((title) => item({ title, guid: undefined })))).toBe(3);
    expect(distinct(...titles.map((title) => item({ title, link: undefined })))).toBe(3);
  });

  it("with one title and link but other texts are several", () => {
    const log = { title: "Update", link: "https://gazette.example/changelog" };
    expect(
      distinct(
        item({ ...log, guid: "a", summary: "First change" }),
        item({ ...log, guid: "b", summary: "Second change" }),
      ),
    ).toBe(2);
  });

  it("on the front page are told apart by guid", () => {
    const front = { title: "Alert", link: "https://gazette.example/" };
    expect(distinct(item({ ...front, guid: "a" }), item({ ...front, guid: "b" }))).toBe(2);
  });

  it("keep their keys in any order, with any dates", () => {
    const items = Array.from({ length: 8 }, (_, n) =>
      item({
        guid: n % 3 ? `g${n % 5}` : undefined,
        title: `Title ${n}`,
        link: n % 2 ? `https://gazette.example/${n}` : undefined,
      }),
    );
    const byTitle = (list: ParsedItem[]) =>
      identify(list, feed)
        .map(({ key, item: { title } }) => `${title} ${key}`)
        .toSorted();
    fc.assert(
      fc.property(
        fc.shuffledSubarray(items, { minLength: items.length }),
        fc.date({ noInvalidDate: true }),
        (shuffled, published) => {
          expect(byTitle(shuffled.map((each) => ({ ...each, published })))).toEqual(byTitle(items));
        },
      ),
    );
  });
});

describe("the content hash", () => {
  const hash = (fields: Partial<ParsedItem>) => identify([item(fields)], feed)[0]!.contentHash;
  it("follows the text, not dates, links or markup", () => {
    const content = "<p>Repairs begin.</p>";
    expect(hash({ content, published: undefined, guid: "x", link: undefined })).toBe(hash({ content }));
    expect(hash({ content: '<p class="new">Repairs  begin.</p>' })).toBe(hash({ content }));
    expect(hash({ content: "<p>Repairs end.</p>" })).not.toBe(hash({ content }));
    expect(hash({ title: "Edited" })).not.toBe(hash({}));
  });
});

describe("a link in its one spelling", () => {
  it.each([
    ["https://www.a.example/x/?b=2&a=1", "http://a.example/x?a=1&b=2"],
    ["https://a.example/x/index.html", "https://a.example/x/"],
    ["https://m.a.example/x", "https://a.example/x"],
    ["https://a.example/x/amp/", "https://a.example/x"],
    ["https://a.example:443/x?gclid=1&mc_cid=2", "https://a.example/x"],
    ["https://A.EXAMPLE/%7Ejo", "https://a.example/~jo"],
    ["https://a.example/caf&eacute;?x=&quot;1", 'https://a.example/café?x="1'],
  ])("%s is %s", (one, other) => expect(canonicalLink(one)).toBe(canonicalLink(other)));

  it.each([
    ["https://a.example/x?id=1", "https://a.example/x?id=2"],
    ["https://a.example/log#v1", "https://a.example/log#v2"],
    ["https://a.example/watch?source=12", "https://a.example/watch?source=13"],
    ["https://blog.a.example/x", "https://a.example/x"],
    ["https://a.example/X", "https://a.example/x"],
  ])("%s is not %s", (one, other) => expect(canonicalLink(one)).not.toBe(canonicalLink(other)));
});
