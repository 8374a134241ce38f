// The feeds of the channel a command was given in: the one meant, a new one, those it left.
import type { Subscription, Tenant } from "../core/domain.ts";
import { BotError } from "../core/errors.ts";
import { channelKey } from "../core/refs.ts";
import { secretIn, withoutSecret } from "../core/secret-address.ts";
import type { FeedRow } from "../store/feeds.ts";
import { sentence } from "../words/index.ts";
import { nearest } from "./nearest.ts";
import type { Ask } from "./ports.ts";

/** What the channel watches; nothing where it has no subscription. */
export const feedsOf = async ({ ports, subscription }: Pick<Ask, "ports" | "subscription">): Promise<FeedRow[]> =>
  subscription ? ports.store.feeds.ofSubscription(subscription.id) : [];

/** The folders that a channel's lists put its feeds in, by the feeds' ids. */
export const foldersOf = async ({ ports, subscription }: Pick<Ask, "ports" | "subscription">): Promise<Folders> =>
  (subscription && (await folderRecords(ports).get(subscription.id))) ?? {};

type Folders = Readonly<Record<string, string>>;

const folderRecords = ({ store }: Pick<Ask["ports"], "store">) => store.records<Folders>("folders");

/** What is in a folder stays there; what is in none gets the one it is given. */
export async function keepFolders(ports: Pick<Ask["ports"], "store">, id: string, given: Folders): Promise<void> {
  if (Object.keys(given).length === 0) return;
  const records = folderRecords(ports);
  await records.put(id, { ...given, ...(await records.get(id)) });
}

/** The feed of this channel that a person means. Throws BotError `not_found` with the nearest title. */
export async function theFeed(ask: Ask, wanted: string): Promise<{ feed: FeedRow; subscription: Subscription }> {
  const { subscription } = ask;
  const feeds = await feedsOf(ask);
  const same = (value: string) => value.toLowerCase() === wanted.toLowerCase();
  const exact = feeds.find((feed) => same(feed.id) || same(feed.url) || same(feed.title) || same(feed.siteUrl ?? ""));
  const [partial, another] = feeds.filter((feed) => feed.title.toLowerCase().includes(wanted.toLowerCase()));
  const feed = exact ?? (another ? undefined : partial);
  if (feed && subscription) return { feed, subscription };
  const titles = feeds.map(({ title }) => title);
  throw new BotError("not_found", sentence("conversation.noFeedCalled", { feed: wanted }), {
    hint:
      titles.length > 0
        ? sentence("conversation.didYouMean", { word: nearest(wanted, titles) })
        : sentence("conversation.noFeedAtAll"),
  });
}

/** The feed of an address: everybody's or, where the address is a secret, this tenant's own copy of it. */
export async function keepFeed(
  { ports, place }: Ask,
  found: { url: string; title: string },
  isPrivate: boolean,
): Promise<FeedRow> {
  const { feeds } = ports.store;
  const { url } = found;
  const own = isPrivate || secretIn(url) !== undefined || (await feeds.byUrl(url, place.tenant)) !== undefined;
  return feeds.add(newFeed(found, own ? place.tenant : undefined), ports.clock.now());
}

/** Many at once, in the order given. */
export async function keepFeeds(
  { ports, place }: Ask,
  found: readonly { url: string; title: string }[],
): Promise<string[]> {
  const { feeds } = ports.store;
  const owned = await feeds.idsByUrl(
    found.map(({ url }) => url),
    place.tenant,
  );
  return feeds.addAll(
    found.map((each) =>
      newFeed(each, secretIn(each.url) !== undefined || owned.has(each.url) ? place.tenant : undefined),
    ),
    ports.clock.now(),
  );
}

function newFeed({ url, title }: { url: string; title: string }, tenant: Tenant | undefined) {
  const named = title || (tenant === undefined ? url : withoutSecret(url));
  return {
    url,
    title: named,
    siteUrl: undefined,
    poll: { url },
    sample: false,
    ...(tenant !== undefined && { tenant }),
  };
}

/** Feeds a channel has left, so that "Undo" brings back those alone. */
export const leftOf = ({ ports, place }: Pick<Ask, "ports" | "place">) =>
  ports.store.records(`left:${channelKey(place.channel)}`);
