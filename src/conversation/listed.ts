// What was listed of a feed when it was looked at: "Send the latest" sends it, "why" knows it.
import { channelKey } from "../core/refs.ts";
import { canonicalLink } from "../feeds/links.ts";
import type { Records } from "../platform/index.ts";
import type { FeedItem } from "./feed-lines.ts";
import type { Ask } from "./ports.ts";

/** By the feed's address. */
export interface Listed {
  feed: string;
  at: string;
  items: { link: string | undefined; keys: readonly string[] }[];
}

const MOST = 3;

const listedIn = ({ ports, place }: Pick<Ask, "ports" | "place">): Records<Listed> =>
  ports.store.records<Listed>(`listed:${channelKey(place.channel)}`);

/** The newest items, and that they were listed here. */
export async function list(ask: Ask, url: string, feed: string, items: readonly FeedItem[]): Promise<FeedItem[]> {
  const time = ({ published }: FeedItem): number => published?.getTime() ?? 0;
  const newest = items.toSorted((a, b) => time(b) - time(a)).slice(0, MOST);
  const at = ask.ports.clock.now().toISOString();
  await listedIn(ask).put(url, { feed, at, items: newest.map(({ link, keys = [] }) => ({ link, keys })) });
  return newest;
}

export const listedOf = (ask: Pick<Ask, "ports" | "place">, url: string): Promise<Listed | undefined> =>
  listedIn(ask).get(url);

/** Where and when a link was listed here, however it is spelled. */
export async function listedLink(ask: Ask, address: string): Promise<Listed | undefined> {
  const wanted = canonicalLink(address);
  const all = await listedIn(ask).list("");
  return all.find(({ value }) => value.items.some(({ link }) => link !== undefined && canonicalLink(link) === wanted))
    ?.value;
}
