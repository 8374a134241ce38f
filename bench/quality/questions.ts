// The labelled questions of the shared corpus, and the score of answers to them.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { HeldStory } from "../../src/cli/analysed.ts";
import { storyOf } from "../../src/cli/given-articles.ts";
import type { Analysis } from "../../src/core/domain.ts";
import type { Answer } from "../../src/core/ports.ts";
import { defaultLens } from "../../src/digest/defaults.ts";
import { extractAnalysis } from "../../src/extract/points.ts";
import { origins } from "../../src/stories/origins.ts";
import { median } from "../figures.ts";

/** Where the labelled material lies; it is never part of the project. */
const CORPUS = join(process.env["FOOTNOTE_SHARED"] ?? join(import.meta.dirname, "../../../shared"), "corpus");
const SETS = ["editing", "editing-pages"] as const;

/** A sentence of a document, as the labels number it: "document n". */
type Place = string;

/** One sentence answers it, several do, none does, or it rests on a false premise. */
type Type = "single" | "multi" | "none" | "false";

export interface Labelled {
  set: (typeof SETS)[number];
  language: string;
  story: HeldStory;
  text: string;
  type: Type;
  answers: Set<Place>;
  placesOf(passage: string): Place[];
}

interface Document {
  doc: string;
  story: string;
  source: string;
  title: string;
  text: string;
  language?: string;
  sentences: { n: number; text: string }[];
}

interface Told {
  story: string;
  questions: { q: string; type: Type; answers?: [doc: string, n: number][] }[];
}

/** All questions of both sets; none where the shared folder is missing. */
export function labelledQuestions(): Labelled[] {
  return SETS.filter((set) => existsSync(join(CORPUS, set))).flatMap((set) => {
    const documents = Map.groupBy(lines<Document>(join(CORPUS, set, "documents.jsonl")), ({ story }) => story);
    return lines<Told>(join(CORPUS, set, "stories.jsonl")).flatMap(({ story: id, questions }) => {
      const own = documents.get(id) ?? [];
      const language = own[0]?.language ?? "en";
      const given = own.map(({ doc, source, title, text }) => ({ id: doc, source, title, text, language }));
      const story = storyOf(given, new Date(0));
      const laid = own.map(layOut);
      const placesOf = (passage: string): Place[] =>
        laid.map((document) => held(flat(passage), document)).find(({ length }) => length > 0) ?? [];
      return questions.map(({ q, type, answers = [] }): Labelled => {
        const places = new Set(answers.map(([doc, n]) => `${doc} ${n}`));
        return { set, language, story, text: q, type, answers: places, placesOf };
      });
    });
  });
}

const analyses = new Map<HeldStory, Analysis>();

/** What the post told of the question's story. */
export function analysisOf({ story, language }: Labelled): Analysis {
  const known = analyses.get(story) ?? extractAnalysis(story, origins(story.articles), defaultLens(language));
  analyses.set(story, known);
  return known;
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
    spans.push({ place: `${doc} ${n}`, start: folded.length - own.length, end: folded.length });
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

const lines = <T>(path: string): T[] =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as T);

/** What counts of an answer: of each of three passages two sentences. */
export function scoreOf(questions: readonly Labelled[], answers: readonly Pick<Answer, "claims" | "complete">[]) {
  const of: Record<Type, { all: number; among: number; first: number; whole: number; denied: number; sure: number }> = {
    single: nothing(),
    multi: nothing(),
    none: nothing(),
    false: nothing(),
  };
  const sure = { said: 0, right: 0 };
  const lengths: number[] = [];
  for (const [at, { type, answers: wanted, placesOf }] of questions.entries()) {
    const { claims, complete } = answers[at] ?? { claims: [], complete: "no" };
    const passages = claims.map(({ citations }) => citations.map(({ passage }) => passage));
    const shown = passages.slice(0, 3).map((own) => own.flatMap(placesOf).slice(0, 2));
    lengths.push(passages.flat(2).join(" ").split(/\s+/).length);
    const right = shown.map((places) => places.some((place) => wanted.has(place)));
    const score = of[type];
    score.all += 1;
    score.denied += Number(complete === "no");
    score.sure += Number(complete === "yes");
    score.first += Number(right[0] ?? false);
    score.among += Number(right.includes(true));
    score.whole += Number(wanted.size > 0 && [...wanted].every((place) => shown.flat().includes(place)));
    sure.said += Number(complete === "yes");
    sure.right += Number(complete === "yes" && (right[0] ?? false));
  }
  return { of, sure, words: { median: median(lengths), most: Math.max(...lengths) } };
}

const nothing = () => ({ all: 0, among: 0, first: 0, whole: 0, denied: 0, sure: 0 });
