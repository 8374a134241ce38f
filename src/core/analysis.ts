// All claims of an analysis, and the numbers by which people call them.
import type { Analysis, Claim } from "./domain.ts";

/** Every claim, in the order of a post. */
export const claimsOf = ({ lead, happened, why, points, conclusion }: Analysis): Claim[] =>
  [lead, ...happened, ...why, ...points, conclusion].filter((claim) => claim !== undefined);

/** The claims that have a number: why it matters first, then the commentary, counted through. Posts and prompts both use these. */
export const numbered = ({ why, points }: Pick<Analysis, "why" | "points">): { number: number; claim: Claim }[] =>
  [...why, ...points].map((claim, index) => ({ number: index + 1, claim }));

/** The analysis with every claim as `change` makes it. */
export function mapClaims(analysis: Analysis, change: (claim: Claim) => Claim): Analysis {
  const { lead, happened, why, points, conclusion, more } = analysis;
  return {
    ...analysis,
    ...(more && { more: more.map(change) }),
    lead: lead && change(lead),
    happened: happened.map(change),
    why: why.map(change),
    points: points.map(change),
    conclusion: conclusion && change(conclusion),
  };
}

/** Whether a claim's text is quoted from `passage`: all of it, or slices in their order with words in square brackets between. */
export function isQuoted({ text }: Claim, passage: string): boolean {
  if (text === passage) return true;
  let at = 0;
  return text
    .split(/ ?\[[^[\]]*\]/)
    .filter((part) => part !== "")
    .every((part) => {
      const found = passage.indexOf(part, at);
      at = found + part.length;
      return found >= 0;
    });
}
