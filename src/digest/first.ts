// What a channel wants done when stories are first posted to it. Pure.
import type { Occasion, Ping, Posting, Story } from "../core/domain.ts";
import { storyMentions } from "./choose.ts";

/** A post that calls more people than this calls nobody in particular. */
export const MOST_PINGED = 5;

export function isOccasion({ words, feedIds }: Occasion, story: Pick<Story, "articles">): boolean {
  return (
    words.some((word) => storyMentions(story, word)) ||
    story.articles.some(({ feedId }) => feedId !== undefined && feedIds.includes(feedId))
  );
}

/** Whom these stories are for, without their names: the post that names them is kept for longer than the setting. */
export const pingsFor = (
  { pings }: Posting,
  stories: readonly Pick<Story, "articles">[],
): Pick<Ping, "kind" | "id">[] =>
  pings
    .filter(({ when }) => stories.some((story) => isOccasion(when, story)))
    .map(({ ping: { kind, id } }) => ({ kind, id }))
    .slice(0, MOST_PINGED);
