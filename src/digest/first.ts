// What a channel wants done when stories are first posted to it. Pure.
import type { Occasion, Posting, Story } from "../core/domain.ts";
import type { FirstPost } from "../platform/index.ts";
import { storyMentions } from "./choose.ts";

/** A post that calls more people than this calls nobody in particular. */
export const MOST_PINGED = 5;

type Told = readonly Pick<Story, "articles">[];

function isOccasion({ words, feedIds }: Occasion, story: Told[number]): boolean {
  return (
    words.some((word) => storyMentions(story, word)) ||
    story.articles.some(({ feedId }) => feedId !== undefined && feedIds.includes(feedId))
  );
}

const meant = <T extends { when: Occasion }>(rules: readonly T[], stories: Told): T[] =>
  rules.filter(({ when }) => stories.some((story) => isOccasion(when, story)));

/**
 * All that is wanted of the first post of these stories. Whom it pings has no name there: a post is kept for longer than the setting
 * that names people.
 */
export function firstOf(posting: Posting, stories: Told): FirstPost {
  const pings = meant(posting.pings, stories).slice(0, MOST_PINGED);
  const tags = meant(posting.tags, stories);
  return {
    ...(pings.length > 0 ? { pings: pings.map(({ ping: { kind, id } }) => ({ kind, id })) } : {}),
    ...(tags.length > 0 ? { tags: tags.map(({ tag }) => tag) } : {}),
    ...(posting.thread ? { thread: true } : {}),
    ...(posting.crosspost ? { crosspost: true } : {}),
  };
}
