// Which addresses the guarded fetch may dial: rules for a URL, and rules for an IP address.
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { BotError } from "../core/errors.ts";
import { sentence } from "../words/index.ts";

const PORTS = new Set([80, 443, 8080, 8443]);

/** Names that mean a machine nearby whatever a resolver says. */
const NEARBY = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|arpa|onion)$/;

/** All of IPv6 that is handed out to the public. Outside lie the disguises of a private IPv4 address: `::a.b.c.d`, SIIT, NAT64, site-local. */
const HANDED_OUT = ipaddr.IPv6.parseCIDR("2000::/3");

/** Inside it, yet not of the public: 6to4, which hides an IPv4 address, and the block of protocols (Teredo and others). */
const DISGUISED = (["2002::/16", "2001::/23"] as const).map((range) => ipaddr.IPv6.parseCIDR(range));

/** Public by number, but answered by the machine's own host: the metadata service of one large cloud. */
const HOST_SERVICES = new Set(["168.63.129.16"]);

/** True for an address of the public internet and for nothing else; text that is no IP address is not public. */
export function isPublicAddress(ip: string): boolean {
  if (!ipaddr.isValid(ip)) return false;
  const address = ipaddr.process(ip);
  if (address.range() !== "unicast" || HOST_SERVICES.has(address.toString())) return false;
  if (address instanceof ipaddr.IPv4) return true;
  return address.match(HANDED_OUT) && !DISGUISED.some((range) => address.match(range));
}

/** True when a URL's host is an IP address, so that no resolver is asked for it. */
export function isAddress(host: string): boolean {
  const bare = withoutBrackets(host);
  // However it is written, it begins with a digit or has a colon: most hosts are names, and need no second look.
  return isIP(bare) !== 0 || (/^\d|:/.test(bare) && ipaddr.isValid(bare));
}

export function withoutBrackets(host: string): string {
  return host.startsWith("[") ? host.slice(1, -1) : host;
}

export interface AddressRules {
  /** Exact hosts, or `host:port`, that may be private and (with a port) unusual; as `allowedHost` writes them. */
  allowPrivateHosts: readonly string[];
  /** Host names answered by a given loopback address. */
  hosts: Readonly<Record<string, { host: string; port: number }>>;
  allowPorts: readonly number[];
}

/** A host as an operator wrote it (`reader.lan`, `bücher.lan:8000`, `[::1]:8080`), as addresses spell it. */
export function allowedHost(text: string): string {
  const [, host = text, port] = /^(.*?)(?::(\d+))?$/.exec(isIP(text) === 6 ? `[${text}]` : text) ?? [];
  const url = URL.parse(`http://${host}/`);
  return (url ? hostName(url) : host.toLowerCase()) + (port === undefined ? "" : `:${port}`);
}

/** The name as rules and look-ups compare it. */
export function hostName(url: { hostname: string }): string {
  return withoutBrackets(url.hostname).toLowerCase().replace(/\.$/, "");
}

/**
 * The URL, checked as far as it can be without a look-up. Throws `address_invalid` for what is no web address and
 * `address_refused` for one that leads somewhere private. The two texts say nothing about what is there.
 */
export function checkedUrl(address: string, rules: AddressRules): URL {
  const url = URL.parse(address);
  if (!url) {
    throw new BotError("address_invalid", sentence("errors.notAddress"), {
      hint: sentence("errors.notAddressHint"),
    });
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new BotError("address_refused", sentence("errors.onlyHttp"));
  }
  if (url.username !== "" || url.password !== "") {
    throw new BotError("address_refused", sentence("errors.addressCredentials"), {
      hint: sentence("errors.addressCredentialsHint"),
    });
  }
  const host = hostName(url);
  if (Object.hasOwn(rules.hosts, host)) return url;
  const port = portOf(url);
  if (rules.allowPrivateHosts.includes(`${host}:${port}`)) return url;
  const named = rules.allowPrivateHosts.includes(host);
  const nearby = isAddress(host) ? !isPublicAddress(host) : !host.includes(".") || NEARBY.test(host);
  if (nearby && !named) throw refused();
  if (!PORTS.has(port) && !rules.allowPorts.includes(port)) {
    throw new BotError("address_refused", sentence("errors.unusualPort"), {
      hint: sentence("errors.unusualPortHint", { place: `${host}:${port}` }),
    });
  }
  return url;
}

/** One text for every private place, so that nobody can map a network by asking. */
export function refused(): BotError {
  return new BotError("address_refused", sentence("errors.notPublic"), {
    hint: sentence("errors.notPublicHint"),
  });
}

/** True when the URL's host may be private. */
export function isExempt(url: { hostname: string; port: string; protocol: string }, rules: AddressRules): boolean {
  const host = hostName(url);
  return rules.allowPrivateHosts.includes(host) || rules.allowPrivateHosts.includes(`${host}:${portOf(url)}`);
}

function portOf(url: { port: string; protocol: string }): number {
  return url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
}
