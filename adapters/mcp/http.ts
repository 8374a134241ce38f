// Requests of programs on the page's server: whose key it is, how often it asks, and then the protocol.
import { createGuesses, createMemory, type Mounted, steadyMs } from "../../src/platform/index.ts";
import { type Caller, callerOf } from "./caller.ts";
import type { McpSettings } from "./config.ts";
import type { Served } from "./index.ts";

const MINUTE_MS = 60_000;
const MOST_KEYS = 10_000;

export function createHttp(served: Served, settings: McpSettings): { answer: Mounted; close(): Promise<void> } {
  const { inbox, words, log, clock } = served;
  const guesses = createGuesses(clock);
  const lately = createMemory<{ since: number; count: number }>(clock, { most: MOST_KEYS, ms: MINUTE_MS });
  let opened: ReturnType<typeof open> | undefined;
  const open = async () => (await import("./protocol.ts")).createProtocol(served);

  const refuse = (status: 401 | 429, said: string, headers: Record<string, string>): Response =>
    new Response(`${said}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8", ...headers } });

  /** Counts a request; true beyond what a minute holds. */
  function isTooOften(id: string): boolean {
    const now = steadyMs(clock);
    const held = lately.get(id);
    const counted = held && now - held.since < MINUTE_MS ? held : { since: now, count: 0 };
    counted.count += 1;
    if (counted !== held) lately.set(id, counted);
    return counted.count > settings.MCP_REQUESTS_A_MINUTE;
  }

  /** The holder of the key that a request carries, or what is said to whoever carries none. */
  async function callerFrom(request: Request, from: string): Promise<Caller | Response> {
    const secret = /^Bearer (\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
    if (secret === undefined) return refuse(401, words.say("mcp.needsKey"), { "www-authenticate": "Bearer" });
    if (guesses.over(from)) return refuse(429, words.say("mcp.tooManyKeys"), { "retry-after": "60" });
    const held = await inbox.holder(secret);
    const caller = held && callerOf(held.tenant, held.key);
    if (caller) return caller;
    guesses.wrong(from);
    log.warn({ address: from }, "a wrong key for programs");
    return refuse(401, words.say("mcp.needsKey"), { "www-authenticate": 'Bearer error="invalid_token"' });
  }

  return {
    async answer(request, from) {
      const caller = await callerFrom(request, from);
      if (caller instanceof Response) return caller;
      if (isTooOften(caller.person.id)) return refuse(429, words.say("mcp.tooOften"), { "retry-after": "60" });
      // The protocol's library comes with the first that may ask.
      opened ??= open();
      return (await opened).answer(request, caller);
    },
    close: async () => (await opened)?.close(),
  };
}
