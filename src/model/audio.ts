// Joins pieces of audio of one format into one file. Pure.
import { ascii, concat, withFlacComment, withOpusComment } from "./audio-tags.ts";

export const AUDIO_FORMATS = ["mp3", "opus", "aac", "flac", "wav", "pcm"] as const;
export type AudioFormat = (typeof AUDIO_FORMATS)[number];

/** `mp3` and `aac` (ADTS) are streams of frames, `pcm` of samples: they follow one another. `wav` needs one new header. */
export function joinAudio(pieces: Uint8Array[], format: AudioFormat): Uint8Array {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  if (format === "wav") return joinWav(pieces);
  // A tag between two mp3 pieces would be heard as a click by some players.
  return concat(format === "mp3" ? pieces.map((piece, i) => (i === 0 ? piece : withoutId3(piece))) : pieces);
}

/** The file with a note in its own metadata; formats without a place for one stay as they are. */
export function withNote(audio: Uint8Array, format: AudioFormat, note: string): Uint8Array {
  // A tag before the frames is passed over by players of both.
  if (format === "mp3" || format === "aac") return concat([id3(note), withoutId3(audio)]);
  if (format === "flac") return withFlacComment(audio, `DIGITAL_SOURCE_TYPE=${note}`);
  if (format === "opus") return withOpusComment(audio, `DIGITAL_SOURCE_TYPE=${note}`);
  // Bare samples have no place for a note.
  return format === "wav" ? wavWithComment(audio, note) : audio;
}

/** ID3v2.4 with one frame of a name and a value of our own, in UTF-8. */
function id3(note: string): Uint8Array {
  const value = new TextEncoder().encode(`\u0003digital-source-type\0${note}`);
  const frame = concat([new TextEncoder().encode("TXXX"), sevenBits(value.length), new Uint8Array(2), value]);
  return concat([new TextEncoder().encode("ID3"), Uint8Array.of(4, 0, 0), sevenBits(frame.length), frame]);
}

const sevenBits = (size: number): Uint8Array => Uint8Array.from([21, 14, 7, 0], (shift) => (size >> shift) & 0x7f);

/** A list of information behind the samples, with one comment. */
function wavWithComment(wav: Uint8Array, note: string): Uint8Array {
  if (ascii(wav, 0, 4) !== "RIFF") return wav;
  const text = new TextEncoder().encode(`${note}\0`);
  // Chunks begin at even places.
  const padded = concat([text, new Uint8Array(text.length % 2)]);
  const list = concat([new TextEncoder().encode("INFO"), chunkHead("ICMT", text.length), padded]);
  const body = concat([wav.subarray(8), new Uint8Array(wav.length % 2), chunkHead("LIST", list.length), list]);
  return concat([chunkHead("RIFF", body.length), body]);
}

/** Without the ID3v2 tag at its start: ten bytes and a size of four times seven bits. */
function withoutId3(mp3: Uint8Array): Uint8Array {
  if (ascii(mp3, 0, 3) !== "ID3") return mp3;
  const size = [6, 7, 8, 9].reduce((sum, i) => (sum << 7) | ((mp3[i] ?? 0) & 0x7f), 0);
  return mp3.subarray(Math.min(10 + size, mp3.length));
}

interface Wav {
  format: Uint8Array;
  data: Uint8Array;
}

function joinWav(pieces: Uint8Array[]): Uint8Array {
  const read = pieces.map(readWav);
  const format = read[0]?.format ?? new Uint8Array(0);
  const data = concat(read.map((wav) => wav.data));
  return concat([
    chunkHead("RIFF", 4 + 8 + format.length + 8 + data.length),
    new TextEncoder().encode("WAVE"),
    chunkHead("fmt ", format.length),
    format,
    chunkHead("data", data.length),
    data,
  ]);
}

function chunkHead(name: string, size: number): Uint8Array {
  const head = new Uint8Array(8);
  head.set(new TextEncoder().encode(name));
  new DataView(head.buffer).setUint32(4, size, true);
  return head;
}

/** The format and samples of a RIFF file. A streamed file has a data size of 0xFFFFFFFF: it then goes to the end. */
function readWav(file: Uint8Array): Wav {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const wav: Wav = { format: new Uint8Array(0), data: new Uint8Array(0) };
  for (let at = 12; at + 8 <= file.length;) {
    const name = ascii(file, at, at + 4);
    const size = Math.min(view.getUint32(at + 4, true), file.length - at - 8);
    const body = file.subarray(at + 8, at + 8 + size);
    if (name === "fmt ") wav.format = body;
    if (name === "data") wav.data = concat([wav.data, body]);
    // Chunks start at even offsets.
    at += 8 + size + (size % 2);
  }
  return wav;
}
