// The Analyst that needs no model: everything it says stands word for word in the sources.
import type { Analysis, Lens, Origin, Story } from "../core/domain.ts";
import type { Analyst } from "../core/ports.ts";
import { answerFrom } from "./answer.ts";
import { toldByGenre, withLatestEntries } from "./by-genre.ts";
import { deeperFrom } from "./deeper.ts";
import { disagreements } from "./disagree.ts";
import { extractAnalysis } from "./points.ts";
import type { Weights } from "./weigh.ts";

/** What is posted of a story, its kind of page counted; `weights` are the learned models, the shipped ones unless given. */
export const extracted = (story: Story, origins: Origin[], lens: Lens, weights?: Weights): Analysis =>
  toldByGenre(extractAnalysis(withLatestEntries(story), origins, lens, weights), story);

/** An Analyst without effects: same input, same output, no account charged. */
export function createExtractAnalyst(): Analyst {
  return {
    async analyse(story, origins, lens) {
      return { ...extracted(story, origins, lens), disagreements: disagreements(story.articles) };
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
