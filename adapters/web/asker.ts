// Who asks, as the network says it: the address to count by, and whether they came by https.
import type { Context } from "hono";

/** Where people open the page when a proxy of the operator stands in front; undefined: nobody does, and no header says who asks. */
export type Front = URL | undefined;

/** The last entry of a list header: the one that the proxy in front wrote itself. */
const lastOf = (header: string | undefined): string | undefined => header?.split(",").at(-1)?.trim() || undefined;

/** The address of the other end of the connection; empty where there is none, as in a test. */
function peerOf(c: Context): string {
  // What the server of Node hands on; hono leaves its type open.
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return incoming?.socket?.remoteAddress ?? "";
}

/** The asker's address; of IPv6 the network alone, which is what one subscriber is given. */
export function askerOf(c: Context, front: Front): string {
  const address = (front && lastOf(c.req.header("x-forwarded-for"))) ?? peerOf(c);
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const whole = URL.parse(`http://[${address}]`)?.hostname.slice(1, -1);
  return whole === undefined ? address : networkOf(whole);
}

/** The first 64 bits of a shortened IPv6 address. */
function networkOf(address: string): string {
  const [before = "", after] = address.split("::");
  const head = before.split(":").filter(Boolean);
  const tail = after?.split(":").filter(Boolean) ?? [];
  const zeros = Array.from({ length: after === undefined ? 0 : 8 - head.length - tail.length }, () => "0");
  return `${[...head, ...zeros, ...tail].slice(0, 4).join(":")}::/64`;
}

/** True when the asker's own line is https; the proxy in front says so, or the address it stands for. */
export function isSecure(c: Context, front: Front): boolean {
  if (!front) return false;
  const said = lastOf(c.req.header("x-forwarded-proto"))?.toLowerCase();
  return said === undefined ? front.protocol === "https:" && c.req.header("host") === front.host : said === "https";
}
