// The labelled stories, read where they are kept: sentences with what an editor would do with each.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { HeldStory } from "../../src/cli/analysed.ts";
import { storyOf } from "../../src/cli/given-articles.ts";
import { readPassages, type Passage } from "../../src/extract/passages.ts";
import { sharedRoot } from "../../test/support/shared.ts";
import { origins } from "../../src/stories/origins.ts";

export const SETS = ["editing", "editing-pages"] as const;
export type SetName = (typeof SETS)[number];
export const folderOf = (set: SetName): string => join(sharedRoot, "corpus", set);
export const isThere = (): boolean => SETS.every((set) => existsSync(folderOf(set)));

/** A sentence's label, as the material's own page explains it. */
export interface Label {
  doc: string;
  n: number;
  alone: 0 | 1 | 2;
  misleads: boolean;
  role: "event" | "why" | "background" | "reaction" | "next" | "detail" | "furniture";
  weight: 0 | 1 | 2 | 3;
  kind: "fact" | "opinion" | "inference";
  brackets?: string[];
}

/** A sentence of a document, as the labels number it. */
export type Place = [doc: string, n: number];

interface Told {
  story: string;
  leads: Place[];
  key: Place[];
  same?: Place[][];
}

interface Document {
  doc: string;
  story: string;
  source: string;
  title: string;
  text: string;
  language?: string;
  published?: string;
  sentences: { n: number; start: number; end: number; text: string }[];
}

/** A passage with the labels of the sentences that it holds, mostly one. */
export interface Labelled {
  passage: Passage;
  labels: Label[];
}

export interface LabelledStory {
  set: SetName;
  id: string;
  language: string;
  story: HeldStory;
  rows: Labelled[];
  told: Told;
}

export const lines = <T>(path: string): T[] =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as T);

/** Every story of both sets, with its passages and their labels. */
export function labelledStories(): LabelledStory[] {
  return SETS.flatMap((set) => {
    const documents = lines<Document>(join(folderOf(set), "documents.jsonl"));
    const labels = new Map(
      lines<Label>(join(folderOf(set), "labels.jsonl")).map((one) => [`${one.doc} ${one.n}`, one]),
    );
    return lines<Told>(join(folderOf(set), "stories.jsonl")).map((told): LabelledStory => {
      const own = documents.filter(({ story }) => story === told.story);
      const given = own.map(({ doc, source, title, text, language, published }) => {
        return { id: doc, source, title, text, language: language ?? "en", published };
      });
      const story = storyOf(given, new Date(0));
      const passages = readPassages(story.articles, origins(story.articles));
      const spansOf = new Map(own.map((document) => [document.doc, spans(document)]));
      const rows = passages.map((passage) => {
        const at = spansOf.get(passage.article.id);
        const numbers = at ? numbersOf(passage.text, at) : [];
        const found = numbers.map((n) => labels.get(`${passage.article.id} ${n}`)).filter((one) => one !== undefined);
        return { passage, labels: found };
      });
      return { set, id: told.story, language: own[0]?.language ?? "en", story, rows, told };
    });
  });
}

interface Spans {
  folded: string;
  spans: [n: number, start: number, end: number][];
}

const fold = (text: string): string => text.replace(/\s+/g, " ").trim();

/** A document's sentences laid over its text with white space folded. */
function spans({ sentences }: Document): Spans {
  let folded = "";
  const found: Spans["spans"] = [];
  for (const { n, text } of sentences) {
    const own = fold(text);
    folded += (folded === "" ? "" : " ") + own;
    found.push([n, folded.length - own.length, folded.length]);
  }
  return { folded, spans: found };
}

/** The sentences of which at least half stand in `text`, or the one that `text` stands in. */
function numbersOf(text: string, { folded, spans }: Spans): number[] {
  const start = folded.indexOf(text);
  if (start < 0) return [];
  const end = start + text.length;
  const held = spans.filter(([, from, to]) => Math.min(to, end) - Math.max(from, start) >= (to - from) / 2);
  const inside = held.length > 0 ? held : spans.filter(([, from, to]) => from <= start && end <= to);
  return inside.map(([n]) => n);
}
