// Manners on the wire, seen from a journal of requests: validators, redirects, refusals, damaged answers.
import { describe, expect, it } from "vitest";
import { BotError } from "../../src/core/errors.ts";
import { poll, type PollOutcome, type PollState } from "../../src/feeds/poll.ts";
import { readFeed } from "../../src/feeds/read.ts";
import type { FetchAnswer, GuardedFetch } from "../../src/core/ports.ts";

const url = "https://feeds.example/feed";
const now = new Date("2026-01-10T12:00:00Z");
const HOUR = 3_600_000;
const manners = { minMs: HOUR, maxMs: 24 * HOUR, random: () => 0 };

const rss = (...titles: string[]) =>
  `<rss version="2.0"><channel><title>Gazette</title>${titles.map((title) => `<item><title>${title}</title><link>https://feeds.example/${title}</link><pubDate>Sat, 10 Jan 2026 11:50:00 GMT</pubDate></item>`).join("")}</channel></rss>`;

const answer = (fields: Partial<Omit<FetchAnswer, "body">> & { body?: string | Buffer }): FetchAnswer => ({
  status: 200,
  url,
  hops: [],
  headers: {},
  ...fields,
  body: Buffer.from(fields.body ?? rss("one")),
});

/** Polls once per answer, each time with the state the last poll left; the journal holds the headers sent. */
async function polls(answers: (FetchAnswer | BotError)[], start: PollState = { url }) {
  const journal: { url: string; headers: Record<string, string> }[] = [];
  const outcomes: PollOutcome[] = [];
  let state = start;
  for (const each of answers) {
    const fetch: GuardedFetch = async (address, request) => {
      journal.push({ url: address, headers: request?.headers ?? {} });
      if (each instanceof BotError) throw each;
      return each;
    };
    const outcome = await poll(state, { fetch, readFeed }, now, manners);
    outcomes.push(outcome);
    // Through JSON, as the store keeps it.
    state = JSON.parse(JSON.stringify(outcome.state)) as PollState;
  }
  return { journal, outcomes, state, last: outcomes.at(-1)! };
}

