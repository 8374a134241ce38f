// A note in FLAC and Opus files: it can be read where players read it, and nothing else of the file changes.
import { expect, test } from "vitest";
import { oggChecksum, withFlacComment, withOpusComment } from "../../src/model/audio-tags.ts";

const NOTE = "DIGITAL_SOURCE_TYPE=https://schema.org/TrainedAlgorithmicMediaDigitalSource tts";
const bytes = (...parts: (string | number[] | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(
    Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part)))),
  );
const little = (value: number): number[] => [value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff, value >>> 24];
const comments = (...held: string[]): Uint8Array =>
  bytes(little(4), "test", little(held.length), ...held.flatMap((one) => [little(one.length), one]));

/** Comments as a player reads them. */
function read(from: Uint8Array): string[] {
  const view = new DataView(from.buffer, from.byteOffset, from.byteLength);
  let at = 4 + view.getUint32(0, true);
  const count = view.getUint32(at, true);
  at += 4;
  return Array.from({ length: count }, () => {
    const length = view.getUint32(at, true);
    at += 4 + length;
    return Buffer.from(from.subarray(at - length, at)).toString("utf8");
  });
}

const block = (type: number, body: Uint8Array, last = false): Uint8Array =>
  bytes([type | (last ? 0x80 : 0), 0, 0, body.length], body);
const info = block(0, bytes("x".repeat(34)));
const sound = bytes([0xff, 0xf8, 1, 2, 3]);

test.each([
  ["no comments yet", bytes("fLaC", block(0, bytes("x".repeat(34)), true), sound), 0],
  [
    "comments of its own",
    bytes("fLaC", info, block(4, comments("TITLE=News")), block(1, bytes("pad"), true), sound),
    1,
  ],
  ["comments last", bytes("fLaC", info, block(4, comments("TITLE=News"), true), sound), 1],
])("a FLAC file with %s gets the note among its comments", (_, flac, held) => {
  const noted = withFlacComment(flac, NOTE);
  const found: { type: number; body: Uint8Array }[] = [];
  let at = 4;
  for (let last = false; !last;) {
    last = ((noted[at] ?? 0x80) & 0x80) > 0;
    const length = ((noted[at + 1] ?? 0) << 16) + ((noted[at + 2] ?? 0) << 8) + (noted[at + 3] ?? 0);
    found.push({ type: (noted[at] ?? 0) & 0x7f, body: noted.subarray(at + 4, at + 4 + length) });
    at += 4 + length;
  }
  const [first, ...rest] = found;
  expect(first?.type).toBe(0);
  const kept = rest.filter(({ type }) => type === 4);
  expect(kept).toHaveLength(1);
  expect(read(kept[0]?.body ?? new Uint8Array(8)).slice(held)).toEqual([NOTE]);
  expect(noted.subarray(at)).toEqual(sound);
});

const page = (body: Uint8Array, sequence: number): Uint8Array => {
  const pieces = [...Array.from({ length: Math.floor(body.length / 255) }, () => 255), body.length % 255];
  const made = bytes(
    "OggS",
    [0, 0],
    new Uint8Array(8),
    little(7),
    little(sequence),
    little(0),
    [pieces.length, ...pieces],
    body,
  );
  new DataView(made.buffer).setUint32(22, oggChecksum(made), true);
  return made;
};

test("an Opus file gets the note into its second page, and a checksum that is right", () => {
  const head = page(bytes("OpusHead", [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]), 0);
  const rest = page(bytes([1, 2, 3]), 2);
  const long = `TITLE=${"long ".repeat(100)}`;
  const noted = withOpusComment(bytes(head, page(bytes("OpusTags", comments(long)), 1), rest), NOTE);
  expect(noted.subarray(0, head.length)).toEqual(head);
  expect(noted.subarray(noted.length - rest.length)).toEqual(rest);
  const tags = noted.slice(head.length, noted.length - rest.length);
  const count = tags[26] ?? 0;
  const packet = tags.subarray(27 + count);
  expect(tags.subarray(27, 27 + count).reduce((sum, piece) => sum + piece, 0)).toBe(packet.length);
  expect(read(packet.subarray(8))).toEqual([long, NOTE]);
  const told = new DataView(tags.buffer).getUint32(22, true);
  new DataView(tags.buffer).setUint32(22, 0, true);
  expect(told).toBe(oggChecksum(tags));
});

test("the checksum is the one of the Ogg format", () => {
  // The catalogue's check of this polynomial: CRC-32/CKSUM of "123456789" before its bits are turned over.
  expect(oggChecksum(bytes("123456789"))).toBe(~0x76_5e_76_80 >>> 0);
});

test.each(["", "fLaC", "OggS", "fLaC\u0000\u00ff\u00ff\u00ff", "OggS".padEnd(40, "\u00ff"), "anything else"])(
  "a file that is laid out otherwise (%j) stays as it is",
  (text) => {
    const file = bytes(text);
    expect(withFlacComment(file, NOTE)).toEqual(file);
    expect(withOpusComment(file, NOTE)).toEqual(file);
  },
);
