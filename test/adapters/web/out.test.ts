// What leaves the page: three feeds that feed readers read, previews of links, paper, copied addresses.
import { parseFeed as readFeed } from "feedsmith";
import Parser from "rss-parser";
import { describe, expect, test } from "vitest";
import { plainMessage } from "../../../src/platform/index.ts";
import { sampleMessage } from "../../support/messages.ts";
import { createPage, ORIGIN } from "./harness.ts";
import { hasBrowser, useBrowser } from "./visit.ts";

const report = { outlet: "Harbour Post", feed: "f1", article: "a1", title: "t", at: new Date(0) };
const hostile = sampleMessage({
  summary: "Tom & Jerry </title> ]]>\u0000\u000b.",
  sections: [{ kind: "headline", text: "Tom & Jerry </title> ]]>\u0000\u000b", url: undefined }],
});

describe("the feeds of the page", () => {
  test.each(["rss", "atom"])(
    "%s is read by a feed reader's parser, item by item, also where texts are hostile",
    async (format) => {
      const { get, say } = createPage();
      const first = await say("k1");
      const second = await say("k2", hostile);
      await say("r1", plainMessage("A reply."), "news", first.id);
      const response = await get(`/feed.${format}`);
      expect(response.headers.get("content-type")).toContain(`application/${format}+xml`);
      const text = await response.text();
      const feed = await new Parser().parseString(text);
      expect(feed.title).toBe("Footnote: news");
      expect(feed.items.map(({ link, title }) => [link, title?.trim()])).toEqual([
        [`${ORIGIN}/posts/${second.id}`, "Tom & Jerry </title> ]]>"],
        [`${ORIGIN}/posts/${first.id}`, "Both car ferries closed after a failed brake test"],
      ]);
      expect(feed.items[1]!.isoDate).toBe("2026-11-24T09:00:00.000Z");
      expect(text).toContain(`${ORIGIN}/receipts/a1?`);
      expect(readFeed(text).format).toBe(format);
    },
  );

  test("hold one outlet's stories where one is named, in each format", async () => {
    const { get, say } = createPage();
    await say("k1");
    await say("k2", sampleMessage({ story: { id: "s1", origins: 1, reports: [report] } }));
    for (const format of ["rss", "atom", "json"]) {
      const read = readFeed(await (await get(`/feed.${format}?outlet=Harbour+Post`)).text());
      const items = "items" in read.feed ? read.feed.items : "entries" in read.feed ? read.feed.entries : [];
      expect([format, items?.length]).toEqual([format, 1]);
    }
  });

  test("are not sent again while they are the same, and no shared cache keeps them", async () => {
    const { get, say } = createPage();
    await say("k1");
    const first = await get("/feed.rss");
    expect(first.headers.get("cache-control")).toBe("private, no-cache");
    const same = { "if-none-match": first.headers.get("etag")! };
    expect((await get("/feed.rss", same)).status).toBe(304);
    await say("k2");
    expect((await get("/feed.rss", same)).status).toBe(200);
  });

  test("are named in the head of the channel's page", async () => {
    const html = await (await createPage().get("/")).text();
    for (const type of ["rss", "atom", "feed"])
      expect(html).toContain(`type="application/${type}+${type === "feed" ? "json" : "xml"}"`);
  });
});

test("a link to a post shows elsewhere what the post says, once and escaped", async () => {
  const { get, say } = createPage();
  const { id } = await say("k1");
  const html = await (await get(`/posts/${id}`)).text();
  const head = html.slice(0, html.indexOf("</head>"));
  expect(head).toContain(`<link rel="canonical" href="${ORIGIN}/posts/${id}"`);
  expect(head).toContain('property="og:title" content="Both car ferries closed after a failed brake test"');
  expect(head).toMatch(/og:description" content="Repairs may take nine days\."/);
  expect(head).toContain("<title>Both car ferries closed after a failed brake test · Footnote</title>");
  const other = await say("k2", hostile);
  expect(await (await get(`/posts/${other.id}`)).text()).toContain("Tom &amp; Jerry &lt;/title&gt;");
});

describe.skipIf(!hasBrowser)("in a browser", () => {
  const { visit } = useBrowser();

  test("paper has the post alone, opened", async () => {
    const { page } = await visit({ first: 1, cards: true });
    await page.emulateMedia({ media: "print" });
    for (const gone of [".command", "aside", ".actions", ".bar"])
      expect(await page.locator(gone).first().isVisible()).toBe(false);
    expect(await page.getByText("What happened").isVisible()).toBe(true);
  });

  test("the address of a post is copied", async () => {
    const { page, web } = await visit({ first: 1 });
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByText("More", { exact: true }).click();
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByRole("button", { name: "Link copied" }).waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(`${web.address}/posts/m1`);
  });
});
