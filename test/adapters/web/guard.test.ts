// Who may come in: names, origins, content types, the token, and where the page refuses to listen.
import { describe, expect, test } from "vitest";
import { webSettings } from "../../../adapters/web/config.ts";
import { parseSettings } from "../../../src/app/config.ts";
import { createPage, ORIGIN } from "./harness.ts";

const TOKEN = "correct horse battery";

describe("the name the page is called by", () => {
  test.each(["127.0.0.1:4100", "localhost:4100", "LOCALHOST:4100", "[::1]:4100"])("%s is ours", async (host) => {
    expect((await createPage().get("/healthz", { host })).status).toBe(200);
  });

  test.each([
    "evil.test",
    "evil.test:4100",
    "127.0.0.1:4101",
    "127.0.0.1",
    "localhost.evil.test:4100",
    "192.168.1.9:4100",
  ])("%s is refused, on every path", async (host) => {
    const page = createPage();
    const paths = ["/", "/healthz", "/assets/page.css", "/events", "/nothing"];
    const statuses = paths.map(async (path) => (await page.get(path, { host })).status);
    expect(await Promise.all(statuses)).toEqual(paths.map(() => 403));
  });

  test("a configured name is ours, and so is any literal address of ours when listening everywhere", async () => {
    const page = createPage({ host: "0.0.0.0", names: ["news.example.org"], token: TOKEN });
    expect((await page.get("/healthz", { host: "news.example.org" })).status).toBe(200);
    expect((await page.get("/healthz", { host: "192.168.1.9:4100" })).status).toBe(200);
    expect((await page.get("/healthz", { host: "evil.test:4100" })).status).toBe(403);
  });
});

describe("a request that changes something", () => {
  const ask = (headers: Record<string, string>, body = '{"line":"digest"}') =>
    createPage().app.request(`${ORIGIN}/api/command`, { method: "POST", body, headers });
  const json = { "content-type": "application/json" };

  test.each<[string, Record<string, string>]>([
    ["without any sign of where it was made", json],
    ["from another origin", { ...json, origin: "http://evil.test" }],
    ["from another port of this machine", { ...json, origin: "http://127.0.0.1:9999" }],
    ["from a sandboxed page", { ...json, origin: "null" }],
    ["that the browser calls cross-site", { ...json, origin: ORIGIN, "sec-fetch-site": "cross-site" }],
    ["that the browser calls same-site only", { ...json, origin: ORIGIN, "sec-fetch-site": "same-site" }],
    ["as plain text", { "content-type": "text/plain", origin: ORIGIN }],
    ["as a form", { "content-type": "application/x-www-form-urlencoded", origin: ORIGIN }],
    ["as JSON in disguise", { "content-type": "text/plain; a=application/json", origin: ORIGIN }],
    ["without a type", { origin: ORIGIN }],
  ])("%s is refused", async (_name, headers) => {
    expect((await ask(headers)).status).toBe(403);
  });

  test("is heard when it comes from the page", async () => {
    const page = createPage();
    page.inbox.always("command", () => {
      throw new Error("heard");
    });
    expect((await page.post("/api/command", { line: "digest" })).status).toBe(200);
    const fetched = { "content-type": "application/json; charset=utf-8", "sec-fetch-site": "same-origin", origin: "" };
    expect((await page.post("/api/command", { line: "digest" }, { ...fetched, origin: ORIGIN })).status).toBe(200);
  });

  test.each(["not json", "[]x", "null", '"words"'])("%s instead of an object is a bad request", async (body) => {
    expect((await ask({ ...json, origin: ORIGIN }, body)).status).toBe(400);
  });

  test("is refused when it is too long", async () => {
    const body = JSON.stringify({ line: "x".repeat(8_100_000) });
    expect((await ask({ ...json, origin: ORIGIN, "content-length": `${body.length}` }, body)).status).toBe(413);
  });
});

describe("a NUL or half of a character", () => {
  test.each([
    "/posts/%00",
    "/posts/a%00b/audio",
    "/channels/%00",
    "/receipts/%00?start=0&end=1",
    "/?before=%00",
    "/status?channel=%00",
    "/feed.json?channel=a%00",
    "/api/complete?line=mute%20%00",
    "/events?after=%00",
    "/100%25/%00%",
  ])("in the address is a bad request that says so: %s", async (path) => {
    const response = await createPage().get(path);
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining("cannot be kept")]);
  });

  test.each([
    ["/api/command", { line: "mute tax\0" }],
    ["/api/command", { line: "lens audience:a\ud800" }],
    ["/api/command", { line: "help", channel: "\0" }],
    ["/api/turn", { thread: "\0", text: "Why?" }],
    ["/api/turn", { thread: "m1", text: "Why\udc00?" }],
    ["/api/action", { action: "open:1", entry: "\0" }],
    ["/api/action", { action: "open:1", label: "\ud800" }],
  ])("in what is sent to %s is a bad request that says so: %j", async (path, body) => {
    const response = await createPage().post(path, body);
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining("cannot be kept")]);
  });

  test("is none of other writing in an address", async () => {
    for (const path of ["/posts/%F0%9F%91%A9", "/posts/100%", "/posts/%E9"])
      expect((await createPage().get(path)).status).toBe(404);
  });
});

