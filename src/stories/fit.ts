// How well a document fits a story, and what fits well enough.
import { HOUR } from "../core/time.ts";
import { isRoutine } from "./report.ts";
import { massOf, type StoryTerms, type Term } from "./terms.ts";

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
export function fitOf({ terms, source, at }: Newcomer, story: StoryTerms, mass = massOf(terms)): number | undefined {
  if (at > story.lastAt + WINDOW_MS || at > story.middle + MIDDLE_MS || at < story.firstAt - WINDOW_MS)
    return undefined;
  let score = -SMALL / story.size - (source !== "" && story.source === source ? SERIES : 0);
  let [telling, routine] = [0, 0];
  for (const { term, weight, stories } of terms) {
    const count = stories?.get(story);
    if (count === undefined) continue;
    score += ((weight * weight) / Math.min(mass, story.mass)) * Math.sqrt(count / story.size);
    if (isRoutine(term)) routine += 1;
    else telling += isKnownBy(story, count) ? 2 : 1;
  }
  if (telling === 0 || (telling === 1 && (routine === 0 || score < AT_LEAST + ALONE))) return undefined;
  return score - IN_PASSING * passing(terms, story);
}

/** Whether a story is known by a term that so many of its documents have. */
export const isKnownBy = ({ size }: StoryTerms, count: number): boolean => count >= 5 && count >= size * 0.5;

/** Whether a story of one report, looked at again, belongs to another story. */
export function belongs(newcomer: Newcomer, story: StoryTerms): boolean {
  const score = fitOf(newcomer, story);
  return score !== undefined && score >= AGAIN + AGAIN_SMALL / story.size;
}

/** How many of the two titles the other says nothing of. */
function passing(terms: readonly Term[], story: StoryTerms): number {
  const title = terms.filter(({ term, heads }) => heads && !isRoutine(term));
  const isOfAnother = title.length > 0 && !title.some(({ stories }) => stories?.has(story));
  const isNotNamed = story.title.size > 0 && !terms.some(({ term }) => story.title.has(term));
  return Number(isOfAnother) + Number(isNotNamed);
}
