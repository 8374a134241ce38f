// How feeds are shown: how one is doing, its address without secrets, an item in a line.
import type { ParsedItem } from "../core/domain.ts";
import { secretIn, shownAddress, withoutSecret } from "../core/secret-address.ts";
import { type Line, type Span, line, link } from "../platform/index.ts";
import type { ShownFeed } from "../store/feeds.ts";
import { type Wording, sentence } from "../words/index.ts";
import type { Reader } from "./say.ts";

/** How a feed is doing, as the end of a sentence. */
export function healthOf({ state, health }: ShownFeed): Wording {
  if (state === "paused") return sentence("conversation.health.paused");
  if (state === "gone") return sentence("conversation.health.gone");
  const { error, failures, lastOkAt } = health;
  if (error && failures > 0) {
    return sentence("conversation.health.failing", { failures, fault: error.said ?? error.message });
  }
  return lastOkAt ? sentence("conversation.health.well") : sentence("conversation.health.unchecked");
}

/** A feed's address as its own readers may see it. */
export const addressOf = ({ url, tenant }: Pick<ShownFeed, "url" | "tenant">): string =>
  tenant === undefined ? shownAddress(url) : withoutSecret(url);

/** A link to an address, without what is secret in it. */
export const linkTo = (url: string): Span | string => (secretIn(url) ? withoutSecret(url) : link(url, url));

/** What is shown of an item. */
export type FeedItem = Pick<ParsedItem, "title" | "link" | "published"> & {
  /** The names by which the item is known again. */
  keys?: readonly string[];
};

export const itemLine = ({ words }: Reader, item: FeedItem): Line =>
  line(
    item.link ? link(item.title || item.link, item.link) : item.title || words.say("conversation.noTitle"),
    ...(item.published ? [" · ", { kind: "time" as const, at: item.published, style: "date" as const }] : []),
  );
