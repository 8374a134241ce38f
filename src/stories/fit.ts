// How well a document fits a story, and what fits well enough.
import { HOUR } from "../core/time.ts";
import { addTo, type Hit, type Nearby, noHit } from "./nearby.ts";
import { isRoutine } from "./report.ts";
import { massOf, mayHold, type StoryTerms, type Term } from "./terms.ts";

/** A story takes what comes this long after its last report or before its first, */
export const WINDOW_MS = 72 * HOUR;
/** and no longer than this after the middle of its reports: a chain of developments is not one story for ever. */
const MIDDLE_MS = 96 * HOUR;

/** A document joins the story it fits best when it fits at least this well, and a small story better: AT_LEAST + SMALL / size. */
export const AT_LEAST = 0.17;
const SMALL = 0.05;
/** A document that begins a story, and fits another at least this well, nearly joined that. */
export const NEARLY = 0.14;
/** A story of one report, looked at again, joins another at this, and again a small one at more. */
const AGAIN = 0.1;
const AGAIN_SMALL = 0.05;
/** What it must fit better when the story has no other source than its own: a column's next part is no second report. */
const SERIES = 0.4;
/** What it must fit better when nothing of its title, or of the story's, is told by the other: it mentions that in passing. */
const IN_PASSING = 0.15;
/** What it must fit better when a single shared word tells of the event, beside some that only name its kind. */
const ALONE = 0.35;

export interface Newcomer {
  terms: readonly Term[];
  source: string;
  at: number;
}

/**
 * The fit of a document d to a story s is
 *
 *   fit(d, s) = sum over shared terms t of  share(t) * sqrt(p(t | s))
 *
 * where share(t) is the term's part of d's squared weight, or of the story's mean one when that is less (a headline among full
 * texts, or the reverse), and p(t | s) the part of s's documents that have t. Undefined where the two cannot be one: too far in
 * time, or without two words in common that tell of the event ("files for bankruptcy" tells of none); one that the story is known
 * by counts as two.
 */
export function fitOf({ terms, source, at }: Newcomer, story: StoryTerms): number | undefined {
  if (!isInTime(at, story)) return undefined;
  const hit = noHit();
  for (const term of terms) {
    const count = countIn(story, term);
    if (count !== undefined) addTo(hit, term, count, story);
  }
  return fitBy(hit, { terms, source, at }, massOf(terms), story);
}

/** How many documents of the story have the term; undefined where none has. */
const countIn = (story: StoryTerms, { posting }: Term): number | undefined =>
  posting && mayHold(story, posting.bit) ? posting.stories.get(story) : undefined;

/** The stories that a document fits at least this well, and how well; in no order. What it shares with each is looked at to the end. */
export function fitting(
  newcomer: Newcomer,
  { stories, hits, rest }: Nearby,
  least: number,
): { story: StoryTerms; score: number }[] {
  const mass = massOf(newcomer.terms);
  const found: { story: StoryTerms; score: number }[] = [];
  for (const [at, story] of stories.entries()) {
    // As many hits as stories.
    const hit = hits[at]!;
    let left = 0;
    for (const { weight, posting } of rest) if (posting && mayHold(story, posting.bit)) left += weight * weight;
    // For most of them what is left could not lift them to it, be it all shared.
    if (hit.weight + left < least * Math.min(mass, story.massAtLeast) || !isInTime(newcomer.at, story)) continue;
    const enough = least * Math.min(mass, story.mass);
    for (const term of rest) {
      if (hit.weight + left < enough) break;
      if (!term.posting || !mayHold(story, term.posting.bit)) continue;
      left -= term.weight * term.weight;
      const count = term.posting.stories.get(story);
      if (count !== undefined) addTo(hit, term, count, story);
    }
    const score = hit.weight < enough ? undefined : fitBy(hit, newcomer, mass, story);
    if (score !== undefined && score >= least) found.push({ story, score });
  }
  return found;
}

const isInTime = (at: number, { firstAt, middle, lastAt }: StoryTerms): boolean =>
  at <= lastAt + WINDOW_MS && at <= middle + MIDDLE_MS && at >= firstAt - WINDOW_MS;

function fitBy(
  { weight, telling, routine }: Hit,
  { terms, source }: Newcomer,
  mass: number,
  story: StoryTerms,
): number | undefined {
  const score =
    weight / Math.min(mass, story.mass) - SMALL / story.size - (source !== "" && story.source === source ? SERIES : 0);
  if (telling === 0 || (telling === 1 && (routine === 0 || score < AT_LEAST + ALONE))) return undefined;
  return score - IN_PASSING * passing(terms, story);
}

/** Whether a story of one report, looked at again, belongs to another story. */
export function belongs(newcomer: Newcomer, story: StoryTerms): boolean {
  const score = fitOf(newcomer, story);
  return score !== undefined && score >= AGAIN + AGAIN_SMALL / story.size;
}

/** How many of the two titles the other says nothing of. */
function passing(terms: readonly Term[], story: StoryTerms): number {
  const title = terms.filter(({ term, heads }) => heads && !isRoutine(term));
  const isOfAnother = title.length > 0 && !title.some((term) => countIn(story, term) !== undefined);
  const isNotNamed = story.title.size > 0 && !terms.some(({ term }) => story.title.has(term));
  return Number(isOfAnother) + Number(isNotNamed);
}
