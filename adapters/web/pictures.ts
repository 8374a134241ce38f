// Addresses of pictures on the page: the bot fetches them, so that nobody outside sees who reads.
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Context } from "hono";
import { type Records, webUrl } from "../../src/platform/index.ts";
import type { WebContext } from "./index.ts";

/** Where the key is kept: an address shown yesterday works tomorrow. */
const KEY = "pictures-key";
/** Longer addresses than this get no picture: they have to fit into one of ours. */
const LONGEST = 1500;

export interface Pictures {
  /** Reads the key, or makes it; without it no address is given. */
  open(): Promise<void>;
  /** The address on this page of a picture elsewhere; signed, so that nobody makes the bot fetch what no post shows. */
  path(url: string): string | undefined;
  /** Answers such an address. */
  answer(c: Context): Promise<Response>;
}

export function createPictures(records: Records, fetched: WebContext["picture"]): Pictures {
  let key: Buffer | undefined;
  const mac = (named: string): string =>
    createHmac("sha256", key ?? "")
      .update(named)
      .digest("base64url")
      .slice(0, 22);

  /** The address behind one of ours; undefined where it is not of our making. */
  function read(signed: string): string | undefined {
    const [, named = "", sign = ""] = /^([\w-]+)\.([\w-]{22})$/.exec(signed) ?? [];
    if (!key || sign === "" || !timingSafeEqual(Buffer.from(mac(named)), Buffer.from(sign))) return undefined;
    return Buffer.from(named, "base64url").toString();
  }

  return {
    async open() {
      if (!fetched) return;
      const held = await records.get(KEY);
      const text = typeof held === "string" ? held : randomBytes(32).toString("base64url");
      if (held !== text) await records.put(KEY, text);
      key = Buffer.from(text);
    },
    path(url) {
      const href = webUrl(url)?.href;
      if (!key || href === undefined || href.length > LONGEST) return undefined;
      const named = Buffer.from(href).toString("base64url");
      return `/pictures/${named}.${mac(named)}`;
    },
    async answer(c) {
      const url = read(c.req.param("signed") ?? "");
      const found = url === undefined ? undefined : await fetched?.(url);
      // A reader's browser asks again tomorrow: the picture may come then.
      if (!found) return c.body(null, 404, { "cache-control": "private, max-age=600" });
      return c.body(new Uint8Array(found.bytes).buffer, 200, {
        "content-type": found.type,
        "cache-control": "private, max-age=604800",
      });
    },
  };
}
