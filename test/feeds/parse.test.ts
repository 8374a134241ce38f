// What a feed says, element by element: the readings that counts over a corpus do not show.
import { describe, expect, it } from "vitest";
import { parseFeed } from "../../src/feeds/parse.ts";

const url = "https://feeds.example/news/feed.xml";
const parse = (text: string, options: { url?: string; maxItems?: number } = {}) =>
  parseFeed(Buffer.from(text), { url, contentType: undefined, ...options });
const rss = (item: string, channel = "", attributes = "") =>
  `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" ${attributes}><channel><title>T</title>${channel}<item>${item}</item></channel></rss>`;
const atom = (entry: string, feed = "", attributes = "") =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>T</title>${feed}<entry>${entry}</entry></feed>`;
const first = async (text: string) => (await parse(text)).items[0]!;

describe("an RSS item", () => {
  it("gives everything that is asked of it", async () => {
    const feed = await parse(
      rss(
        `<title>Pier &amp; boats</title><link>https://gazette.example/pier?a=1&amp;b=2</link><guid isPermaLink="false">p1</guid>
         <pubDate>Tue, 04 Nov 2025 09:00:00 GMT</pubDate><dc:creator>Jo Doe</dc:creator>
         <description>&lt;p&gt;The pier &lt;b&gt;closes&lt;/b&gt;.&lt;/p&gt;</description><content:encoded><![CDATA[<p>Whole text.</p>]]></content:encoded>
         <enclosure url="/a.mp3" type="audio/mpeg" length="123"/><media:content url="https://img.example/s.jpg" width="100" medium="image"/>
         <media:content url="https://img.example/l.jpg" width="900" medium="image"><media:credit>Ann</media:credit><media:description>The pier</media:description></media:content>`,
        "<link>https://gazette.example/</link><ttl>90</ttl><language>en-gb</language>",
      ),
    );
    expect(feed).toEqual({
      kind: "rss",
      title: "T",
      link: "https://gazette.example/",
      ttlMinutes: 90,
      language: "en-gb",
      items: [
        {
          guid: "p1",
          title: "Pier & boats",
          link: "https://gazette.example/pier?a=1&b=2",
          published: new Date("2025-11-04T09:00:00Z"),
          updated: undefined,
          author: "Jo Doe",
          summary: "The pier closes.",
          content: "<p>Whole text.</p>",
          picture: { url: "https://img.example/l.jpg", alt: "The pier", credit: "Ann" },
          enclosures: [{ url: "https://gazette.example/a.mp3", type: "audio/mpeg", length: 123 }],
        },
      ],
    });
  });

  it.each([
    ["jo@example.org (Jo Doe)", "Jo Doe"],
    ["Jo Doe", "Jo Doe"],
    ["jo@example.org", "jo@example.org"],
  ])("of author %s is by %s", async (author, name) => {
    expect((await first(rss(`<title>x</title><author>${author}</author>`))).author).toBe(name);
  });

  it.each([
    "https://n.example/a?x=1&amp;amp;y=2",
    "https://n.example/a?x=1&amp;amp;amp;y=2",
    "https://n.example/a?x=1&amp;#038;y=2",
    "https://n.example/a?x&amp;#61;1&amp;#x26;y=2",
    "<![CDATA[https://n.example/a?x=1&amp;y=2]]>",
    "<![CDATA[ https://n.example/a?x=1&y=2 ]]>",
  ])("with the link %s has it as it was before it was escaped", async (link) => {
    expect((await first(rss(`<link>${link}</link>`))).link).toBe("https://n.example/a?x=1&y=2");
    expect((await first(rss(`<guid>${link}</guid><title>x</title>`))).link).toBe("https://n.example/a?x=1&y=2");
  });

  it("takes a permalink guid for a link, and no other guid", async () => {
    expect((await first(rss("<guid>https://a.example/1</guid>"))).link).toBe("https://a.example/1");
    expect((await first(rss('<guid isPermaLink="false">https://a.example/1</guid>'))).link).toBeUndefined();
  });

  it("with an unreadable date has none, and the others keep theirs", async () => {
    const { items } = await parse(
      rss("<title>a</title><pubDate>soon</pubDate></item><item><title>b</title><pubDate>2025-11-04</pubDate>"),
    );
    expect(items.map(({ published }) => published?.getTime())).toEqual([undefined, Date.UTC(2025, 10, 4)]);
  });

  it("takes the picture from a thumbnail, an image enclosure or the episode cover", async () => {
    const picture = async (xml: string) => (await first(rss(`<title>x</title>${xml}`))).picture?.url;
    expect(await picture('<media:thumbnail url="https://i.example/t.jpg"/>')).toBe("https://i.example/t.jpg");
    expect(await picture('<enclosure url="https://i.example/e.png" type="image/png"/>')).toBe(
      "https://i.example/e.png",
    );
    expect(await picture('<itunes:image href="https://i.example/c.jpg"/>')).toBe("https://i.example/c.jpg");
    expect(await picture('<enclosure url="https://i.example/e.mp3" type="audio/mpeg"/>')).toBeUndefined();
  });

  it("keeps inline HTML that nobody escaped, in its order", async () => {
    const item = await first(
      rss("<title>A <b>bold</b> title</title><description>one <b>two</b> three<br/>four</description>"),
    );
    expect([item.title, item.summary]).toEqual(["A bold title", "one two three\nfour"]);
  });
});

describe("an Atom entry", () => {
  it("has its title as text, whatever its type", async () => {
    const title = async (xml: string) => (await first(atom(xml))).title;
    expect(
      await title(
        '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Less <em>is</em> &lt;more&gt;</div></title>',
      ),
    ).toBe("Less is <more>");
    expect(await title('<title type="html">AT&amp;amp;T &lt;b&gt;x&lt;/b&gt;</title>')).toBe("AT&T x");
    expect(await title('<title type="text">1 &lt; 2 &amp;amp; literal</title>')).toBe("1 < 2 &amp; literal");
    expect(await title('<title type="html"><![CDATA[<i>In</i> CDATA]]></title>')).toBe("In CDATA");
  });

  it("keeps the order of XHTML content and drops nothing", async () => {
    const content = '<p>One <a href="x">two</a> three.</p><p>Four &amp; five.</p>';
    const item = await first(
      atom(
        `<title>x</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${content}</div></content>`,
      ),
    );
    expect(item.content).toBe(`<div>${content}</div>`);
    expect(item.summary).toBe("One two three.\nFour & five.");
  });

  it("links to its page, not to itself or its comments", async () => {
    const item = await first(
      atom(
        '<link rel="self" href="https://a.example/s"/><link rel="replies" href="https://a.example/r"/><link href="https://a.example/page"/>',
      ),
    );
    expect(item.link).toBe("https://a.example/page");
  });

  it("survives one bad date", async () => {
    const feed = await parse(
      atom("<title>a</title><published>never</published><updated>2025-11-04T00:00:00Z</updated>"),
    );
    expect(feed.items[0]).toMatchObject({ title: "a", published: new Date("2025-11-04T00:00:00Z") });
  });

  it("without an author is by the author of its source or of the feed", async () => {
    const author = "<author><name>Feed Author</name></author>";
    expect((await first(atom("<title>a</title>", author))).author).toBe("Feed Author");
    expect(
      (await first(atom("<title>a</title><source><author><name>Source Author</name></author></source>", author)))
        .author,
    ).toBe("Source Author");
  });
});

describe("relative links", () => {
  it("are resolved against xml:base, nearest first", async () => {
    const text = atom('<title>a</title><link href="page" xml:base="/sub/"/>', "", 'xml:base="https://base.example/x/"');
    expect((await first(text)).link).toBe("https://base.example/sub/page");
  });

  it("in Atom belong to the document, in RSS to the site", async () => {
    expect((await first(atom('<link href="page"/>', '<link href="https://site.example/"/>'))).link).toBe(
      "https://feeds.example/news/page",
    );
    expect((await first(rss("<link>page</link>", "<link>https://site.example/</link>"))).link).toBe(
      "https://site.example/page",
    );
    expect((await first(rss("<link>/page</link>"))).link).toBe("https://feeds.example/page");
  });

  it("without any base are none", async () => {
    expect((await parse(rss("<link>/page</link>"), { url: "file:///tmp/feed.xml" })).items[0]?.link).toBeUndefined();
  });
});

describe("broken documents", () => {
  it.each([
    ["a bare ampersand", rss("<title>A & B</title><link>https://a.example/?x=1&y=2</link>"), "A & B"],
    ["HTML entities", rss("<title>caf&eacute;</title>"), "café"],
    [
      "a warning in front",
      `<br />\n<b>Warning</b>: x in <b>y</b>\n<?xml version="1.0"?>${rss("<title>a</title>")}`,
      "a",
    ],
    ["no version", "<rss><channel><item><title>a</title></item></channel></rss>", "a"],
    ["upper case", "<RSS><CHANNEL><ITEM><TITLE>a</TITLE></ITEM></CHANNEL></RSS>", "a"],
    [
      "a prefixed root",
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>a</a:title></a:entry></a:feed>',
      "a",
    ],
    [
      "another prefix for content",
      rss("<c:encoded>x</c:encoded><title>a</title>", "", 'xmlns:c="http://purl.org/rss/1.0/modules/content/"'),
      "a",
    ],
    ["no end", '<rss version="2.0"><channel><item><title>a</title><description>cut o', "a"],
    ["an end inside a reference", '<rss version="2.0"><channel><item><title>a</title><description>x &acir', "a"],
    ["control characters", rss("<title>a\u0001\u0008</title>"), "a"],
    [
      "an item that never ends",
      '<rss version="2.0"><channel><item><title>a</title><item><title>b</title></item></channel></rss>',
      "a",
    ],
    [
      "marks of our own",
      rss(`<title>a</title><description>${"\ue0000\ue001 <![CDATA[ "}${"long ".repeat(100)}]]></description>`),
      "a",
    ],
  ])("with %s are read", async (_, text, title) => {
    expect((await first(text)).title).toBe(title);
  });

  it("lose no text to comments and CDATA in odd places", async () => {
    const long = "<p>long text, </p>".repeat(20);
    const item = await first(
      rss(
        `<!-- <![CDATA[ <item> --><title>a<!-- x --></title><description><![CDATA[${long}]]> and <![CDATA[${long}]]></description>`,
      ),
    );
    expect(item.title).toBe("a");
    expect(item.summary).toBe([...Array(20).fill("long text,"), "and", ...Array(20).fill("long text,")].join("\n"));
  });

  it.each([
    ["", "empty"],
    ["<!doctype html><html><body>hello</body></html>", "web page"],
    ["<note><to>x</to></note>", "neither"],
    ["[1, 2]", "neither"],
    ['{"items": "none"}', "neither"],
    ["just words", "neither"],
  ])("that are none, like %j, are refused with a hint", async (text, words) => {
    await expect(parse(text)).rejects.toMatchObject({
      code: "not_a_feed",
      message: expect.stringContaining(words),
      hint: expect.any(String),
    });
  });

  it("are refused when they nest without end or declare entities that expand", async () => {
    await expect(parse(rss(`<description>${"<a>".repeat(1_000_000)}</description>`))).rejects.toMatchObject({
      code: "feed_malformed",
    });
    await expect(
      parse(`<!DOCTYPE rss [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>${rss("<title>&b;</title>")}`),
    ).rejects.toMatchObject({ code: "feed_malformed" });
  });

  it("with a harmless DOCTYPE are read without it", async () => {
    expect((await first(`<!DOCTYPE rss [<!ENTITY nbsp "&#160;">]>${rss("<title>a&nbsp;b</title>")}`)).title).toBe(
      "a b",
    );
    expect(
      (
        await first(
          `<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x.example/rss.dtd">${rss("<title>a</title>")}`,
        )
      ).title,
    ).toBe("a");
  });

  it("do not touch the prototype of anything", async () => {
    await parse(rss("<__proto__><x>1</x></__proto__><constructor>y</constructor><title>a</title>"));
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });
});

