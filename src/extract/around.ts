// What stands around a point of the post, and what elsewhere adds to it.
import type { Claim } from "../core/domain.ts";
import { cuesFor } from "../language/cues.ts";
import { answersKind, type ReadQuestion } from "./asked.ts";
import { passageClaim, placeOf, type Passage } from "./passages.ts";
import { unfit } from "./standing.ts";
import { cosine } from "./vectors.ts";

const MOST = 3;
/** A sentence that adds to a point is this close to it, at least, and no copy of it. */
const ADDS = { least: 0.12, copy: 0.6 };
/** What standing right behind the point, right before it, or near it is worth beside the likeness of words. */
const BESIDE = { next: 0.5, before: 0.35, near: 0.15 };

/** Up to three claims around `point`, best first, none of which repeats it. */
export function aroundPoint(point: Claim, asked: ReadQuestion, passages: readonly Passage[]): Claim[] {
  const cited = new Set(point.citations.flatMap((citation) => placesIn(citation, passages)));
  const own = passages.filter((passage) => cited.has(placeOf(passage)));
  const ranked = passages
    .filter((passage) => !cited.has(placeOf(passage)))
    .map((passage) => ({ passage, ...worthOf(passage, own, asked) }))
    .filter(({ worth, likeness }) => worth >= ADDS.least && likeness < ADDS.copy)
    .toSorted((a, b) => b.worth - a.worth);
  const chosen: Passage[] = [];
  for (const { passage } of ranked) {
    if (chosen.length >= MOST) break;
    if (chosen.every((other) => cosine(other.vector, passage.vector) < 0.5)) chosen.push(passage);
  }
  return chosen.map((passage) => passageClaim(passage));
}

/** A citation may hold two sentences. */
function placesIn({ articleId, start, end }: Claim["citations"][number], passages: readonly Passage[]): string[] {
  return passages
    .filter(({ article, sentence }) => article.id === articleId && sentence.start < end && sentence.end > start)
    .map(placeOf);
}

function worthOf(
  passage: Passage,
  own: readonly Passage[],
  { wants }: ReadQuestion,
): { worth: number; likeness: number } {
  const likeness = own.reduce((most, other) => Math.max(most, cosine(passage.vector, other.vector)), 0);
  const beside = own.reduce((most, other) => Math.max(most, besides(passage, other)), 0);
  const reason = unfit(passage);
  if (reason === "order" || reason === "addressed" || reason === "furniture" || reason === "question")
    return { worth: 0, likeness };
  const because = wants === "why" && cuesFor(passage.article.language)?.why.test(passage.text) ? 1.4 : 1;
  const kind = answersKind(wants, passage.text, passage.article) ? 1 : 0.7;
  return { worth: (likeness + beside) * because * kind * (reason === undefined ? 1 : 0.85), likeness };
}

function besides(passage: Passage, point: Passage): number {
  if (passage.article.id !== point.article.id) return 0;
  const step = passage.index - point.index;
  return step === 1 ? BESIDE.next : step === -1 ? BESIDE.before : Math.abs(step) === 2 ? BESIDE.near : 0;
}
