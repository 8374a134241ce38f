// Which addresses the guarded fetch may dial: the rules for a URL before any look-up, and for an IP address before any connection.
import ipaddr from "ipaddr.js";
import { BotError } from "../errors.ts";

const PORTS = new Set([80, 443, 8080, 8443]);

/** Names that mean a machine nearby whatever a resolver says. */
const NEARBY = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|arpa|onion)$/;

/** Ranges that ipaddr.js calls unicast and that may carry a private IPv4 address inside: `::a.b.c.d`, and SIIT. */
const DISGUISED = (
  ["::/96", "::ffff:0:0:0/96", "64:ff9b::/32", "2002::/16", "2001::/23", "5f00::/16", "fec0::/10", "100::/32"] as const
).map((range) => ipaddr.IPv6.parseCIDR(range));

/** True for an address of the public internet and for nothing else; text that is no IP address is not public. */
export function isPublicAddress(ip: string): boolean {
  if (!ipaddr.isValid(ip)) return false;
  const address = ipaddr.process(ip);
  if (address.range() !== "unicast") return false;
  return address instanceof ipaddr.IPv4 || !DISGUISED.some((range) => address.match(range));
}

/** True when a URL's host is an IP address, so that no resolver is asked for it. */
export function isAddress(host: string): boolean {
  return ipaddr.isValid(withoutBrackets(host));
}

export function withoutBrackets(host: string): string {
  return host.startsWith("[") ? host.slice(1, -1) : host;
}

export interface AddressRules {
  /** Exact host names, or `host:port`, that may be private and (with a port) unusual. */
  allowPrivateHosts: readonly string[];
  /** Host names answered by a given loopback address. */
  hosts: Readonly<Record<string, { host: string; port: number }>>;
  allowPorts: readonly number[];
}

/** The name as rules and look-ups compare it. */
export function hostName(url: URL): string {
  return withoutBrackets(url.hostname).toLowerCase().replace(/\.$/, "");
}

/**
 * The URL, checked as far as it can be without a look-up. Throws `address_invalid` for what is no web address and
 * `address_refused` for one that leads somewhere private. The two texts say nothing about what is there.
 */
export function checkedUrl(address: string, rules: AddressRules): URL {
  const url = URL.parse(address);
  if (!url) {
    throw new BotError("address_invalid", "This is not a web address.", {
      hint: "It should look like https://example.org/feed.xml.",
    });
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new BotError("address_refused", "Only http and https addresses are read.");
  }
  if (url.username !== "" || url.password !== "") {
    throw new BotError("address_refused", "Addresses with a name or password in them are not read.", {
      hint: "Use an address without the part before the @.",
    });
  }
  const host = hostName(url);
  if (Object.hasOwn(rules.hosts, host)) return url;
  const port = url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
  if (rules.allowPrivateHosts.includes(`${host}:${port}`)) return url;
  if (!PORTS.has(port) && !rules.allowPorts.includes(port)) throw refused();
  if (rules.allowPrivateHosts.includes(host)) return url;
  if (isAddress(host) ? !isPublicAddress(host) : !host.includes(".") || NEARBY.test(host)) throw refused();
  return url;
}

/** One text for every private place, so that nobody can map a network by asking. */
export function refused(): BotError {
  return new BotError("address_refused", "This address is not on the public internet, so it is not read.", {
    hint: "The operator can allow a host by name.",
  });
}

/** True when the URL's host may be private. */
export function isExempt(url: { hostname: string; port: string; protocol: string }, rules: AddressRules): boolean {
  const host = withoutBrackets(url.hostname).toLowerCase().replace(/\.$/, "");
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  return rules.allowPrivateHosts.includes(host) || rules.allowPrivateHosts.includes(`${host}:${port}`);
}
