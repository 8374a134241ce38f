// Words that give a reason, and words that may.
import { perLanguage } from "./languages.ts";
import { anyOf } from "./phrases.ts";

/** `gives` finds where a text says why; where no `cues` stand, no reason is given. Undefined in a language without lists. */
export const reasonCuesFor = perLanguage(
  ({ reasons }) => reasons && { gives: anyOf(reasons.gives), cues: anyOf(reasons.cues) },
);
