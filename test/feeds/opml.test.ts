// Lists of feeds from other readers, and back.
import { describe, expect, it } from "vitest";
import { readOpml, writeOpml } from "../../src/feeds/opml.ts";
import { growth, LINEAR } from "../support/growth.ts";

describe("reading OPML", () => {
  it("finds feeds at any depth, with their folders, each once", () => {
    const text = `<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY x "y">]><opml version="2.0"><head><title>t</title></head><body>
      <outline text="Tech"><outline title="Deep &amp; far"><outline text="A" type="rss" xmlUrl="https://a.example/f?x=1&amp;y=2"/></outline></outline>
      <outline text="B" xmlUrl="https://b.example/"/><outline text="B again" xmlUrl="https://b.example/"/>
      <outline text="C" xmlUrl="feed://c.example/x"/><outline text="No" xmlUrl="javascript:alert(1)"/><outline text="Note"/></body></opml>`;
    expect(readOpml(text).feeds).toEqual([
      { url: "https://a.example/f?x=1&y=2", title: "A", tags: ["Tech / Deep & far"] },
      { url: "https://b.example/", title: "B", tags: undefined },
      { url: "http://c.example/x", title: "C", tags: undefined },
    ]);
    expect(readOpml(text).unread).toEqual(["No"]);
  });

  it("forgives bare ampersands, odd case and a byte order mark", () => {
    const text = `\ufeff<opml><body><outline TEXT="A & B" xmlurl="https://a.example/?a=1&b=2"/></body></opml>`;
    expect(readOpml(text).feeds).toMatchObject([{ url: "https://a.example/?a=1&b=2", title: "A & B" }]);
  });

  it.each([
    ["", "nothing"],
    ["<html><body>x</body></html>", "a page"],
    ["<opml><head/><body/></opml>", "an empty list"],
    [`<opml><body>${"<outline text='x'>".repeat(100_000)}`, "a list nested without end"],
  ])("refuses what is none", (text) => {
    expect(() => readOpml(text)).toThrow(expect.objectContaining({ code: "opml_malformed", hint: expect.any(String) }));
  });
});

describe("a damaged list", () => {
  const whole = (name: string) =>
    `<outline type="rss" text="${name}" xmlUrl="https://${name.toLowerCase()}.example/"/>`;
  const list = (...outlines: string[]) => `<opml version="2.0"><body>${outlines.join("\n")}</body></opml>`;

  it.each([
    ["cut in an address", list(whole("A"), whole("B")).replace(/(?<=https:\/\/b\.exa).*$/s, ""), ["A"], ["B"]],
    ["cut in a name", `<opml><body>${whole("A")}<outline type="rss" text="Long na`, ["A"], ["?"]],
    ["a quote that is not closed", list(`<outline text="A xmlUrl="https://a.example/"/>`, whole("B")), ["A", "B"], []],
    [
      "an address without its last quote",
      list(`<outline text="A" xmlUrl="https://a.example/ />`, whole("B")),
      ["A", "B"],
      [],
    ],
    [
      "an entry without an address",
      list(whole("A"), '<outline type="rss" text="Harbour Post"/>', whole("B")),
      ["A", "B"],
      ["Harbour Post"],
    ],
    ["an address of no feed", list(whole("A"), '<outline text="Mail" xmlUrl="mailto:a@b.example"/>'), ["A"], ["Mail"]],
    ["a tag that is not closed", list('<outline text="Folder">', whole("A"), whole("B")), ["A", "B"], []],
    ["one end tag too many", list("</outline></outline>", whole("A")), ["A"], []],
    ["letters that are no XML", list(`\0\x08&nbsp;&;<>< outline`, whole("A")), ["A"], []],
    ["what a comment hides", list(whole("A"), `<!-- ${whole("B")} -->`), ["A"], []],
  ])("gives what can be read, and names the rest: %s", (_how, text, urls, unread) => {
    const read = readOpml(text);
    expect(read.feeds.map(({ url }) => url.slice(8, 9).toUpperCase())).toEqual(urls);
    expect(read.unread).toEqual(unread);
  });

  it.each(["<outline ", "<outline>", '<outline x="', '<outline a="b" ', "<!--", "a", " ", "<outline xmlUrl="])(
    "is read in one pass over %j again and again",
    (piece) => {
      const read = (text: string) => {
        try {
          readOpml(text);
        } catch {
          // Refused is as good as read: only the time counts.
        }
      };
      expect(growth(20_000, (size) => piece.repeat(size), read)).toBeLessThan(LINEAR);
    },
  );

  it("is refused above 5 MB, and read below", () => {
    const long = list(
      ...Array.from({ length: 1_000 }, (_none, n) => whole(`A${n}`)),
      `<!--${"x".repeat(4_800_000)}-->`,
    );
    expect(readOpml(long).feeds).toHaveLength(1_000);
    expect(() => readOpml(long + "x".repeat(200_000))).toThrow(/larger than 5 MB/);
  });
});

describe("a DOCTYPE in OPML", () => {
  const list = '<opml><body><outline xmlUrl="https://a.example/"/></body></opml>';

  it.each(["<!DOCTYPE opml>", '<?xml version="1.0"?>\n<!doctype opml [<!ENTITY x "y">\n] >', "<!DOCTYPE[]>"])(
    "is passed over: %s",
    (doctype) => {
      expect(readOpml(doctype + list).feeds).toMatchObject([{ url: "https://a.example/" }]);
    },
  );

  it.each(["<!DOCTYPE", "<!DOCTYPE[", "<!DOCTYPE x[]", "<!DOCTYPE x> ", " ", "<"])(
    "is looked for in one pass over %j again and again",
    (piece) => {
      const read = (text: string) => {
        try {
          readOpml(text);
        } catch {
          // Refused is as good as read: only the time counts.
        }
      };
      expect(growth(20_000, (size) => piece.repeat(size), read)).toBeLessThan(LINEAR);
    },
  );
});

describe("writing OPML", () => {
  it("is read back the same", async () => {
    const feeds = [
      { url: "https://a.example/?a=1&b=2", title: 'A & "B" <c>', tags: undefined },
      { url: "https://b.example/", title: "Б", tags: ["News"] },
      { url: "https://c.example/", title: "C", tags: ["News / Harbours"] },
      { url: "https://d.example/", title: "D", tags: ["News / Harbours / East", "sea", "Ships"] },
    ];
    expect(readOpml(await writeOpml("My feeds", feeds))).toEqual({ feeds, unread: [], isCut: false });
  });
});
