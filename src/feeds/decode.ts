// Bytes and a content type to text; a label that the bytes contradict is not believed.
import { isAscii, isUtf8 } from "node:buffer";
import { detect } from "chardet";
import iconv from "iconv-lite";

/** A wrong label is kept from hiding text only when the bytes leave no doubt; this many bytes are shown to the guesser. */
const GUESS_BYTES = 64 * 1024;

/** Encodings in which most pairs of high bytes are a character: their text may be valid UTF-8 by chance, so the label counts. */
const MULTI_BYTE = /^(?:gb|big5|euc|shift|sjis|ms_kanji|x-sjis|iso-2022|ks_c|hz)/i;

/**
 * Text of a document, without its byte order mark. Never throws: bytes that fit no encoding become U+FFFD.
 * `contentType` is the header as sent, charset parameter included.
 */
export function decode(bytes: Uint8Array, contentType: string | undefined): string {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return withoutMark(iconv.decode(Buffer.from(bytes), wide));
  if (isAscii(bytes) && !bytes.includes(0x1b)) return latin1(bytes);

  const labels = [headerCharset(contentType), declaredCharset(bytes)].filter((label) => label !== undefined);
  const valid = isUtf8(bytes);
  for (const label of labels) {
    if (isUtf8Label(label) || !iconvOrWhatwg(label)) continue;
    if (valid && !MULTI_BYTE.test(label)) break;
    const text = decodeAs(bytes, label, true);
    if (text !== undefined) return text;
  }
  if (valid) return withoutMark(new TextDecoder("utf-8").decode(bytes));
  return decodeDamaged(bytes, labels);
}

/** Neither valid UTF-8 nor valid in what the labels say: mostly-right UTF-8, then the labels with gaps, then a guess. */
function decodeDamaged(bytes: Uint8Array, labels: string[]): string {
  const utf8 = new TextDecoder("utf-8").decode(bytes);
  const bad = utf8.split("\ufffd").length - 1;
  // oxlint-disable-next-line no-control-regex -- "not ASCII" is what is meant
  const good = utf8.replace(/[\u0000-\u007f\ufffd]+/g, "").length;
  if (bad * 4 <= good) return withoutMark(utf8);
  for (const label of labels) {
    if (isUtf8Label(label)) continue;
    const text = decodeAs(bytes, label, false);
    if (text !== undefined) return text;
  }
  const guess = detect(bytes.subarray(0, GUESS_BYTES));
  const text = guess && !isUtf8Label(guess) ? decodeAs(bytes, guess, false) : undefined;
  return text ?? new TextDecoder("windows-1252").decode(bytes);
}

/** UTF-16 and UTF-32, told by their mark or by where the zero bytes of `<` and `{` stand. */
const wideEncoding = (bytes: Uint8Array): string | undefined => markedWide(bytes) ?? unmarkedWide(bytes);

function markedWide([a, b, c, d]: Uint8Array): string | undefined {
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? "utf-32le" : "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return a === 0 && b === 0 && c === 0xfe && d === 0xff ? "utf-32be" : undefined;
}

function unmarkedWide([a = -1, b = -1, c = -1, d = -1]: Uint8Array): string | undefined {
  if (a === 0 && b === 0 && c === 0 && d > 0) return "utf-32be";
  if (a > 0 && b === 0 && c === 0 && d === 0) return "utf-32le";
  if (a === 0 && b > 0 && c === 0) return "utf-16be";
  if (a > 0 && b === 0 && d === 0) return "utf-16le";
  return undefined;
}

function headerCharset(contentType: string | undefined): string | undefined {
  return contentType?.match(/charset\s*=\s*["']?([^\s;"']+)/i)?.[1];
}

/** From `<?xml encoding>` or, for pages, from `<meta charset>`. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = latin1(bytes.subarray(0, 2048));
  const match =
    /<\?xml[^>]{0,200}?encoding\s*=\s*["']?([\w.:-]+)/i.exec(head) ??
    /<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]+)/i.exec(head);
  const label = match?.[1];
  // A document that could be read up to here is not in a wide encoding, whatever it says.
  return label && /^(?:utf|ucs|u)[-_]?(?:16|32)/i.test(label) ? undefined : label;
}

function isUtf8Label(label: string): boolean {
  return /^(?:utf-?8|us-ascii|ascii)$/i.test(label);
}

function iconvOrWhatwg(label: string): boolean {
  return whatwg(label, false) !== undefined || iconv.encodingExists(label);
}

function decodeAs(bytes: Uint8Array, label: string, strict: boolean): string | undefined {
  const decoder = whatwg(label, strict);
  try {
    if (decoder) return withoutMark(decoder.decode(bytes));
    return iconv.encodingExists(label) ? withoutMark(iconv.decode(Buffer.from(bytes), label)) : undefined;
  } catch {
    return undefined;
  }
}

/** Without a copy: for ASCII, and for looking at the head of anything. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}

function whatwg(label: string, fatal: boolean): InstanceType<typeof TextDecoder> | undefined {
  try {
    return new TextDecoder(label, { fatal });
  } catch {
    return undefined;
  }
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
