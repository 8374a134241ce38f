// The protocol over HTTP, for clients of both revisions: each request has a server of its own.
import { type AuthInfo, createMcpHandler } from "@modelcontextprotocol/server";
import type { Caller } from "./caller.ts";
import type { Served } from "./index.ts";
import { createServers } from "./server.ts";

/** A question and its options are a few thousand characters. */
const LARGEST_BODY = 64 * 1024;
/** Nothing here changes while a client listens, so nobody needs to. */
const MOST_LISTENING = 16;

export function createProtocol(served: Served) {
  const serverFor = createServers(served);
  // The library hands on what a request came with, and nothing else of ours.
  const callers = new WeakMap<AuthInfo, Caller>();
  const handler = createMcpHandler(
    ({ authInfo }) => {
      const caller = authInfo && callers.get(authInfo);
      if (!caller) throw new Error("a request without its caller");
      return serverFor(caller);
    },
    {
      maxRequestBodySize: LARGEST_BODY,
      maxSubscriptions: MOST_LISTENING,
      onerror: (error) => served.log.debug({ error }, "a request of a program was refused"),
    },
  );
  return {
    answer(request: Request, caller: Caller): Promise<Response> {
      const authInfo: AuthInfo = { token: "", clientId: caller.person.id, scopes: [] };
      callers.set(authInfo, caller);
      return handler.fetch(request, { authInfo });
    },
    close: () => handler.close(),
  };
}
