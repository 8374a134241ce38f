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
    expect(readOpml(text)).toEqual([
      { url: "https://a.example/f?x=1&y=2", title: "A", folder: "Tech / Deep & far" },
      { url: "https://b.example/", title: "B", folder: undefined },
      { url: "http://c.example/x", title: "C", folder: undefined },
    ]);
  });

  it("forgives bare ampersands, odd case and a byte order mark", () => {
    const text = `\ufeff<opml><body><outline TEXT="A & B" xmlurl="https://a.example/?a=1&b=2"/></body></opml>`;
    expect(readOpml(text)).toMatchObject([{ url: "https://a.example/?a=1&b=2", title: "A & B" }]);
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

describe("a DOCTYPE in OPML", () => {
  const list = '<opml><body><outline xmlUrl="https://a.example/"/></body></opml>';

  it.each(["<!DOCTYPE opml>", '<?xml version="1.0"?>\n<!doctype opml [<!ENTITY x "y">\n] >', "<!DOCTYPE[]>"])(
    "is passed over: %s",
    (doctype) => {
      expect(readOpml(doctype + list)).toMatchObject([{ url: "https://a.example/" }]);
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
  it("is read back the same", () => {
    const feeds = [
      { url: "https://a.example/?a=1&b=2", title: 'A & "B" <c>', folder: undefined },
      { url: "https://b.example/", title: "Б", folder: "News" },
    ];
    expect(readOpml(writeOpml("My feeds", feeds))).toEqual(feeds);
  });
});
