// The page's own script, style and icon: files of one folder, read once, served by name.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import type { Context } from "hono";
import type { Words } from "../../src/platform/index.ts";
import { joined } from "./join.ts";
import { takesBrotli } from "./packing.ts";

// Found from the package: compiled code stands elsewhere than its files.
const folder = new URL("adapters/web/assets/", import.meta.resolve("#package.json"));

const types: Record<string, string> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  json: "application/manifest+json",
};

interface Asset {
  body: string | Uint8Array<ArrayBuffer>;
  type: string;
  etag: string;
  /** Packed when it is first asked for. */
  packed?: Uint8Array<ArrayBuffer>;
}

/** The parts of the one style sheet, in their order: a request for each would cost more than what most of them say. */
const STYLES = ["base", "frame", "post", "card", "ways", "thread", "tools"];

const read = (name: string): string => readFileSync(new URL(name, folder), "utf8");
const style = [...STYLES.map((name) => read(`${name}.css`)), "@media print {", read("print.css"), "}"].join("\n");

const made = new Map([["page.css", style], ...joined("page.js", read)]);

const files = new Map(
  ["page.css", ...readdirSync(folder).filter((name) => !name.endsWith(".css"))].map((name): [string, Asset] => {
    const isText = !name.endsWith(".png");
    const body = isText ? (made.get(name) ?? read(name)) : new Uint8Array(readFileSync(new URL(name, folder)));
    // Weak: the same file is sent whole, or packed in one way or another.
    const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 16)}"`;
    return [name, { body, type: types[name.split(".").at(-1) ?? ""] ?? "text/plain", etag }];
  }),
);

/** Always asked again and mostly answered with "not modified": an update of the program shows at once. */
export const assets =
  (words: (c: Context) => Words) =>
  (c: Context): Response => {
    const file = files.get(c.req.param("name") ?? "");
    if (!file) return c.text(`${words(c).say("page.noFile")}\n`, 404);
    c.header("etag", file.etag);
    c.header("cache-control", "no-cache");
    c.header("vary", "Accept-Encoding");
    if (c.req.header("if-none-match") === file.etag) return c.body(null, 304);
    if (typeof file.body === "string" && takesBrotli(c)) {
      file.packed ??= new Uint8Array(brotliCompressSync(file.body));
      return c.body(file.packed, 200, { "content-type": file.type, "content-encoding": "br" });
    }
    return c.body(file.body, 200, { "content-type": file.type });
  };
