// Weighs stories for a channel: what it was told lately, what it asks for, what it found useful.
import type { Story, Subscription } from "../core/domain.ts";
import { type Taste, type Traits, type Weighing, scoreOf, tasteOf, traitsOf } from "../digest/importance.ts";
import { LATELY } from "../digest/matters.ts";
import type { Store } from "../store/index.ts";
import { origins } from "../stories/origins.ts";

export interface Importance {
  score: number;
  traits: Traits;
  weighing: Weighing;
}

export interface Scales {
  taste: Taste;
  weigh(story: Story): Importance;
}

/** Read once for all stories that are weighed together. */
export async function scalesOf(store: Store, subscription: Subscription, now: Date): Promise<Scales> {
  const traitsIn = await readTraits(store, subscription, now);
  const taste = tasteOf(await store.votes.of(subscription));
  return {
    taste,
    weigh(story) {
      const found = traitsIn(story);
      return { score: scoreOf(found.traits, taste), ...found };
    },
  };
}

/** What stories have that may matter to a channel, whatever it makes of it: no vote is read, and nothing learned. */
export async function readTraits(
  { told }: Store,
  subscription: Subscription,
  now: Date,
): Promise<(story: Story) => Omit<Importance, "score">> {
  const lately = await told.headlines(subscription, new Date(now.getTime() - LATELY.ms), LATELY.most);
  const { filters, lens } = subscription;
  return (story) => {
    const others = lately.filter(({ storyId }) => storyId !== story.id).map(({ headline }) => headline);
    const weighing = { story, origins: origins(story.articles).length, filters, lens, lately: others };
    return { traits: traitsOf(weighing), weighing };
  };
}
