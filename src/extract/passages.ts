// The sentences of a story's articles, read once and ready to be weighed, compared and cited.
import type { Article, Citation, Claim, Origin, Sentence } from "../core/domain.ts";
import { isStopword, stem, words } from "../language/words.ts";
import { kindOf } from "./kinds.ts";
import { openMark } from "../language/quoted.ts";
import { inverseFrequencies, vectorOf, type Vector } from "./vectors.ts";

export interface Passage {
  article: Article;
  sentence: Sentence;
  /** Place among the sentences of its article, from 0. */
  index: number;
  /** As a reader sees it: the sentence with every run of whitespace as one space. */
  text: string;
  /** All words, function words included. */
  wordCount: number;
  /** Stems of the content words and numbers, in order. */
  terms: string[];
  /** Of the words alone: the same news with another number is still the same news. */
  vector: Vector;
  /** Who says so: the id of the origin's first article, so that copies of one text count once. */
  origin: string;
  /** Stands inside a quotation that an earlier sentence of the paragraph opened. */
  insideQuote: boolean;
}

/** Longer sentences are lists, tables or attacks: nothing to quote, and slow to read. */
const LONGEST = 120;

/**
 * All sentences of `articles`, in their order; each text is read once, so wire copies of an origin are left out unless
 * `origins` is empty. Weights come from these sentences alone.
 */
export function readPassages(articles: readonly Article[], origins: readonly Origin[] = []): Passage[] {
  const originOf = new Map(origins.flatMap((origin) => origin.articleIds.map((id) => [id, origin] as const)));
  const held = new Set(articles.map(({ id }) => id));
  const seen: Omit<Passage, "vector">[] = [];
  for (const article of articles) {
    const origin = originOf.get(article.id);
    // The first article stands for its copies, if it is among those held.
    const copy = origin?.why === "wire" && origin.articleId !== article.id && held.has(origin.articleId);
    if (!copy) seen.push(...sentencesOf(article, origin?.articleId ?? article.id));
  }
  const wordings = seen.map(({ terms }) => terms.filter((term) => /\p{L}/u.test(term)));
  const weightOf = inverseFrequencies(wordings);
  return seen.map((passage, at) => ({ ...passage, vector: vectorOf(wordings[at] ?? [], weightOf) }));
}

function sentencesOf(article: Article, origin: string): Omit<Passage, "vector">[] {
  const found: Omit<Passage, "vector">[] = [];
  let paragraph = -1;
  let open = "";
  for (const [index, sentence] of article.sentences.entries()) {
    const text = article.text.slice(sentence.start, sentence.end).replace(/\s+/g, " ").trim();
    if (text === "") continue;
    if (sentence.paragraph !== paragraph) open = "";
    paragraph = sentence.paragraph;
    const insideQuote = open !== "";
    open = openMark(open + text);
    const all = words(text);
    if (all.length > LONGEST) continue;
    const terms = all.filter((word) => !isStopword(word)).map(stem);
    found.push({ article, sentence, index, text, wordCount: all.length, terms, origin, insideQuote });
  }
  return found;
}

/** Where a passage stands; `passage` is the article's own characters, line breaks included. */
export function citationOf({ article, sentence }: Pick<Passage, "article" | "sentence">): Citation {
  const { n, start, end } = sentence;
  return { articleId: article.id, sentence: n, passage: article.text.slice(start, end), start, end };
}

/** A passage as a claim of its own, with further passages that say the same. */
export function claimOf(passage: Passage, alsoSaidBy: readonly Passage[] = []): Claim {
  return {
    text: passage.text,
    kind: kindOf(passage.text, passage.article.language),
    citations: [passage, ...alsoSaidBy].map(citationOf),
    doubts: [],
  };
}

/** Neighbouring sentences of one article, in their order, as one claim with one citation: from the first to the last. */
export function passageClaim(first: Passage, last: Passage = first): Claim {
  const citation = citationOf(first);
  const { text } = first.article;
  const passage = text.slice(first.sentence.start, last.sentence.end);
  const told = passage.replace(/\s+/g, " ").trim();
  return {
    text: told,
    kind: kindOf(told, first.article.language),
    citations: [{ ...citation, passage, end: last.sentence.end }],
    doubts: [],
  };
}

/** One name per sentence, for sets of what was already said. */
export function placeOf(at: Passage | Citation): string {
  return "passage" in at ? `${at.articleId} ${at.sentence}` : `${at.article.id} ${at.sentence.n}`;
}

/** Whether they stand in more than one article. */
export const areOfSeveral = (passages: readonly Pick<Passage, "article">[]): boolean =>
  passages.some(({ article }) => article !== passages[0]?.article);
