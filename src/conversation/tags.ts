// Tags of a channel's feeds: what its lists of feeds name as their folders, or people set.
import { BotError } from "../core/errors.ts";
import { sameSpelling } from "../language/mentions.ts";
import { tagsIn, type Tags } from "../digest/tagged.ts";
import { TAGS } from "../jobs/sieve.ts";
import { clip } from "../platform/index.ts";
import { sentence } from "../words/index.ts";
import type { Ask } from "./ports.ts";
import { isOff, wordList } from "./values.ts";

type Within = Pick<Ask["ports"], "store">;

const MOST_TAGS = 10;
const LONGEST_TAG = 40;

const recordsOf = ({ store }: Within) => store.records<Tags>(TAGS);
/** What stood there before the last change of each feed. */
const beforeOf = ({ store }: Within) => store.records<Tags>("folders-before");

/** The tags of each feed of a subscription. */
export async function tagsOf(ports: Within, subscription: string | undefined): Promise<Map<string, string[]>> {
  const kept = (subscription !== undefined && (await recordsOf(ports).get(subscription))) || {};
  return new Map(Object.entries(kept).map(([feed, tags]) => [feed, tagsIn(tags)]));
}

/** What has tags keeps them; what has none gets those of its list. */
export async function keepTags(ports: Within, id: string, given: Tags): Promise<void> {
  if (Object.keys(given).length === 0) return;
  const records = recordsOf(ports);
  await records.put(id, { ...given, ...(await records.get(id)) });
}

/** Sets a feed's tags, so that they can be taken back. */
export async function setTags(ports: Within, id: string, feed: string, tags: readonly string[]): Promise<void> {
  const kept = (await recordsOf(ports).get(id)) ?? {};
  const before = beforeOf(ports);
  await before.put(id, { ...(await before.get(id)), [feed]: kept[feed] ?? "" });
  await recordsOf(ports).put(id, { ...kept, [feed]: tags.join(", ") });
}

/** The tags that a feed has again; undefined where nothing was changed. */
export async function takeTagsBack(ports: Within, id: string, feed: string): Promise<string[] | undefined> {
  const { [feed]: tags, ...others } = (await beforeOf(ports).get(id)) ?? {};
  if (tags === undefined) return undefined;
  await recordsOf(ports).put(id, { ...(await recordsOf(ports).get(id)), [feed]: tags });
  await beforeOf(ports).put(id, others);
  return tagsIn(tags);
}

/** Tags as people type them. Throws BotError `usage` where there are too many. */
export function typedTags(typed: string): string[] {
  if (isOff(typed)) return [];
  const tags = wordList(typed).map((tag) => clip(tag, LONGEST_TAG));
  const each = tags.filter((tag, at) => tags.findIndex((other) => sameSpelling(other, tag)) === at);
  if (each.length <= MOST_TAGS) return each;
  throw new BotError("usage", sentence("conversation.tagsTooMany", { most: MOST_TAGS }));
}

/** The ids of the channel's feeds with a tag. Throws BotError `not_found` with the tags there are. */
export async function feedsTagged({ ports, subscription, words }: Ask, wanted: string): Promise<string[]> {
  const all = await tagsOf(ports, subscription?.id);
  const heard = new Set(subscription?.feedIds);
  const found = [...all].filter(([feed, tags]) => heard.has(feed) && tags.some((tag) => sameSpelling(tag, wanted)));
  if (found.length > 0) return found.map(([feed]) => feed);
  const known = [...new Set([...all].flatMap(([feed, tags]) => (heard.has(feed) ? tags : [])))];
  throw new BotError("not_found", sentence("conversation.tagUnknown", { tag: wanted }), {
    hint:
      known.length > 0
        ? sentence("conversation.tagsAre", { tags: words.list(known.toSorted()) })
        : sentence("conversation.tagHow", { feed: "Harbour Courier" }),
  });
}

/** Throws BotError `not_found` where no feed of the channel bears one of these. */
export async function checkTags(ask: Ask, tags: readonly string[] = []): Promise<void> {
  for (const tag of tags) await feedsTagged(ask, tag);
}
