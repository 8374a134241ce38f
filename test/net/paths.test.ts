// Every way in which an address can reach the bot (a person's words, a page, a feed, a list of feeds), each leading to a private place: none is dialled.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createExtractAnalyst } from "../../src/extract/analyst.ts";
import { type Bot, createBot } from "../../src/app/bot.ts";
import { type Readers, createReaders } from "../../src/children/readers.ts";
import { type Logger, plain } from "../../src/platform/index.ts";
import type { Store } from "../../src/store/index.ts";
import { testClock } from "../support/clock.ts";
import { homes } from "../support/homes.ts";
import { channel } from "../support/news.ts";
import { fakePlatform } from "../support/platform.ts";
import { realFetch, startServer } from "./canary.ts";
import { plainBot } from "../support/bot.ts";
import { countItems } from "../support/items.ts";

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };
type Server = Awaited<ReturnType<typeof startServer>>;

describe("a private place", () => {
  let canaries: { http: Server; https: Server };
  let site: Server;
  let reached: string[];
  let pages: Record<string, { type?: string; status?: number; location?: string; body: string }>;
  let store: Store;
  let bot: Bot;
  let readers: Readers;
  let fetch: ReturnType<typeof realFetch>;
  const clock = testClock();
  let calls = 0;

  beforeAll(async () => {
    const answer = "<rss><channel><title>Inside</title><item><title>Secret</title></item></channel></rss>";
    canaries = {
      http: await startServer((_, response) => response.end(answer)),
      https: await startServer((_, response) => response.end(answer), { tls: true }),
    };
    site = await startServer((request, response) => {
      reached.push(request.url ?? "");
      const page = pages[request.url ?? ""];
      if (page?.location) return response.writeHead(page.status ?? 302, { location: page.location }).end();
      return response.writeHead(page ? 200 : 404, { "content-type": page?.type ?? "text/html" }).end(page?.body);
    });
    store = await homes.at(-1)!.open(() => clock.now());
    await store.jobs.start();
    readers = createReaders();
    fetch = realFetch(
      { "inside.example": ["127.0.0.1"], "mixed.example": ["93.184.216.34", "127.0.0.1"] },
      {
        allowPorts: [canaries.http.port, canaries.https.port],
        hosts: { "site.example": { host: "127.0.0.1", port: site.port } },
      },
    );
    bot = createBot({
      ...plainBot(clock),
      store,
      platforms: [fakePlatform()],
      analyst: createExtractAnalyst(),
      fetch,
      readFeed: readers.readFeed,
      extractor: readers,
      log: silent,
    });
  });
  afterAll(async () => {
    await readers.close();
    await fetch.close();
    await store.jobs.stop(0);
    await store.close();
    await Promise.all([site.stop(), canaries.http.stop(), canaries.https.stop()]);
  });
  beforeEach(() => {
    reached = [];
    pages = {};
    clock.advance(60_000);
  });

  /** The canaries, by number, by name, and by a name with a public address beside the private one. */
  const inside = (): string[] =>
    (["http", "https"] as const).flatMap((scheme) =>
      ["127.0.0.1", "localhost", "inside.example", "mixed.example", "[::ffff:127.0.0.1]", "2130706433"].map(
        (host) => `${scheme}://${host}:${canaries[scheme].port}/`,
      ),
    );
  const said = async (line: string): Promise<string> => {
    const place = { tenant: channel.tenant, channel, thread: undefined };
    const person = { id: "u1", name: "Ana", role: "admin" as const, language: undefined };
    // Nobody asks faster than is answered.
    clock.advance(2_000);
    const reply = await bot.inbox.command({ place, person, callId: `call-${(calls += 1)}`, line });
    for await (const step of reply.steps) if (step.kind === "done") return plain(step.message);
    throw new Error("the reply never ended");
  };
  const untouched = () => expect([canaries.http.connections(), canaries.https.connections()]).toEqual([0, 0]);
  const REFUSED = /not on the public internet/;

  it("is not dialled for the address that a person types", async () => {
    for (const command of ["add", "test", "read", "import"]) {
      for (const url of inside())
        expect([command, url, await said(`${command} ${url}`)]).toEqual([command, url, expect.stringMatching(REFUSED)]);
    }
    untouched();
  });

  it("is not dialled where a page names it as its feed, its base, its refresh, its icon or its links", async () => {
    for (const [n, url] of inside().entries()) {
      pages[`/page${n}`] = {
        body: `<html><head><base href="${url}"><title>Page</title><meta http-equiv="refresh" content="0; url=${url}refresh">
          <link rel="alternate" type="application/rss+xml" href="${url}feed"><link rel="alternate" type="application/atom+xml" href="atom">
          <link rel="icon" href="${url}favicon.ico"><link rel="stylesheet" href="${url}style.css"><link rel="canonical" href="${url}">
          <link rel="preload" as="script" href="${url}pre.js"><script src="${url}x.js"></script></head>
          <body><a href="${url}rss">RSS feed</a><iframe src="${url}frame"></iframe><img src="${url}1.png" srcset="${url}2.png 2x"></body></html>`,
      };
      expect(await said(`add http://site.example/page${n}`)).not.toMatch(/Inside|Secret/);
      expect(reached).toContain(`/page${n}`);
    }
    untouched();
  });

  it("is not dialled by way of a redirect, whoever asked for the address", async () => {
    for (const [n, location] of inside().entries()) {
      for (const status of [301, 302, 303, 307, 308]) pages[`/moved${n}-${status}`] = { location, status, body: "" };
      for (const command of ["add", "test", "read", "import"]) {
        const status = [301, 302, 303, 307, 308][n % 5];
        expect(await said(`${command} http://site.example/moved${n}-${status}`)).toMatch(REFUSED);
      }
    }
    untouched();
  });

  it("is not dialled for an article, a picture or anything else that a feed names", async () => {
    const items = (part: string) =>
      inside()
        .map(
          (
            url,
            n,
          ) => `<item><title>Item ${part} ${n}</title><guid>${part}${n}</guid><link>${url}${part}${n}</link><comments>${url}comments</comments>
            <description>A short teaser &lt;img src="${url}picture.png"&gt; &lt;a href="${url}more"&gt;read more&lt;/a&gt; ...</description>
            <enclosure url="${url}sound.mp3" type="audio/mpeg" length="1"/><media:content url="${url}picture.jpg" medium="image"/></item>`,
        )
        .join("");
    const feed = (part: string) => `<?xml version="1.0"?><?xml-stylesheet href="${inside()[0]}style.xsl"?>
      <!DOCTYPE rss SYSTEM "${inside()[0]}rss.dtd">
      <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xml:base="${inside()[2]}"><channel><title>Hostile</title><link>${inside()[0]}</link>
      <image><url>${inside()[0]}logo.png</url></image><cloud domain="127.0.0.1" port="80" path="/" protocol="http-post"/>${items(part)}
      <item><title>Relative ${part}</title><guid>r${part}</guid><link>relative/page</link><description>Short ...</description></item></channel></rss>`;
    pages["/hostile"] = { type: "application/rss+xml", body: feed("first") };
    expect(await said("add http://site.example/hostile")).toMatch(/Now watching/);
    const { id } = (await store.feeds.byUrl("http://site.example/hostile"))!;
    await bot.polling.round();
    // What was shown to the person who added it is its first look, too: the publisher is asked once.
    expect(reached).toEqual(["/hostile"]);
    expect((await store.feeds.get(id))?.baselineAt).toBeDefined();
    pages["/hostile"] = { type: "application/rss+xml", body: feed("second") };
    clock.advance(86_400_000 * 2);
    await bot.polling.round();
    const unread = await store.items.unread(clock.now());
    expect(await countItems(store, id)).toBeGreaterThan(20);
    expect(unread.length).toBeGreaterThan(10);
    for (const itemId of unread) await bot.read(itemId);
    await bot.cluster();
    untouched();
  });

  it("is not dialled from a page that is read as an article", async () => {
    const url = inside()[0]!;
    const paragraphs = ["council", "mayor", "ferry company", "union of cyclists", "harbour office"]
      .map(
        (who, n) =>
          `<p>The ${who} said on Monday that the bridge over the harbour, which took ${n + 10} years and ${n + 40} million crowns, opens to traffic this week. Until then the old road stays in use, and nobody expects delays.</p>`,
      )
      .join("");
    pages["/story"] = {
      body: `<html><head><title>Harbour bridge opens</title><meta http-equiv="refresh" content="0;url=${url}"><meta property="og:image" content="${url}og.png">
        <link rel="amphtml" href="${url}amp"><link rel="next" href="${url}2"></head><body><article><h1>Harbour bridge opens</h1>
        ${paragraphs}
        <img src="${url}a.png"><video src="${url}v.mp4" poster="${url}p.png"></video><iframe src="${url}i"></iframe></article></body></html>`,
    };
    expect(await said("read http://site.example/story")).toMatch(/bridge/i);
    untouched();
  });

  it("is not dialled for the feeds of an imported list, nor told apart in the answer", async () => {
    const outlines = inside()
      .map((url, n) => `<outline type="rss" text="List ${n}" xmlUrl="${url}list" htmlUrl="${url}"/>`)
      .join("");
    pages["/list.opml"] = {
      type: "text/x-opml",
      body: `<opml version="2.0"><head/><body>${outlines}<outline text="f" xmlUrl="feed:${inside()[0]}f"/></body></opml>`,
    };
    expect(await said("import http://site.example/list.opml")).toMatch(/added/);
    await bot.polling.round();
    const imported = (await store.feeds.all()).filter(({ url }) => /127\.0\.0\.1|inside|mixed/.test(url));
    expect(imported.length).toBeGreaterThan(5);
    for (let step = 0; step < imported.length; step += 1) {
      clock.advance(2000);
      await bot.polling.round();
    }
    const faults = (await store.feeds.all())
      .filter(({ url }) => /127\.0\.0\.1|inside|mixed/.test(url))
      .map(({ health }) => JSON.stringify(health.error));
    expect(new Set(faults).size).toBe(1);
    expect(faults[0]).toContain("address_refused");
    untouched();
  });
});
