// The door of the page: where a token in the address leads, how often one may be wrong, cookies behind https, and the way out.
import { describe, expect, test } from "vitest";
import { contextOf, createPage, ORIGIN, settingsOf } from "./harness.ts";
import { createWeb } from "../../../adapters/web/index.ts";
import { testClock } from "../../support/clock.ts";
import { fakeInbox } from "../../support/inbox.ts";
import { memoryLog } from "../../support/message-log.ts";
import { memoryLog as memoryLines, memoryRecords } from "../../support/records.ts";

const TOKEN = "correct horse battery";
const ENCODED = encodeURIComponent(TOKEN);
const cookieOf = (response: Response) => response.headers.get("set-cookie")?.split(";")[0] ?? "";
const form = (page: ReturnType<typeof createPage>, path: string, fields: object, headers: object = {}) =>
  page.app.request(ORIGIN + path, {
    method: "POST",
    body: new URLSearchParams({ ...fields }).toString(),
    headers: { "content-type": "application/x-www-form-urlencoded", origin: ORIGIN, ...headers },
  });

describe("the address with the token", () => {
  test.each([
    "//evil.test/",
    "///evil.test/",
    "/\\evil.test/",
    "\\\\evil.test/",
    "/.//evil.test/",
    "/%2e//evil.test/",
    "/x/..//evil.test/",
    "/%2f/evil.test/",
    "/%2F%2Fevil.test/",
    "/%5cevil.test/",
    "/%5C%5Cevil.test/",
    "/\t/evil.test/",
    "//evil.test:80/posts/m1",
    "//evil.test@127.0.0.1:4100/",
  ])("%j stays on this page", async (path) => {
    const response = await createPage({ token: TOKEN }).get(`${path}?token=${ENCODED}&x=1`);
    const location = response.headers.get("location") ?? "/";
    // Where a browser would go: it takes a backslash for a slash.
    expect(new URL(location, ORIGIN).origin).toBe(ORIGIN);
    expect(decodeURIComponent(location)).not.toMatch(/^[/\\]{2}/);
    expect(location).not.toContain("evil");
  });

  test("leads where it said when that is a place of the page", async () => {
    const page = createPage({ token: TOKEN });
    for (const path of ["/posts/a%2Fb", "/channels/web%3Avisitor", "/status"]) {
      expect((await page.get(`${path}?token=${ENCODED}`)).headers.get("location")).toBe(path);
    }
  });
});

describe("wrong tokens", () => {
  test("are logged with where they came from, and never with what they were", async () => {
    const log = memoryLines();
    const page = createPage({ token: TOKEN, log, front: new URL("https://news.example.org") });
    await page.get("/?token=my-guess", { "x-forwarded-for": "10.0.0.1, 203.0.113.7" });
    await form(page, "/login", { token: "my-guess" }, { "x-forwarded-for": "203.0.113.8" });
    await page.get("/metrics", { authorization: "Bearer my-guess", "x-forwarded-for": "203.0.113.9" });
    expect(log.lines.map(({ level, fields, message }) => ({ level, ...fields, message }))).toEqual([
      { level: "warn", address: "203.0.113.7", path: "/", message: "a wrong token" },
      { level: "warn", address: "203.0.113.8", path: "/login", message: "a wrong token" },
      { level: "warn", address: "203.0.113.9", path: "/metrics", message: "a wrong token" },
    ]);
    expect(JSON.stringify(log.lines)).not.toContain("my-guess");
  });

  test("are looked at ten times a minute and address, by whatever way; then the right one waits as well", async () => {
    const [clock, log] = [testClock(), memoryLines()];
    const page = createPage({ token: TOKEN, clock, log, front: new URL("https://news.example.org") });
    const from = (last: number) => ({ "x-forwarded-for": `203.0.113.${last}` });
    const tries = [
      () => page.get("/?token=wrong", from(1)),
      () => form(page, "/login", { token: "wrong" }, from(1)),
      () => page.get("/metrics", { authorization: "Bearer wrong", ...from(1) }),
    ];
    for (let n = 0; n < 10; n += 1) expect((await tries[n % 3]!()).status).toBe(403);
    for (const again of tries) expect((await again()).status).toBe(429);
    const right = await form(page, "/login", { token: TOKEN }, from(1));
    expect([right.status, right.headers.get("retry-after"), right.headers.get("set-cookie")]).toEqual([
      429,
      "60",
      null,
    ]);
    expect(await right.text()).toContain("Too many wrong tokens came from your address.");
    expect((await form(page, "/login", { token: TOKEN }, from(2))).status).toBe(303);
    // What is refused unseen fills no log.
    expect(log.lines).toHaveLength(10);
    clock.advance(60_000);
    expect((await form(page, "/login", { token: TOKEN }, from(1))).status).toBe(303);
  });

  test("never stop who is in already", async () => {
    const page = createPage({ token: TOKEN });
    const cookie = cookieOf(await page.get(`/?token=${ENCODED}`));
    for (let n = 0; n < 12; n += 1) await page.get("/?token=wrong");
    expect((await page.get("/", { cookie })).status).toBe(200);
  });

  test("of one IPv6 network count together", async () => {
    const page = createPage({ token: TOKEN, front: new URL("https://news.example.org") });
    for (let n = 0; n < 10; n += 1)
      await page.get("/?token=wrong", { "x-forwarded-for": `2001:db8:1:2:${n.toString(16)}::1` });
    expect((await page.get("/?token=wrong", { "x-forwarded-for": "2001:db8:1:2::ffff" })).status).toBe(429);
    expect((await page.get("/?token=wrong", { "x-forwarded-for": "2001:db8:1:3::1" })).status).toBe(403);
  });

  test("count by the connection where no proxy is configured: a header proves nothing", async () => {
    const page = createPage({ token: TOKEN });
    for (let n = 0; n < 10; n += 1) await page.get("/?token=wrong", { "x-forwarded-for": `203.0.113.${n}` });
    expect((await page.get("/?token=wrong", { "x-forwarded-for": "203.0.113.99" })).status).toBe(429);
  });
});

