// A response body to bytes: decompressed here, under a cap that counts what comes out.
import type { Readable } from "node:stream";
import * as zlib from "node:zlib";
import { BotError } from "../core/errors.ts";
import { isObject } from "../core/values.ts";
import { sentence } from "../words/index.ts";

/** More than one is a mistake, more than this an attack. */
const MAX_ENCODINGS = 2;

type Coding = "gzip" | "deflate" | "br" | "zstd";

/** Codings by their names. Whatever else a server writes there (utf-8, none, binary) codes nothing, as browsers take it. */
const CODINGS = new Map<string, Coding>([
  ["gzip", "gzip"],
  ["x-gzip", "gzip"],
  ["deflate", "deflate"],
  ["br", "br"],
  ["zstd", "zstd"],
]);

export function tooLarge(maxBytes: number): BotError {
  const size =
    maxBytes >= 1024 * 1024
      ? sentence("errors.megabytes", { count: Math.round(maxBytes / 1024 / 1024) })
      : sentence("errors.bytes", { count: maxBytes });
  return new BotError("fetch_too_large", sentence("errors.answerTooLarge", { size }), {
    hint: sentence("errors.tooLargeHint"),
  });
}

/** Reads all of `body`, or throws `fetch_too_large` or `fetch_failed` (wrong or cut-off encoding). */
export async function readBody(
  body: Readable,
  contentEncoding: string | undefined,
  maxBytes: number,
): Promise<Uint8Array> {
  const codings = (contentEncoding ?? "")
    .toLowerCase()
    .split(",")
    .flatMap((name) => CODINGS.get(name.trim()) ?? []);
  if (codings.length > MAX_ENCODINGS) throw unreadable();
  let bytes = await readAll(body, maxBytes);
  for (const coding of codings.toReversed()) bytes = await decoded(bytes, coding, maxBytes);
  // Files that were compressed once and for all come without a word about it.
  return codings.length < MAX_ENCODINGS && isGzip(bytes) ? gunzipped(bytes, maxBytes) : bytes;
}

async function readAll(body: Readable, maxBytes: number): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let size = 0;
  const chunks: AsyncIterable<Uint8Array> = body;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    kept.push(chunk);
  }
  const [only] = kept;
  return only && kept.length === 1 ? only : Buffer.concat(kept, size);
}

const isGzip = ([a, b, c]: Uint8Array): boolean => a === 0x1f && b === 0x8b && c === 8;
/** The first two bytes of zlib's own form: the method, and a sum that must come out even. */
const isZlib = ([a = 0, b = 0]: Uint8Array): boolean => (a & 0x0f) === 8 && (a * 256 + b) % 31 === 0;
/** A document, whatever its label says. */
const isPlain = (bytes: Uint8Array): boolean =>
  /^(?:\ufeff|\xef\xbb\xbf)?\s*[<{[]/.test(Buffer.from(bytes.subarray(0, 64)).toString("latin1"));

/** Undoes one coding. What follows its end is left aside, as browsers do; a document under a wrong label is taken as it is. */
async function decoded(bytes: Uint8Array, coding: Coding, maxBytes: number): Promise<Uint8Array> {
  if (bytes.length === 0) return bytes;
  try {
    if (coding === "br") return (await inflated(zlib.brotliDecompress, bytes, maxBytes)).bytes;
    if (coding === "zstd") return (await inflated(zlib.zstdDecompress, bytes, maxBytes)).bytes;
    if (isGzip(bytes)) return await gunzipped(bytes, maxBytes);
    if (isPlain(bytes)) return bytes;
    // "deflate" means zlib, and some servers send it without the zlib header, or gzip without gzip's.
    return (await inflated(isZlib(bytes) ? zlib.inflate : zlib.inflateRaw, bytes, maxBytes)).bytes;
  } catch (error) {
    if (error instanceof BotError && error.code === "fetch_failed" && isPlain(bytes)) return bytes;
    throw error;
  }
}

/** All members of a gzip file. Whatever else follows one, or is missing behind its text, is not looked at. */
async function gunzipped(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  const members: Uint8Array[] = [];
  let size = 0;
  let rest = bytes;
  do {
    const start = headerLength(rest);
    const member = await inflated(zlib.inflateRaw, rest.subarray(start), maxBytes - size);
    size += member.bytes.length;
    members.push(member.bytes);
    rest = rest.subarray(start + member.consumed + TRAILER);
  } while (isGzip(rest) && size < maxBytes);
  return Buffer.concat(members, size);
}

/** Checksum and length. */
const TRAILER = 8;

/** Length of what stands before the text of a gzip file (RFC 1952). */
function headerLength(bytes: Uint8Array): number {
  const flags = bytes[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const named of [8, 16]) if (flags & named) at = bytes.indexOf(0, at) + 1 || bytes.length;
  return flags & 2 ? at + 2 : at;
}

interface Inflated {
  bytes: Uint8Array;
  /** How much of what was given it took. */
  consumed: number;
}

type OneShot = (bytes: Uint8Array, options: object, done: (error: Error | null, result: unknown) => void) => void;

function inflated(oneShot: OneShot, bytes: Uint8Array, maxBytes: number): Promise<Inflated> {
  return new Promise((resolve, reject) => {
    oneShot(bytes, { maxOutputLength: Math.max(1, maxBytes), info: true }, (error, result) => {
      if (error) {
        const code = "code" in error ? error.code : undefined;
        return reject(code === "ERR_BUFFER_TOO_LARGE" ? tooLarge(maxBytes) : unreadable(error));
      }
      // What `info` asks for; the types of Node do not know it.
      const { buffer, engine } = isObject(result) ? result : {};
      if (!(buffer instanceof Uint8Array) || !isObject(engine)) return reject(unreadable());
      resolve({ bytes: buffer, consumed: Number(engine["bytesWritten"]) });
    });
  });
}

function unreadable(cause?: unknown): BotError {
  return new BotError("fetch_failed", sentence("errors.answerDamaged"), {
    retryable: true,
    cause,
  });
}
