// One analysis seen through a lens: which claims, in which order, and how many.
import type { Analysis, Claim, Lens } from "../core/domain.ts";
import { depthOf, interestsOf } from "../core/lens.ts";
import { contentStems } from "../language/words.ts";

/** Most claims per slot, by the length a lens asks for. */
const COUNTS = {
  short: { happened: 2, why: 2, points: 3 },
  normal: { happened: 3, why: 3, points: 5 },
  long: { happened: 4, why: 4, points: 7 },
} as const;

/** The analysis for one kind of reader. Happenings keep their order in time; why and points come as the lens's questions want them. */
export function throughLens(analysis: Analysis, lens: Lens): Analysis {
  const counts = COUNTS[depthOf(lens)];
  const questions = interestsOf(lens)
    .map((interest) => new Set(contentStems(interest)))
    .filter((stems) => stems.size > 0);
  const best = (claims: Claim[], most: number) => byInterest(claims, questions).slice(0, most);
  // In order of time, the last is the news: it stays, whatever goes.
  const newest = analysis.happened.slice(-1);
  const earlier = analysis.happened.slice(0, -1);
  const happened = new Set([...best(earlier, Math.max(0, counts.happened - newest.length)), ...newest]);
  return {
    ...analysis,
    happened: analysis.happened.filter((claim) => happened.has(claim)),
    why: best(analysis.why, counts.why),
    points: lens.points ? best(analysis.points, counts.points) : [],
  };
}

/** What answers a question first; among equals the given order, which is the order of importance, stays. */
function byInterest(claims: Claim[], questions: Set<string>[]): Claim[] {
  const interest = (claim: Claim) => {
    const said = contentStems(`${claim.text} ${claim.citations.map(({ passage }) => passage).join(" ")}`);
    const held = new Set(said);
    return Math.max(0, ...questions.map((stems) => [...stems].filter((stem) => held.has(stem)).length / stems.size));
  };
  return claims
    .map((claim, i) => ({ claim, worth: interest(claim) - 0.1 * i }))
    .toSorted((a, b) => b.worth - a.worth)
    .map(({ claim }) => claim);
}
