// A response body to bytes: decompressed here, under a cap that counts what comes out.
import type { Readable, Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, type Zlib } from "node:zlib";
import { BotError } from "../core/errors.ts";
import { sentence } from "../words/index.ts";

/** More than one is a mistake, more than this an attack. */
const MAX_ENCODINGS = 2;

type Decoder = Transform & Zlib;

export function tooLarge(maxBytes: number): BotError {
  const size =
    maxBytes >= 1024 * 1024
      ? sentence("errors.megabytes", { count: Math.round(maxBytes / 1024 / 1024) })
      : sentence("errors.bytes", { count: maxBytes });
  return new BotError("fetch_too_large", sentence("errors.answerTooLarge", { size }));
}

/** Reads all of `body`, or throws `fetch_too_large` or `fetch_failed` (unknown, wrong or cut-off encoding). */
export async function readBody(
  body: Readable,
  contentEncoding: string | undefined,
  maxBytes: number,
): Promise<Uint8Array> {
  const encodings = (contentEncoding ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity");
  if (encodings.length > MAX_ENCODINGS) throw unreadable();
  let chunks: AsyncIterable<Uint8Array> = body;
  for (const encoding of encodings.toReversed()) chunks = decoded(chunks, encoding);

  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    kept.push(chunk);
  }
  return Buffer.concat(kept, size);
}

/** One decoding step. Written by hand rather than piped: every error surfaces here, and leaving the loop stops the decoder. */
async function* decoded(source: AsyncIterable<Uint8Array>, encoding: string): AsyncIterable<Uint8Array> {
  let decoder: Decoder | undefined;
  let feeding: Promise<void> | undefined;
  const iterator = source[Symbol.asyncIterator]();
  try {
    const first = await iterator.next();
    if (first.done) return;
    const stream = decoderFor(encoding, first.value);
    decoder = stream;
    feeding = feed(stream, first.value, iterator);
    // Awaited below; until then a failed source must not count as unhandled.
    feeding.catch(() => undefined);
    try {
      for await (const chunk of stream) yield chunk;
    } catch (cause) {
      await feeding;
      throw unreadable(cause);
    }
    await feeding;
  } finally {
    decoder?.destroy();
    await iterator.return?.();
  }
}

async function feed(decoder: Decoder, first: Uint8Array, rest: AsyncIterator<Uint8Array>): Promise<void> {
  try {
    for (let chunk: Uint8Array | undefined = first; chunk !== undefined;) {
      if (decoder.destroyed) return;
      if (!decoder.write(chunk)) await drained(decoder);
      const next = await rest.next();
      chunk = next.done ? undefined : next.value;
    }
    decoder.end();
  } catch (error) {
    // The source failed: the reader must not wait for an end that never comes.
    decoder.destroy();
    throw error;
  }
}

function drained(decoder: Decoder): Promise<void> {
  return new Promise((resolve) => {
    decoder.once("drain", resolve);
    decoder.once("close", resolve);
    decoder.once("error", resolve);
  });
}

function decoderFor(encoding: string, first: Uint8Array): Decoder {
  if (encoding === "gzip" || encoding === "x-gzip") return createGunzip();
  if (encoding === "br") return createBrotliDecompress();
  // "deflate" means zlib, and some servers send it without the zlib header.
  if (encoding === "deflate") return ((first[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
  throw unreadable();
}

function unreadable(cause?: unknown): BotError {
  return new BotError("fetch_failed", sentence("errors.answerDamaged"), {
    retryable: true,
    cause,
  });
}
