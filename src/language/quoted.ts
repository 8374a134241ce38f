// What of a sentence is somebody's own words, and what is the reporter's.

/** Quotation marks that open and close; apostrophes inside words are not marks. */
const MARKS = String.raw`“[^”“]*”|„[^“”„]*[“”]|"[^"]*"|«[^»«]*»|»[^«»]*«|‘[^‘]*?’(?!\p{L})|(?<![\p{L}\p{N}])'[^']+'(?!\p{L})`;
const MARKED = new RegExp(MARKS, "gu");
/** A corner bracket that is never closed takes in the rest: the end is sought once, and not from each that follows. */
const QUOTATION = new RegExp(`${MARKS}|「[^」]*(?:」|$)`, "gu");

/** The text with every quotation emptied (`“ ”` becomes a space). */
export function outsideQuotes(text: string): string {
  return text.replace(QUOTATION, (found) => (isOpen(found) ? found.replace(MARKED, " ") : " "));
}

/** The quotations of a text, marks included. */
export function quotations(text: string): string[] {
  return (text.match(QUOTATION) ?? []).flatMap((found) => (isOpen(found) ? (found.match(MARKED) ?? []) : [found]));
}

function isOpen(found: string): boolean {
  return found.startsWith("「") && !found.endsWith("」");
}

/** Whether double quotation marks are left open, or closed without having been opened. */
export function unbalanced(text: string): boolean {
  const rest = outsideQuotes(text);
  return /["“”„«»「」]/u.test(rest);
}

/** A quotation whose marks are of two kinds, as editing programs leave them. */
const MIXED = /“[^“”"]*"|"[^“”"]*”/gu;

/** Whether a quotation begins or ends outside the text: somebody's words, cut. */
export const cutsQuotation = (text: string): boolean => unbalanced(text.replace(MIXED, " "));

/** The quotation mark that `text` opens and does not close, so that the next sentence is somebody's words too; or "". */
export function openMark(text: string): string {
  return /(["“„«「])[^"“”„«»「」]*$/u.exec(outsideQuotes(text))?.[1] ?? "";
}
