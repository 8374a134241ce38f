// Sentences that say themselves what they are for: why it matters, what comes next.
import { cuesFor } from "../language/cues.ts";
import { outsideQuotes } from "../language/quoted.ts";
import type { Passage } from "./passages.ts";
import { rank } from "./rank.ts";
import { unfit } from "./standing.ts";

/** The weightiest `most` sentences with a cue for `purpose` in the reporter's own words. */
export function cued(passages: readonly Passage[], purpose: "why" | "next", most: number): Passage[] {
  const speaks = (passage: Passage): boolean => {
    const cues = cuesFor(passage.article.language);
    const own = outsideQuotes(passage.text);
    return cues !== undefined && cues[purpose].test(own) && !(purpose === "next" && cues.background.test(own));
  };
  const candidates = passages.filter((passage) => unfit(passage) === undefined && speaks(passage));
  return rank(passages, candidates).slice(0, most);
}
