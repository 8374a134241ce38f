// A stand-in for what turns texts into vectors: each word points its own way, words of one meaning the same way.
import { createHash } from "node:crypto";
import type { Embed } from "../../src/core/ports.ts";

const WIDTH = 64;

/** `same`: lists of words that mean one thing. Nothing random: equal texts have equal vectors, on every machine. */
export function meanings(...same: string[][]): Embed & { asked: string[][] } {
  const asked: string[][] = [];
  const embed: Embed = async (texts) => {
    asked.push([...texts]);
    return texts.map((text) => direction(text, same));
  };
  return Object.assign(embed, { asked });
}

export function direction(text: string, same: string[][] = []): Float32Array {
  const sum = new Float32Array(WIDTH);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const meant = same.find((words) => words.includes(word))?.[0];
    const bytes = createHash("sha512")
      .update(meant ?? word)
      .digest();
    // What means something here weighs more than what is only said.
    for (let at = 0; at < WIDTH; at += 1) sum[at] = (sum[at] ?? 0) + ((bytes[at] ?? 0) - 127.5) * (meant ? 8 : 1);
  }
  const length = Math.hypot(...sum) || 1;
  return sum.map((value) => value / length);
}
