// Stories told here before that are about the same matter, by the one search.
import { searchTerms } from "../language/search-terms.ts";
import type { Ask } from "./ports.ts";
import { feedsHeard } from "./recall.ts";

const MOST = 3;
const LOOKED_AT = 40;
/** What shares less than this of what a story's own post shares with its headline and lead is about something else. */
const LEAST_SHARE = 0.35;
/** Fewer words than this tell nothing apart. */
const LEAST_WORDS = 4;

/** Their ids, the nearest first; never the story itself, nor what came after it. */
export async function relatedStories(ask: Ask, storyId: string): Promise<string[]> {
  const { ports, place, subscription } = ask;
  const { store } = ports;
  const told = subscription && (await store.told.get(place.tenant, subscription.id, storyId));
  const held = told && (await store.analyses.get(place.tenant, told.analysisId));
  if (!held) return [];
  const { headline, lead } = held.analysis;
  const text = `${headline.text} ${lead?.text ?? ""}`;
  if (new Set(searchTerms(text)).size < LEAST_WORDS) return [];
  const searcher = { tenant: place.tenant, channel: place.channel, feedIds: await feedsHeard(ask), pages: false };
  const found = await store.search.find(searcher, { text, in: "posts" }, LOOKED_AT);
  const own = found.find((one) => one.storyId === storyId);
  if (!own) return [];
  const near = found.filter(({ at, score }) => at < own.at && score >= LEAST_SHARE * own.score);
  const ids = new Set(near.flatMap(({ storyId: id }) => (id === undefined || id === storyId ? [] : [id])));
  return [...ids].slice(0, MOST);
}
