// Where a rendered page stands: its addresses, its language, and what may become a link.
import type { Shelf } from "./shelf.ts";
import type { Html } from "./html.ts";
import { type Message, type Words, webUrl, wordsIn } from "../../src/platform/index.ts";

export interface View {
  /** Put before the page's own paths: empty on the page itself, its origin in the feed of digests. */
  base: string;
  /** An address from a feed or a model as an href, or undefined: then it stays text. */
  link(url: string): string | undefined;
  /** The path on this page of a picture elsewhere, which the reader's browser loads unasked; undefined where there is none to show. */
  picture(url: string): string | undefined;
  /** The level of a post's headline among the headings of its page: what stands in the post follows from it. */
  level: 1 | 2 | 3;
  /** How much of a post stands open: its card, all of it under its card, or all of it without a card. */
  shows: "card" | "full" | "whole";
  /** Where the headline leads: to the page of its own post; undefined: to its article. */
  own?: string | undefined;
  /** What this reader has read and saved, where they came with a key; undefined: their browser knows. */
  shelf?: Shelf | undefined;
  /** True where posts can be heard in a voice of the bot's own; the browser's is used otherwise. */
  voice: boolean;
  /** What the page itself says, in its reader's language. */
  words: Words;
  /** What was rendered of a Message, by how it was shown; gone with the Message. */
  kept: WeakMap<Message, Map<string, Html>>;
}

/** `rewrite` maps the addresses of the sample newsroom to this machine; it leaves every other address as it is. */
export function createView(
  base: string,
  rewrite: (url: string) => string = (url) => url,
  words = wordsIn("en"),
  picture: View["picture"] = () => undefined,
): View {
  return {
    base,
    words,
    level: 2,
    shows: "card",
    voice: false,
    link: (url) => (webUrl(url) === undefined ? undefined : webUrl(rewrite(url))?.href),
    picture,
    kept: new WeakMap(),
  };
}

export const postPath = (id: string): string => `/posts/${encodeURIComponent(id)}`;
export const audioPath = (id: string): string => `${postPath(id)}/audio`;
export const channelPath = (channel: string): string => `/channels/${encodeURIComponent(channel)}`;
export const articlePath = (articleId: string): string => `/receipts/${encodeURIComponent(articleId)}`;
export const receiptPath = (articleId: string, start: number, end: number): string =>
  `${articlePath(articleId)}?start=${start}&end=${end}`;
export const dayPath = (channel: string, day: string): string => `${channelPath(channel)}/${day}`;
export const archivePath = (channel: string): string => `${channelPath(channel)}/archive`;
export const outletPath = (outlet: string, channel: string): string =>
  `/outlets/${encodeURIComponent(outlet)}?channel=${encodeURIComponent(channel)}`;
export const feedPath = (feed: string, channel: string): string =>
  `/feeds/${encodeURIComponent(feed)}?channel=${encodeURIComponent(channel)}`;
export const tagPath = (tag: string, channel: string): string =>
  `/tags/${encodeURIComponent(tag)}?channel=${encodeURIComponent(channel)}`;
/** Words that are searched for are cut there. */
export const LONGEST_SEARCH = 500;
export const searchPath = (words: string, channel: string): string =>
  `/search?${new URLSearchParams({ channel, words }).toString()}`;
