// The sentences of a story as they are compared: what each says, word by word, and who says it.
import type { Article, Disagreement } from "../../core/domain.ts";
import { checksFor } from "../../language/checks.ts";
import { differences, type Differences } from "../../language/differences.ts";
import { fold } from "../../language/fold.ts";
import { readText, type Reading } from "../../language/reading.ts";
import type { Word } from "../../language/tokens.ts";
import { isFurniture } from "../furniture.ts";
import { citationOf, readPassages, type Passage } from "../passages.ts";

/** What an article disagrees on stands among its first sentences. */
const LOOK_WITHIN = 80;

/** A sentence; read only when another one is compared with it. */
export interface Statement {
  passage: Passage;
  readonly said: Reading;
  /** Stems that say what the sentence tells of: no values, days, or verbs of saying. */
  readonly subject: ReadonlySet<string>;
  readonly lists: Differences;
}

/** A value with its place, and the sentence it stands in. */
export interface ValueSpan {
  start: number;
  end: number;
}

export function readStatements(articles: readonly Article[]): Statement[] {
  return readPassages(articles)
    .filter(({ text, terms, index }) => index < LOOK_WITHIN && terms.length >= 4 && !isFurniture(text))
    .map(statementOf);
}

/** Sentences belong to articles that never change: each is read once, whatever it is compared for. */
const readings = new WeakMap<Passage["sentence"], Reading>();

function readingOf({ sentence, text, article }: Passage): Reading {
  let known = readings.get(sentence);
  if (!known) readings.set(sentence, (known = readText(fold(text).text, checksFor(article.language))));
  return known;
}

export function statementOf(passage: Passage): Statement {
  const { language } = passage.article;
  let subject: ReadonlySet<string> | undefined;
  return {
    passage,
    get said() {
      return readingOf(passage);
    },
    get subject() {
      return (subject ??= new Set(contentOf(this).map(({ stem }) => stem)));
    },
    get lists() {
      return differences(language);
    },
  };
}

/** What is made of a statement, made once: it is compared with many. */
export function perStatement<T>(make: (statement: Statement) => T): (statement: Statement) => T {
  const made = new WeakMap<Statement, { value: T }>();
  return (statement) => {
    let known = made.get(statement);
    if (!known) made.set(statement, (known = { value: make(statement) }));
    return known.value;
  };
}

/** The content words in order: no values, no days, no verbs of saying. */
export const contentOf = perStatement(({ said, lists }): Word[] =>
  said.words.filter((word) => word.content && !isValue(word, said) && !lists.saying.has(word.plain)),
);

export function isValue({ start, end }: ValueSpan, { numbers, dates }: Reading): boolean {
  return [...numbers, ...dates].some((value) => value.start < end && start < value.end);
}

/** The words of the clause around a span: up to the next comma or the like. */
export function clauseOf({ start, end }: ValueSpan, { words }: Reading): Word[] {
  const at = words.findIndex((word) => word.end > start);
  if (at < 0) return [];
  let [from, to] = [at, at];
  // Both stay inside the list: the loops say so.
  while (from > 0 && !words[from]!.stopped) from -= 1;
  while (to + 1 < words.length && (words[to]!.start < end || !words[to + 1]!.stopped)) to += 1;
  return words.slice(from, to + 1);
}

/** Stems of the content words among these many before and behind the span, beyond commas too. */
export function around(span: ValueSpan, statement: Statement, before: number, after = before): Set<string> {
  const content = contentOf(statement);
  return new Set(
    [
      ...content.filter(({ end }) => end <= span.start).slice(-before),
      ...content.filter(({ start }) => start >= span.end).slice(0, after),
    ].map(({ stem }) => stem),
  );
}

/** The same without names: places and people alone do not make two sentences tell of one thing. */
export function aroundNameless(span: ValueSpan, statement: Statement, before: number, after = before): Set<string> {
  const names = new Set(
    statement.said.words.filter(({ capital, initial }) => capital && !initial).map(({ stem }) => stem),
  );
  return around(span, statement, before, after).difference(names);
}

/** How much two sentences tell of one thing: the stems both have, their share of the shorter one's, and of all. */
export function common(a: Statement, b: Statement): { count: number; share: number; ofAll: number } {
  const count = a.subject.intersection(b.subject).size;
  const [shorter, longer] = [Math.min(a.subject.size, b.subject.size), Math.max(a.subject.size, b.subject.size)];
  return { count, share: count / Math.max(1, shorter), ofAll: count / Math.max(1, shorter + longer - count) };
}

export function sides(a: Statement, aValue: string, b: Statement, bValue: string): Disagreement["sides"] {
  return [
    { value: aValue, citation: citationOf(a.passage) },
    { value: bValue, citation: citationOf(b.passage) },
  ];
}

/** The statements of the same outlet. */
export function ofOutlet({ passage }: Statement, all: readonly Statement[]): Statement[] {
  return all.filter(({ passage: other }) => other.article.domain === passage.article.domain);
}
