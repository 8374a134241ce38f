// Opens the connection: the last check stands between a name's addresses and the socket.
import { lookup as dnsLookup, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { buildConnector } from "undici";
import {
  hostName,
  isAddress,
  isExempt,
  isPublicAddress,
  refused,
  withoutBrackets,
  type AddressRules,
} from "./address.ts";

export interface DialOptions extends AddressRules {
  connectTimeoutMs: number;
  /** Name to addresses, as `dns.lookup` with `all`. */
  lookup: Lookup;
  /** Opens the socket once everything is checked; undici's own unless a test counts. */
  connector: (options: buildConnector.BuildOptions) => buildConnector.connector;
}

export type Lookup = (
  host: string,
  options: { all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export const systemLookup: Lookup = (host, options, done) => dnsLookup(host, options, done);

/**
 * An undici connector. Node asks no resolver for an IP literal, so literals are checked first; a name is checked inside the look-up
 * that the connection itself uses, so that a second look-up with another answer cannot exist. One bad answer refuses them all.
 */
export function guardedConnector(options: DialOptions): buildConnector.connector {
  // No connection is idle for as long as the system would ask whether the other end is there.
  const shared = { timeout: options.connectTimeoutMs, allowH2: false, keepAlive: false };
  const guarded = options.connector({ ...shared, lookup: guard(options.lookup, true) });
  const exempt = options.connector({ ...shared, lookup: guard(options.lookup, false) });
  const mapped = options.connector(shared);
  return (to, done) => {
    const host = hostName(new URL(`${to.protocol}//${bracketed(to.hostname)}`));
    const home = Object.hasOwn(options.hosts, host) ? options.hosts[host] : undefined;
    if (home) return mapped({ ...to, hostname: home.host, port: String(home.port), servername: host }, done);
    if (isExempt(to, options)) return exempt(to, done);
    if (isAddress(host) && !isPublicAddress(host)) return done(refused(), null);
    return guarded(to, done);
  };
}

function bracketed(host: string): string {
  const bare = withoutBrackets(host);
  return bare.includes(":") ? `[${bare}]` : bare;
}

function guard(lookup: Lookup, publicOnly: boolean): LookupFunction {
  return (host, options, done) => {
    lookup(host, { all: true }, (error, addresses) => {
      if (error) return done(error, []);
      if (addresses.length === 0) return done(Object.assign(new Error("no address"), { code: "ENOTFOUND" }), []);
      if (publicOnly && !addresses.every(({ address }) => isPublicAddress(address))) return done(refused(), []);
      if (options.all) return done(null, addresses);
      const [first] = addresses;
      return done(null, first?.address ?? "", first?.family);
    });
  };
}
