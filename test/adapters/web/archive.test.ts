// Ways to older posts: a story's own page with its past, days, outlets, feeds, and the one search.
import { describe, expect, test } from "vitest";
import { plainMessage } from "../../../src/platform/index.ts";
import { testClock } from "../../support/clock.ts";
import { replyOf } from "../../support/inbox.ts";
import { sampleMessage } from "../../support/messages.ts";
import { createPage } from "./harness.ts";

const reported = (...outlets: string[]) => ({
  id: "s1",
  origins: 1,
  reports: outlets.map((outlet, index) => ({
    outlet,
    feed: `f${index + 1}`,
    article: `a${index + 1}`,
    title: `As ${outlet} has it`,
    at: new Date(Date.UTC(2026, 10, 24, 6 + index)),
  })),
});
const told = (text: string, ...outlets: string[]) =>
  sampleMessage({
    story: reported(...outlets),
    sections: [
      { kind: "headline", text, url: undefined },
      ...plainMessage(`${text} is told.`).sections,
      { kind: "text", title: "Reported by", lines: [] },
    ],
  });
const headlines = (html: string) =>
  [...html.matchAll(/<h[13] class="headline"[^>]*>(?:<a [^>]*>)?([^<]+)/g)].map(([, name]) => name);

describe("a story's page", () => {
  test("says in order who reported it, when it was posted, what changed and what came later", async () => {
    const { get, say, board } = createPage();
    const { id } = await say("k1", told("Two hurt", "Harbour Post"));
    await board.edit(id, told("Three hurt", "Harbour Post", "The Daily Tide"));
    await say("u1", { ...plainMessage("All are home."), later: "update" }, "news", id);
    const html = await (await get(`/posts/${id}`)).text();
    const timeline = html.slice(html.indexOf('<section class="timeline"'));
    const order = [
      "As Harbour Post has it",
      "As The Daily Tide has it",
      "Posted here",
      "Edited: 4 lines changed",
      "All are home.",
    ];
    expect(order.map((words) => timeline.indexOf(words))).toEqual(
      order.map((words) => timeline.indexOf(words)).toSorted((a, b) => a - b),
    );
    expect(timeline.indexOf(order[0]!)).toBeGreaterThan(0);
    expect(timeline).toContain("<del>Two hurt is told.</del>");
    expect(timeline).toContain("<ins>Three hurt is told.</ins>");
    expect(headlines(html)).toEqual(["Three hurt"]);
  });

  test("shows every version of its post as it stood", async () => {
    const { get, say, board } = createPage();
    const { id } = await say("k1", told("One hurt"));
    await board.edit(id, told("Two hurt"));
    await board.edit(id, told("Three hurt"));
    expect(headlines(await (await get(`/posts/${id}?version=1`)).text())).toEqual(["One hurt"]);
    expect(headlines(await (await get(`/posts/${id}?version=2`)).text())).toEqual(["Two hurt"]);
    expect(headlines(await (await get(`/posts/${id}?version=3`)).text())).toEqual(["Three hurt"]);
  });

  test("is found by the story as well", async () => {
    const { get, say } = createPage();
    const { id } = await say("k1", told("Two hurt", "Harbour Post"));
    expect((await get("/stories/s1")).headers.get("location")).toBe(`/posts/${id}`);
    expect((await get("/stories/s2")).status).toBe(404);
  });
});

describe("older posts", () => {
  test("lead on to the day and the month after, but not into the future", async () => {
    const { get } = createPage({ clock: testClock("2026-11-24T09:00:00Z") });
    const ways = async (path: string) =>
      (await (await get(`/channels/news/${path}`)).text()).match(/The \w+ (before|after)|[A-Z]\w+ (before|after)/g);
    for (const [path, count] of [
      ["2026-11-24", 1],
      ["2026-11-23", 2],
      ["archive?month=2026-11", 1],
      ["archive?month=2026-10", 2],
    ] as const)
      expect([path, await ways(path)]).toEqual([path, expect.objectContaining({ length: count })]);
  });

  test("are found by their day, which begins where the channel is", async () => {
    // The log of this page says 09:00 in UTC, which is 23:00 of the day after in Kiritimati.
    const { get, say } = createPage({ overview: { timeZone: "Pacific/Pago_Pago" } });
    await say("k1", told("Two hurt"));
    expect(headlines(await (await get("/channels/news/2026-11-23")).text())).toEqual(["Two hurt"]);
    expect(headlines(await (await get("/channels/news/2026-11-24")).text())).toEqual([]);
    const month = await (await get("/channels/news/archive?month=2026-11")).text();
    expect(month).toMatch(/href="\/channels\/news\/2026-11-23"\s*>Monday, 23 November 2026<\/a\s*>\s*1 post/);
    expect(await (await get("/channels/news/archive?month=2026-10")).text()).toContain(
      "Nothing was posted in this month.",
    );
  });

  test.each([
    "/channels/news/2026-13-40",
    "/channels/nowhere/2026-11-24",
    "/channels/nowhere/archive",
    "/outlets/Nobody",
    "/feeds/f9",
  ])("%s is not found", async (path) => {
    expect((await createPage().get(path)).status).toBe(404);
  });

  test("are found by who reports them, and by the feed that brought them", async () => {
    const feed = {
      id: "f2",
      title: "The Daily Tide",
      url: "https://tide.example/feed",
      state: "active",
      sentence: "well",
    };
    const health = {
      lastCheckedAt: undefined,
      lastOkAt: undefined,
      nextCheckAt: undefined,
      failures: 0,
      error: undefined,
    };
    const { get, say } = createPage({ overview: { feeds: [{ ...feed, health }] } });
    await say("k1", told("Two hurt", "Harbour Post", "The Daily Tide"));
    await say("k2", told("A quiet day", "Harbour Post"));
    expect(headlines(await (await get("/outlets/Harbour%20Post")).text())).toEqual(["A quiet day", "Two hurt"]);
    expect(headlines(await (await get("/outlets/The%20Daily%20Tide")).text())).toEqual(["Two hurt"]);
    const page = await (await get("/feeds/f2?channel=news")).text();
    expect(headlines(page)).toEqual(["Two hurt"]);
    expect(page).toContain("https://tide.example/feed");
  });

  test("are found by words with the program's one search, without script", async () => {
    const { get, inbox } = createPage();
    inbox.next("command", replyOf("private", { kind: "done", key: "k", message: plainMessage("1 story with ferry.") }));
    const html = await (await get("/search?words=ferry&from=Tide&since=&in=posts")).text();
    expect(html).toContain("1 story with ferry.");
    expect(html).toContain('value="ferry"');
    expect(inbox.calls.command[0]![0]).toMatchObject({
      name: "search",
      options: { words: "ferry", from: "Tide", in: "posts" },
    });
    await get("/search");
    expect(inbox.calls.command).toHaveLength(1);
  });
});
