// The labelled material on the disk: documents, their sentences, and where a passage stands in them.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { HeldStory } from "../../src/cli/analysed.ts";
import { storyOf } from "../../src/cli/given-articles.ts";
import { sharedRoot } from "../../test/support/shared.ts";

export const SETS = ["editing", "editing-pages"] as const;
export type SetName = (typeof SETS)[number];

/** Where a set lies; it is never part of the project. */
export const folderOf = (set: SetName): string => join(sharedRoot, "corpus", set);
/** The sets that are there. */
export const present = (): SetName[] => SETS.filter((set) => existsSync(folderOf(set)));
export const isThere = (): boolean => present().length === SETS.length;

/** A file of a set, an object a line. */
export const lines = <T>(set: SetName, file: string): T[] =>
  readFileSync(join(folderOf(set), file), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as T);

/** A sentence of a document, as the labels number it: "document n". */
export type Place = string;
export const placeName = (doc: string, n: number): Place => `${doc} ${n}`;

export interface Document {
  doc: string;
  story: string;
  source: string;
  title: string;
  text: string;
  language?: string;
  published?: string;
  sentences: { n: number; text: string }[];
}

/** One line of `stories.jsonl`, as far as any bench reads it. */
export interface Told {
  story: string;
  leads: [doc: string, n: number][];
  same?: [doc: string, n: number][][];
  questions: { q: string; type: "single" | "multi" | "none" | "false"; answers?: [doc: string, n: number][] }[];
}

export interface CorpusStory {
  /** `own`: the labels are ours (`own-labels.ts`). */
  set: SetName | "own";
  language: string;
  story: HeldStory;
  told: Told;
  /** The labelled sentences that a passage holds: of `doc`, or of the first document that has it. */
  placesOf(passage: string, doc?: string): Place[];
}

/** Every story of the sets that are there: what is measured by. */
export function corpusStories(): CorpusStory[] {
  return present().flatMap((set) =>
    storiesOf(set, lines<Document>(set, "documents.jsonl"), lines<Told>(set, "stories.jsonl")),
  );
}

/** Each story that was told of, with its documents. */
export function storiesOf(
  set: CorpusStory["set"],
  documents: readonly Document[],
  all: readonly Told[],
): CorpusStory[] {
  const byStory = Map.groupBy(documents, ({ story }) => story);
  return all.map((told): CorpusStory => {
    const own = byStory.get(told.story) ?? [];
    const language = own[0]?.language ?? "en";
    const given = own.map(({ doc, source, title, text, published }) => {
      return { id: doc, source, title, text, language, published };
    });
    const laid = own.map((document) => ({ doc: document.doc, ...layOut(document) }));
    const placesOf = (passage: string, doc?: string): Place[] =>
      laid
        .filter((document) => doc === undefined || document.doc === doc)
        .map((document) => held(flat(passage), document))
        .find(({ length }) => length > 0) ?? [];
    return { set, language, story: storyOf(given, new Date(0)), told, placesOf };
  });
}

/** A document's sentences laid over its text with white space folded, so that any splitting into sentences will do. */
interface LaidOut {
  folded: string;
  spans: { place: Place; start: number; end: number }[];
}

function layOut({ doc, sentences }: Document): LaidOut {
  let folded = "";
  const spans: LaidOut["spans"] = [];
  for (const { n, text } of sentences) {
    const own = flat(text);
    folded += (folded === "" ? "" : " ") + own;
    spans.push({ place: placeName(doc, n), start: folded.length - own.length, end: folded.length });
  }
  return { folded, spans };
}

/** The sentences of which at least half stand in a passage, or the one that it stands in. */
function held(passage: string, { folded, spans }: LaidOut): Place[] {
  const start = folded.indexOf(passage);
  if (start < 0) return [];
  const end = start + passage.length;
  const most = spans.filter(
    (span) => Math.min(span.end, end) - Math.max(span.start, start) >= (span.end - span.start) / 2,
  );
  const found = most.length > 0 ? most : spans.filter((span) => span.start <= start && end <= span.end);
  return found.map(({ place }) => place);
}

const flat = (text: string): string => text.replace(/\s+/g, " ").trim();
