// The feeds of the channel a command was given in: the one meant, a new one, those it left.
import type { Subscription, Tenant } from "../core/domain.ts";
import { BotError } from "../core/errors.ts";
import { channelKey } from "../core/refs.ts";
import { secretIn, withoutSecret } from "../core/secret-address.ts";
import type { ShownFeed } from "../store/feeds.ts";
import { sentence } from "../words/index.ts";
import { holdsSpelling, sameSpelling } from "../language/mentions.ts";
import { didYouMean } from "./nearest.ts";
import type { Ask } from "./ports.ts";

/** What the channel watches; nothing where it has no subscription. */
export const feedsOf = async ({ ports, subscription }: Pick<Ask, "ports" | "subscription">): Promise<ShownFeed[]> =>
  subscription ? ports.store.feeds.ofSubscription(subscription.id) : [];

/** So many titles are named to whoever names none of them. */
const MOST_NAMED = 8;

/** The feed of this channel that a person means. Throws BotError `not_found` with the titles there are. */
export async function theFeed(ask: Ask, wanted: string): Promise<{ feed: ShownFeed; subscription: Subscription }> {
  const { subscription } = ask;
  const feeds = await feedsOf(ask);
  const exact = exactly(feeds, wanted);
  const meant = exact.length > 0 ? exact : feeds.filter((feed) => holdsSpelling(feed.title, wanted));
  const [feed, ...others] = meant;
  if (feed && others.length === 0 && subscription) return { feed, subscription };
  const titles = (of: readonly ShownFeed[]) =>
    ask.words.list(of.slice(0, MOST_NAMED).map((one) => calledAmong(one, of)));
  if (others.length > 0) {
    throw new BotError("not_found", sentence("conversation.severalCalled", { feed: wanted, feeds: titles(meant) }), {
      hint: sentence("conversation.severalCalledHint"),
    });
  }
  throw new BotError("not_found", sentence("conversation.noFeedCalled", { feed: wanted }), {
    hint:
      feeds.length === 0
        ? sentence("conversation.noFeedAtAll")
        : (didYouMean(
            wanted,
            feeds.map(({ title }) => title),
          ) ??
          sentence("conversation.feedsAre", { feeds: titles(feeds), more: Math.max(0, feeds.length - MOST_NAMED) })),
  });
}

/** By its title, or by its address where another has that title too. */
function calledAmong({ title, url }: ShownFeed, others: readonly ShownFeed[]): string {
  const isAlone = others.filter((other) => other.title === title).length < 2;
  return `"${isAlone ? title : secretIn(url) === undefined ? url : withoutSecret(url)}"`;
}

/** By id, address, title or host; "The" before a title may be left out. Several where more than one is called so. */
function exactly(feeds: readonly ShownFeed[], wanted: string): ShownFeed[] {
  const bare = (value: string) => value.trim().replace(/^the /i, "");
  const host = wanted
    .toLowerCase()
    .replace(/^(?:https?:\/\/)?(?:www\.)?/, "")
    .replace(/\/$/, "");
  const hostOf = (url: string | undefined) => URL.parse(url ?? "")?.hostname.replace(/^www\./, "");
  const isTyped = (value = "") => value.toLowerCase() === wanted.toLowerCase();
  const rules: ((feed: ShownFeed) => boolean)[] = [
    ({ id, url }) => isTyped(id) || isTyped(url),
    ({ siteUrl }) => isTyped(siteUrl),
    ({ title }) => sameSpelling(title, wanted),
    ({ title }) => sameSpelling(bare(title), bare(wanted)),
    ({ url, siteUrl }) => hostOf(url) === host || hostOf(siteUrl) === host,
  ];
  return rules.map((rule) => feeds.filter(rule)).find((found) => found.length > 0) ?? [];
}

/** The title of this channel's feed that these words name and nothing else. */
export const feedNamed = async (ask: Ask, wanted: string): Promise<string | undefined> =>
  exactly(await feedsOf(ask), wanted)[0]?.title;

/** The feed of an address: everybody's or, where the address is a secret, this tenant's own copy of it. */
export async function keepFeed(
  { ports, place }: Ask,
  found: { url: string; title: string },
  isPrivate: boolean,
): Promise<ShownFeed> {
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
