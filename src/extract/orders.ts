// Tells what in a text is an order to an assistant that reads it, and not the reporter's own.
import type { Article } from "../core/domain.ts";
import { everyPattern, LANGUAGES, primaryTag } from "../language/languages.ts";
import { genreCuesFor } from "../language/genres.ts";
import { outsideQuotes } from "../language/quoted.ts";

/** Orders to an assistant, where the words are the page's own and not quoted by a reporter. */
const ORDER = [
  ...LANGUAGES.flatMap(({ orders }) => orders?.patterns ?? []).map((pattern) => new RegExp(pattern, "iu")),
  new RegExp(
    `\\b(?:${everyPattern(({ orders }) => orders?.ignore)})\\b.{0,30}\\b(?:${everyPattern(({ orders }) => orders?.instructions)})\\b`,
    "iu",
  ),
];

/** So many, and such a share of all: orders slipped into a report are fewer. */
const MANY = { sentences: 3, share: 0.12 };

/** What is looked at of the article that a sentence stands in. */
type Around = Pick<Article, "genre" | "language" | "text" | "sentences">;

const COMMANDS = new Map(
  LANGUAGES.flatMap(({ tag, orders }) => (orders?.command ? [[tag, new RegExp(orders.command, "iu")] as const] : [])),
);
/** What tells of events; a guide commands its readers, and a column speaks to them. */
const REPORTS: ReadonlySet<string> = new Set(["news", "live", "analysis"]);
const isReport = (genre: string | undefined): boolean => genre === undefined || REPORTS.has(genre);

/** Whether the sentence commands its reader: a report does not, where nobody is quoted, and so it is no reporter's. */
export function isCommand(text: string, article: Around): boolean {
  return isReport(article.genre) && commands(text, article) && !speaksToReaders(article);
}

/** Whether a report says "you" outside quotation marks, as whoever gives orders does. */
export function isAddressed(text: string, article: Around): boolean {
  return isReport(article.genre) && addresses(text, article) && !speaksToReaders(article);
}

const commands = (text: string, { language }: Around): boolean =>
  COMMANDS.get(primaryTag(language))?.test(outsideQuotes(text)) ?? false;
const addresses = (text: string, { language }: Around): boolean =>
  genreCuesFor(language)?.voices.get("reader")?.test(outsideQuotes(text)) ?? false;

/** Whether "you" is how the whole text speaks: a guide's voice, also where its kind was not recognised. */
const speaksToReaders = habit((text, article) => addresses(text, article));

/** Whether many of an article's sentences are such; each article is read once. */
export function habit(such: (text: string, article: Around) => boolean): (article: Around) => boolean {
  const known = new WeakMap<Around, boolean>();
  return (article) => {
    const { text, sentences } = article;
    const read = known.get(article);
    if (read !== undefined) return read;
    const found = sentences.filter(({ start, end }) => such(text.slice(start, end), article)).length;
    const is = found >= MANY.sentences && found >= MANY.share * sentences.length;
    known.set(article, is);
    return is;
  };
}

/** Whether the sentence tells a machine what to do. What a reporter quotes is news, not an order. */
export function isOrder(text: string): boolean {
  const own = outsideQuotes(text.normalize("NFKC"));
  return ORDER.some((mark) => mark.test(own));
}
