// Cookies within one chain of redirects: each goes back to its host, and all end with the chain.

/** More are no way to a page. */
const MOST = 20;
const LONGEST = 4096;

/** How a server takes a cookie back: an age of nothing, or a day of the last century. */
const ENDED = /^max-age=(?:-|0+$)|^expires=.{0,20}\b19\d\d\b/i;

export interface CookieJar {
  /** Takes what an answer of this address sets. */
  take(from: URL, setCookie: string | string[] | undefined): void;
  /** What to send to this address; undefined where nothing was set. */
  of(url: URL): string | undefined;
}

interface Cookie {
  value: string;
  secure: boolean;
}

export function createCookieJar(): CookieJar {
  const hosts = new Map<string, Map<string, Cookie>>();
  return {
    take(from, setCookie) {
      const lines = [setCookie ?? []].flat();
      if (lines.length === 0) return;
      const cookies = hosts.get(from.hostname) ?? new Map<string, Cookie>();
      hosts.set(from.hostname, cookies);
      for (const line of lines) {
        const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
        const at = pair.indexOf("=");
        if (at < 1 || line.length > LONGEST) continue;
        const name = pair.slice(0, at).trim();
        if (attributes.some((attribute) => ENDED.test(attribute))) cookies.delete(name);
        else if (cookies.has(name) || cookies.size < MOST) {
          const secure = attributes.some((attribute) => /^secure$/i.test(attribute));
          cookies.set(name, { value: pair.slice(at + 1).trim(), secure });
        }
      }
    },
    of(url) {
      const sent = [...(hosts.get(url.hostname) ?? [])].filter(
        ([, { secure }]) => !secure || url.protocol === "https:",
      );
      return sent.length > 0 ? sent.map(([name, { value }]) => `${name}=${value}`).join("; ") : undefined;
    },
  };
}
