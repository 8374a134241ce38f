// What tells how close a sentence stands to a question, as numbers that weights make one score.
import { cuesFor } from "../language/cues.ts";
import { aliasesOf, type Aliases } from "./aliases.ts";
import { answersKind, type ReadQuestion } from "./asked.ts";
import { compared, likenesses, type Likeness } from "./likeness.ts";
import type { Passage } from "./passages.ts";
import { unfit } from "./standing.ts";

/** Shares of the question's weight are 0..1, and so is nearly all else. */
export interface Marks {
  /** The question's words that stand in the sentence, by how near they come to it. */
  own: number;
  family: number;
  kin: number;
  alias: number;
  /** The rarest of them, and how many there are. */
  rarest: number;
  count: number;
  /** Those that only the sentence before or after holds, and only the next but one. */
  before: number;
  after: number;
  around: number;
  /** Words that the headlines do not hold: they tell one sentence of the story from another. */
  apart: number;
  /** The question's words stand near each other, or side by side as they do in it. */
  near: number;
  phrase: number;
  bm25: number;
  /** What is asked for by its noun: "which lobby". */
  focus: number;
  /** A number near the question's words, where a number is asked for. */
  number: number;
  /** Names of the question. */
  names: number;
  /** The kind of answer that is waited for, and the same times the share of words. */
  kind: number;
  kindOwn: number;
  why: number;
  /** Told by the post: its lead or a point. */
  told: number;
  opens: number;
  long: number;
  short: number;
  quoted: number;
  question: number;
  fragment: number;
  leaning: number;
}

/** BM25 as in Robertson and Zaragoza 2009. */
const K1 = 1.2;
const B = 0.75;
/** Sentences whose marks are read in full: those that hold most of the question. */
const MOST_READ = 150;
/** A likeness from here on counts as the word being there. */
const THERE = 0.5;
const FEW_WORDS = 6;

/** The sentences of a story, ready to be asked. */
export interface Sources {
  passages: readonly Passage[];
  /** Stems of each, as `compared`. */
  stems: readonly (readonly string[])[];
  /** Passages by stem. */
  holders: ReadonlyMap<string, readonly number[]>;
  aliases: Aliases;
  /** Stems of the headlines. */
  titles: ReadonlySet<string>;
  /** Whether the post tells it. */
  told(passage: Passage): boolean;
}

export function sourcesOf(
  passages: readonly Passage[],
  titles: ReadonlySet<string>,
  told: (passage: Passage) => boolean,
): Sources {
  const stems = passages.map(({ terms }) => compared(terms));
  const holders = new Map<string, number[]>();
  for (const [at, list] of stems.entries()) {
    for (const stem of new Set(list)) {
      const known = holders.get(stem);
      if (known) known.push(at);
      else holders.set(stem, [at]);
    }
  }
  return { passages, stems, holders, aliases: aliasesOf(passages), titles, told };
}

/** A sentence with its marks; `share` is the part of the question's weight that it and its neighbours hold. */
export interface Marked {
  passage: Passage;
  at: number;
  marks: Marks;
  share: number;
}

/** The sentences that hold anything of the question, with their marks. */
export function marked(asked: ReadQuestion, sources: Sources): Marked[] {
  const { passages, stems, holders } = sources;
  const like = likenesses(asked.terms, holders.keys(), sources.aliases);
  const holding = like.map((words) => placesWhere(words, holders));
  const weights = holding.map((places) => Math.log(1 + (passages.length - places.size + 0.5) / (places.size + 0.5)));
  const best = stems.map((list) => bestOf(list, like));
  if (!best.some((own) => own.some((likeness) => whole(likeness) >= THERE))) return [];
  const found = best
    .map((own, at) => ({ at, share: shareOf(weights, (term) => whole(own[term])) }))
    .map((one, at, all) => ({ ...one, near: one.share + ((all[at - 1]?.share ?? 0) + (all[at + 1]?.share ?? 0)) / 4 }))
    .toSorted((a, b) => b.near - a.near)
    .slice(0, MOST_READ);
  const average = sum(stems.map(({ length }) => length)) / Math.max(1, stems.length);
  const scores = found.map(({ at }) => bm25(stems[at] ?? [], like, weights, average));
  const highest = Math.max(...scores, Number.MIN_VALUE);
  return found.flatMap(({ at, share }, place) => {
    const passage = passages[at];
    if (!passage) return [];
    const words = byWords(at, asked, sources, like, weights, best);
    const kind = asked.wants !== undefined && answersKind(asked.wants, passage.text, passage.article) ? 1 : 0;
    const why = asked.wants === "why" && cuesFor(passage.article.language)?.why.test(passage.text) ? 1 : 0;
    const told = sources.told(passage) ? 1 : 0;
    const bm = (scores[place] ?? 0) / highest;
    const marks = { ...words, bm25: bm, kind, kindOwn: kind * share, why, told, ...byShape(passage) };
    return [{ passage, at, marks, share: share + Math.max(words.before, words.after) }];
  });
}

