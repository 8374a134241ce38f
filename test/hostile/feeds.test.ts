// Feeds that mean harm, read as the bot reads them: refused or cut to size, while the loop that answers people goes on.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createReaders } from "../../src/children/readers.ts";
import { outcome, watched } from "./loop.ts";

/** What must be read has time, on a machine with other work. */
const readers = createReaders({ children: 1, feedMs: 50_000 });
afterAll(() => readers.close());

const from = { url: "https://feeds.example/feed", contentType: undefined };
const read = (text: string) => readers.readFeed(Buffer.from(text), from);
const rss = (body: string) => `<rss version="2.0"><channel><title>Gazette</title>${body}</channel></rss>`;

describe("a feed of harmful size", () => {
  it("comes back with 500 items of bounded texts, however much it holds", async () => {
    const long = "word ".repeat(200_000);
    const item = (n: number) =>
      `<item><title>t${n} ${long}</title><guid>g${n}${long}</guid><description>${long}</description></item>`;
    const { feed, items } = await read(rss(item(1) + item(2) + "<item><title>x</title></item>".repeat(20_000)));
    expect([feed.items.length, items.length]).toEqual([500, 500]);
    expect(items[0]?.item).toBe(feed.items[0]);
    for (const { title, summary, guid = "", content = "" } of feed.items) {
      expect(title.length).toBeLessThanOrEqual(1001);
      expect(summary.length).toBeLessThanOrEqual(20_001);
      expect(guid.length).toBeLessThanOrEqual(4096);
      expect(content.length).toBeLessThanOrEqual(512 * 1024);
    }
  });

  it("is read to the same items in a child as beside the bot", async () => {
    const items = (count: number) =>
      Array.from(
        { length: count },
        (_, n) =>
          `<item><title>Report ${n}</title><link>https://a.example/${n}</link><pubDate>Tue, 04 Nov 2025 09:00:00 GMT</pubDate><description>${"The pier is to close. ".repeat(10)}</description></item>`,
      ).join("");
    const small = await read(rss(items(50)));
    const large = await read(rss(items(50) + `<!--${"x".repeat(300_000)}-->`));
    expect(large).toEqual(small);
    expect(large.items[7]?.item.published).toEqual(new Date("2025-11-04T09:00:00Z"));
  });
});

describe("a feed with entities that expand or lead elsewhere", () => {
  let connections = 0;
  const canary = createServer((_, response) => response.end("<!ENTITY stolen 'canary'>")).on(
    "connection",
    () => (connections += 1),
  );
  beforeAll(() => new Promise<void>((resolve) => canary.listen(0, "127.0.0.1", resolve)));
  afterAll(() => void canary.close());
  const address = () => `http://127.0.0.1:${(canary.address() as AddressInfo).port}/x`;

  const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join("");
  const DOCUMENTS: [string, () => string][] = [
    ["billion laughs", () => `<!DOCTYPE rss [<!ENTITY l0 "lol">${laughs}]>${rss("<item><title>&l9;</title></item>")}`],
    [
      "quadratic blow-up",
      () =>
        `<!DOCTYPE rss [<!ENTITY a "${"a".repeat(50_000)}">]>${rss(`<item><title>${"&a;".repeat(50_000)}</title></item>`)}`,
    ],
    [
      "a file",
      () => `<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]>${rss("<item><title>&f;</title></item>")}`,
    ],
    ["an address", () => `<!DOCTYPE rss [<!ENTITY f SYSTEM "${address()}">]>${rss("<item><title>&f;</title></item>")}`],
    [
      "a parameter entity",
      () => `<!DOCTYPE rss [<!ENTITY % p SYSTEM "${address()}"> %p;]>${rss("<item><title>&stolen;</title></item>")}`,
    ],
  ];

  it.each(DOCUMENTS)("%s is refused at once", async (_, make) => {
    const bytes = Buffer.from(make());
    const { value, longestMs } = await watched(() => outcome(readers.readFeed(bytes, from)));
    expect(value).toBe("feed_malformed");
    expect(longestMs).toBeLessThan(50);
    expect(connections).toBe(0);
  });

  it("in a DTD elsewhere is read, and nobody looks there", async () => {
    const { feed } = await read(`<!DOCTYPE rss SYSTEM "${address()}">${rss("<item><title>a &stolen;</title></item>")}`);
    expect(feed.items[0]?.title).toBe("a &stolen;");
    expect(connections).toBe(0);
  });

  it("in a style sheet or an inclusion is not followed either", async () => {
    await read(
      `<?xml-stylesheet href="${address()}"?>${rss(`<item><title>a</title><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${address()}"/></item>`)}`,
    );
    expect(connections).toBe(0);
  });
});

describe("names that every object has", () => {
  const harmful = ["__proto__", "constructor", "prototype", "hasOwnProperty", "toString"];
  const xml = rss(
    `<item><title>a</title>${harmful.map((name) => `<${name} x="1" __proto__="2"><x>polluted</x></${name}>`).join("")}</item>`,
  );
  const json = `{"version":"https://jsonfeed.org/version/1.1","title":"t","__proto__":{"x":"polluted"},"items":[{"id":"1","title":"a","__proto__":{"x":"polluted"},"constructor":{"prototype":{"x":"polluted"}},"authors":[{"__proto__":{"name":"polluted"}}]}]}`;
  const large = (document: string) => `${document}${" ".repeat(300_000)}`;

  it.each([
    ["XML", xml],
    ["XML read in a child", large(xml)],
    ["JSON", json],
    ["JSON read in a child", large(json)],
  ])("in %s are names like others", async (_, document) => {
    const { feed } = await read(document);
    expect(feed.items[0]?.title).toBe("a");
    expect(JSON.stringify(feed)).not.toContain("polluted");
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
