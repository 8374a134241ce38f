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

const COMMANDS = new Map(
  LANGUAGES.flatMap(({ tag, orders }) => (orders?.command ? [[tag, new RegExp(orders.command, "iu")] as const] : [])),
);
/** What tells of events; a guide commands its readers, and a column speaks to them. */
const REPORTS: ReadonlySet<string> = new Set(["news", "live", "analysis"]);
const isReport = (genre: string | undefined): boolean => genre === undefined || REPORTS.has(genre);

/** Whether the sentence commands its reader: a report does not, where nobody is quoted, and so it is no reporter's. */
export function isCommand(text: string, { genre, language }: Pick<Article, "genre" | "language">): boolean {
  if (!isReport(genre)) return false;
  return COMMANDS.get(primaryTag(language))?.test(outsideQuotes(text)) ?? false;
}

/** Whether a report says "you" outside quotation marks, as whoever gives orders does. */
export function isAddressed(text: string, { genre, language }: Pick<Article, "genre" | "language">): boolean {
  if (!isReport(genre)) return false;
  return genreCuesFor(language)?.voices.get("reader")?.test(outsideQuotes(text)) ?? false;
}

/** Whether the sentence tells a machine what to do. What a reporter quotes is news, not an order. */
export function isOrder(text: string): boolean {
  const own = outsideQuotes(text.normalize("NFKC"));
  return ORDER.some((mark) => mark.test(own));
}
