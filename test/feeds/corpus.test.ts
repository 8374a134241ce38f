// 250 real, odd and hostile documents: counted, compared, and read by both readers.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ParsedFeed } from "../../src/core/domain.ts";
import { BotError } from "../../src/core/errors.ts";
import { decode } from "../../src/feeds/decode.ts";
import { xmlDocument } from "../../src/feeds/document.ts";
import { identify } from "../../src/feeds/identify.ts";
import { mapFeed } from "../../src/feeds/map.ts";
import { parseFeed } from "../../src/feeds/parse.ts";
import { readStrict } from "../../src/feeds/read-strict.ts";
import { readTolerant } from "../../src/feeds/read-tolerant.ts";
import { shared } from "../support/shared.ts";
import { bytesOf, corpus, differences, notText, type CorpusFeed } from "./corpus.ts";
import { cpuMs } from "../support/cpu.ts";

const url = "https://feeds.example/news/feed.xml";
const parse = (feed: CorpusFeed) =>
  parseFeed(bytesOf(feed), { url, contentType: feed.httpContentType, maxItems: 5000 });

/** The least that must be right of each part; more is kept by the list of what may differ. */
const BARS = { captured: 121, conformance: 100, derived: 17 };

describe.skipIf(corpus.length === 0)("the feed corpus", () => {
  it.each(Object.entries(BARS))("%s: items and titles are right in at least %i", async (part, bar) => {
    const feeds = corpus.filter((feed) => feed.class === part && feed.isFeed);
    const wrong: string[] = [];
    for (const feed of feeds) {
      const parsed = await parse(feed).catch((error: unknown) => error);
      if (parsed instanceof BotError) wrong.push(`${feed.file}: ${parsed.code}`);
      else if (parsed instanceof Error) throw parsed;
      else if (!feed.hard && !feed.itemCountDisputed)
        wrong.push(...differences(parsed as ParsedFeed, feed).map((each) => `${feed.file}: ${each}`));
    }
    expect({ right: feeds.length - wrong.length >= bar, wrong }).toMatchObject({ right: true });
  });

  it("what is no feed is refused with a code and a hint", async () => {
    const others = corpus.filter(({ isFeed }) => !isFeed);
    expect(others.length).toBeGreaterThan(5);
    for (const other of others) {
      await expect(parse(other)).rejects.toMatchObject({
        code: expect.stringMatching(/^(not_a_feed|feed_malformed)$/),
        hint: expect.any(String),
      });
    }
  });

  it("text is text, dates are dates, links are web addresses, everywhere", async () => {
    for (const feed of corpus.filter(({ isFeed, hard }) => isFeed && !hard)) {
      expect([feed.file, ...notText(await parse(feed))]).toEqual([feed.file]);
    }
  });

  it("both readers say the same of every document that rss-parser reads", async () => {
    let compared = 0;
    const different: string[] = [];
    for (const feed of corpus.filter(({ isFeed, kind }) => isFeed && !kind.includes("json"))) {
      const document = xmlDocument(decode(bytesOf(feed), feed.httpContentType));
      const strict = document && (await readStrict(document.xml, document.kind));
      if (!strict) continue;
      compared += 1;
      const tolerant = await readTolerant(document.xml, document.kind, (items) => items);
      const [one, other] = [mapFeed(strict, url), mapFeed(tolerant, url)];
      // xml:lang of an <rss> element is out of rss-parser's reach.
      if (JSON.stringify({ ...one, language: 0 }) !== JSON.stringify({ ...other, language: 0 }))
        different.push(feed.file);
    }
    expect(compared).toBeGreaterThan(150);
    expect(different).toEqual([]);
  });

  it("no two items of a captured feed are taken for one", async () => {
    for (const feed of corpus.filter((each) => each.class === "captured" && each.isFeed && !each.hard)) {
      const { items } = await parse(feed);
      expect([feed.file, new Set(identify(items, url).map(({ key }) => key)).size]).toEqual([feed.file, items.length]);
    }
  });
});

const hostile = shared("corpus/injection/feeds/index.json");
const hostileFiles = hostile
  ? (JSON.parse(readFileSync(hostile, "utf8")) as { file: string }[]).map(({ file }) => file)
  : [];
const readHostile = (file: string) =>
  parseFeed(readFileSync(shared(`corpus/injection/${file}`) as string), {
    url: "https://gazette.example/feed.xml",
    contentType: undefined,
  });

describe.skipIf(hostileFiles.length === 0)("hostile documents", () => {
  it.each(hostileFiles)("%s is read or refused in little time", async (file) => {
    const start = cpuMs();
    const parsed = await readHostile(file).catch((error: unknown) => error);
    expect(cpuMs() - start).toBeLessThan(1000);
    expect(parsed instanceof BotError ? [] : notText(parsed as ParsedFeed)).toEqual([]);
    expect(JSON.stringify(parsed)).not.toMatch(/root:|lollol/);
  });

  it.each([
    ["feeds/billion-laughs.xml", "feed_malformed"],
    ["feeds/quadratic-blowup.xml", "feed_malformed"],
    ["feeds/xxe-file.xml", "feed_malformed"],
    ["feeds/xxe-parameter.xml", "feed_malformed"],
    ["feeds/deep-nesting.xml", "feed_malformed"],
    ["feeds/wrong-media-type.html", "not_a_feed"],
  ])("%s is refused: %s", async (file, code) => {
    await expect(readHostile(file)).rejects.toMatchObject({ code });
  });

  it("an external DTD is not looked at, and the feed is read", async () => {
    expect((await readHostile("feeds/external-dtd.xml")).items).toHaveLength(1);
  });

  it("links that lead nowhere on the web are no links", async () => {
    for (const file of ["feeds/javascript-link.xml", "feeds/data-link.xml"]) {
      expect((await readHostile(file)).items[0]?.link).toBeUndefined();
    }
  });

  it("a flood is cut to 500 items, an endless title to one line", async () => {
    expect((await readHostile("feeds/many-items.xml")).items).toHaveLength(500);
    expect((await readHostile("feeds/long-title.xml")).items[0]?.title.length).toBeLessThanOrEqual(1001);
  });

  it("unseen characters are not in titles", async () => {
    expect((await readHostile("feeds/control-characters.xml")).items[0]?.title).toBe("ABC evil");
  });

  it("one guid on five stories leaves five, five guids on one story leave one", async () => {
    const keys = async (file: string) =>
      new Set(identify((await readHostile(file)).items, "https://gazette.example/feed.xml").map(({ key }) => key)).size;
    expect(await keys("feeds/duplicate-guids.xml")).toBe(5);
    expect(await keys("feeds/guid-flip.xml")).toBe(1);
  });
});
