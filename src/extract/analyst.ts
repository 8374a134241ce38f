// The Analyst that needs no model: everything it says stands word for word in the sources.
import type { Analyst } from "../core/ports.ts";
import { answerFrom } from "./answer.ts";
import { toldByGenre, withLatestEntries } from "./by-genre.ts";
import { deeperFrom } from "./deeper.ts";
import { disagreements } from "./disagree.ts";
import { extractAnalysis } from "./points.ts";

/** An Analyst without effects: same input, same output, no account charged. */
export function createExtractAnalyst(): Analyst {
  return {
    async analyse(story, origins, lens) {
      const analysis = toldByGenre(extractAnalysis(withLatestEntries(story), origins, lens), story);
      return { ...analysis, disagreements: disagreements(story.articles) };
    },
    async deeper(request) {
      return deeperFrom(request);
    },
    async answer(question, _account, onClaim, signal) {
      const answer = answerFrom(question);
      for (const claim of answer.claims) {
        signal?.throwIfAborted();
        onClaim?.(claim);
      }
      return answer;
    },
  };
}
