// Choosing sentences that add something: each against all that were chosen before.
import type { Claim } from "../core/domain.ts";
import { shareFigures } from "./figures.ts";
import { claimOf, placeOf, type Passage } from "./passages.ts";
import { citedWith, type Ranked } from "./rank.ts";
import { cosine } from "./vectors.ts";

/** From this cosine on, two sentences are one told twice: outlets word the same fact differently, one outlet hardly does. */
const REPEAT = { otherOrigin: 0.45, sameOrigin: 0.6, opening: 0.27, sameFigures: 0.25 };
/** The first sentences of two outlets tell the same news; much less likeness is enough to know. */
const OPENING = 2;
/** A sentence with this share of its weight in words already told adds too little. */
const TOLD = 0.65;
/** How much likeness to what was chosen counts against worth (maximal marginal relevance, Carbonell and Goldstein 1998). */
const MMR = 0.3;
/** What each sentence already chosen from the same origin costs, so that no outlet tells the story alone. */
const SAME_ORIGIN = 0.04;

/** Whether the two would read as a repetition. */
export function repeats(a: Passage, b: Passage): boolean {
  const likeness = cosine(a.vector, b.vector);
  if (likeness >= REPEAT.sameFigures && shareFigures(a, b)) return true;
  if (a.origin === b.origin) return likeness >= REPEAT.sameOrigin;
  return likeness >= (a.index < OPENING && b.index < OPENING ? REPEAT.opening : REPEAT.otherOrigin);
}

/**
 * Up to `count` of `from`, by worth less likeness to everything chosen, `chosen` included; none that repeats, none that
 * already stands as a further citation. What is taken is added to `chosen`. `worth` defaults to the rank; `toldLimit` is
 * the share of a sentence, by weight, that may stand in words already told.
 */
export function pickPassages<T extends Ranked>(
  from: readonly T[],
  count: number,
  chosen: Ranked[],
  worth: (passage: T) => number = ({ score }) => score,
  toldLimit = TOLD,
): T[] {
  const taken: T[] = [];
  const told = new Set(chosen.flatMap(({ terms }) => terms));
  const used = new Set(chosen.flatMap((passage) => [passage, ...citedWith(passage)]).map(placeOf));
  let left = [...from];
  while (taken.length < count) {
    left = left.filter(
      (passage) =>
        !used.has(placeOf(passage)) &&
        shareIn(told, passage) < toldLimit &&
        !chosen.some((other) => repeats(passage, other)),
    );
    let best: T | undefined;
    let most = -Infinity;
    for (const passage of left) {
      const likeness = chosen.reduce((top, other) => Math.max(top, cosine(passage.vector, other.vector)), 0);
      const sameOrigin = chosen.filter(({ origin }) => origin === passage.origin).length;
      const value = (1 - MMR) * worth(passage) - MMR * likeness - SAME_ORIGIN * sameOrigin;
      if (value > most) [best, most] = [passage, value];
    }
    if (!best) break;
    taken.push(best);
    chosen.push(best);
    for (const term of best.terms) told.add(term);
    for (const passage of [best, ...citedWith(best)]) used.add(placeOf(passage));
  }
  return taken;
}

/** What was chosen as claims, each with the other origins' receipts; no passage stands twice. */
export function toClaims(chosen: readonly Ranked[]): Map<Ranked, Claim> {
  const used = new Set(chosen.map(placeOf));
  return new Map(
    chosen.map((passage) => {
      const further = citedWith(passage).filter((other) => !used.has(placeOf(other)));
      for (const other of further) used.add(placeOf(other));
      return [passage, claimOf(passage, further)];
    }),
  );
}

/** Share of a passage's weight that stands in `told`, 0..1; a new figure makes it all new. */
function shareIn(told: ReadonlySet<string>, { vector, terms }: Passage): number {
  if (terms.some((term) => /^\d+$/.test(term) && !told.has(term))) return 0;
  let share = 0;
  for (const [term, weight] of vector) if (told.has(term)) share += weight * weight;
  return share;
}
