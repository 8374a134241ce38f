// What a lens asks of whoever writes for it.
import type { Lens } from "./domain.ts";

/** What this reader wants to see first: the standing questions, and the words by which the reader is described. */
export const interestsOf = ({ questions, audience }: Lens): string[] =>
  audience === undefined ? questions : [...questions, audience];
