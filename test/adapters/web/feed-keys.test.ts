// A key in the address of a feed: of a channel, a search or an outlet; it reads that one and leaves no trace.
import { parseFeed } from "feedsmith";
import Parser from "rss-parser";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { MINUTE } from "../../../src/core/time.ts";
import { sampleMessage } from "../../support/messages.ts";
import { news } from "./visit.ts";
import { openWhole, type Whole } from "./whole-bed.ts";

const FORMATS = ["rss", "atom", "json"];

let at: Whole;
beforeEach(async () => {
  at = await openWhole();
});
afterEach(() => at.close());

/** The address of the feed that a new key reads, as its maker is told it. */
async function addressOf(line: string): Promise<string> {
  const said = await at.say(`keys add ${line}`);
  return /\/feed\.rss\S+/.exec(said)?.[0] ?? said;
}

/** What a feed reader has of a feed, as its own parser reads it; rss-parser, which many readers are made of, knows no JSON. */
async function readerOf(
  address: string,
): Promise<{ title: string | undefined; link: string | undefined; at: number }[]> {
  const text = await (await at.get(address)).text();
  if (!address.startsWith("/feed.json")) {
    const { items } = await new Parser().parseString(text);
    return items.map(({ title, link, isoDate }) => ({ title, link, at: Date.parse(isoDate ?? "") }));
  }
  const { feed, format } = parseFeed(text);
  if (format !== "json") throw new Error(`read as ${format}`);
  return (feed.items ?? []).map(({ title, url, date_published: published }) => ({
    title,
    link: url,
    at: Date.parse(published ?? ""),
  }));
}

const titles = async (address: string): Promise<(string | undefined)[]> =>
  (await readerOf(address)).map(({ title }) => title);

/** A story of the feed that is told on the page too, findable by its words. */
async function tell(): Promise<void> {
  await at.tellStory();
  const told = (await at.store.db.selectFrom("analyses").selectAll().executeTakeFirstOrThrow()).body;
  await at.store.db
    .updateTable("deliveries")
    .set({ channel_key: `${news.tenant}|${news.channel}`, tenant: news.tenant })
    .execute();
  const reports = [{ outlet: "Harbour Courier", feed: "f1", article: "one", title: "One", at: at.clock.now() }];
  const head = [{ kind: "headline" as const, text: told.headline.text, url: undefined }];
  await at.web.post(news, sampleMessage({ sections: head, story: { id: "s1", origins: 1, reports } }), "k1");
  const other = [{ kind: "headline" as const, text: "Another story", url: undefined }];
  await at.web.post(news, sampleMessage({ sections: other, story: { id: "s2", origins: 1, reports: [] } }), "k2");
}

/** A further post, of a report that a feed with the tag "harbour" brought. */
async function tellTagged(story: string): Promise<void> {
  await at.say("add https://one.example/feed.xml");
  await at.say("tag Harbour Courier as:harbour");
  const [feed] = (await at.store.subscriptions.ofChannel(news))!.feedIds;
  const reports = [{ outlet: "Harbour Courier", feed: feed!, article: "one", title: "One", at: at.clock.now() }];
  const head = [{ kind: "headline" as const, text: "Tagged & told", url: undefined }];
  await at.web.post(news, sampleMessage({ sections: head, story: { id: story, origins: 1, reports } }), "k3");
}

test.each(["opens:feed", "search:bridge", "outlet:Harbour Courier", "tag:harbour"])(
  "the feed of %s is the same to feed readers in each format: its posts, their addresses and when they came",
  async (part) => {
    await tell();
    await tellTagged("s1");
    const address = await addressOf(`Reader ${part}`);
    const [rss, atom, json] = await Promise.all(FORMATS.map((format) => readerOf(address.replace("rss", format))));
    expect(rss).toContainEqual({
      title: "Tagged & told",
      link: expect.stringMatching(/^https?:\/\/[^/]+\/posts\/\w+$/),
      at: at.clock.now().getTime(),
    });
    expect(atom).toEqual(rss);
    expect(json).toEqual(rss);
  },
);

