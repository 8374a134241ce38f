// Other articles, as many as are asked for: real ones first, then new ones made of their paragraphs.
import { readFileSync } from "node:fs";
import { basilStories } from "../../test/support/basil.ts";
import { shared } from "../../test/support/shared.ts";

export interface OtherText {
  title: string;
  text: string;
}

const flat = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Always the same numbers, from 0 up to 1. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** None of them shares a sentence with `known`; each new one is told of two or three real ones, under the title of one. */
export function otherTexts(known: readonly string[], count: number, seed: number): OtherText[] {
  const whole = known.map(flat).join("\n");
  const fresh = (text: string): boolean => !whole.includes(flat(text).slice(100, 180));
  const told = basilStories()?.flatMap(({ articles }) => articles) ?? [];
  const folder = shared("corpus/articles");
  const pages = folder
    ? (JSON.parse(readFileSync(`${folder}/aeb/ground-truth.json`, "utf8")) as { articleBody: string }[])
    : [];
  const real = [
    ...told.map(({ title, text }) => ({ title, text })),
    ...pages.map(({ articleBody: text }) => ({ title: text.split("\n")[0]?.slice(0, 90) ?? "", text })),
  ].filter(({ text }) => text.length > 400 && fresh(text));
  const next = seeded(seed);
  const any = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const paragraphs = real.map(({ text }) =>
    text.split(/\n+/).filter((each) => each.trim() !== "" && fresh(`${" ".repeat(100)}${each}`)),
  );
  while (real.length < count && paragraphs.length > 0) {
    const sources = [any(paragraphs), any(paragraphs), any(paragraphs)];
    const text = Array.from({ length: 8 + Math.floor(next() * 14) }, () => any(any(sources)) ?? "").join("\n\n");
    real.push({ title: any(real).title, text });
  }
  return real.slice(0, count);
}