describe("large documents", () => {
  const many = (count: number) =>
    rss(
      Array.from(
        { length: count },
        (_, n) => `<title>t${n}</title><pubDate>${new Date(Date.UTC(2025, 0, 1) + n * 60_000).toUTCString()}</pubDate>`,
      ).join("</item><item>"),
    );

  it("keep their newest items, in their own order", async () => {
    const { items } = await parse(many(3000));
    expect([items.length, items[0]?.title, items.at(-1)?.title]).toEqual([500, "t2500", "t2999"]);
    expect((await parse(many(20), { maxItems: 3 })).items.map(({ title }) => title)).toEqual(["t17", "t18", "t19"]);
  });

  it("let other work run while they are read", async () => {
    const text = many(20_000);
    let turns = 0;
    let reading = true;
    const turn = () => {
      turns += 1;
      if (reading) setImmediate(turn);
    };
    setImmediate(turn);
    await parse(text);
    reading = false;
    // One turn of the loop for each slice of at most 128 k characters.
    expect(turns).toBeGreaterThanOrEqual(Math.floor(text.length / (128 * 1024)));
    expect(turns).toBeGreaterThan(10);
  });

  it("above 10 MB are refused", async () => {
    await expect(parse(" ".repeat(10 * 1024 * 1024 + 1))).rejects.toMatchObject({ code: "fetch_too_large" });
  });
});

