// The border of the page, on a real socket: every route behind the same rules, what its answers say of caching and script, how long it waits.
import { request as httpRequest, type IncomingHttpHeaders, type OutgoingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createWeb } from "../../../adapters/web/index.ts";
import { memoryLog } from "../../support/message-log.ts";
import { sampleMessage, sampleReceipts } from "../../support/messages.ts";
import { fakeInbox } from "../../support/inbox.ts";
import { contextOf, createPage, settingsOf } from "./harness.ts";

const TOKEN = "correct horse battery";
const PRIVATE_WORDS = "Both car ferries closed";

interface Got {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

describe("the border of the page", () => {
  const inbox = fakeInbox({ receipts: sampleReceipts });
  const messages = memoryLog();
  let web: ReturnType<typeof createWeb>;
  let port: number;
  let post: string;
  let cookie: string;

  beforeAll(async () => {
    inbox.always("command", () => {
      throw new Error("a handler ran");
    });
    inbox.always("action", () => {
      throw new Error("a handler ran");
    });
    web = createWeb(settingsOf({ WEB_TOKEN: TOKEN }), contextOf(messages));
    await web.start(inbox);
    port = Number(new URL(web.address).port);
    const channel = { platform: "web", tenant: "web:site", channel: "news", kind: "channel" } as const;
    post = (await web.post(channel, sampleMessage(), "k1")).message;
    const signed = await ask("GET", `/?token=${encodeURIComponent(TOKEN)}`);
    cookie = signed.headers["set-cookie"]![0]!.split(";")[0]!;
  });
  afterAll(async () => {
    await web.stop();
  });

  /** One request as it stands: `path` and headers go out untouched. An endless answer is cut after its headers. */
  const ask = (method: string, path: string, headers: OutgoingHttpHeaders = {}, body?: string): Promise<Got> =>
    new Promise((resolve, reject) => {
      const sent = httpRequest({ host: "127.0.0.1", port, method, path, headers }, (answer) => {
        const done = (text: string) => resolve({ status: answer.statusCode!, headers: answer.headers, body: text });
        if (answer.headers["content-type"]?.startsWith("text/event-stream")) {
          answer.destroy();
          return done("");
        }
        let text = "";
        answer.on("data", (chunk) => (text += chunk));
        answer.on("end", () => done(text));
        answer.on("error", reject);
      });
      sent.on("error", reject);
      sent.end(body);
    });

  /** Every route of the page, as its own router names it, with an address that has something to show. */
  const routes = createPage()
    .app.routes.filter(({ method, path }) => method !== "ALL" && path !== "/*")
    .map(({ method, path }) => ({ method, path }));
  const real = (path: string) =>
    path
      .replace("/posts/:id/audio", `/posts/${post}/audio`)
      .replace("/posts/:id", `/posts/${post}`)
      .replace("/channels/:channel/:day{\\d{4}-\\d{2}-\\d{2}}", "/channels/news/2026-11-24")
      .replace("/channels/:channel", "/channels/news")
      .replace("/stories/:story", "/stories/s1")
      .replace("/outlets/:outlet", "/outlets/x")
      .replace("/feeds/:feed", "/feeds/x")
      .replace("/receipts/:articleId", "/receipts/a1?start=0&end=5")
      .replace("/pictures/:signed", "/pictures/x.y")
      .replace("/assets/:name", "/assets/page.css");
  const OPEN = ["/healthz", "/livez", "/login", "/privacy", "/assets/:name"];
  const gets = routes.filter(({ method }) => method === "GET");
  const posts = routes.filter(({ method }) => method === "POST");

  test("has the routes that are tried here, and all of them are", () => {
    expect(gets.map(({ path }) => path)).toEqual(expect.arrayContaining(["/", "/events", "/feed.json", "/status"]));
    expect(posts.map(({ path }) => path).toSorted()).toEqual([
      "/api/action",
      "/api/command",
      "/api/mark",
      "/api/share",
      "/api/turn",
      "/login",
      "/logout",
      "/mark",
      "/run",
      "/share",
      "/upload",
    ]);
    expect(routes.filter(({ method }) => method !== "GET" && method !== "POST")).toEqual([]);
  });

  test.each(gets)("GET $path is refused to a foreign name, and to who has no token", async ({ path }) => {
    const foreign = await ask("GET", real(path), { host: "evil.test", cookie });
    expect(foreign.status).toBe(403);
    const stranger = await ask("GET", real(path));
    expect(stranger.status === 403).toBe(!OPEN.includes(path));
    const forged = await ask("GET", real(path), { cookie: `footnote=${"0".repeat(64)}`, authorization: "Bearer x" });
    expect(forged.status === 403).toBe(!OPEN.includes(path));
    const known = await ask("GET", real(path), { cookie });
    expect(known.status).not.toBe(403);
    for (const { body } of [foreign, stranger, forged]) expect(body).not.toContain(PRIVATE_WORDS);
    for (const { headers } of [foreign, stranger, forged, known]) {
      const isFile = headers["content-type"]?.startsWith("text/css") ?? false;
      expect(headers).toMatchObject({
        "content-security-policy": isFile
          ? "default-src 'none'; frame-ancestors 'none'"
          : "default-src 'none'; script-src 'self'; style-src 'self'; media-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        ...(!isFile && { "cross-origin-opener-policy": "same-origin", "x-frame-options": "DENY" }),
        "cache-control": expect.stringMatching(path === "/assets/:name" ? /no-cache|no-store/ : /no-store|private/),
      });
      expect(headers["access-control-allow-origin"]).toBeUndefined();
    }
  });

  const json = { "content-type": "application/json" };
  const own = () => ({ origin: web.address, cookie });
  test.each(posts)("POST $path is refused from anywhere but the page, and no handler runs", async ({ path }) => {
    const form = ["/login", "/logout", "/mark", "/run", "/share"].includes(path);
    const file = path === "/upload";
    const urlencoded = { "content-type": "application/x-www-form-urlencoded" };
    const type = file ? { "content-type": "multipart/form-data; boundary=y" } : form ? urlencoded : json;
    const body = form ? "token=x" : '{"line":"help","action":"1:why:x","thread":"x","text":"x"}';
    const refused: OutgoingHttpHeaders[] = [
      { ...type, ...own(), host: "evil.test" },
      { ...type, ...own(), origin: "http://evil.test" },
      { ...type, ...own(), origin: `http://127.0.0.1:${port + 1}` },
      { ...type, ...own(), origin: "null" },
      { ...type, ...own(), "sec-fetch-site": "cross-site" },
      { ...type, ...own(), "sec-fetch-site": "same-site" },
      { ...type, ...own(), "sec-fetch-site": "none" },
      { ...type, cookie },
      { ...own(), "content-type": "text/plain" },
      { ...own(), ...(file ? urlencoded : { "content-type": "multipart/form-data; boundary=x" }) },
      { ...own() },
      ...(path === "/login" ? [] : [{ ...type, origin: web.address }]),
    ];
    const { command, action, turn } = inbox.calls;
    const before = [command, action, turn].map((calls) => calls.length);
    for (const headers of refused) {
      expect({ headers, status: (await ask("POST", real(path), headers, body)).status }).toEqual({
        headers,
        status: 403,
      });
    }
    expect([command, action, turn].map((calls) => calls.length)).toEqual(before);
  });

  test.each(["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])("%s asks for nothing that there is", async (method) => {
    const { status, body } = await ask(method, "/api/command", { ...json, ...own() });
    expect([403, 404, 405, 501]).toContain(status);
    expect(body).not.toContain(PRIVATE_WORDS);
  });

  test.each([
    "/assets/../package.json",
    "/assets/..%2f..%2f..%2fpackage.json",
    "/assets/%2e%2e/%2e%2e/package.json",
    "/assets/..\\..\\package.json",
    "/assets/page.css%00.json",
    "/posts/..%2f..%2fetc%2fpasswd",
    "/channels/..%2f..%2f.env",
    "//evil.test/",
    "/%2e%2e/%2e%2e/etc/passwd",
  ])("%s leads nowhere", async (path) => {
    const { status, body, headers } = await ask("GET", path, { cookie });
    expect([400, 403, 404]).toContain(status);
    expect(body).not.toMatch(/"name": "footnote"|root:x:/);
    expect(headers.location).toBeUndefined();
  });

  test("a body that is too long is refused, also when nobody said how long it is", async () => {
    const before = inbox.calls.turn.length;
    const long = JSON.stringify({ text: "x".repeat(100_000) });
    for (const told of [{ "content-length": long.length }, { "transfer-encoding": "chunked" }]) {
      expect((await ask("POST", "/api/turn", { ...json, ...own(), ...told }, long)).status).toBe(413);
    }
    const header = await ask("GET", "/", { cookie, "x-long": "x".repeat(20_000) });
    expect(header.status).toBe(431);
    expect(inbox.calls.turn).toHaveLength(before);
  });

  test("the token is taken from the address once, and never sent back", async () => {
    const first = await ask("GET", `/status?token=${encodeURIComponent(TOKEN)}&channel=news`);
    expect([first.status, first.headers.location]).toEqual([303, "/status?channel=news"]);
    const shown = await ask("GET", "/status", { cookie });
    expect(JSON.stringify([first, shown])).not.toContain(TOKEN);
    expect(JSON.stringify([first, shown])).not.toContain(encodeURIComponent(TOKEN));
  });

  test.each([
    ["its headers", "GET /status HTTP/1.1\r\nhost: 127.0.0.1\r\n"],
    ["its body", "POST /login HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 50\r\n\r\ntoken="],
  ])("who writes %s byte by byte is cut off, and others are answered meanwhile", async (_name, start) => {
    const patience = { headersTimeout: 150, requestTimeout: 300, connectionsCheckingInterval: 25 };
    const quick = createWeb(settingsOf(), contextOf(memoryLog()), { patience });
    await quick.start(fakeInbox());
    try {
      const socket = connect(Number(new URL(quick.address).port), "127.0.0.1");
      const closed = new Promise<void>((resolve) => socket.on("close", () => resolve()));
      socket.on("error", () => {});
      socket.write(start);
      const drip = setInterval(() => socket.write("x"), 20);
      expect((await fetch(`${quick.address}/healthz`)).status).toBe(200);
      socket.resume();
      await closed;
      clearInterval(drip);
    } finally {
      await quick.stop();
    }
  });
});
