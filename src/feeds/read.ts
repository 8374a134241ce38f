// A feed document to its items with their identities: what every caller wants.
import type { ParsedFeed } from "../core/domain.ts";
import { identify, type IdentifiedItem } from "./identify.ts";
import { parseFeed, type ParseOptions } from "./parse.ts";

/** `items` holds one entry for each item of the feed, in its order. */
export interface ReadFeed {
  feed: ParsedFeed;
  items: IdentifiedItem[];
}

/** Throws what `parseFeed` throws. The bot's own reader takes large documents to a child process. */
export type FeedReader = (bytes: Uint8Array, options: ParseOptions) => Promise<ReadFeed>;

/** Addresses of a page that may be feeds. */
export interface PageLinks {
  declared: string[];
  anchors: string[];
}

export type LinkReader = (
  bytes: Uint8Array,
  page: { url: string; contentType: string | undefined },
) => Promise<PageLinks>;

/** Reads in this process. */
export const readFeed: FeedReader = async (bytes, options) => {
  const feed = await parseFeed(bytes, options);
  return { feed, items: identify(feed.items, options.url) };
};
