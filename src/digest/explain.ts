// Why was this (not) posted? Reads the verdicts that every stage left; decides nothing.
import type { Item, Subscription, Tenant } from "../core/domain.ts";
import { BotError } from "../core/errors.ts";
import type { Store } from "../store/index.ts";

export interface Step {
  stage: string;
  reason: string;
  at: Date;
}

/** The verdicts on a link or a story, in order. Throws BotError `not_found` when the bot never saw it. */
export async function explain(
  store: Store,
  tenant: Tenant,
  url: string | undefined,
  about: { subscription: Subscription | undefined; storyId: string | undefined },
): Promise<Step[]> {
  const feedIds = about.subscription?.feedIds ?? [];
  const item = url === undefined ? undefined : await store.items.byLink(url, feedIds);
  const found = url === undefined ? undefined : await store.articles.byUrl(tenant, url);
  const article = found && (found.feedId === undefined || feedIds.includes(found.feedId)) ? found : undefined;
  const storyId = about.storyId ?? article?.storyId;
  if (!item && !storyId) {
    throw new BotError(
      "not_found",
      url ? "No feed of this channel ever named this link." : "No story was told here yet.",
      {
        hint: url ? "Check the link, or add the feed that carries it." : "Give a link: why https://example.org/story.",
      },
    );
  }
  const itemId = item?.id ?? article?.itemId;
  const subjects = [...(itemId ? [`item:${itemId}`] : []), ...(storyId ? [`story:${storyId}`] : [])];
  const verdicts = await store.verdicts.of(tenant, subjects, about.subscription?.id);
  const steps: Step[] = [
    ...(item ? [await arrival(store, item)] : []),
    ...verdicts.map(({ stage, reason, at }) => ({ stage, reason, at })),
  ];
  if (storyId && about.subscription) {
    const delivery = await store.told.get(tenant, about.subscription.id, storyId);
    if (delivery) {
      const state = {
        pending: "It is on its way.",
        sending: "It is being posted.",
        sent: "It was posted.",
        unknown: "Whether it was posted is not known yet; the channel is being read to find out.",
        dead: `It could not be posted: ${delivery.error?.message ?? "the platform refused it"}.`,
      }[delivery.state];
      steps.push({ stage: "deliver", reason: state, at: delivery.at });
    }
  }
  return steps;
}

/** What polling did with an item follows from the item itself. */
async function arrival(store: Store, item: Item & { state: string }): Promise<Step> {
  const feed = (await store.feeds.get(item.feedId))?.title ?? "a feed";
  const reason =
    item.state === "baseline"
      ? `It was in ${feed} when the feed was added: nothing old is posted.`
      : `It was found in ${feed}.`;
  return { stage: "poll", reason, at: item.firstSeenAt };
}
