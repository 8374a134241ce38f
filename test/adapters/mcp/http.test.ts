// Who may speak to the tools at all: keys, how often they ask, what comes in.
import { describe, expect, it } from "vitest";
import { channel } from "../../support/news.ts";
import { fakeInbox } from "../../support/inbox.ts";
import { testClock } from "../../support/clock.ts";
import { openTools } from "./bed.ts";

const keys = [
  { hash: "a1", secret: "fn_page", name: "Page", role: "admin" as const, scope: { kind: "page" as const } },
  { hash: "b2", secret: "fn_tools", name: "Tools", role: "guest" as const, scope: { kind: "mcp" as const, channel } },
];
const list = { jsonrpc: "2.0", id: 1, method: "tools/list", params: {} };

const open = async (settings: Record<string, string> = {}) => {
  const clock = testClock();
  let made = 0;
  const inbox = { ...fakeInbox({ keys }), soon: () => void (made += 1) };
  const tools = await openTools({ inbox, clock, settings });
  const ask = (secret: string | undefined, body: unknown = list, from = "192.0.2.1") =>
    tools.answer(
      new Request("http://127.0.0.1/mcp", {
        method: "POST",
        headers: {
          "content-type": "application/json",
          accept: "application/json, text/event-stream",
          ...(secret !== undefined && { authorization: `Bearer ${secret}` }),
        },
        body: JSON.stringify(body),
      }),
      from,
    );
  return { clock, ask, madeReady: () => made > 0, close: () => tools.close() };
};

describe("the door of the tools", () => {
  it("opens to a key for programs, and to no other", async () => {
    const { ask, close } = await open();
    expect((await ask("fn_tools")).status).toBe(200);
    for (const secret of [undefined, "fn_page", "fn_nobody"]) {
      const refused = await ask(secret);
      expect(refused.status).toBe(401);
      expect(refused.headers.get("www-authenticate")).toMatch(/^Bearer/);
      expect(await refused.text()).toContain("keys add <name> opens:mcp");
    }
    await close();
  });

  it("has what reads stories made ready for whoever comes in, and for nobody else", async () => {
    const { ask, madeReady, close } = await open();
    await ask("fn_nobody");
    expect(madeReady()).toBe(false);
    await ask("fn_tools");
    expect(madeReady()).toBe(true);
    await close();
  });

  it("looks at nothing from an address that guessed ten times, and again after a minute", async () => {
    const { clock, ask, close } = await open();
    for (let tried = 0; tried < 10; tried += 1) expect((await ask("fn_wrong")).status).toBe(401);
    expect((await ask("fn_tools")).status).toBe(429);
    expect((await ask("fn_tools", list, "192.0.2.2")).status).toBe(200);
    clock.advance(61_000);
    expect((await ask("fn_tools")).status).toBe(200);
    await close();
  });

  it("counts the requests of a key", async () => {
    const { clock, ask, close } = await open({ MCP_REQUESTS_A_MINUTE: "3" });
    const statuses = [];
    for (let asked = 0; asked < 4; asked += 1) statuses.push((await ask("fn_tools")).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    clock.advance(61_000);
    expect((await ask("fn_tools")).status).toBe(200);
    await close();
  });

  it("takes no body that is longer than any question", async () => {
    const { ask, close } = await open();
    const long = { ...list, params: { pad: "x".repeat(70_000) } };
    expect((await ask("fn_tools", long)).status).toBe(413);
    await close();
  });
});