type ByShape = "opens" | "long" | "short" | "quoted" | "question" | "fragment" | "leaning";
type ByWords =
  | "own"
  | "family"
  | "kin"
  | "alias"
  | "rarest"
  | "count"
  | "before"
  | "after"
  | "around"
  | "apart"
  | "near"
  | "phrase"
  | "focus"
  | "number"
  | "names";

/** What the words of a sentence and of its neighbours have of the question's. */
function byWords(
  at: number,
  asked: ReadQuestion,
  { passages, stems, titles }: Sources,
  like: readonly ReadonlyMap<string, Likeness>[],
  weights: readonly number[],
  best: readonly Best[],
): Pick<Marks, ByWords> {
  const own = best[at] ?? NONE;
  const beside = (step: number): Best =>
    passages[at + step]?.article === passages[at]?.article ? (best[at + step] ?? NONE) : NONE;
  const near = (term: number): number => Math.max(whole(beside(-1)[term]), whole(beside(1)[term]));
  const far = (term: number): number => Math.max(whole(beside(-2)[term]), whole(beside(2)[term]));
  const share = (value: (term: number) => number): number => shareOf(weights, value);
  const untitled = weights.map((weight, term) => (titles.has(asked.terms[term] ?? "") ? 0 : weight));
  const list = stems[at] ?? [];
  return {
    own: share((term) => own[term]?.own ?? 0),
    family: share((term) => Math.max(0, (own[term]?.family ?? 0) - (own[term]?.own ?? 0))),
    kin: share((term) => Math.max(0, (own[term]?.kin ?? 0) - lettersOf(own[term]))),
    alias: share((term) => Math.max(0, (own[term]?.alias ?? 0) - Math.max(lettersOf(own[term]), own[term]?.kin ?? 0))),
    rarest: whole(own[weights.indexOf(Math.max(...weights))]),
    count: Math.min(1, sum(weights.map((_, term) => (whole(own[term]) >= THERE ? 1 : 0))) / 4),
    before: share((term) => Math.max(0, whole(beside(-1)[term]) - whole(own[term]))),
    after: share((term) => Math.max(0, whole(beside(1)[term]) - whole(own[term]))),
    around: share((term) => Math.max(0, far(term) - near(term) - whole(own[term]))),
    apart: shareOf(untitled, (term) => whole(own[term])),
    near: nearness(list, like, weights),
    phrase: phrases(list, like),
    number: asked.wants === "how many" ? numberNear(list, like) : 0,
    names:
      asked.names.length > 0
        ? sum(asked.names.map((term) => whole(own[asked.terms.indexOf(term)]))) / asked.names.length
        : 0,
    focus: Math.max(0, ...asked.focus.map((term) => whole(own[asked.terms.indexOf(term)]))),
  };
}

