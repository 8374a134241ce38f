// All claims of an analysis, and the numbers by which people call them.
import type { Analysis, Claim } from "./domain.ts";

/** Every claim, in the order of a post. */
export const claimsOf = ({ lead, happened, why, points, conclusion }: Analysis): Claim[] =>
  [lead, ...happened, ...why, ...points, conclusion].filter((claim) => claim !== undefined);

/** The claims that have a number: why it matters first, then the commentary, counted through. Posts and prompts both use these. */
export const numbered = ({ why, points }: Pick<Analysis, "why" | "points">): { number: number; claim: Claim }[] =>
  [...why, ...points].map((claim, index) => ({ number: index + 1, claim }));
