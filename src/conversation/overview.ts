// What a home view shows of a channel or a workspace: feeds, digests, mutes, money.
import type { ChannelRef, Subscription, Tenant } from "../core/domain.ts";
import { scheduleSentence } from "../digest/defaults.ts";
import { nextDigest } from "../digest/when.ts";
import type { Overview, Person } from "../platform/index.ts";
import { type Words, sentence } from "../words/index.ts";
import { shownHost } from "../jobs/webhooks.ts";
import { stateOf } from "./commands/webhook.ts";
import { addressOf, healthOf } from "./feed-lines.ts";
import type { ConversationPorts } from "./ports.ts";
import { privateWords } from "./reader.ts";
import { tagsOf } from "./tags.ts";

/** In the words of whoever looks. */
export async function overview(
  ports: ConversationPorts,
  place: { tenant: Tenant; channel: ChannelRef | undefined },
  person: Person,
): Promise<Overview> {
  const { store, clock } = ports;
  const now = clock.now();
  const here = place.channel
    ? [await store.subscriptions.ofChannel(place.channel)].filter((entry) => entry !== undefined)
    : await store.subscriptions.ofTenant(place.tenant);
  const words = privateWords(ports, person, place.channel ? here[0] : undefined);
  const { channel } = place;
  // Side by side: none of it waits for another, and every page is framed by all of it.
  const [rows, tags, mutes, watches, webhooks, budget] = await Promise.all([
    ofEach(here, ({ id }) => store.feeds.ofSubscription(id)),
    ofEach(here, async ({ id }) => [...(await tagsOf(ports, id))]),
    ofEach(here, (entry) => store.mutes.of(entry.channel, now)),
    channel ? store.watches.of(channel, now) : store.watches.ofPerson(place.tenant, person.id, now),
    webhooksOf(ports, channel, person, words),
    ports.spending(place.tenant),
  ]);
  const feeds = [...new Map(rows.map((feed) => [feed.id, feed])).values()];
  const tagged = Map.groupBy(tags, ([feed]) => feed);
  return {
    feeds: feeds.map((feed) => ({
      id: feed.id,
      title: feed.title,
      url: addressOf(feed),
      state: feed.state,
      health: feed.health,
      // Said where it is read: a panel shows twenty of hundreds.
      get sentence() {
        return words.tell(healthOf(feed));
      },
      tags: [...new Set(tagged.get(feed.id)?.flatMap(([, each]) => each))],
    })),
    subscriptions: here.map((entry) => ({
      id: entry.id,
      channel: entry.channel,
      state: entry.state,
      sentence: subscriptionSentence(entry, words),
      nextDigestAt: nextDigest(entry.schedule, now),
    })),
    mutes: mutes.map(({ id, kind, label }) => ({ id, sentence: words.say(`conversation.mute.${kind}`, { label }) })),
    watches: watches.map(({ id, question }) => ({ id, sentence: question })),
    webhooks,
    budget: budget?.slice(0, 2).map(words.tell).join(" "),
    timeZone: here[0]?.schedule.timeZone ?? "UTC",
    sample: feeds.length > 0 && feeds.every((feed) => feed.sample),
  };
}

const ofEach = async <T, R>(all: readonly T[], find: (one: T) => Promise<R[]>): Promise<R[]> =>
  (await Promise.all(all.map(find))).flat();

/** Who may set them up is shown them. */
async function webhooksOf(
  { store }: ConversationPorts,
  channel: ChannelRef | undefined,
  { role }: Person,
  words: Words,
): Promise<Overview["webhooks"]> {
  if (!channel || role !== "admin") return undefined;
  const all = await store.webhooks.ofChannel(channel);
  return all.map((one) => ({ id: one.id, host: shownHost(one), sentence: words.tell(stateOf(one)) }));
}

function subscriptionSentence({ state, pausedBecause, schedule }: Subscription, words: Words): string {
  if (state !== "paused") return scheduleSentence(schedule, words);
  return words.say("conversation.pausedBecause", { because: pausedBecause ?? sentence("settings.byRequest") });
}
