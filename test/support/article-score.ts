// How an extracted text is scored against the text people marked: the article extraction benchmark's own measure.

export interface Score {
  precision: number;
  recall: number;
}

/** Shingles of four word tokens, with how often each occurs; a shorter text is one shingle. */
function shingles(text: string): Map<string, number> {
  const tokens = text.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
  const size = Math.min(4, tokens.length);
  const counts = new Map<string, number>();
  if (size === 0) return counts;
  for (let start = 0; start + size <= tokens.length; start += 1) {
    const shingle = tokens.slice(start, start + size).join(" ");
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

/** Precision and recall of `found` against `truth`, over shingle counts. */
export function scorePage(truth: string, found: string): Score {
  const [wanted, got] = [shingles(truth), shingles(found)];
  let hits = 0;
  for (const [shingle, count] of got) hits += Math.min(count, wanted.get(shingle) ?? 0);
  const total = (counts: Map<string, number>): number => [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { precision: hits / (total(got) || 1), recall: hits / (total(wanted) || 1) };
}

/** Precision and recall averaged over pages, and F1 of the two averages. */
export function scoreAll(pages: Score[]): Score & { f1: number } {
  const mean = (pick: (score: Score) => number): number =>
    pages.reduce((sum, page) => sum + pick(page), 0) / pages.length;
  const [precision, recall] = [mean((page) => page.precision), mean((page) => page.recall)];
  return { precision, recall, f1: harmonic(precision, recall) };
}

export function harmonic(precision: number, recall: number): number {
  return (2 * precision * recall) / (precision + recall || 1);
}

/** For comparing snippets and titles: compatibility forms, straight quotes, single spaces, lower case. */
export function plainly(text: string): string {
  return text.normalize("NFKC").replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, " ").trim().toLowerCase();
}
