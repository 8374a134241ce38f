// Tells what in a text is an order to an assistant that reads it, and not the reporter's own.
import { everyPattern, LANGUAGES } from "../language/languages.ts";
import { outsideQuotes } from "../language/quoted.ts";

/** Orders to an assistant, where the words are the page's own and not quoted by a reporter. */
const ORDER = [
  ...LANGUAGES.flatMap(({ orders }) => orders?.patterns ?? []).map((pattern) => new RegExp(pattern, "iu")),
  new RegExp(
    `\\b(?:${everyPattern(({ orders }) => orders?.ignore)})\\b.{0,30}\\b(?:${everyPattern(({ orders }) => orders?.instructions)})\\b`,
    "iu",
  ),
];

/** Whether the sentence tells a machine what to do. What a reporter quotes is news, not an order. */
export function isOrder(text: string): boolean {
  const own = outsideQuotes(text.normalize("NFKC"));
  return ORDER.some((mark) => mark.test(own));
}