describe("with a token", () => {
  const page = createPage({ token: TOKEN });
  const cookieOf = (response: Response) => response.headers.get("set-cookie")?.split(";")[0] ?? "";

  test.each([
    "/",
    "/posts/m1",
    "/receipts/a1?start=0&end=5",
    "/events",
    "/feed.json",
    "/status",
    "/api/complete?line=",
  ])("%s is closed to who does not know it", async (path) => {
    const response = await page.get(path);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('action="/login"');
  });

  test("a cookie of somebody's making does not open it, nor does the token as one", async () => {
    for (const value of ["1", TOKEN, encodeURIComponent(TOKEN)]) {
      expect((await page.get("/", { cookie: `footnote=${value}` })).status).toBe(403);
    }
    expect((await page.post("/api/command", { line: "digest" })).status).toBe(403);
  });

  test("the address with the token signs in and is left at once, the rest of it kept", async () => {
    const response = await page.get(`/posts/m1?token=${encodeURIComponent(TOKEN)}&x=1`);
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/posts/m1?x=1");
    expect(response.headers.get("set-cookie")).toMatch(/HttpOnly/i);
    expect(response.headers.get("set-cookie")).toMatch(/SameSite=Strict/i);
    expect(response.headers.get("set-cookie")).not.toContain(encodeURIComponent(TOKEN));
    const cookie = cookieOf(response);
    expect((await page.get("/", { cookie })).status).toBe(200);
    // Also on a later visit by the same address.
    expect((await page.get(`/?token=${encodeURIComponent(TOKEN)}`, { cookie })).status).toBe(303);
  });

  test("the form signs in, from our own page only", async () => {
    const send = (token: string, headers: Record<string, string>) =>
      page.app.request(`${ORIGIN}/login`, {
        method: "POST",
        body: new URLSearchParams({ token }).toString(),
        headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      });
    const right = await send(TOKEN, { origin: ORIGIN });
    expect(right.status).toBe(303);
    expect((await page.get("/", { cookie: cookieOf(right) })).status).toBe(200);
    const wrong = await send("guess", { origin: ORIGIN });
    expect(wrong.status).toBe(403);
    expect(wrong.headers.get("set-cookie")).toBeNull();
    expect((await send(TOKEN, { origin: "http://evil.test" })).status).toBe(403);
  });

  test("health and style stay open", async () => {
    expect((await page.get("/healthz")).status).toBe(200);
    expect((await page.get("/assets/page.css")).status).toBe(200);
  });

  test("a wrong token in the address does not open it", async () => {
    const response = await page.get("/?token=guess");
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("That is not the token.");
  });
});

describe("where the page listens", () => {
  const read = (WEB_HOST: string, WEB_TOKEN?: string) => parseSettings(webSettings, { WEB_HOST, WEB_TOKEN });

  test.each(["0.0.0.0", "::", "192.168.1.9", "news.example.org", "128.0.0.1"])("%s needs a token", (host) => {
    const refused = expect.objectContaining({
      code: "config_invalid",
      message: expect.stringContaining(`listen on ${host} without a token`),
    });
    expect(() => read(host)).toThrow(refused);
    expect(() => read(host, "")).toThrow(refused);
    expect(() => read(host, TOKEN)).not.toThrow();
  });

  test.each(["127.0.0.1", "127.8.8.8", "localhost", "::1"])("%s does not", (host) => {
    expect(() => read(host)).not.toThrow();
  });

  test.each(["0.0.0.0", "127.0.0.1"])("%s takes no token shorter than sixteen characters", (host) => {
    const refused = expect.objectContaining({
      message: expect.stringContaining("WEB_TOKEN: use at least 16 characters"),
    });
    expect(() => read(host, "x".repeat(15))).toThrow(refused);
    expect(read(host, "x".repeat(16)).WEB_TOKEN).toHaveLength(16);
  });
});

test.each(["/", "/healthz", "/nothing", "/assets/page.js"])(
  "%s forbids inline script, foreign frames and foreign sources",
  async (path) => {
    const { headers } = await createPage().get(path);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  },
);