describe("the feed of a search", () => {
  test("holds the posts with all of its words, in each format, and is told by the key that reads it", async () => {
    await tell();
    const address = await addressOf('Reader opens:feed search:"harbour bridge"');
    expect(address).toMatch(/channel=news&q=harbour\+bridge&key=fn_/);
    for (const format of FORMATS) expect(await titles(address.replace("rss", format))).toHaveLength(1);
    expect((await titles(address))[0]).toContain("Harbour Bridge");
    expect(await titles(await addressOf('Nobody search:"harbour giraffe"'))).toEqual([]);
    expect(await at.say("keys")).toContain("Reader: reader, reads the search for “harbour bridge” in news");
  });
});

describe("the feed of an outlet", () => {
  test("is read by a key of its own", async () => {
    await tell();
    const address = await addressOf("Reader outlet:Harbour Courier");
    expect(await titles(address)).toHaveLength(1);
    expect(await at.say("keys")).toContain("reads what Harbour Courier reports in news");
  });
});

describe("the feed of a tag", () => {
  test("is read by a key of its own, by readers of every make", async () => {
    await tell();
    await tellTagged("s3");
    const address = await addressOf("Reader tag:harbour");
    expect(address).toMatch(/channel=news&tag=harbour&key=fn_/);
    for (const format of FORMATS) expect(await titles(address.replace("rss", format))).toEqual(["Tagged & told"]);
    expect(await at.say("keys")).toContain("reads what feeds with the tag harbour report in news");
    expect((await at.get(address.replace("tag=harbour", "tag=other"))).status).toBe(403);
    expect((await at.get(address.replace("tag=harbour&", ""))).status).toBe(403);
  });
});

describe("a feed's key", () => {
  test("reads its own feed alone: no other words, outlet, channel or page", async () => {
    const search = await addressOf("One search:bridge");
    const outlet = await addressOf("Two outlet:Courier");
    const whole = await addressOf("Three opens:feed");
    const keyOf = (address: string) => new URLSearchParams(address.split("?")[1]).get("key")!;
    const feeds = ["channel=news", "channel=news&q=bridge", "channel=news&outlet=Courier", "channel=news&q=ferry"];
    const own = [search, outlet, whole].map(keyOf);
    const mine = [feeds[1], feeds[2], feeds[0]];
    for (const key of own)
      for (const feed of [...feeds, "channel=other", "channel=news&q=bridge&outlet=Courier", ""]) {
        // Ten wrong keys a minute are looked at.
        at.clock.advance(MINUTE);
        const { status } = await at.get(`/feed.atom?${feed}&key=${key}`);
        const isOwn = feed === mine[own.indexOf(key)];
        expect([feed, own.indexOf(key), status]).toEqual([feed, own.indexOf(key), isOwn ? 200 : 403]);
      }
    for (const path of ["/", "/search?words=bridge", "/posts/x", "/manage", "/api/complete", "/feeds.opml"])
      expect((await at.get(`${path}${path.includes("?") ? "&" : "?"}key=${own[0]}`)).status).toBe(403);
  });

  test("stands in no answer, log or shared cache, and no link leads on with it", async () => {
    await tell();
    const address = await addressOf("Reader search:bridge");
    const key = /fn_[\w-]+/.exec(address)![0];
    for (const format of FORMATS) {
      const got = await at.get(address.replace("rss", format));
      expect(await got.text()).not.toContain(key);
      expect(got.headers.get("cache-control")).toBe("private, no-store");
      expect(got.headers.get("referrer-policy")).toBe("no-referrer");
      expect(JSON.stringify([...got.headers])).not.toContain(key);
    }
    await at.get(address.replace("q=bridge", "q=ferry"));
    await at.say("keys revoke Reader");
    expect((await at.get(address)).status).toBe(403);
    expect(at.log.lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(at.log.lines)).not.toContain(key);
  });

  test("is for one feed, and a key to the page is for none", async () => {
    for (const line of ["A opens:page search:bridge", "A search:bridge outlet:Courier", "A opens:mcp outlet:Courier"])
      expect(await at.say(`keys add ${line}`)).toContain("A key reads one feed");
    expect(await at.say("keys")).toContain("There are no keys.");
    expect(await at.say("keys add Tools opens:mcp")).toContain("in this channel of web:site, and nothing else");
  });
});
