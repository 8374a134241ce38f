// Page bytes to text: which charset a page is really in.

const UTF8 = /^utf-?8$/i;
/** Encodings whose bytes could be taken for UTF-8 although they are not. */
const NEVER_UTF8 = /^(?:utf-?16|iso-2022|csiso2022|hz-gb)/i;

/**
 * Decodes as a browser would, but believes the bytes over the label where they are plain UTF-8: a wrong label is common,
 * text in another charset that happens to be valid UTF-8 is not. Unknown labels fall back to windows-1252.
 */
export function decodePage(bytes: Uint8Array, contentType: string | undefined): string {
  const label = declared(bytes, contentType);
  if (label && NEVER_UTF8.test(label)) return decodeAs(label, bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const text = decodeAs(label ?? "windows-1252", bytes);
    // Called UTF-8, and not one of its letters beyond ASCII can be read as such: it is none.
    return label && UTF8.test(label) && !/[^\0-\x7f\ufffd]/.test(text) ? decodeAs("windows-1252", bytes) : text;
  }
}

function decodeAs(label: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The charset a byte order mark, the transport or the page's own head names. */
function declared(bytes: Uint8Array, contentType: string | undefined): string | undefined {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  const sent = /charset\s*=\s*["']?([\w:.-]+)/i.exec(contentType ?? "")?.[1];
  if (sent) return sent;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString("latin1");
  return (
    /<meta(?:(?!<meta)[^>])+charset\s*=\s*["']?([\w:.-]+)/i.exec(head)?.[1] ??
    /<\?xml(?:(?!<\?xml)[^>])+encoding\s*=\s*["']([\w:.-]+)/i.exec(head)?.[1]
  );
}
