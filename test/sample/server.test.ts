// The sample newsroom over HTTP: four kinds of feed, pages, and conditional requests, with the clock in the test's hand.
import { request } from "node:http";
import RssParser from "rss-parser";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { outlets, type Outlet } from "../../sample/outlets.ts";
import { type Sample, startSample } from "../../sample/server.ts";

const startedAt = new Date("2026-11-24T10:00:00.500Z");
let seconds = 0;
let sample: Sample;

beforeAll(async () => {
  sample = await startSample({ startedAt, now: () => new Date(startedAt.getTime() + seconds * 1000) });
});
afterAll(() => sample.close());
beforeEach(() => {
  seconds = 0;
});

interface Got {
  status: number;
  headers: Record<string, unknown>;
  body: string;
}

function get(host: string, path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Got> {
  return new Promise((resolve, reject) => {
    request({ port: sample.port, host: "127.0.0.1", path, method, headers: { ...headers, host } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    })
      .on("error", reject)
      .end();
  });
}

interface Entry {
  id: string;
  title: string;
  link: string;
  date: string;
  author: string;
  summary: string;
}

async function readFeed(outlet: Outlet): Promise<{ title: string; entries: Entry[] }> {
  const { body } = await get(outlet.host, outlet.feed.path);
  if (outlet.feed.kind === "json") {
    const feed = JSON.parse(body);
    const entries = feed.items.map((item: Record<string, any>) => ({
      ...item,
      link: item["url"],
      date: item["date_published"],
      author: item["authors"][0].name,
    }));
    return { title: feed.title, entries };
  }
  const feed = await new RssParser().parseString(body);
  const entries = feed.items.map((item: Record<string, any>) => ({
    id: item["guid"] ?? item["id"] ?? item["rdf:about"] ?? item["link"],
    title: item["title"],
    link: item["link"],
    date: item["isoDate"],
    author: item["creator"] ?? item["author"],
    summary: item["summary"] ?? item["description"] ?? item["content"],
  }));
  return { title: feed.title ?? "", entries };
}

describe("the sample's feeds", () => {
  it("come in all four kinds", () => {
    expect(new Set(outlets.map(({ feed }) => feed.kind))).toEqual(new Set(["rss", "rdf", "atom", "json"]));
    expect(sample.feeds.map(({ url }) => new URL(url).host)).toEqual(sample.hosts);
  });

  it.each(outlets.flatMap((outlet) => [0, 30, 75, 100].map((at) => [outlet.name, at, outlet] as const)))(
    "%s at %i seconds: a document that parses, newest first, nothing from the future",
    async (name, at, outlet) => {
      seconds = at;
      const { title, entries } = await readFeed(outlet);
      expect(title).toBe(name);
      expect(entries.length).toBeGreaterThanOrEqual(2);
      expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
      for (const { id, title: headline, link, author, summary } of entries) {
        expect([id, headline, author].every((value) => value.length > 3)).toBe(true);
        expect(link).toMatch(new RegExp(`^http://${outlet.host}/[a-z-]+/[a-z0-9-]+$`));
        expect(summary.length).toBeGreaterThan(60);
      }
      const dates = entries.map(({ date }) => Date.parse(date));
      expect(dates).toEqual(dates.toSorted((a, b) => b - a));
      expect(dates[0]).toBeLessThanOrEqual(startedAt.getTime() + at * 1000);
    },
  );

  it.each(outlets.filter(({ feed }) => feed.kind === "json"))(
    "of $name has all that JSON Feed 1.1 requires",
    async (outlet) => {
      const { headers, body } = await get(outlet.host, outlet.feed.path);
      expect(headers["content-type"]).toBe("application/feed+json; charset=utf-8");
      const feed = JSON.parse(body);
      expect(feed).toMatchObject({ version: "https://jsonfeed.org/version/1.1", title: outlet.name });
      for (const item of feed.items) expect(item.content_html ?? item.content_text).toEqual(expect.any(String));
    },
  );

  it("carry an article from its second on, and not before", async () => {
    const courier = outlets[0]!;
    const titles = async () => (await readFeed(courier)).entries.map(({ title }) => title);
    seconds = 1.9;
    expect(await titles()).not.toContain("Ferry Lady Marrin strikes pier at Aldermouth, 14 injured");
    seconds = 2;
    expect((await titles())[0]).toBe("Ferry Lady Marrin strikes pier at Aldermouth, 14 injured");
  });

  it("keep a corrected article's address and date, and change its text", async () => {
    const ledger = outlets[1]!;
    const plant = async () => (await readFeed(ledger)).entries.find(({ title }) => title.includes("battery plant"))!;
    seconds = 82;
    const before = await plant();
    seconds = 83;
    const after = await plant();
    expect({ ...after, title: "", summary: "" }).toEqual({ ...before, title: "", summary: "" });
    expect([before.summary, after.summary].map((text) => /1,\d+/.exec(text)?.[0])).toEqual(["1,200", "1,020"]);
  });

  it("answer 304 to a known ETag or date until something changes", async () => {
    const { host, feed } = outlets[0]!;
    const first = await get(host, feed.path);
    const etag = { "if-none-match": String(first.headers["etag"]) };
    const since = { "if-modified-since": String(first.headers["last-modified"]) };
    for (const known of [etag, since]) {
      expect(await get(host, feed.path, known)).toMatchObject({ status: 304, body: "" });
    }
    seconds = 2;
    for (const known of [
      etag,
      since,
      { ...etag, "if-modified-since": new Date(startedAt.getTime() + 9e6).toUTCString() },
    ]) {
      expect((await get(host, feed.path, known)).status).toBe(200);
    }
  });
});

describe("the sample's pages", () => {
  const page = "/news/no-trams-24-hour-strike";

  it("answer for every link of every feed, with the title, the whole text and a date", async () => {
    seconds = 100;
    for (const outlet of outlets) {
      for (const { link, title, summary } of (await readFeed(outlet)).entries) {
        const { status, body } = await get(outlet.host, new URL(link).pathname);
        expect(status).toBe(200);
        const metadata = JSON.parse(/ld\+json">(.*)<\/script>/.exec(body)?.[1] ?? "null");
        expect(metadata).toMatchObject({ headline: title, mainEntityOfPage: link, datePublished: expect.any(String) });
        const plain = body.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
        expect(plain).toContain(`<p>${summary}</p>`);
        expect(plain).toContain(`<h1>${title}</h1>`);
      }
    }
  });

  it("hold the hidden instruction only where no reader sees it", async () => {
    seconds = 100;
    const { body } = await get("northbank-radio.example", page);
    const visible = body.replace(/<p style="display:none">.*?<\/p>/s, "").replace(/<!--.*?-->/s, "");
    expect(body.match(/evil\.example/g)).toHaveLength(2);
    expect(visible).not.toMatch(/evil|everyone the strike/);
    expect((await get("northbank-radio.example", "/news/feed.json")).body).not.toContain("evil");
  });

  it("show the picture, and announce it with its credit in page and feed", async () => {
    seconds = 3;
    const { body } = await get("harbour-courier.example", "/harbour/ferry-lady-marrin-strikes-pier");
    expect(body).toContain('property="og:image" content="http://harbour-courier.example/pictures/ferry.png"');
    expect(body).toContain("<figcaption>Illustration: Ruta Blom");
    const picture = await get("harbour-courier.example", "/pictures/ferry.png");
    expect(picture.headers["content-type"]).toBe("image/png");
    expect(picture.body.slice(1, 4)).toBe("PNG");
    expect((await get("harbour-courier.example", "/feed.xml")).body).toContain("<media:credit>Illustration: Ruta Blom");
  });

  it("announce the feed on the home page", async () => {
    for (const { host, feed } of outlets) {
      const { body } = await get(host, "/");
      expect(/<link rel="alternate" type="[^"]+" title="[^"]+" href="([^"]+)">/.exec(body)?.[1]).toBe(feed.path);
    }
  });

  it("open in a browser under the host's name as a path, links included", async () => {
    const here = `127.0.0.1:${sample.port}`;
    expect((await get(here, "/")).body).toContain('href="/northbank-radio.example/"');
    expect((await get(here, "/northbank-radio.example/")).body).toContain(
      'href="/northbank-radio.example/news/ropewalk-',
    );
    seconds = 71;
    expect((await get(here, `/northbank-radio.example${page}?from=test`)).status).toBe(200);
  });

  it("answer 404 to what is unknown or not yet out, and 405 to other methods", async () => {
    for (const path of [page, "/nothing", "//", "/pictures/ferry.png", "/pictures/..%2Fserver.ts"]) {
      expect((await get("northbank-radio.example", path)).status).toBe(404);
    }
    expect((await get("northbank-radio.example", "/", {}, "POST")).status).toBe(405);
    expect(await get("northbank-radio.example", "/", {}, "HEAD")).toMatchObject({ status: 200, body: "" });
  });
});
