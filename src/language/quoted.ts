// What of a sentence is somebody's own words, and what is the reporter's.

/** Quotation marks that open and close; apostrophes inside words are not marks. */
const QUOTATION =
  /“[^”“]*”|„[^“”„]*[“”]|"[^"]*"|«[^»«]*»|»[^«»]*«|「[^」]*」|‘[^‘]*?’(?!\p{L})|(?<![\p{L}\p{N}])'[^']+'(?!\p{L})/gu;

/** The text with every quotation emptied (`“ ”` becomes a space). */
export function outsideQuotes(text: string): string {
  return text.replace(QUOTATION, " ");
}

/** The quotations of a text, marks included. */
export function quotations(text: string): string[] {
  return text.match(QUOTATION) ?? [];
}

/** Whether double quotation marks are left open, or closed without having been opened. */
export function unbalanced(text: string): boolean {
  const rest = outsideQuotes(text);
  return /["“”„«»「」]/u.test(rest);
}

/** The quotation mark that `text` opens and does not close, so that the next sentence is somebody's words too; or "". */
export function openMark(text: string): string {
  return /(["“„«「])[^"“”„«»「」]*$/u.exec(outsideQuotes(text))?.[1] ?? "";
}
