// How long the texts of a feed may be: no item costs more than its readers see, whatever it holds.
import { htmlToText, oneLine, titleToText } from "./plain.ts";

/** No headline is longer; what is comes from a broken or hostile feed. */
const MAX_TITLE = 1000;
/** A longer summary is cut near here, at a space. */
const MAX_SUMMARY = 20_000;
/** Ten times the longest article; pictures written out in the text may go beyond. */
const MAX_CONTENT = 512 * 1024;
/** Guids and other names. */
const MAX_NAME = 4096;
/** Markup is longer than its text, but not without end: more of it is not looked at. */
const MAX_TITLE_HTML = 20_000;
const MAX_SUMMARY_HTML = 200_000;

/** A headline as one line of plain text; `literal` when its angle brackets are to be read as they stand. */
export function headline(html: string, literal = false): string {
  const written = html.slice(0, MAX_TITLE_HTML);
  const title = literal ? oneLine(written) : titleToText(written);
  return title.length > MAX_TITLE ? `${title.slice(0, MAX_TITLE).trimEnd()}…` : title;
}

/** A summary as plain text. */
export function summaryText(html: string): string {
  const summary = htmlToText(html.slice(0, MAX_SUMMARY_HTML));
  return cut(summary.slice(0, MAX_SUMMARY), summary.length > MAX_SUMMARY || html.length > MAX_SUMMARY_HTML);
}

/** An item's HTML, cut before a tag when it is longer than any article. */
export function boundedContent(html: string): string;
export function boundedContent(html: string | undefined): string | undefined;
export function boundedContent(html: string | undefined): string | undefined {
  if (html === undefined || html.length <= MAX_CONTENT) return html;
  const tag = html.lastIndexOf("<", MAX_CONTENT);
  return html.slice(0, tag > MAX_CONTENT / 2 ? tag : MAX_CONTENT);
}

/** A name that is compared and not shown. */
export function boundedName(name: string | undefined): string | undefined {
  return name?.slice(0, MAX_NAME);
}

/** Ends a shortened text after a whole word. */
export function cut(value: string, shortened: boolean): string {
  if (!shortened) return value;
  const space = value.lastIndexOf(" ");
  return `${value.slice(0, space > value.length / 2 ? space : value.length).trimEnd()}…`;
}
