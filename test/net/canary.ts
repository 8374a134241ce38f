// Fakes for the guarded fetch: a resolver that answers as told, a web whose every host is one loopback server, a count of connections.
import { createHook } from "node:async_hooks";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, isIP } from "node:net";
import type { LookupAddress } from "node:dns";
import { buildConnector } from "undici";
import { type GuardedFetchOptions, createGuardedFetch } from "../../src/net/fetch.ts";
import { CA, CERT, KEY } from "./tls.ts";

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that counts the connections made to it, whatever they say. */
export async function startServer(handler: Handler, { tls = false } = {}) {
  let connections = 0;
  const options = { maxHeaderSize: 64 * 1024 };
  const server = tls ? createTlsServer({ ...options, key: KEY, cert: CERT }, handler) : createServer(options, handler);
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

/** What another file left in this process may still seek its database or its platform. */
const OTHERS = /node_modules\/(?!undici\/)/;

/** Counts every attempt of ours and of undici to connect a TCP socket, wherever to. */
export function countConnects() {
  let attempts = 0;
  const hook = createHook({
    init: (_, type) => {
      if (type === "TCPCONNECTWRAP" && !OTHERS.test(new Error("who connects").stack ?? "")) attempts += 1;
    },
  }).enable();
  return { attempts: () => attempts, stop: () => void hook.disable() };
}

type Names = Record<string, string[]>;

/** A resolver that knows these names and says `otherwise` of all others; undefined: that there is no such name. */
const resolver =
  (names: Names, otherwise: string[] | undefined, asked: string[] = []): NonNullable<GuardedFetchOptions["lookup"]> =>
  (host, _, done) => {
    asked.push(host);
    const addresses = names[host] ?? otherwise;
    if (!addresses) return done(Object.assign(new Error("unknown"), { code: "ENOTFOUND" }), []);
    done(
      null,
      addresses.map((address): LookupAddress => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };

/** undici's own connector, which trusts the test's authority; public IP addresses have no certificate of it. */
export const trusting: NonNullable<GuardedFetchOptions["connector"]> = (options) =>
  buildConnector({ ...options, ca: CA, checkServerIdentity: () => undefined } as buildConnector.BuildOptions);

const BASE: GuardedFetchOptions = {
  userAgent: () => "Footnote/test (+https://example.org; 1 subscribers)",
  allowPrivateHosts: [],
  hosts: {},
};

export type FakeWeb = Awaited<ReturnType<typeof startWeb>>;

/**
 * A guarded fetch whose names resolve to public addresses, unless `names` says otherwise, and whose checked connections, http and
 * https alike (with a certificate that holds), end at the handler: what the guard lets through is `dialled`.
 */
export async function startWeb(handler: Handler, names: Names = {}, options: Partial<GuardedFetchOptions> = {}) {
  const [server, secure] = await Promise.all([startServer(handler), startServer(handler, { tls: true })]);
  const dialled: string[] = [];
  const lookups: string[] = [];
  const fetch = createGuardedFetch({
    ...BASE,
    lookup: resolver(names, ["93.184.216.34"], lookups),
    connector: (given) => {
      const { lookup } = given as { lookup?: (...args: unknown[]) => void };
      const home = { host: "127.0.0.1", hostname: "127.0.0.1" };
      const dial = trusting({ timeout: 5000, allowH2: false } as buildConnector.BuildOptions);
      return (to, done) => {
        const port = String(to.protocol === "https:" ? secure.port : server.port);
        const connect = () => {
          dialled.push(to.hostname);
          dial({ ...to, ...home, port, servername: to.servername ?? "feeds.example" }, done);
        };
        // As Node does it: nobody is asked for an address that is one already.
        if (!lookup || isIP(to.hostname) !== 0) return connect();
        lookup(to.hostname, { all: true }, (error: Error | null) => (error ? done(error, null) : connect()));
      };
    },
    ...options,
  });
  return {
    fetch,
    dialled,
    lookups,
    server,
    secure,
    /** Connections open at either server. */
    open: async () => (await server.open()) + (await secure.open()),
    stop: async () => {
      await fetch.close();
      await Promise.all([server.stop(), secure.stop()]);
    },
  };
}

/** A guarded fetch with undici's own connector: what it reaches, it reaches for real. */
export function realFetch(names: Names, options: Partial<GuardedFetchOptions> = {}) {
  return createGuardedFetch({ ...BASE, lookup: resolver(names, undefined), connector: trusting, ...options });
}
