// Pictures of strangers: fetched once, told by their own bytes, kept in bounds, and never a reason to fail.
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BotError } from "../../src/core/errors.ts";
import { MINUTE } from "../../src/core/time.ts";
import { createPictureCache, rasterType } from "../../src/net/pictures.ts";
import { testClock } from "../support/clock.ts";

/** The head of a picture, which says how large it is. */
const png = (width: number, height: number) => {
  const head = Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\0\0\0\0\0\x08\x02\0\0\0", "latin1");
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
};
const PNG = png(640, 480);
const sized = (bytes: number) => Buffer.concat([PNG, Buffer.alloc(bytes - PNG.length)]);

describe("a picture of a stranger", () => {
  let folder: string;
  let asked: { url: string; maxBytes: number | undefined }[];
  let answer: () => { status: number; body: Uint8Array };
  const clock = testClock();
  const cache = (mostBytes?: number, at = folder) =>
    createPictureCache({
      clock,
      folder: at,
      ...(mostBytes === undefined ? {} : { mostBytes }),
      fetch: async (url, request) => {
        asked.push({ url, maxBytes: request?.maxBytes });
        return { ...answer(), url, hops: [], headers: { "content-type": "text/html" } };
      },
    });
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), "footnote-pictures-")), "pictures");
    asked = [];
    answer = () => ({ status: 200, body: PNG });
  });
  afterEach(() => rmSync(join(folder, ".."), { recursive: true }));

  it("is asked for once, under a bound of its size, also by a second process and by many at once", async () => {
    const first = cache();
    const all = await Promise.all([first.get("https://a.test/x"), first.get("https://a.test/x")]);
    for (const found of [...all, await cache().get("https://a.test/x")])
      expect(found).toEqual({ bytes: PNG, type: "image/png" });
    expect(asked).toEqual([{ url: "https://a.test/x", maxBytes: 2_000_000 }]);
  });

  it.each<[string, string, string | undefined]>([
    ["PNG", "\x89PNG\r\n\x1a\n", "image/png"],
    ["JPEG", "\xff\xd8\xff\xe0", "image/jpeg"],
    ["GIF", "GIF89a", "image/gif"],
    ["WebP", "RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"],
    ["AVIF", "\x00\x00\x00\x20ftypavif", "image/avif"],
    ["SVG", '<svg xmlns="http://www.w3.org/2000/svg">', undefined],
    ["SVG with a beginning of its own", '\ufeff<?xml version="1.0"?><svg>', undefined],
    ["a page", "<!doctype html><script>", undefined],
    ["a sound in the same wrapping", "RIFF\x00\x00\x00\x00WAVE", undefined],
    ["a film in the same wrapping", "\x00\x00\x00\x20ftypisom", undefined],
    ["nothing", "", undefined],
  ])("%s is told by its first bytes, whatever its server calls it", (_name, bytes, type) => {
    expect(rasterType(Buffer.from(bytes, "latin1"))).toBe(type);
  });

  it.each<[string, () => { status: number; body: Uint8Array }]>([
    ["is no picture", () => ({ status: 200, body: Buffer.from("<svg onload=alert(1)>") })],
    ["has more dots than a device may hold", () => ({ status: 200, body: png(5_000, 4_001) })],
    ["does not say how large it is", () => ({ status: 200, body: Buffer.from("\xff\xd8\xff\xe0", "latin1") })],
    ["is not there", () => ({ status: 404, body: PNG })],
    [
      "must not be asked for",
      () => {
        throw new BotError("address_refused", "private");
      },
    ],
  ])("that %s is none, and is not asked for again for ten minutes", async (_name, given) => {
    answer = given;
    const pictures = cache();
    expect(await pictures.get("https://a.test/x")).toBeUndefined();
    expect(await pictures.get("https://a.test/x")).toBeUndefined();
    expect(asked).toHaveLength(1);
    answer = () => ({ status: 200, body: PNG });
    clock.advance(10 * MINUTE);
    expect(await pictures.get("https://a.test/x")).toBeDefined();
  });

  it("may have as many dots as a large photograph", async () => {
    answer = () => ({ status: 200, body: png(5_000, 4_000) });
    expect(await cache().get("https://a.test/x")).toBeDefined();
  });

  it("makes room for newer ones, the oldest first", async () => {
    const pictures = cache(2500);
    answer = () => ({ status: 200, body: sized(1000) });
    await pictures.get("https://a.test/1");
    const [oldest = ""] = readdirSync(folder);
    utimesSync(join(folder, oldest), 1, 1);
    await pictures.get("https://a.test/2");
    await pictures.get("https://a.test/3");
    expect(readdirSync(folder)).toHaveLength(2);
    expect(readdirSync(folder)).not.toContain(oldest);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it("comes also where nothing can be kept", async () => {
    expect(await cache(undefined, join(import.meta.filename, "below-a-file")).get("https://a.test/x")).toBeDefined();
  });
});
