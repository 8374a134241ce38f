// Why was this (not) posted? Reads the verdicts that every stage left; decides nothing.
import type { Article, Item, Subscription, Tenant } from "../core/domain.ts";
import { BotError } from "../core/errors.ts";
import type { Store } from "../store/index.ts";
import { type Wording, type Said, sentence, writeSaid } from "../words/index.ts";
import type { Told } from "../store/told.ts";
import type { KeptVerdict } from "../store/verdicts.ts";

export interface Step {
  stage: KeptVerdict["stage"];
  reason: Said;
  at: Date;
}

/** The verdicts on a link or a story, in order. Throws BotError `not_found` when the bot never saw it. */
export async function explain(
  store: Store,
  tenant: Tenant,
  url: string | undefined,
  about: { subscription: Subscription | undefined; storyId: string | undefined; left?: readonly string[] },
): Promise<Step[]> {
  // What a feed told that was left since is still known.
  const feedIds = [...(about.subscription?.feedIds ?? []), ...(about.left ?? [])];
  const { item, article } = await behind(store, tenant, url, feedIds);
  const storyId = about.storyId ?? article?.storyId;
  if (!item && !storyId) {
    throw url === undefined
      ? new BotError("not_found", sentence("verdict.nothingTold"), { hint: sentence("verdict.nothingToldHint") })
      : new BotError("not_found", sentence("verdict.neverNamed"), { hint: sentence("verdict.neverNamedHint") });
  }
  const verdicts = await verdictsOn(store, tenant, item?.id ?? article?.itemId, storyId, about.subscription);
  const unread = item?.state === "new" && verdicts.length === 0;
  const told = storyId && about.subscription && (await store.told.get(tenant, about.subscription.id, storyId));
  return [
    ...(item ? [await arrival(store, item)] : []),
    ...verdicts,
    ...(unread ? [{ stage: "read" as const, reason: sentence("verdict.toBeRead"), at: item.firstSeenAt }] : []),
    ...(told ? [{ stage: "deliver" as const, reason: stateOf(told), at: told.at }] : []),
  ];
}

async function verdictsOn(
  store: Store,
  tenant: Tenant,
  itemId: string | undefined,
  storyId: string | undefined,
  subscription: Subscription | undefined,
): Promise<Step[]> {
  const subjects = [...(itemId ? [`item:${itemId}`] : []), ...(storyId ? [`story:${storyId}`] : [])];
  const verdicts = await store.verdicts.of(tenant, subjects, subscription?.id);
  // A page that is tried again leaves the same words each time.
  return verdicts
    .filter(({ reason }, index) => writeSaid(reason) !== written(verdicts[index - 1]))
    .map(({ stage, reason, at }) => ({ stage, reason, at }));
}

/** The item and the article that a link leads to, as far as the subscription may know of them. */
async function behind(
  store: Store,
  tenant: Tenant,
  url: string | undefined,
  feedIds: string[],
): Promise<{ item?: Awaited<ReturnType<Store["items"]["byLink"]>>; article?: Article | undefined }> {
  if (url === undefined) return {};
  const item = await store.items.byLink(url, feedIds);
  const found = await store.articles.byUrl(tenant, url);
  return { item, article: found?.feedId === undefined || feedIds.includes(found.feedId) ? found : undefined };
}

const written = (verdict: { reason: Said } | undefined): string => (verdict ? writeSaid(verdict.reason) : "");

function stateOf({ state, error }: Pick<Told, "state" | "error">): Wording {
  switch (state) {
    case "pending":
      return sentence("verdict.onItsWay");
    case "sending":
    case "sent":
    case "unknown":
      return sentence(`verdict.${state}`);
    case "dead":
      return error ? sentence("verdict.dead", { fault: error.said ?? error.message }) : sentence("verdict.deadRefused");
  }
}

/** What polling did with an item follows from the item itself. */
async function arrival(store: Store, item: Item & { state: string }): Promise<Step> {
  const feed = (await store.feeds.get(item.feedId))?.title ?? sentence("verdict.aFeed");
  const reason = sentence(item.state === "baseline" ? "verdict.baseline" : "verdict.found", { feed });
  return { stage: "poll", reason, at: item.firstSeenAt };
}
