// What is remembered: the one search, asked from a place by what may be read there.
import type { Article } from "../core/domain.ts";
import type { Found, SearchQuery } from "../store/search.ts";
import { withMeaning } from "./by-meaning.ts";
import type { Ask } from "./ports.ts";

/** Found for whoever asks, from where they ask, the best first. */
export async function recall(ask: Ask, query: SearchQuery, most: number): Promise<Found[]> {
  const { tenant, channel, own = false } = ask.place;
  const heard = await feedsHeard(ask);
  const feedIds = query.feeds ? heard.filter((id) => query.feeds?.includes(id)) : heard;
  const found = await ask.ports.store.search.find(
    { tenant, channel, feedIds, pages: own && !query.feeds },
    query,
    most,
  );
  return (await withMeaning(ask, query, feedIds, found)).slice(0, most);
}

/** As many as a feed shows at most. */
const MOST_STORIES = 60;

/** The stories told here that hold each of these words, the newest first. */
export async function storiesHolding(ask: Ask, words: string): Promise<string[]> {
  const found = await recall(ask, { text: words, in: "posts", whole: true }, MOST_STORIES);
  return [...new Set(found.flatMap(({ storyId }) => storyId ?? []))];
}

/** The articles that hold most of what is asked for, the best first. */
export async function recallArticles(ask: Ask, query: SearchQuery, most: number): Promise<Article[]> {
  const found = await recall(ask, { ...query, in: "articles" }, most);
  return ask.ports.store.articles.named(
    ask.place.tenant,
    found.map(({ id }) => id),
  );
}

/** A question that names no story is asked of so many: with more, single sentences of others come before the right one. */
const MOST_ASKED = 2;

/** Of articles that were found, the stories of the best; an article that is in no story is one of its own. */
export const bestStories = (found: readonly Pick<Article, "id" | "storyId">[]): string[] =>
  [...new Set(found.map(({ id, storyId }) => storyId ?? id))].slice(0, MOST_ASKED);

/** The articles of the stories that come first, whole as far as they are heard here, and apart from them the others. */
export async function recallStories(ask: Ask, query: SearchQuery, most: number): Promise<[Article[], Article[]]> {
  const found = await recallArticles(ask, query, most);
  const best = bestStories(found);
  const heard = new Set(await feedsHeard(ask));
  const own = found.filter(({ id, storyId }) => best.includes(storyId ?? id));
  const known = new Set(own.map(({ id }) => id));
  const stories = await ask.ports.store.stories.named(ask.place.tenant, best);
  const rest = best.flatMap((id) => stories.get(id)?.articles ?? []);
  const { since } = query;
  const more = rest.filter(
    ({ id, feedId, seenAt }) =>
      !known.has(id) && feedId !== undefined && heard.has(feedId) && (since === undefined || seenAt >= since),
  );
  return [[...own, ...more], found.filter(({ id }) => !known.has(id))];
}

/** The channel's; where a person speaks to the bot alone, those of the whole workspace that are no secret. */
export async function feedsHeard({ ports, place, subscription }: Ask): Promise<string[]> {
  const own = subscription?.feedIds ?? [];
  if (place.channel.kind !== "direct" || own.length > 0) return own;
  return ports.store.feeds.sharedOf(place.tenant);
}
