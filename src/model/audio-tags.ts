// A note in the comments of FLAC and Ogg Opus files, as their formats lay them out. Pure.

const utf8 = new TextEncoder();

/** The file with one more comment, `NAME=value`; unchanged where it is laid out in another way than it should be. */
export function withFlacComment(flac: Uint8Array, comment: string): Uint8Array {
  if (ascii(flac, 0, 4) !== "fLaC") return flac;
  const blocks = flacBlocks(flac);
  if (!blocks) return flac;
  const { found, rest } = blocks;
  const at = found.findIndex(({ type }) => type === COMMENTS);
  const body = withComment(found[at]?.body ?? noComments(), comment);
  if (!body) return flac;
  const all = at < 0 ? found.toSpliced(1, 0, { type: COMMENTS, body }) : found.with(at, { type: COMMENTS, body });
  const written = all.map((block, i) => concat([flacHead(block, i === all.length - 1), block.body]));
  return concat([flac.subarray(0, 4), ...written, rest]);
}

/** Of FLAC's blocks before the sound, the one with comments. */
const COMMENTS = 4;

interface Block {
  type: number;
  body: Uint8Array;
}

function flacBlocks(flac: Uint8Array): { found: Block[]; rest: Uint8Array } | undefined {
  const found: Block[] = [];
  for (let at = 4; at + 4 <= flac.length;) {
    const [kind = 0, a = 0, b = 0, c = 0] = flac.subarray(at, at + 4);
    const end = at + 4 + (a << 16) + (b << 8) + c;
    if (end > flac.length) return undefined;
    found.push({ type: kind & 0x7f, body: flac.subarray(at + 4, end) });
    at = end;
    // The first bit says that it is the last of them.
    if (kind & 0x80) return { found, rest: flac.subarray(at) };
  }
  return undefined;
}

const flacHead = ({ type, body }: Block, last: boolean): Uint8Array =>
  Uint8Array.of(type | (last ? 0x80 : 0), body.length >> 16, (body.length >> 8) & 0xff, body.length & 0xff);

/** The same for Opus in Ogg: its second page holds the comments, and is written anew with its checksum. */
export function withOpusComment(opus: Uint8Array, comment: string): Uint8Array {
  const head = oggPage(opus, 0);
  const tags = head && oggPage(opus, head.end);
  if (!tags || ascii(head.body, 0, 8) !== "OpusHead" || ascii(tags.body, 0, 8) !== "OpusTags") return opus;
  const body = withComment(tags.body.subarray(8), comment);
  const packet = body && concat([utf8.encode("OpusTags"), body]);
  // A packet of 255 pieces and more would go on in another page, and so does one whose last piece is full.
  if (!packet || packet.length >= 254 * 255 || tags.pieces.at(-1) === 255) return opus;
  const pieces = [...Array.from({ length: Math.floor(packet.length / 255) }, () => 255), packet.length % 255];
  const page = concat([tags.head, Uint8Array.of(pieces.length, ...pieces), packet]);
  const view = new DataView(page.buffer);
  view.setUint32(CHECKSUM, 0, true);
  view.setUint32(CHECKSUM, oggChecksum(page), true);
  return concat([opus.subarray(0, head.end), page, opus.subarray(tags.end)]);
}

const CHECKSUM = 22;

function oggPage(ogg: Uint8Array, at: number) {
  if (ascii(ogg, at, at + 4) !== "OggS") return undefined;
  const count = ogg[at + 26] ?? 0;
  const pieces = [...ogg.subarray(at + 27, at + 27 + count)];
  const from = at + 27 + count;
  const end = from + pieces.reduce((sum, size) => sum + size, 0);
  if (end > ogg.length) return undefined;
  return { head: ogg.slice(at, at + 26), pieces, body: ogg.subarray(from, end), end };
}

/** Ogg's own CRC: polynomial 04C11DB7, nothing reflected, nothing inverted. */
export function oggChecksum(page: Uint8Array): number {
  let sum = 0;
  for (const byte of page) {
    sum ^= byte << 24;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x80_00_00_00 ? (sum << 1) ^ 0x04_c1_1d_b7 : sum << 1;
  }
  return sum >>> 0;
}

/** Vorbis comments: who wrote the file, how many there are, and each with its length. Undefined where they are cut short. */
function withComment(comments: Uint8Array, comment: string): Uint8Array | undefined {
  if (comments.length < 8) return undefined;
  const view = new DataView(comments.buffer, comments.byteOffset, comments.byteLength);
  const counted = 4 + view.getUint32(0, true);
  if (counted + 4 > comments.length) return undefined;
  const count = view.getUint32(counted, true);
  let at = counted + 4;
  for (let n = 0; n < count; n += 1) {
    if (at + 4 > comments.length) return undefined;
    at += 4 + view.getUint32(at, true);
  }
  if (at > comments.length) return undefined;
  const text = utf8.encode(comment);
  const held = comments.subarray(counted + 4, at);
  return concat([comments.subarray(0, counted), number(count + 1), held, number(text.length), text]);
}

const noComments = (): Uint8Array => concat([number(8), utf8.encode("footnote"), number(0)]);

function number(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

/** Bytes as letters. */
export const ascii = (bytes: Uint8Array, start: number, end: number): string =>
  String.fromCharCode(...bytes.subarray(start, end));

/** One after the other. */
export function concat(pieces: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
