// The tools on the page's own server, through a socket: its checks of names and origins stand before them.
import { request } from "node:http";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWeb } from "../../../adapters/web/index.ts";
import { testClock } from "../../support/clock.ts";
import { fakeInbox } from "../../support/inbox.ts";
import { memoryLog } from "../../support/message-log.ts";
import { channel } from "../../support/news.ts";
import { contextOf, settingsOf } from "../web/harness.ts";
import { openTools } from "./bed.ts";

const TOKEN = "correct horse battery";
const KEY = "fn_tools";
const list = { jsonrpc: "2.0", id: 1, method: "tools/list", params: {} };

async function openPage() {
  const clock = testClock();
  const inbox = fakeInbox({
    keys: [
      { hash: "a1", secret: "fn_page", name: "Page", role: "admin", scope: { kind: "page" } },
      { hash: "b2", secret: KEY, name: "Tools", role: "guest", scope: { kind: "mcp", channel } },
    ],
  });
  const tools = await openTools({ inbox, clock });
  const web = createWeb(settingsOf({ WEB_TOKEN: TOKEN }), {
    ...contextOf(memoryLog(() => clock.now())),
    clock,
    mounted: (path) => (path === "/mcp" ? tools.answer : undefined),
  });
  await web.start(inbox);
  /** As it comes over the wire: any name, any origin. */
  const ask = (headers: Record<string, string>, body: string = JSON.stringify(list), path = "/mcp") =>
    new Promise<{ status: number; text: string; challenge: string | undefined }>((resolve, reject) => {
      const sent = request(
        web.address + path,
        {
          method: "POST",
          agent: false,
          headers: {
            "content-type": "application/json",
            accept: "application/json, text/event-stream",
            authorization: `Bearer ${KEY}`,
            ...headers,
          },
        },
        (response) => {
          response.setEncoding("utf8");
          let text = "";
          response.on("data", (part: string) => (text += part));
          response.on("end", () =>
            resolve({ status: response.statusCode ?? 0, text, challenge: response.headers["www-authenticate"] }),
          );
        },
      );
      sent.on("error", reject);
      sent.end(body);
    });
  return {
    web,
    ask,
    clock,
    async close() {
      await tools.close();
      await web.stop();
    },
  };
}

describe("the tools on the page's server", () => {
  let page: Awaited<ReturnType<typeof openPage>>;
  beforeAll(async () => {
    page = await openPage();
  });
  afterAll(() => page.close());

  it.each([
    ["2025", undefined],
    ["2026-07-28", { mode: { pin: "2026-07-28" } }],
  ] as const)("answer a client of %s that holds a key", async (_era, versionNegotiation) => {
    const client = new Client({ name: "test", version: "1" }, versionNegotiation ? { versionNegotiation } : {});
    const requestInit = { headers: { authorization: `Bearer ${KEY}` } };
    await client.connect(new StreamableHTTPClientTransport(new URL(`${page.web.address}/mcp`), { requestInit }));
    expect((await client.listTools()).tools.map(({ name }) => name)).toContain("receipts");
    await client.close();
  });

  it("are refused under a name that is not the page's", async () => {
    for (const host of ["evil.test", "evil.test:80", "localhost.evil.test"])
      expect((await page.ask({ host })).status).toBe(403);
  });

  it.each<[string, Record<string, string>]>([
    ["another site", { origin: "http://evil.test" }],
    ["another port of this machine", { origin: "http://127.0.0.1:1" }],
    ["a sandboxed page", { origin: "null" }],
    ["a page that the browser calls cross-site", { "sec-fetch-site": "cross-site" }],
  ])("are refused to a browser that shows %s, with the right key too", async (_name, headers) => {
    const { status, text } = await page.ask(headers);
    expect(status).toBe(403);
    expect(text).not.toContain("receipts");
  });

  it("answer a page of this very address", async () => {
    expect((await page.ask({ origin: page.web.address })).status).toBe(200);
  });

  it("know neither the page's token, nor a key of the page, nor its cookie", async () => {
    const signedIn = await fetch(`${page.web.address}/?token=${encodeURIComponent(TOKEN)}`, { redirect: "manual" });
    const cookie = signedIn.headers.get("set-cookie")?.split(";")[0] ?? "";
    expect(cookie).not.toBe("");
    for (const headers of [
      { authorization: `Bearer ${TOKEN}` },
      { authorization: "Bearer fn_page" },
      { authorization: "Bearer fn_wrong" },
      { authorization: `Basic ${KEY}` },
      { authorization: "", cookie },
    ]) {
      const { status, challenge, text } = await page.ask(headers);
      expect({ status, challenge }).toEqual({ status: 401, challenge: expect.stringMatching(/^Bearer/) });
      expect(text).not.toContain("fn_");
    }
    // No address carries a key.
    expect((await page.ask({ authorization: "" }, undefined, `/mcp?key=${KEY}`)).status).toBe(401);
  });

  it("take no body that is longer than any question, nor one that is no message", async () => {
    const long = JSON.stringify({ ...list, params: { pad: "x".repeat(70_000) } });
    expect((await page.ask({}, long)).status).toBe(413);
    for (const broken of ["", "{", '"words"', "[]"]) expect((await page.ask({}, broken)).status).toBe(400);
    expect((await page.ask({})).status).toBe(200);
  });
});

it("an address that guessed keys on the page's server is not looked at for a minute", async () => {
  const page = await openPage();
  for (let tried = 0; tried < 10; tried += 1)
    expect((await page.ask({ authorization: "Bearer fn_wrong" })).status).toBe(401);
  expect((await page.ask({})).status).toBe(429);
  page.clock.advance(61_000);
  expect((await page.ask({})).status).toBe(200);
  await page.close();
});
