// Fakes for the guarded fetch: a resolver that answers as told, and a web whose every host is one loopback server.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { connect, type AddressInfo } from "node:net";
import type { LookupAddress } from "node:dns";
import { buildConnector } from "undici";
import { createGuardedFetch, type GuardedFetchOptions } from "../../src/net/fetch.ts";

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that counts the connections made to it, whatever they say. */
export async function startServer(handler: Handler) {
  let connections = 0;
  const server = createServer({ maxHeaderSize: 64 * 1024 }, handler);
  server.on("connection", () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    open: () =>
      new Promise<number>((resolve, reject) =>
        server.getConnections((error, n) => (error ? reject(error) : resolve(n))),
      ),
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

export type FakeWeb = Awaited<ReturnType<typeof startWeb>>;

/**
 * A guarded fetch whose names resolve to public addresses, unless `names` says otherwise, and whose checked connections, http and
 * https alike, end at the handler: what the guard lets through is `dialled`.
 */
export async function startWeb(
  handler: Handler,
  names: Record<string, string[]> = {},
  options: Partial<GuardedFetchOptions> = {},
) {
  const server = await startServer(handler);
  const dialled: string[] = [];
  const lookups: string[] = [];
  const fetch = createGuardedFetch({
    userAgent: () => "Footnote/test (+https://example.org; 1 subscribers)",
    allowPrivateHosts: [],
    hosts: {},
    lookup: (host, _, done) => {
      lookups.push(host);
      const addresses = names[host] ?? ["93.184.216.34"];
      done(
        null,
        addresses.map((address): LookupAddress => ({ address, family: address.includes(":") ? 6 : 4 })),
      );
    },
    connector: (connectOptions) => (to, done) => {
      const { lookup } = connectOptions as { lookup?: (...args: unknown[]) => void };
      const dial = () => {
        dialled.push(to.hostname);
        const socket = connect(server.port, "127.0.0.1");
        socket.once("connect", () => done(null, socket)).once("error", (error) => done(error, null));
      };
      if (!lookup || /^[\d.]+$|:/.test(to.hostname)) return dial();
      lookup(to.hostname, { all: true }, (error: Error | null) => (error ? done(error, null) : dial()));
    },
    ...options,
  });
  return {
    fetch,
    dialled,
    lookups,
    server,
    stop: async () => {
      await fetch.close();
      await server.stop();
    },
  };
}

/** A guarded fetch with undici's own connector: what it reaches, it reaches for real. */
export function realFetch(names: Record<string, string[]>, options: Partial<GuardedFetchOptions> = {}) {
  return createGuardedFetch({
    userAgent: () => "Footnote/test",
    allowPrivateHosts: [],
    hosts: {},
    lookup: (host, _, done) => {
      const addresses = names[host];
      if (!addresses) return done(Object.assign(new Error("unknown"), { code: "ENOTFOUND" }), []);
      done(
        null,
        addresses.map((address): LookupAddress => ({ address, family: address.includes(":") ? 6 : 4 })),
      );
    },
    connector: buildConnector,
    ...options,
  });
}
