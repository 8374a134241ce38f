// What the stories of the last days would have been here, had the settings been these.
import type { Story, Subscription } from "../core/domain.ts";
import { DAY } from "../core/time.ts";
import { chooseStories } from "../digest/choose.ts";
import { defaultFilters } from "../digest/defaults.ts";
import type { Mute } from "../store/mutes.ts";
import { origins } from "../stories/origins.ts";
import { type Wording, sentence } from "../words/index.ts";
import type { Ask } from "./ports.ts";

export interface Replay {
  /** Stories of this channel's feeds. */
  count: number;
  wanted: Story[];
  /** How many were left out, by the reason in the asker's words. */
  dropped: Map<string, number>;
}

interface Reach {
  days: number;
  /** At most so many stories, the newest. */
  most: number;
  /** Told the number of each story before it is looked at. */
  onEach?: (number: number, count: number) => void;
}

/** How far back a changed setting is tried. */
const LATELY: Reach = { days: 30, most: 80 };

/** Chooses among the stories of the last days as telling would. */
export async function replay(
  { ports: { store, clock }, words }: Ask,
  { tenant, feedIds, filters }: Pick<Subscription, "tenant" | "feedIds" | "filters">,
  mutes: Pick<Mute, "kind" | "value" | "label">[],
  { days, most, onEach }: Reach,
): Promise<Replay> {
  const since = new Date(clock.now().getTime() - days * DAY);
  const ids = await store.stories.ofFeeds(tenant, feedIds, since, most);
  const found: Replay = { count: ids.length, wanted: [], dropped: new Map() };
  for (const [index, id] of ids.entries()) {
    onEach?.(index + 1, ids.length);
    const story = await store.stories.get(tenant, id);
    if (!story) continue;
    const choice = chooseStories(story, origins(story.articles).length, filters, mutes);
    if (choice.wanted) found.wanted.push(story);
    else {
      const reason = words.tell(choice.reason);
      found.dropped.set(reason, (found.dropped.get(reason) ?? 0) + 1);
    }
  }
  return found;
}

/** How many of the last stories these filters and mutes would have let through here; undefined where there were none. */
export async function wouldKeep(ask: Ask, subscription: Subscription): Promise<Wording | undefined> {
  const mutes = await ask.ports.store.mutes.of(subscription.channel, ask.ports.clock.now());
  const { count, wanted } = await replay(ask, subscription, mutes, LATELY);
  return count === 0 ? undefined : sentence("conversation.wouldKeep", { count, kept: wanted.length });
}

/** How many of the last stories this mute alone would have left out here; undefined where there were none. */
export async function wouldMute(ask: Ask, mute: Pick<Mute, "kind" | "value" | "label">): Promise<Wording | undefined> {
  if (!ask.subscription) return undefined;
  const { tenant, feedIds } = ask.subscription;
  const { count, wanted } = await replay(ask, { tenant, feedIds, filters: defaultFilters }, [mute], LATELY);
  return count === 0 ? undefined : sentence("conversation.wouldMute", { count, muted: count - wanted.length });
}