/** What the sentence is by itself. */
function byShape(passage: Passage): Pick<Marks, ByShape> {
  const reason = unfit(passage);
  const flag = (is: boolean): number => (is ? 1 : 0);
  return {
    opens: flag(passage.index === 0),
    long: Math.log2(1 + passage.wordCount) / 7,
    short: flag(passage.wordCount < FEW_WORDS),
    quoted: flag(passage.insideQuote || /["“”«»„]/.test(passage.text)),
    question: flag(reason === "question"),
    fragment: flag(reason === "fragment"),
    leaning: flag(reason === "leaning"),
  };
}

/** By term of the question, what comes nearest to it in a sentence. */
type Best = readonly (Likeness | undefined)[];
const NONE: Best = [];

const lettersOf = (likeness: Likeness | undefined): number => (likeness ? Math.max(likeness.own, likeness.family) : 0);
const whole = (likeness: Likeness | undefined): number =>
  likeness ? Math.max(likeness.own, likeness.family, likeness.kin, likeness.alias) : 0;

function bestOf(stems: readonly string[], like: readonly ReadonlyMap<string, Likeness>[]): Best {
  return like.map((words) => {
    let best: Likeness | undefined;
    for (const stem of stems) {
      const one = words.get(stem);
      if (one && whole(one) > whole(best)) best = one;
    }
    return best;
  });
}

function placesWhere(
  words: ReadonlyMap<string, Likeness>,
  holders: ReadonlyMap<string, readonly number[]>,
): Set<number> {
  const places = new Set<number>();
  for (const [word, likeness] of words) {
    if (whole(likeness) >= THERE) for (const at of holders.get(word) ?? []) places.add(at);
  }
  return places;
}

function bm25(
  stems: readonly string[],
  like: readonly ReadonlyMap<string, Likeness>[],
  weights: readonly number[],
  average: number,
): number {
  return sum(
    like.map((words, term) => {
      const count = stems.filter((stem) => whole(words.get(stem)) >= THERE).length;
      return ((weights[term] ?? 0) * count * (K1 + 1)) / (count + K1 * (1 - B + (B * stems.length) / average));
    }),
  );
}

/** For each two terms of the question that stand in the sentence, how few words part them; by weight, 0..1. */
function nearness(
  stems: readonly string[],
  like: readonly ReadonlyMap<string, Likeness>[],
  weights: readonly number[],
): number {
  const places = like.map((words) => stems.flatMap((stem, at) => (whole(words.get(stem)) >= THERE ? [at] : [])));
  let held = 0;
  let all = 0;
  for (const [one, first] of places.entries()) {
    for (const [step, second] of places.slice(one + 1).entries()) {
      const worth = (weights[one] ?? 0) * (weights[one + 1 + step] ?? 0);
      all += worth;
      let least = Infinity;
      for (const a of first) for (const b of second) if (a !== b) least = Math.min(least, Math.abs(a - b));
      held += worth / (1 + (least - 1) / 3);
    }
  }
  return all > 0 ? held / all : 0;
}

/** How few words part a number from a word of the question. */
function numberNear(stems: readonly string[], like: readonly ReadonlyMap<string, Likeness>[]): number {
  const numbers = stems.flatMap((stem, at) => (/\d/.test(stem) ? [at] : []));
  const held = stems.flatMap((stem, at) => (like.some((words) => whole(words.get(stem)) >= 0.2) ? [at] : []));
  let best = 0;
  for (const a of numbers)
    for (const b of held) if (a !== b) best = Math.max(best, 1 / (1 + (Math.abs(a - b) - 1) / 3));
  return best;
}

/** The share of neighbours in the question that are neighbours in the sentence. */
function phrases(stems: readonly string[], like: readonly ReadonlyMap<string, Likeness>[]): number {
  if (like.length < 2) return 0;
  let held = 0;
  for (const [at, words] of like.slice(0, -1).entries()) {
    const next = like[at + 1];
    if (
      stems.some((stem, place) => whole(words.get(stem)) >= THERE && whole(next?.get(stems[place + 1] ?? "")) >= THERE)
    )
      held += 1;
  }
  return held / (like.length - 1);
}

/** The part of all weight that terms hold, each by its value. */
const shareOf = (weights: readonly number[], value: (term: number) => number): number =>
  sum(weights.map((weight, term) => weight * value(term))) / (sum(weights) || 1);

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
