// The stories that a document may be of, and what it shares with each.
import { isKnownBy, type StoryTerms, type Term } from "./terms.ts";

/** Stories looked up for one document. Rare terms come first, so what is left out shares only common ones. */
const MAX_CANDIDATES = 100;

/** What a document shares with a story, so far as it was looked at. */
export interface Hit {
  /** Sum over the shared terms of the squared weight times the root of the part of the story's documents that have the term. */
  weight: number;
  /** Words that tell of the event, one that the story is known by counted twice; and words that only name its kind. */
  telling: number;
  routine: number;
}

export const noHit = (): Hit => ({ weight: 0, telling: 0, routine: 0 });

/** Adds one more term that both have. */
export function addTo(hit: Hit, { weight, posting }: Term, count: number, story: StoryTerms): void {
  hit.weight += weight * weight * Math.sqrt(count / story.size);
  if (posting?.routine) hit.routine += 1;
  else hit.telling += isKnownBy(story, count) ? 2 : 1;
}

/** The stories that share a rare term with a document, each with what they share of the terms that were looked at. */
export interface Nearby {
  stories: StoryTerms[];
  /** In the order of the stories. */
  hits: Hit[];
  /** Terms of too many stories to look at each. */
  rest: readonly Term[];
}

/** The rarest terms are looked at first, until there are stories enough. */
export function nearby(terms: readonly Term[]): Nearby {
  const [stories, hits]: [StoryTerms[], Hit[]] = [[], []];
  const holding = ({ posting }: Term): number => posting?.held ?? 0;
  const byRarity = terms
    .filter(({ posting }) => posting !== undefined)
    .toSorted((one, other) => holding(one) - holding(other));
  let looked = 0;
  for (const term of byRarity) {
    if (stories.length > 0 && stories.length + holding(term) > MAX_CANDIDATES) break;
    looked += 1;
    for (const [story, count] of term.posting?.stories ?? []) {
      if (stories[story.place] !== story) {
        story.place = stories.push(story) - 1;
        hits.push(noHit());
      }
      // Its place is among them by now.
      addTo(hits[story.place]!, term, count, story);
    }
  }
  return { stories, hits, rest: byRarity.slice(looked) };
}
