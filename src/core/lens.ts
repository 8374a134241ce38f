// What a lens asks of whoever writes for it.
import type { Depth, Lens } from "./domain.ts";

/** What this reader wants to see first: the standing questions, and the words by which the reader is described. */
export const interestsOf = ({ questions, audience }: Lens): string[] =>
  audience === undefined ? questions : [...questions, audience];

/** How much is written for this reader: who is posted a headline reads as much as anybody once they press for it. */
export const depthOf = ({ length }: Pick<Lens, "length">): Depth => (length === "headline" ? "normal" : length);
