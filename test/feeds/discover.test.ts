// From what people type to feeds, on a web of a few pages.
import { describe, expect, it } from "vitest";
import { BotError } from "../../src/core/errors.ts";
import { discover as discoverWith } from "../../src/feeds/discover.ts";
import { readFeed } from "../../src/feeds/read.ts";
import type { GuardedFetch } from "../../src/core/ports.ts";

const feed = (title: string) => `<rss version="2.0"><channel><title>${title}</title></channel></rss>`;

/** A web of exact addresses; anything else is 404, `down` hosts fail. */
function webOf(pages: Record<string, string>, down: string[] = []) {
  const asked: string[] = [];
  const fetch: GuardedFetch = async (address) => {
    asked.push(address);
    const { href, hostname, protocol } = new URL(address);
    if (down.includes(`${protocol}//${hostname}`)) throw new BotError("fetch_failed", "down", { retryable: true });
    if (/^(?:127|10)\./.test(hostname)) throw new BotError("address_refused", "refused");
    const body = pages[href];
    return { status: body === undefined ? 404 : 200, url: href, hops: [], headers: {}, body: Buffer.from(body ?? "") };
  };
  return { asked, fetch };
}

const discover = (address: string, fetch: GuardedFetch) => discoverWith(address, { fetch, readFeed });

describe("discovery", () => {
  it("knows a feed when it is given one", async () => {
    const { fetch, asked } = webOf({ "https://a.example/feed.xml": feed("A") });
    expect(await discover("https://a.example/feed.xml", fetch)).toEqual([
      { url: "https://a.example/feed.xml", title: "A", kind: "rss" },
    ]);
    expect(asked).toHaveLength(1);
  });

  it("reads what a page declares, relative to its base, comment feeds last", async () => {
    const { fetch } = webOf({
      "https://a.example/": `<base href="/x/"><link rel="alternate" type="application/rss+xml" href="/comments.xml">
        <LINK REL="Alternate stylesheet" TYPE="application/atom+xml" HREF="main.xml"><link rel="alternate" type="application/feed+json" href="gone.json">
        <link rel="alternate" type="text/html" hreflang="de" href="/de">`,
      "https://a.example/comments.xml": feed("Comments on A"),
      "https://a.example/x/main.xml": feed("A"),
    });
    expect((await discover("https://a.example/", fetch)).map(({ title }) => title)).toEqual(["A", "Comments on A"]);
  });

  it("follows anchors that look like feeds when nothing is declared", async () => {
    const { fetch } = webOf({
      "https://a.example/":
        '<a href="/about">About</a><a href="/syndication"><b>RSS</b></a><a href="/breeding-feeds-for-cattle">x</a>',
      "https://a.example/syndication": feed("A"),
    });
    expect(await discover("https://a.example/", fetch)).toMatchObject([{ url: "https://a.example/syndication" }]);
  });

  it("tries the usual places last, and not for ever", async () => {
    const { fetch, asked } = webOf({
      "https://a.example/blog/post": "<p>hello",
      "https://a.example/atom.xml": feed("A"),
    });
    expect(await discover("https://a.example/blog/post", fetch)).toMatchObject([{ url: "https://a.example/atom.xml" }]);
    const links = Array.from(
      { length: 100 },
      (_, n) => `<link rel="alternate" type="application/rss+xml" href="/${n}.xml">`,
    ).join("");
    const busy = webOf({ "https://b.example/": links });
    await expect(discover("https://b.example/", busy.fetch)).rejects.toMatchObject({
      code: "feed_not_found",
      hint: expect.any(String),
    });
    expect(Math.max(asked.length, busy.asked.length)).toBeLessThanOrEqual(14);
  });

  it.each([
    ["a.example", ["https://a.example"]],
    ["  a.example/news ", ["https://a.example/news"]],
    ["a.example:8080/x", ["https://a.example:8080/x"]],
    ["feed://a.example/x", ["https://a.example/x"]],
    ["feed:http://a.example/x", ["http://a.example/x"]],
    ["ftp://a.example/x", ["ftp://a.example/x"]],
  ])("%j is asked for as %j first", async (typed, addresses) => {
    const { fetch, asked } = webOf({});
    await expect(discover(typed, fetch)).rejects.toBeInstanceOf(BotError);
    expect(asked.slice(0, 1)).toEqual(addresses);
  });

  it("falls back to http for a bare domain whose https is down, and says why when both are", async () => {
    const { fetch } = webOf({ "http://a.example/": feed("A") }, ["https://a.example"]);
    expect(await discover("a.example", fetch)).toMatchObject([{ url: "http://a.example/" }]);
    await expect(
      discover("a.example", webOf({}, ["https://a.example", "http://a.example"]).fetch),
    ).rejects.toMatchObject({ code: "fetch_failed" });
  });

  it("goes nowhere private, whatever a page says", async () => {
    const { fetch } = webOf({
      "https://a.example/":
        '<link rel="alternate" type="application/rss+xml" href="http://127.0.0.1/feed"><a href="file:///etc/passwd">RSS</a>',
    });
    await expect(discover("https://a.example/", fetch)).rejects.toMatchObject({ code: "feed_not_found" });
  });

  it("reports an address that cannot be read as what it is", async () => {
    await expect(discover("https://a.example/none", webOf({}).fetch)).rejects.toMatchObject({ code: "http_status" });
    await expect(discover("http://10.0.0.1/", webOf({}).fetch)).rejects.toMatchObject({ code: "address_refused" });
  });
});
