// The protocol's own conformance suite against the tools on the page's server.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWeb } from "../../../adapters/web/index.ts";
import { testClock } from "../../support/clock.ts";
import { fakeInbox } from "../../support/inbox.ts";
import { memoryLog } from "../../support/message-log.ts";
import { channel } from "../../support/news.ts";
import { contextOf, settingsOf } from "../web/harness.ts";
import { openTools } from "./bed.ts";

const KEY = "fn_tools";
const SUITE = fileURLToPath(import.meta.resolve("@modelcontextprotocol/conformance/dist/index.js"));
const EXPECTED = fileURLToPath(new URL("expected-failures.yml", import.meta.url));
/** Those that ask nothing but what any server has. */
const GENERIC = ["server-initialize", "ping", "tools-list", "resources-list", "dns-rebinding-protection"];

async function openPage() {
  const clock = testClock();
  const scope = { kind: "mcp" as const, channel };
  const inbox = fakeInbox({ keys: [{ hash: "b2", secret: KEY, name: "Tools", role: "guest", scope }] });
  const tools = await openTools({ inbox, clock, settings: { MCP_REQUESTS_A_MINUTE: "100000" } });
  const web = createWeb(settingsOf({ WEB_TOKEN: "correct horse battery" }), {
    ...contextOf(memoryLog(() => clock.now())),
    clock,
    mounted: (path) => (path === "/mcp" ? tools.answer : undefined),
  });
  await web.start(inbox);
  const close = async () => {
    await tools.close();
    await web.stop();
  };
  return { address: web.address, close };
}

/** The suite shows no key: this adds one, and names the page where the suite names this; any other name stays. */
async function withKey(address: string) {
  const door = createServer((asked, answer) => {
    const sent = request(address + asked.url, { method: asked.method, headers: named(asked.headers), agent: false });
    sent.on("response", (told) => {
      answer.writeHead(told.statusCode ?? 500, told.headers);
      told.pipe(answer);
    });
    sent.on("error", () => answer.destroy());
    asked.pipe(sent);
  });
  const named = ({ host = "", origin, ...rest }: IncomingHttpHeaders) => {
    const page = (name: string) => name.replace(own(), new URL(address).host);
    return { ...rest, host: page(host), ...(origin && { origin: page(origin) }), authorization: `Bearer ${KEY}` };
  };
  // A server that listens has one.
  const own = () => `127.0.0.1:${(door.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", resolve));
  return { url: `http://${own()}/mcp`, close: () => new Promise((resolve) => door.close(resolve)) };
}

/** What it prints, and the code it ends with: 0 where exactly those failed that are expected to. */
async function runSuite(url: string): Promise<{ said: string; code: number | null }> {
  const folder = await mkdtemp(join(tmpdir(), "footnote-conformance-"));
  const args = [SUITE, "server", "--url", url, "--expected-failures", EXPECTED, "-o", folder];
  const suite = spawn(process.execPath, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [suite.stdout, suite.stderr]) stream.on("data", (part: Buffer) => (said += String(part)));
  const code = await new Promise<number | null>((resolve) => suite.on("close", resolve));
  await rm(folder, { recursive: true });
  return { said, code };
}

describe("the conformance suite", () => {
  let page: Awaited<ReturnType<typeof openPage>>;
  let door: Awaited<ReturnType<typeof withKey>>;
  beforeAll(async () => {
    page = await openPage();
    door = await withKey(page.address);
  });
  afterAll(async () => {
    await door.close();
    await page.close();
  });

  it("finds all that any server has, and misses what only its own example server has", async () => {
    const { said, code } = await runSuite(door.url);
    for (const scenario of GENERIC) expect(said).toContain(`✓ ${scenario}: `);
    expect(code, `it said: ${said.slice(-2_000)}`).toBe(0);
  });
});