describe("the cookie", () => {
  const front = new URL("https://news.example.org");
  test.each([
    ["by https, as the configured proxy says", front, { "x-forwarded-proto": "https" }, true],
    ["by http, as the proxy says", front, { "x-forwarded-proto": "http" }, false],
    ["by a proxy that says nothing, under its own name", front, { host: "news.example.org" }, true],
    ["at this machine itself", front, {}, false],
    ["by https, as somebody says whom nobody configured", undefined, { "x-forwarded-proto": "https" }, false],
  ])("of who comes %s is Secure: %#", async (_name, given, headers, secure) => {
    const page = createPage({ token: TOKEN, ...(given ? { front: given, names: [given.host] } : {}) });
    const cookie = (await page.get(`/?token=${ENCODED}`, headers)).headers.get("set-cookie");
    expect(/; Secure/i.test(cookie ?? "")).toBe(secure);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Strict/i);
  });

  test("what the page sends by the proxy's name comes from the page", async () => {
    const page = createPage({ token: TOKEN, front });
    expect((await form(page, "/login", { token: TOKEN }, { origin: front.origin })).status).toBe(303);
    expect(
      (await form(page, "/login", { token: TOKEN }, { origin: "https://news.example.org.evil.test" })).status,
    ).toBe(403);
  });
});

describe("the way out", () => {
  test("forgets this browser; everywhere, also every other, until it gives the token again", async () => {
    const records = memoryRecords();
    const page = createPage({ token: TOKEN, records });
    const [mine, other] = [
      cookieOf(await page.get(`/?token=${ENCODED}`)),
      cookieOf(await form(page, "/login", { token: TOKEN })),
    ];
    const out = await form(page, "/logout", {}, { cookie: mine });
    expect([out.status, out.headers.get("location")]).toEqual([303, "/"]);
    expect(out.headers.get("set-cookie")).toMatch(/^footnote=;.*Max-Age=0/i);
    expect((await page.get("/", { cookie: other })).status).toBe(200);

    await form(page, "/logout", { everywhere: "yes" }, { cookie: other });
    expect((await page.get("/", { cookie: mine })).status).toBe(403);
    expect((await page.get("/", { cookie: other })).status).toBe(403);
    // Also in a process that starts afterwards.
    const again = createPage({ token: TOKEN, records });
    expect((await again.get("/", { cookie: other })).status).toBe(403);
    expect((await again.get("/", { cookie: cookieOf(await again.get(`/?token=${ENCODED}`)) })).status).toBe(200);
  });

  test("is shown to who came in by a token, and to nobody else", async () => {
    const page = createPage({ token: TOKEN });
    const cookie = cookieOf(await page.get(`/?token=${ENCODED}`));
    const shown = await (await page.get("/", { cookie })).text();
    expect(shown.match(/action="\/logout"/g)).toHaveLength(2);
    expect(await (await createPage().get("/")).text()).not.toContain("/logout");
  });

  test("another token ends every sign-in", async () => {
    const cookie = cookieOf(await createPage({ token: TOKEN }).get(`/?token=${ENCODED}`));
    expect((await createPage({ token: "another long token" }).get("/", { cookie })).status).toBe(403);
  });

  test("closes the pages that are open at their next heartbeat", async () => {
    const records = memoryRecords();
    const web = createWeb(
      settingsOf({ WEB_TOKEN: TOKEN }),
      { ...contextOf(memoryLog()), records },
      { heartbeatMs: 20 },
    );
    await web.start(fakeInbox());
    try {
      const signed = await fetch(`${web.address}/?token=${ENCODED}`, { redirect: "manual" });
      const cookie = cookieOf(signed);
      const events = await fetch(`${web.address}/events`, { headers: { cookie } });
      expect(events.status).toBe(200);
      const body = new URLSearchParams({ everywhere: "yes" });
      await fetch(`${web.address}/logout`, { method: "POST", body, headers: { cookie, origin: web.address } });
      // It ends, or this waits for ever.
      expect(await events.text()).not.toContain("event: entry");
    } finally {
      await web.stop();
    }
  });
});

describe("streams of events", () => {
  const follow = (page: ReturnType<typeof createPage>, address: string) =>
    page.get("/events", { "x-forwarded-for": address });
  const front = new URL("https://news.example.org");

  test("ten an address, and the eleventh when one of them has ended", async () => {
    const page = createPage({ front });
    const open = await Promise.all(Array.from({ length: 10 }, () => follow(page, "203.0.113.7")));
    expect(open.map(({ status }) => status)).toEqual(open.map(() => 200));
    const refused = await follow(page, "203.0.113.7");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "30"]);
    expect((await follow(page, "203.0.113.8")).status).toBe(200);
    await open[0]!.body!.cancel();
    await expect.poll(async () => (await follow(page, "203.0.113.7")).status).toBe(200);
    page.live.end();
  });

  test("a thousand in all", async () => {
    const page = createPage({ front });
    for (let n = 0; n < 1000; n += 1) expect((await follow(page, `198.51.${n % 200}.1`)).status).toBe(200);
    expect((await follow(page, "203.0.113.7")).status).toBe(429);
    page.live.end();
    await expect.poll(async () => (await follow(page, "203.0.113.7")).status).toBe(200);
  });
});