describe("JSON Feed", () => {
  it("is read, and every value of another type is left out", async () => {
    const feed = await parse(
      JSON.stringify({
        version: "https://jsonfeed.org/version/1.1",
        title: "T",
        home_page_url: "https://a.example/",
        authors: [{ name: "Jo" }, 3],
        items: [
          {
            id: 7,
            url: "/seven",
            title: "Seven &amp; eight",
            content_html: "<p>x</p>",
            date_published: "2025-11-04T09:00:00Z",
            image: "https://i.example/i.png",
            attachments: [{ url: "https://a.example/a.mp3", mime_type: "audio/mpeg", size_in_bytes: 9 }],
          },
          {
            id: {},
            url: 5,
            title: ["no"],
            content_text: "1 < 2\n\nnext",
            date_published: "soon",
            authors: "x",
            attachments: {},
          },
          "not an item",
        ],
      }),
    );
    expect(feed.items).toHaveLength(2);
    expect(feed.items[0]).toEqual({
      guid: "7",
      title: "Seven & eight",
      link: "https://feeds.example/seven",
      published: new Date("2025-11-04T09:00:00Z"),
      updated: undefined,
      author: "Jo",
      summary: "x",
      content: "<p>x</p>",
      picture: { url: "https://i.example/i.png", alt: undefined, credit: undefined },
      enclosures: [{ url: "https://a.example/a.mp3", type: "audio/mpeg", length: 9 }],
    });
    expect(feed.items[1]).toMatchObject({
      guid: undefined,
      title: "",
      link: undefined,
      content: "<p>1 &lt; 2</p><p>next</p>",
    });
  });

  it("that is cut off is malformed", async () => {
    await expect(parse('{"version": "https://jsonfeed.org/version/1", "items": [')).rejects.toMatchObject({
      code: "feed_malformed",
    });
  });
});
