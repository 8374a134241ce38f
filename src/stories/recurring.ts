// What recurs on the pages of a site, pitches and notes, is not the text of any of them.
import { shortHash } from "../core/hash.ts";
import { sentences } from "../language/sentences.ts";

/** The sentences of one page, as marks. */
export interface PageMarks {
  item: string;
  marks: readonly string[];
}

/** Pages of a site that are remembered, the latest. */
const REMEMBERED = 24;
/** Marks of one page: furniture stands before and after a text, a pitch between its first paragraphs. */
const EDGE = 20;
/** Shorter sentences may be anybody's. */
const SHORTEST = 25;
/** On so many other pages, and on such a share of them, a sentence is the site's. */
const PAGES = 3;
const SHARE = 1 / 3;
/** A page that shares more than this with the one that is read tells the same, and is no witness. */
const SAME = 0.5;

const markOf = (sentence: string): string | undefined => {
  const letters = sentence.toLowerCase().replace(/[^\p{L}]+/gu, "");
  return letters.length < SHORTEST ? undefined : shortHash(letters).slice(0, 10);
};

/** A paragraph's sentences, each with its mark; short ones have none. */
const partsOf = (paragraph: string, language: string) =>
  sentences(paragraph, language).map(({ start, end }) => {
    const text = paragraph.slice(start, end);
    return { text, mark: markOf(text) };
  });

/** What is remembered of a page: the marks of its first and last sentences. */
export function marksOf(text: string, language: string): string[] {
  const marks = text.split("\n\n").flatMap((paragraph) => partsOf(paragraph, language).map(({ mark }) => mark));
  const known = marks.filter((mark) => mark !== undefined);
  return [...new Set(known.length <= 2 * EDGE ? known : [...known.slice(0, EDGE), ...known.slice(-EDGE)])];
}

/** The site's memory with one page more; a page that is read again takes its own place. */
export const remembered = (before: readonly PageMarks[], page: PageMarks): PageMarks[] =>
  [...before.filter(({ item }) => item !== page.item), page].slice(-REMEMBERED);

/**
 * The text without the sentences that recur on other pages of its site. `kept` is what was told of the same page before: nothing of that
 * goes, so that what the site repeats never looks like a correction. A text that recurs for the most part stays as it is.
 */
export function withoutRecurring(
  { text, language }: { text: string; language: string },
  page: string,
  site: readonly PageMarks[],
  kept = "",
): string {
  const own = new Set(marksOf(text, language));
  const others = site
    .filter(({ item, marks }) => item !== page && marks.filter((mark) => own.has(mark)).length <= own.size * SAME)
    .map(({ marks }) => new Set(marks));
  const least = Math.max(PAGES, others.length * SHARE);
  if (others.length < PAGES) return text;
  const recurs = (mark: string | undefined): boolean =>
    mark !== undefined && others.filter((marks) => marks.has(mark)).length >= least;
  const left = text
    .split("\n\n")
    .map((paragraph) => {
      const parts = partsOf(paragraph, language);
      const stays = parts.filter((part) => !recurs(part.mark) || kept.includes(part.text));
      return stays.length === parts.length ? paragraph : stays.map((part) => part.text).join(" ");
    })
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
  return left.length * 2 < text.length ? text : left;
}
