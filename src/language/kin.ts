// Words near in meaning, by how near: read from a file made of WordNet, when first asked for.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Written by bench/quality/make-kin.ts: counts, where each list starts, the words on them, how near they are, all words. */
const FILE = new URL(import.meta.resolve("#models/kin.bin"));

interface Kin {
  words: readonly string[];
  places: ReadonlyMap<string, number>;
  starts: Uint32Array;
  others: Uint16Array;
  nearness: Uint8Array;
}

let known: Kin | undefined;

/** The stems near `stem` in meaning, each with how near, above 0 and below 1. English; none for a stem that is rare or no word. */
export function kinOf(stem: string): [other: string, near: number][] {
  const { words, places, starts, others, nearness } = (known ??= load());
  const at = places.get(stem);
  if (at === undefined) return [];
  const [from, to] = [starts[at] ?? 0, starts[at + 1] ?? 0];
  return Array.from(others.subarray(from, to), (other, step) => [
    words[other] ?? "",
    (nearness[from + step] ?? 0) / 255,
  ]);
}

function load(): Kin {
  const held = readFileSync(fileURLToPath(FILE));
  // Node may give a slice of a larger buffer; the lists need one that begins where it does.
  const bytes = new Uint8Array(held).buffer;
  const [count = 0, pairs = 0] = new Uint32Array(bytes, 0, 2);
  const starts = new Uint32Array(bytes, 8, count + 1);
  const others = new Uint16Array(bytes, 8 + starts.byteLength, pairs);
  const nearness = new Uint8Array(bytes, others.byteOffset + others.byteLength, pairs);
  const words = new TextDecoder().decode(new Uint8Array(bytes, nearness.byteOffset + pairs)).split("\n");
  return { words, places: new Map(words.map((word, at) => [word, at])), starts, others, nearness };
}
