// A cited passage with what stands around it in its article.
import type { Citation } from "./domain.ts";

/** The passage, and at most so many characters before and after it in the article's text, cut at words; an ellipsis where there is more. */
export function aroundPassage(
  { passage, start, end }: Citation,
  full: string,
  characters: number,
): { before: string; passage: string; after: string } {
  const before = full.slice(Math.max(0, start - characters), start);
  const after = full.slice(end, end + characters);
  return {
    before: start > characters ? `…${before.replace(/^\S*(?=\s)/u, "")}` : before,
    passage,
    after: end + characters < full.length ? `${after.replace(/(?<=\s)\S*$/u, "").trimEnd()} …` : after,
  };
}
