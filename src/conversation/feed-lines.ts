// How feeds and their items are shown: how a feed is doing, its address without what is secret, an item in a line.
import { secretIn, shownAddress, withoutSecret } from "../core/secret-address.ts";
import { type Line, type Span, line, link } from "../platform/index.ts";
import type { FeedRow } from "../store/feeds.ts";

/** How a feed is doing, as the end of a sentence. */
export function healthSentence(feed: FeedRow): string {
  const { health } = feed;
  if (feed.state === "paused") return "paused.";
  if (feed.state === "gone") return "gone: the publisher says it will not come back.";
  if (health.error && health.failures > 0) {
    const times = health.failures === 1 ? "once" : `${health.failures} times in a row`;
    return `failing ${times}: ${health.error.message}`;
  }
  if (!health.lastOkAt) return "waiting for its first check.";
  return `well: ${health.items} item${health.items === 1 ? "" : "s"} seen.`;
}

/** A feed's address as its own readers may see it. */
export const addressOf = ({ url, tenant }: Pick<FeedRow, "url" | "tenant">): string =>
  tenant === undefined ? shownAddress(url) : withoutSecret(url);

/** A link to an address, without what is secret in it. */
export const linkTo = (url: string): Span | string => (secretIn(url) ? withoutSecret(url) : link(url, url));

export const itemLine = (item: { title: string; link: string | undefined; published: Date | undefined }): Line =>
  line(
    item.link ? link(item.title || item.link, item.link) : item.title || "(no title)",
    ...(item.published ? [" · ", { kind: "time" as const, at: item.published, style: "date" as const }] : []),
  );
