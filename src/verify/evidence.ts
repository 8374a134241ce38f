// What a claim may rest on: the cited spans, the sentences around them, the rest of the story.
import type { Citation } from "../core/domain.ts";
import type { DateEvidence } from "../language/dates.ts";
import type { Checks } from "../language/checks.ts";
import { primaryTag } from "../language/languages.ts";
import { readText, type Reading } from "../language/reading.ts";
import type { PreparedSource, TextSpan } from "./source.ts";

export interface Cited {
  source: PreparedSource;
  span: TextSpan;
}

/** Characters around a cited span. */
const LONGEST_CONTEXT = 2000;
/** Sentences around a cited one in which a writer has named whom it speaks of. */
const NEAR = { before: 6, after: 2 };

export class Evidence {
  readonly cited: Cited[];
  readonly sources: PreparedSource[];
  private readonly checks: Checks;
  private joinedSpans: Reading | undefined;
  private joinedSentences: Reading | undefined;
  private joinedSurroundings: Reading | undefined;
  private readonly added: Cited[] = [];

  constructor(cited: Cited[], sources: PreparedSource[], checks: Checks) {
    this.cited = cited;
    this.sources = sources;
    this.checks = checks;
  }

  /** What the cited spans say. */
  get spans(): Reading {
    return (this.joinedSpans ??= this.join(this.cited));
  }

  /** What the whole sentences that the spans touch say. */
  get sentences(): Reading {
    return (this.joinedSentences ??= this.join(this.cited.map((one) => this.whole(one))));
  }

  /** The cited spans with what stands near them: a few sentences before and after. */
  get near(): Cited[] {
    return this.cited.map(({ source, span }) => ({ source, span: source.around(span, NEAR) }));
  }

  /** What stands near the cited spans, with the titles and outlets of the articles. */
  get surroundings(): Reading {
    return (this.joinedSurroundings ??= readText(
      this.near.map(({ source, span }) => `${source.heading}. ${source.reading(span).text}`).join(" . "),
      this.checks,
    ));
  }

  /** What the whole articles say of time. */
  get wholes(): DateEvidence[] {
    return this.sources.map((source) => datesOf(source.whole, source));
  }

  /** Whether a cited article is in another language than the claim: then words tell nothing. */
  get isForeign(): boolean {
    const { tag } = this.checks.language;
    return this.cited.some(({ source: { source } }) => ![tag, "und"].includes(primaryTag(source.language ?? tag)));
  }

  /** The cited articles, each once. */
  get citedSources(): PreparedSource[] {
    return [...new Set(this.cited.map(({ source }) => source))];
  }

  /** The cited span with the sentences it touches; the span alone where "sentence" is a page without full stops. */
  whole({ source, span }: Cited): Cited {
    const sentences = source.sentenceSpan(source.touched(span));
    if (!sentences || sentences.end - sentences.start > LONGEST_CONTEXT + (span.end - span.start))
      return { source, span };
    return { source, span: sentences };
  }

  dates(of: readonly Cited[]): DateEvidence[] {
    return of.map(({ source, span }) => datesOf(source.reading(span), source));
  }

  /** Widens the citations whose sentence holds what the span alone does not. */
  widen(holds: (reading: Reading) => boolean): boolean {
    const wider = this.cited.map((one) => this.whole(one));
    const fitting = wider.findIndex(({ source, span }) => holds(source.reading(span)));
    const found = wider[fitting];
    if (found) this.added.push(found);
    return found !== undefined;
  }

  add(cited: Cited): void {
    this.added.push(cited);
  }

  /** Cited and added spans. */
  get all(): Cited[] {
    return [...this.cited, ...this.added];
  }

  /** Cited and added spans, those inside others left out. */
  citations(): Citation[] {
    const { all } = this;
    return all
      .filter(
        (one, index) =>
          !all.some(
            (other, at) =>
              other.source === one.source &&
              other.span.start <= one.span.start &&
              other.span.end >= one.span.end &&
              (at < index || other.span.end - other.span.start > one.span.end - one.span.start),
          ),
      )
      .map(({ source: { source }, span: { start, end } }) => {
        const at = source.sentences.find((sentence) => sentence.end > start)?.n ?? 1;
        return { articleId: source.id, sentence: at, passage: source.text.slice(start, end), start, end };
      });
  }

  private join(parts: readonly Cited[]): Reading {
    const [first] = parts;
    if (first && parts.length === 1) return first.source.reading(first.span);
    return readText(parts.map(({ source, span }) => source.reading(span).text).join(" . "), this.checks);
  }
}

function datesOf({ dates, numbers }: Reading, { source: { published } }: PreparedSource): DateEvidence {
  return { dates, years: numbers.filter(({ kind }) => kind === "year").map(({ value }) => value), published };
}
