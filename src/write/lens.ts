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

/** What a place further down costs, and what a doubt does, against a question that is answered whole. */
const A_PLACE = 0.1;
const A_DOUBT = 0.3;
/** Who alone tells something is worth hearing: less than the next place. */
const AN_OUTLET = 0.15;

interface Weighed {
  claim: Claim;
  /** What decides whether it stays, and what where it stands. */
  weight: number;
  order: number;
}

/**
 * The analysis for one kind of reader. Happenings keep their order in time; why and points come as the lens's questions want them, the
 * weightiest of each. What there is no room for is kept as `more`.
 */
export function throughLens(analysis: Analysis, lens: Lens): Analysis {
  const counts = COUNTS[depthOf(lens)];
  const questions = interestsOf(lens)
    .map((interest) => new Set(contentStems(interest)))
    .filter((stems) => stems.size > 0);
  const weigh = weighing(questions);
  // In order of time, the last is the news: it stays, whatever goes.
  const newest = analysis.happened.slice(-1);
  const earlier = heaviest(weigh(analysis.happened.slice(0, -1))).slice(0, counts.happened - newest.length);
  const happened = new Set([...earlier.map(({ claim }) => claim), ...newest]);
  const why = weigh(analysis.why);
  const points = weigh(analysis.points);
  const shown = new Set(
    [...heaviest(why).slice(0, counts.why), ...(lens.points ? heaviest(points).slice(0, counts.points) : [])].map(
      ({ claim }) => claim,
    ),
  );
  const left = [...weigh(analysis.happened), ...why, ...points].filter(
    ({ claim }) => !happened.has(claim) && !shown.has(claim),
  );
  const kept = (weighed: Weighed[]) =>
    inOrder(weighed)
      .map(({ claim }) => claim)
      .filter((claim) => shown.has(claim));
  return {
    ...analysis,
    happened: analysis.happened.filter((claim) => happened.has(claim)),
    why: kept(why),
    points: kept(points),
    more: heaviest(left).map(({ claim }) => claim),
  };
}

/** What answers a question weighs most; then the given order counts, which is the order of importance, doubts, and an outlet not yet heard. */
const weighing = (questions: Set<string>[]) => (claims: Claim[]) => {
  const heard = new Set<string>();
  return claims.map((claim, i): Weighed => {
    const said = contentStems(`${claim.text} ${claim.citations.map(({ passage }) => passage).join(" ")}`);
    const held = new Set(said);
    const interest = Math.max(
      0,
      ...questions.map((stems) => [...stems].filter((stem) => held.has(stem)).length / stems.size),
    );
    const outlets = claim.citations.map(({ articleId }) => articleId);
    const fresh = i > 0 && outlets.length > 0 && outlets.every((outlet) => !heard.has(outlet));
    for (const outlet of outlets) heard.add(outlet);
    const order = interest - A_PLACE * i;
    return { claim, order, weight: order - (claim.doubts.length > 0 ? A_DOUBT : 0) + (fresh ? AN_OUTLET : 0) };
  });
};

const inOrder = (weighed: Weighed[]): Weighed[] => weighed.toSorted((a, b) => b.order - a.order);
const heaviest = (weighed: Weighed[]): Weighed[] => weighed.toSorted((a, b) => b.weight - a.weight);
