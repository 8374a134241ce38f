// The footnotes of a message: each article's number, and claims as lines that end with them. Pure.
import type { Article, Citation, Claim } from "../core/domain.ts";
import { type Footnote, type Line, type Span, text } from "../platform/index.ts";
import type { Words } from "../words/index.ts";

export type ArticlesById = ReadonlyMap<string, Article>;

/** Numbers articles in order of first mention; one numbering per Message. */
export class Footnotes {
  readonly #numbers = new Map<string, number>();
  readonly #articles: ArticlesById;
  readonly #words: Words;

  readonly #after: number;

  /** The first number is the one after `after`. */
  constructor(articles: ArticlesById, words: Words, after = 0) {
    this.#articles = articles;
    this.#words = words;
    this.#after = after;
  }

  of(citation: Citation): Footnote {
    const article = this.#articles.get(citation.articleId);
    const number = this.#numbers.get(citation.articleId) ?? this.#after + this.#numbers.size + 1;
    this.#numbers.set(citation.articleId, number);
    return { number, source: article?.source ?? this.#words.say("post.source"), url: article?.url ?? "", citation };
  }

  /** The articles that have a number, in its order. */
  cited(): string[] {
    return [...this.#numbers.keys()];
  }

  line(claim: Claim): Line {
    return this.#marked(
      claim,
      firstOfEach(claim.citations).map((citation) => ({ kind: "footnote", footnote: this.of(citation) })),
    );
  }

  /** With at most `most` marks, and these without their outlets' names. */
  brief(claim: Claim, most: number): Line {
    const cited = firstOfEach(claim.citations).slice(0, most);
    return this.#marked(
      claim,
      cited.map((citation) => ({ kind: "footnote", footnote: this.of(citation), bare: true })),
    );
  }

  #marked(claim: Claim, marks: Span[]): Line {
    const label = claim.label === undefined ? [] : [text(`${claim.label}.`, "strong"), text(" ")];
    return {
      label: labelOf(claim, this.#words),
      spans: [...label, text(claim.text), ...marks.flatMap((mark) => [text(" "), mark])],
    };
  }
}

/** An article's number stands once behind a claim, however many of its passages the claim rests on: Receipts shows all. */
const firstOfEach = (citations: readonly Citation[]): Citation[] =>
  citations.filter(({ articleId }, at) => citations.findIndex((one) => one.articleId === articleId) === at);

function labelOf(claim: Claim, words: Words): string | undefined {
  const labels = [
    claim.kind === undefined || claim.kind === "fact" ? undefined : words.say(`post.${claim.kind}`),
    claim.doubts.length > 0 ? words.say("post.notConfirmed") : undefined,
  ].filter((label) => label !== undefined);
  return labels.length > 0 ? labels.join(", ") : undefined;
}
