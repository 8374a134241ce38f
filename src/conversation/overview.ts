// What a home view shows of a channel or a workspace: feeds, digests, mutes, money.
import type { ChannelRef, Tenant } from "../core/domain.ts";
import { scheduleSentence } from "../digest/defaults.ts";
import { nextDigest } from "../digest/when.ts";
import type { Overview } from "../platform/index.ts";
import { english } from "../words/index.ts";
import { addressOf, healthSentence } from "./feed-lines.ts";
import type { ConversationPorts } from "./ports.ts";

export async function overview(
  ports: ConversationPorts,
  place: { tenant: Tenant; channel: ChannelRef | undefined },
): Promise<Overview> {
  const { store, clock } = ports;
  const now = clock.now();
  const here = place.channel
    ? [await store.subscriptions.ofChannel(place.channel)].filter((entry) => entry !== undefined)
    : await store.subscriptions.ofTenant(place.tenant);
  const rows = (await Promise.all(here.map((entry) => store.feeds.ofSubscription(entry.id)))).flat();
  const feeds = [...new Map(rows.map((feed) => [feed.id, feed])).values()];
  const mutes = (await Promise.all(here.map((entry) => store.mutes.of(entry.channel, now)))).flat();
  return {
    feeds: feeds.map((feed) => ({
      id: feed.id,
      title: feed.title,
      url: addressOf(feed),
      state: feed.state,
      health: feed.health,
      sentence: healthSentence(feed),
    })),
    subscriptions: here.map((entry) => ({
      id: entry.id,
      channel: entry.channel,
      state: entry.state,
      sentence:
        entry.state === "paused"
          ? `Paused: ${english.tell(entry.pausedBecause ?? "by request")}.`
          : scheduleSentence(entry.schedule, english),
      nextDigestAt: nextDigest(entry.schedule, now),
    })),
    mutes: mutes.map((mute) => ({ id: mute.id, sentence: `${mute.kind} "${mute.label}"` })),
    budget: (await ports.spending(place.tenant))?.map(english.tell)[0],
    sample: feeds.length > 0 && feeds.every((feed) => feed.sample),
  };
}
