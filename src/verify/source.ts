// A source prepared for checking: folded once, its sentences read when first needed.
import type { Sentence } from "../core/domain.ts";
import { canonFold, fold, type Folded } from "../language/fold.ts";
import type { Checks } from "../language/checks.ts";
import { readText, type Reading } from "../language/reading.ts";
import { readWords, type Word } from "../language/tokens.ts";

/** What a claim is checked against; an Article is one. */
export interface Source {
  id: string;
  title: string;
  published: Date | undefined;
  text: string;
  sentences: Sentence[];
  domain: string;
  /** The outlet's name: a claim may say whose report it tells. */
  source?: string;
  /** BCP 47; English when not said. */
  language?: string;
}

/** A span of a source's stored text. */
export interface TextSpan {
  start: number;
  end: number;
}

/** Characters. */
const LONGEST_AROUND = 8_000;

export class PreparedSource {
  readonly source: Source;
  readonly folded: Folded;
  private readonly checks: Checks;
  private readonly readings = new Map<string, Reading>();
  private canonical: Folded | undefined;

  constructor(source: Source, checks: Checks) {
    this.source = source;
    this.checks = checks;
    this.folded = fold(source.text);
  }

  get canon(): Folded {
    return (this.canonical ??= canonFold(this.source.text));
  }

  /** Outlet and title, folded. */
  get heading(): string {
    const { source, domain, title } = this.source;
    return fold(`${source ?? domain}. ${title}`).text;
  }

  /** Outlet, title and text together, for questions about the whole article. */
  get whole(): Reading {
    return this.remember("whole", () => `${this.heading}. ${this.folded.text}`);
  }

  /** What a span of the stored text says. */
  reading(span: TextSpan): Reading {
    return this.remember(`${span.start}-${span.end}`, () => fold(this.source.text.slice(span.start, span.end)).text);
  }

  /** The words of a span, without reading anything else in it. */
  words(span: TextSpan): Word[] {
    return readWords(fold(this.source.text.slice(span.start, span.end)).text);
  }

  /** Indices of the sentences that a span touches. */
  touched(span: TextSpan): number[] {
    return this.source.sentences.flatMap((sentence, index) =>
      sentence.start < span.end && sentence.end > span.start ? [index] : [],
    );
  }

  /** The span from the first to the last of these sentences, `around` sentences more on either side. */
  sentenceSpan(indices: number[], around = 0): TextSpan | undefined {
    const { sentences } = this.source;
    const first = sentences[Math.max(0, Math.min(...indices) - around)];
    const last = sentences[Math.min(sentences.length - 1, Math.max(...indices) + around)];
    return indices.length > 0 && first && last ? { start: first.start, end: last.end } : undefined;
  }

  /** From the sentence so many before the span to the one so many after; the span itself where "sentences" are pages. */
  around(span: TextSpan, { before, after }: { before: number; after: number }): TextSpan {
    const touched = this.touched(span);
    const last = this.source.sentences.length - 1;
    const wide = this.sentenceSpan([
      Math.max(0, Math.min(...touched) - before),
      Math.min(last, Math.max(...touched) + after),
    ]);
    return wide && wide.end - wide.start <= LONGEST_AROUND + (span.end - span.start) ? wide : span;
  }

  private remember(key: string, text: () => string): Reading {
    let known = this.readings.get(key);
    if (!known) this.readings.set(key, (known = readText(text(), this.checks)));
    return known;
  }
}

const prepared = new WeakMap<Source, Map<Checks, PreparedSource>>();

/** The prepared form of a source, kept as long as the source is. Checks are compared by identity. */
export function prepareSource(source: Source, checks: Checks): PreparedSource {
  const byChecks = prepared.get(source) ?? new Map<Checks, PreparedSource>();
  prepared.set(source, byChecks);
  let known = byChecks.get(checks);
  if (!known) byChecks.set(checks, (known = new PreparedSource(source, checks)));
  return known;
}
