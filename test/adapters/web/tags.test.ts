// Tags of feeds on the page: set by a form, and cards, days, searches and feeds narrowed by them.
import { parseFeed } from "feedsmith";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sampleMessage } from "../../support/messages.ts";
import { news } from "./visit.ts";
import { openWhole, TOKEN, type Whole } from "./whole-bed.ts";

let at: Whole;
let feed: string;
beforeEach(async () => {
  at = await openWhole();
  await at.say("add https://one.example");
  feed = (await at.store.feeds.byUrl("https://one.example/feed.xml"))!.id;
  for (const [key, text, from] of [
    ["k1", "A ferry stops", feed],
    ["k2", "A bank closes", "other"],
  ] as const) {
    const reports = [{ outlet: "Harbour Courier", feed: from, article: "one", title: "One", at: at.clock.now() }];
    const sections = [{ kind: "headline" as const, text, url: undefined }];
    await at.web.post(news, sampleMessage({ sections, story: { id: key, origins: 1, reports } }), key);
  }
});
afterEach(() => at.close());

const page = async (path: string, secret = TOKEN) => (await at.get(path, secret)).text();
const main = (html: string) => html.slice(html.indexOf("<main"), html.indexOf("</main>"));
const tag = (words: string, was = "", secret = TOKEN) =>
  at.post(
    "/run",
    { from: "manage", channel: "news", command: "tag", "o.feed": feed, "was.as": was, "o.as": words },
    secret,
  );

test("are set, changed and taken away by the form of a feed, on both of its pages", async () => {
  for (const path of ["/manage", `/feeds/${feed}`])
    expect(await page(path)).toMatch(/name="was\.as" value=""[\s\S]*Tags of Harbour Courier/);
  expect(await (await tag("ferries, Town Hall")).text()).toMatch(/ferries and Town Hall[\s\S]*Undo/);
  for (const path of ["/manage", `/feeds/${feed}`]) {
    const html = await page(path);
    expect(html).toContain('value="ferries, Town Hall"');
    expect(html).toContain('href="/tags/Town%20Hall?channel=news"');
  }
  await tag("", "ferries, Town Hall");
  expect(await page("/manage")).not.toContain("/tags/");
});

test("are shown to readers, who are given no form", async () => {
  await tag("ferries");
  const key = await at.key("Tablet");
  for (const path of ["/manage", `/feeds/${feed}`]) {
    const html = await page(path, key);
    expect(html).toContain("/tags/ferries");
    expect(html).not.toContain('name="o.as"');
  }
  expect(await (await tag("mine", "ferries", key)).text()).not.toContain("/tags/mine");
  expect(await page("/manage")).toContain('value="ferries"');
});

test("narrow cards, days, the archive and the feeds out to the posts of their feeds", async () => {
  await tag("ferries");
  expect(await page("/")).toContain('href="/tags/ferries?channel=news"');
  const day = at.clock.now().toISOString().slice(0, 10);
  for (const path of ["/tags/ferries", `/channels/news/${day}?tag=ferries`]) {
    const html = main(await page(path));
    expect([path, html.includes("A ferry stops"), html.includes("A bank closes")]).toEqual([path, true, false]);
  }
  const archive = `/channels/news/archive?month=${day.slice(0, 7)}`;
  expect(await page(archive)).toContain("2 posts");
  expect(await page(`${archive}&tag=ferries`)).toMatch(new RegExp(`${day}\\?tag=ferries"[\\s\\S]*1 post\\b`));
  for (const format of ["rss", "atom", "json"]) {
    const { feed: out } = parseFeed(await page(`/feed.${format}?channel=news&tag=ferries`));
    const items = "items" in out ? out.items : "entries" in out ? out.entries : [];
    expect(items).toHaveLength(1);
  }
  for (const path of ["/tags/none", `/channels/news/${day}?tag=none`, "/feed.rss?tag=none", `${archive}&tag=none`])
    expect([path, (await at.get(path, TOKEN)).status]).toEqual([path, 404]);
});

test("can be chosen in the form for searching", async () => {
  expect(await page("/search")).not.toContain('name="tag"');
  await tag("ferries");
  expect(await page("/search?tag=ferries")).toMatch(/<option value="ferries" selected/);
  expect(await page("/search?words=x&tag=ferries")).toContain('value="ferries" selected');
});

test("open no more to a feed's key than its own feed", async () => {
  await tag("ferries");
  const key = /key=(fn_[\w-]+)/.exec(await at.say("keys add Reader outlet:Nobody"))![1]!;
  const got = await at.get(`/feed.rss?channel=news&outlet=Nobody&tag=ferries&key=${key}`);
  expect(await got.text()).not.toContain("ferry");
  expect((await at.get(`/feed.rss?channel=news&tag=ferries&key=${key}`)).status).toBe(403);
});
