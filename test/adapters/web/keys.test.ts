// Keys at the door of the page: what each opens, for which role, and that none opens anything once it is revoked.
import { describe, expect, test } from "vitest";
import { plainMessage } from "../../../src/platform/index.ts";
import { channelRef } from "../../../adapters/web/place.ts";
import { replyOf } from "../../support/inbox.ts";
import { memoryLog, memoryRecords } from "../../support/records.ts";
import { createPage, linesOf, ORIGIN } from "./harness.ts";

const TOKEN = "correct horse battery";
const page = { kind: "page" } as const;
const keysOf = () => [
  { hash: "a1", secret: "fn_reader", name: "Tablet", role: "guest" as const, scope: page },
  {
    hash: "b2",
    secret: "fn_feed",
    name: "Reader app",
    role: "guest" as const,
    scope: { kind: "feed" as const, channel: "news" },
  },
  {
    hash: "c3",
    secret: "fn_mcp",
    name: "Tools",
    role: "admin" as const,
    scope: { kind: "mcp" as const, channel: channelRef("news") },
  },
];
const open = (keys = keysOf()) => {
  const log = memoryLog();
  return { keys, log, ...createPage({ token: TOKEN, keys, log, records: memoryRecords() }) };
};
const cookieOf = (response: Response) => response.headers.get("set-cookie")?.split(";")[0] ?? "";

describe("a key to the page", () => {
  test("lets its holder in, under its name and role", async () => {
    const at = open();
    const cookie = cookieOf(await at.get("/?token=fn_reader"));
    expect(cookie).not.toContain("fn_reader");
    expect((await at.get("/", { cookie })).status).toBe(200);
    at.inbox.next("command", replyOf("private", { kind: "done", key: "k", message: plainMessage("x") }));
    await linesOf(await at.post("/api/command", { line: "feeds" }, { cookie }));
    expect(at.inbox.calls.command[0]![0].person).toMatchObject({ id: "web:key:a1", name: "Tablet", role: "guest" });
  });

  test("of a reader shows nothing that only an administrator may press", async () => {
    const at = open();
    const frontOf = async (key: string) =>
      (await at.get("/", { cookie: cookieOf(await at.get(`/?token=${encodeURIComponent(key)}`)) })).text();
    expect(await frontOf(TOKEN)).toMatch(/<body[^>]* data-keeps\b/);
    expect(await frontOf("fn_reader")).not.toMatch(/<body[^>]* data-keeps\b/);
    expect(await (await at.get("/assets/page.css")).text()).toContain("body:not([data-keeps]) .keepers");
  });

  test("opens nothing once it is revoked, though its cookie is still there", async () => {
    const at = open();
    const cookie = cookieOf(await at.get("/?token=fn_reader"));
    at.keys.splice(0, 1);
    for (const path of ["/", "/feed.rss", "/events", "/saved"])
      expect((await at.get(path, { cookie })).status).toBe(403);
    expect((await at.get("/?token=fn_reader")).status).toBe(403);
  });

  test("is no way to forge a cookie for another, nor to sign everybody out", async () => {
    const at = open();
    const cookie = cookieOf(await at.get("/?token=fn_reader"));
    const sign = cookie.split(".")[1];
    for (const forged of [`footnote=c3.${sign}`, `footnote=.${sign}`, `footnote=${sign}`, "footnote=a1."])
      expect((await at.get("/", { cookie: forged })).status).toBe(403);
    const owner = cookieOf(await at.get(`/?token=${encodeURIComponent(TOKEN)}`));
    const everywhere = (as: string) =>
      at.app.request(`${ORIGIN}/logout`, {
        method: "POST",
        body: "everywhere=yes",
        headers: { "content-type": "application/x-www-form-urlencoded", origin: ORIGIN, cookie: as },
      });
    await everywhere(cookie);
    expect((await at.get("/", { cookie: owner })).status).toBe(200);
    await everywhere(owner);
    expect((await at.get("/", { cookie })).status).toBe(403);
  });

  test("of a reader shares nothing into the channel", async () => {
    const at = open();
    const cookie = cookieOf(await at.get("/?token=fn_reader"));
    const answer = { kind: "done" as const, key: "k", message: plainMessage("Nine days.") };
    at.inbox.next("command", { ...replyOf("private", answer), mayShare: true });
    await linesOf(await at.post("/api/command", { line: "ask how long?" }, { cookie }));
    expect((await at.post("/api/share", { answer: "k" }, { cookie })).status).toBe(400);
    const owner = cookieOf(await at.get(`/?token=${encodeURIComponent(TOKEN)}`));
    expect((await at.post("/api/share", { answer: "k" }, { cookie: owner })).status).toBe(200);
  });
});

describe("a key to a feed", () => {
  test("reads the feed of its channel in each format, and nothing else of the page", async () => {
    const at = open();
    await at.say("k1");
    for (const format of ["rss", "atom", "json"]) {
      const got = await at.get(`/feed.${format}?channel=news&key=fn_feed`);
      expect(got.status).toBe(200);
      expect(got.headers.get("referrer-policy")).toBe("no-referrer");
      expect(got.headers.get("cache-control")).toBe("private, no-store");
      expect(got.headers.get("set-cookie")).toBeNull();
      expect(await got.text()).not.toContain("fn_feed");
    }
    const others = [
      "/feed.rss?channel=security",
      "/feed.rss?channel=news&outlet=x",
      "/?x=1",
      "/feeds.opml?x=1",
      "/posts/m1?x=1",
    ];
    for (const path of others) expect((await at.get(`${path}&key=fn_feed`)).status).toBe(403);
    expect((await at.get("/?token=fn_feed")).status).toBe(403);
    expect(JSON.stringify(at.log.lines)).not.toContain("fn_feed");
  });

  test("is neither a key to the page nor one for other programs", async () => {
    const at = open();
    for (const secret of ["fn_reader", "fn_mcp", "wrong"])
      expect((await at.get(`/feed.rss?channel=news&key=${secret}`)).status).toBe(403);
    expect((await at.get("/?token=fn_mcp")).status).toBe(403);
  });
});