describe("validators", () => {
  it.each(['W/"a\\"b"', '"x--gzip"', "unquoted", `"${"e".repeat(1000)}"`, '"ü"'])(
    "%j goes back as it came",
    async (etag) => {
      const { journal } = await polls([
        answer({ headers: { etag, "last-modified": "garbage +0000" } }),
        answer({ status: 304, body: "" }),
      ]);
      expect(journal.map(({ headers }) => headers)).toEqual([
        {},
        { "if-none-match": etag, "if-modified-since": "garbage +0000" },
      ]);
    },
  );

  it("are replaced by a 200, also by nothing, and never sent empty", async () => {
    const { journal } = await polls([
      answer({ headers: { etag: '"1"', "last-modified": "then" } }),
      answer({ headers: { etag: '"2"' }, body: rss("two") }),
      answer({ headers: { etag: "" }, body: rss("three") }),
      answer({}),
    ]);
    expect(journal.map(({ headers }) => headers)).toEqual([
      {},
      { "if-none-match": '"1"', "if-modified-since": "then" },
      { "if-none-match": '"2"' },
      {},
    ]);
  });

  it("are brought up to date by a 304, which is not parsed", async () => {
    const { journal, last, outcomes } = await polls([
      answer({ headers: { etag: '"1"', "last-modified": "then" } }),
      answer({ status: 304, body: "not a feed at all", headers: { etag: '"2"' } }),
      answer({ status: 304, body: "" }),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["items", "unchanged", "unchanged"]);
    expect(journal[2]?.headers).toEqual({ "if-none-match": '"2"', "if-modified-since": "then" });
    expect(last.state).toMatchObject({ etag: '"2"', lastModified: "then" });
  });

  it("of a document that cannot be read, or was cut off, are not kept", async () => {
    const cut = rss("one", "two").slice(0, -60);
    const { outcomes, journal } = await polls([
      answer({ headers: { etag: '"1"' }, body: "<html>maintenance</html>" }),
      answer({ headers: { etag: '"2"' }, body: cut }),
      answer({ headers: { etag: '"3"' }, body: cut }),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["failed", "items", "items"]);
    expect(journal.map(({ headers }) => headers)).toEqual([{}, {}, {}]);
  });
});

describe("the same bytes", () => {
  it("without validators are not parsed again", async () => {
    const { outcomes } = await polls([answer({}), answer({}), answer({ body: rss("two") })]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["items", "unchanged", "items"]);
  });
});

describe("a good answer", () => {
  it("gives the feed, its items once each, and the time of the next look", async () => {
    const { last } = await polls([
      answer({ body: rss("one", "two", "one"), headers: { "cache-control": "max-age=7200" } }),
    ]);
    if (last.kind !== "items") throw new Error(last.kind);
    expect(last.feed.title).toBe("Gazette");
    expect(last.items.map(({ item }) => item.title)).toEqual(["one", "two"]);
    expect(last.nextCheckAt).toEqual(new Date(now.getTime() + 2 * HOUR));
    expect(last.state.failures).toBe(0);
  });

  it("takes no item from the future for the newest", async () => {
    const { last } = await polls([answer({ body: rss("one").replace("2026 11", "2999 11") })]);
    expect(last.kind === "items" && last.items[0]?.item.published).toBeUndefined();
  });
});

describe("an item keeps its name from poll to poll", () => {
  const feed = (...items: string[]) =>
    `<rss version="2.0"><channel><title>Gazette</title>${items.map((item) => `<item>${item}</item>`).join("")}</channel></rss>`;
  const names = async (...bodies: string[]) => {
    const { outcomes } = await polls(bodies.map((body) => answer({ body })));
    return outcomes.map((outcome) => (outcome.kind === "items" ? outcome.items : []));
  };
  const title = "<title>The pier closes</title>";
  const link = "<link>https://feeds.example/pier</link>";

  it.each([
    [
      "dated in the future, then today",
      "<pubDate>Fri, 01 Jan 2999 00:00:00 GMT</pubDate>",
      "<pubDate>Sat, 10 Jan 2026 11:00:00 GMT</pubDate>",
    ],
    ["dated in 1970, then not at all", "<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>", ""],
    ["without a date, then with one nobody can read", "", "<pubDate>soon</pubDate>"],
  ])("%s", async (_, one, other) => {
    const [first, second] = await names(feed(title + link + one), feed(title + link + other, "<title>Another</title>"));
    expect(second?.[0]?.key).toBe(first?.[0]?.key);
    expect(second?.[0]?.contentHash).toBe(first?.[0]?.contentHash);
  });

  it.each([
    ["without a guid", link, link],
    ["without a guid and a link", "", "<pubDate>Sat, 10 Jan 2026 11:00:00 GMT</pubDate>"],
    ["under a new guid", `${link}<guid>a</guid>`, `${link}<guid>b</guid>`],
  ])("%s", async (_, one, other) => {
    const [first, second] = await names(feed(title + one), feed(title + other, "<title>Another</title>"));
    expect(second?.[0]?.aliases).toEqual(expect.arrayContaining([expect.toBeOneOf(first?.[0]?.aliases ?? [])]));
  });

  it("under a guid that others have too, each its own", async () => {
    const body = feed(
      ...["One", "Two", "Three"].map(
        (each) => `<title>${each}</title><guid>same</guid><link>https://feeds.example/${each}</link>`,
      ),
    );
    const [first, second] = await names(body, `${body} `);
    expect(new Set(first?.map(({ key }) => key)).size).toBe(3);
    expect(second?.map(({ key }) => key)).toEqual(first?.map(({ key }) => key));
  });

  it("among a thousand that come at once, of which the newest five hundred are taken", async () => {
    const minute = (n: number) => new Date(Date.UTC(2026, 0, 9) + n * 60_000).toUTCString();
    const item = (n: number) => `<title>Report ${n}</title><guid>g${n}</guid><pubDate>${minute(n)}</pubDate>`;
    const body = (count: number) => feed(...Array.from({ length: count }, (_, n) => item(n)));
    const [first, second, third] = await names(body(1000), body(1001), body(1002));
    expect(
      first
        ?.map(({ item: { title: each } }) => each)
        .toSorted()
        .at(0),
    ).toBe("Report 500");
    expect([first?.length, second?.length]).toEqual([500, 500]);
    const known = new Set(first?.map(({ key }) => key));
    expect(second?.filter(({ key }) => !known.has(key)).map(({ item: { title: each } }) => each)).toEqual([
      "Report 1000",
    ]);
    expect(third?.filter(({ key }) => !known.has(key))).toHaveLength(2);
  });
});

describe("permanent redirects", () => {
  const to = "https://new.example/feed";
  const hop = (status: number, target = to) => answer({ url: target, hops: [{ status, from: url, to: target }] });
  const four = (each: FetchAnswer) => Array.from({ length: 4 }, () => each);
  const moved = async (answers: FetchAnswer[]) => (await polls(answers)).state.url;

  it("are followed for good once seen three times in a row", async () => {
    expect(await moved([hop(301), hop(301)])).toBe(url);
    expect(await moved([hop(301), hop(308), hop(301)])).toBe(to);
  });

  it.each<[string, FetchAnswer[]]>([
    ["flapping", [hop(301), hop(302), hop(301), hop(302), hop(301)]],
    ["temporary", [hop(302), hop(302), hop(302), hop(307)]],
    [
      "to a different place each time",
      [hop(301), hop(301, "https://other.example/"), hop(301), hop(301, "https://other.example/")],
    ],
    ["from https to http", four(hop(301, "http://new.example/feed"))],
    [
      "permanent only at first",
      four(
        answer({
          url: to,
          hops: [
            { status: 308, from: url, to: "https://mid.example/" },
            { status: 302, from: "https://mid.example/", to },
          ],
        }),
      ),
    ],
    ["to an error page", four({ ...hop(301), status: 404 })],
  ])("that are %s are not kept", async (_, answers) => expect(await moved(answers)).toBe(url));
});

describe("refusals", () => {
  it("410 ends it", async () => {
    const { last } = await polls([answer({ status: 410 })]);
    expect(last).toMatchObject({ kind: "gone", code: "feed_gone", hint: expect.any(String) });
  });

  it("429 holds the whole registrable domain back for as long as asked", async () => {
    const { last } = await polls([
      answer({ status: 429, url: "https://one.tumblr.com/rss", headers: { "retry-after": "7200" } }),
    ]);
    expect(last).toMatchObject({
      kind: "failed",
      code: "rate_limited",
      holdBack: "tumblr.com",
      nextCheckAt: new Date(now.getTime() + 2 * HOUR),
    });
  });

  it("503 with Retry-After concerns this feed alone", async () => {
    const { last } = await polls([
      answer({ status: 503, headers: { "retry-after": "Sat, 10 Jan 2026 15:00:00 GMT" } }),
    ]);
    expect(last).toMatchObject({
      kind: "failed",
      holdBack: undefined,
      nextCheckAt: new Date(now.getTime() + 3 * HOUR),
    });
  });

  it("errors widen the interval until a good answer", async () => {
    const bad = answer({ status: 404 });
    const { outcomes } = await polls([bad, bad, bad, answer({})]);
    expect(outcomes.map(({ nextCheckAt }) => (nextCheckAt.getTime() - now.getTime()) / HOUR)).toEqual([1, 2, 4, 1]);
    expect(outcomes.map(({ state }) => state.failures)).toEqual([1, 2, 3, 0]);
  });

  it("a challenge for browsers is named as such", async () => {
    const { last } = await polls([answer({ status: 403, headers: { "cf-mitigated": "challenge" } })]);
    expect(last).toMatchObject({ code: "blocked_by_site", message: expect.stringContaining("Cloudflare") });
  });

  it("what the fetch refuses is an outcome, and the validators stay", async () => {
    const { last } = await polls([
      answer({ headers: { etag: '"1"' } }),
      new BotError("fetch_timeout", "The site took too long to answer.", { retryable: true }),
    ]);
    expect(last).toMatchObject({ kind: "failed", code: "fetch_timeout", state: { etag: '"1"', failures: 1 } });
  });
});
