// Cases of edits: sentences of real news with the claims made of them, the same for one seed.
import { readFileSync } from "node:fs";
import type { Sentence } from "../../src/core/domain.ts";
import { sentences } from "../../src/language/sentences.ts";
import { shared } from "../support/shared.ts";
import { type Edit, namesIn } from "./edits.ts";
import { REWRITTEN } from "./rewrites.ts";

export interface Text {
  id: string;
  title: string;
  published: Date | undefined;
  text: string;
  sentences: Sentence[];
  domain: string;
}

/** A repeatable source of numbers in [0, 1) (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** News texts of the shared corpus; undefined when it is not there. */
export function newsTexts(): Text[] | undefined {
  const basil = shared("corpus/stories/basil.dev.jsonl");
  const pages = shared("corpus/articles/aeb/ground-truth.json");
  if (!basil || !pages) return undefined;
  const stories = readFileSync(basil, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, string> & { paragraphs: string[] });
  const articles = JSON.parse(readFileSync(pages, "utf8")) as { file: string; articleBody: string }[];
  return [
    ...stories.map((story) =>
      toText(story["id"] ?? "", story["title"] ?? "", story.paragraphs.join("\n\n"), new Date(story["date"] ?? "")),
    ),
    ...articles.map(({ file, articleBody }) => toText(file, "", articleBody, undefined)),
  ];
}

function toText(id: string, title: string, text: string, published: Date | undefined): Text {
  return { id, title, published, text, sentences: sentences(text, "en"), domain: "example.org" };
}

export interface Case {
  text: Text;
  sentence: Sentence;
  claim: string;
}

const names = new WeakMap<Text, string[]>();

/** The names in a text, each once. */
function namesOf(text: Text): string[] {
  const found = names.get(text) ?? [
    ...new Set(text.sentences.flatMap(({ start, end }) => namesIn(text.text.slice(start, end)))),
  ];
  names.set(text, found);
  return found;
}

/** Up to `limit` cases of an edit over all texts, in an order that depends on the seed only. */
export function casesOf(edit: Edit, texts: readonly Text[], limit: number, seed: number): Case[] {
  const next = random(seed);
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(next() * from.length)];
  const places = texts
    .flatMap((text) => text.sentences.map((sentence) => ({ text, sentence, order: next() })))
    .toSorted((a, b) => a.order - b.order);
  const cases: Case[] = [];
  for (const { text, sentence } of places) {
    if (cases.length >= limit) break;
    const words = text.text.slice(sentence.start, sentence.end);
    const count = words.split(/\s+/).length;
    if (count < 7 || count > 45) continue;
    const lacks = (name: string): boolean => name.split(" ").every((part) => !words.includes(part.slice(0, 5)));
    const other = pick(texts) ?? text;
    const claim = edit({
      sentence: words,
      // Looked for where an edit asks for them: most do not.
      get namesHere() {
        return namesOf(text).filter(lacks);
      },
      get namesElsewhere() {
        return namesOf(other).filter(
          (name) => lacks(name) && name.split(" ").every((part) => !text.text.includes(part)),
        );
      },
      pick,
    });
    if (claim !== undefined && (claim !== words || edit === REWRITTEN["unchanged"]?.edit))
      cases.push({ text, sentence, claim });
  }
  return cases;
}
