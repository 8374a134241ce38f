// Tells a story to everybody who wants it, once each.
import { HOUR, MINUTE } from "../core/time.ts";
import type { Story, Subscription, Tenant } from "../core/domain.ts";
import { type Message, deliveryKey } from "../platform/index.ts";
import type { StoredAnalysis } from "../store/analyses.ts";
import { chooseStories } from "../digest/choose.ts";
import { type DigestStory, composeDigest } from "../digest/compose.ts";
import { defaultFilters } from "../digest/defaults.ts";
import { type TellPorts, analyseOnce, byId, enqueue, storyPost, unlessBeyondLimits, verdictOn } from "./outgoing.ts";
import { isHeadlineOnly } from "../stories/article.ts";
import { isAdvertisement } from "../stories/advertisement.ts";
import { origins } from "../stories/origins.ts";
import { update } from "./update.ts";
import { afterQuiet, nextDay, startOfDay } from "../digest/when.ts";
import { type Wording, sentence, wordsIn } from "../words/index.ts";

/** A story whose newest report is older than this when we first hold it is told in a catch-up digest, not as a flood of posts. */
const LATE_MS = 6 * HOUR;
const CATCH_UP_PAUSE_MS = MINUTE;
/** At most so many stories in one digest; the rest waits for the next. */
const DIGEST_STORIES = 12;

/** Tells a story to its subscriptions, or tells those who know it what is new. Safe to repeat. */
export async function tell(ports: TellPorts, storyId: string): Promise<void> {
  const { store } = ports;
  const readers = await store.subscriptions.toFeeds(await store.stories.feedsOf(storyId));
  const faults: unknown[] = [];
  // Each tenant is told the story of its own feeds; tenants that read the same feeds share its analysis.
  const versions = new Map<Tenant, { story: Story; isFor(subscription: Subscription): boolean } | undefined>();
  for (const subscription of readers) {
    try {
      const { tenant } = subscription;
      if (!versions.has(tenant)) versions.set(tenant, await storyFor(ports, tenant, storyId));
      const version = versions.get(tenant);
      if (!version?.isFor(subscription)) continue;
      const { story } = version;
      const told = await store.told.get(tenant, subscription.id, story.id);
      await (told ? update(ports, subscription, story, told) : offer(ports, subscription, story));
    } catch (error) {
      // One channel's trouble must not keep the story from the others; the job is tried again for it.
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
}

/** The story as a tenant may know it. Old items that one subscription asked for make news for nobody else. */
async function storyFor({ store }: TellPorts, tenant: Tenant, storyId: string) {
  const story = await store.stories.get(tenant, storyId);
  if (!story) return undefined;
  const asked = await store.items.askedBy(story.articles.flatMap((article) => article.itemId ?? []));
  const isNews = asked.length === 0 || asked.includes(undefined);
  return { story, isFor: ({ id }: Subscription) => isNews || asked.includes(id) };
}

async function offer(ports: TellPorts, subscription: Subscription, story: Story): Promise<void> {
  const { store, clock } = ports;
  const now = clock.now();
  const refusal = await refuse(ports, subscription, story);
  if (refusal) return verdictOn(ports, story, subscription, "dropped", refusal);

  const wait = async (because: Wording, at: Date | undefined) => {
    await store.waiting.add(subscription.id, story.id, because, now);
    if (at) await digestAt(ports, subscription, at);
    await verdictOn(ports, story, subscription, "waits", because);
  };
  const { schedule } = subscription;
  if (schedule.mode === "digest") return wait(sentence("verdict.waits"), undefined);
  const newest = Math.max(...story.articles.map((article) => (article.published ?? article.seenAt).getTime()));
  if (now.getTime() - newest > LATE_MS) {
    return wait(sentence("verdict.late"), new Date(now.getTime() + CATCH_UP_PAUSE_MS));
  }
  if (await isFull(ports, subscription)) {
    return wait(
      sentence("verdict.full", { cap: schedule.dailyCap }),
      afterQuiet(schedule, nextDay(schedule.timeZone, now)),
    );
  }
  if (isHeadline(story)) {
    return wait(sentence("verdict.headlineOnly"), afterQuiet(schedule, nextDay(schedule.timeZone, now)));
  }
  const stored = await analyseOnce(ports, story, subscription.lens, subscription).catch(unlessBeyondLimits);
  if (!("analysis" in stored)) return verdictOn(ports, story, subscription, "dropped", stored);
  await enqueue(ports, subscription, [
    {
      kind: "story",
      key: deliveryKey("story", subscription.id, story.id),
      target: subscription.channel,
      payload: storyPost(subscription, story, stored.analysis),
      stories: [{ storyId: story.id, analysisId: stored.id }],
    },
  ]);
  await verdictOn(ports, story, subscription, "kept", sentence("verdict.kept"));
}

/** A headline alone is a line in a digest, and no post. */
const isHeadline = ({ articles }: Story): boolean => articles.every(isHeadlineOnly);

const digestAt = ({ store }: TellPorts, { id }: Subscription, at: Date): Promise<void> =>
  store.jobs.send("digest", { subscriptionId: id }, { key: `${id}:${at.toISOString().slice(0, 16)}`, at });

/** The day's stories are told. */
async function isFull({ store, clock }: TellPorts, { id, schedule }: Subscription): Promise<boolean> {
  return (await store.told.countSince(id, startOfDay(schedule.timeZone, clock.now()))) >= schedule.dailyCap;
}

/** Why this subscription is not told; undefined when it is. */
async function refuse(ports: TellPorts, subscription: Subscription, story: Story): Promise<Wording | undefined> {
  if (subscription.state === "paused") {
    return sentence("verdict.paused", { because: subscription.pausedBecause ?? sentence("settings.byRequest") });
  }
  if (story.articles.every(isAdvertisement)) return sentence("verdict.advertisement");
  const mutes = await ports.store.mutes.of(subscription.channel, ports.clock.now());
  const choice = chooseStories(story, origins(story.articles).length, subscription.filters, mutes);
  return choice.wanted ? undefined : choice.reason;
}

/** Composes what waits for this subscription (and mentions `topic`, when given) into one Digest; the number of stories told. */
export async function digest(ports: TellPorts, subscriptionId: string, topic?: string): Promise<number> {
  const { store, clock } = ports;
  const subscription = await store.subscriptions.get(subscriptionId);
  if (!subscription || subscription.state === "paused") return 0;
  const eligible = await stillWanted(ports, subscription, topic);
  const chosen: { story: Story; stored: StoredAnalysis }[] = [];
  // Together: a digest waits no longer than one story does.
  const written = await Promise.all(
    eligible.slice(0, DIGEST_STORIES).map(async (story) => ({
      story,
      stored: await analyseOnce(ports, story, subscription.lens, subscription).catch(unlessBeyondLimits),
    })),
  );
  for (const { story, stored } of written) {
    if ("analysis" in stored) chosen.push({ story, stored });
    else {
      await store.waiting.remove(subscription.id, story.id);
      await verdictOn(ports, story, subscription, "dropped", stored);
    }
  }
  const rest = eligible.length - chosen.length;
  const payload = digestPost(subscription, chosen, rest, clock.now());
  if (!payload) return 0;
  await enqueue(ports, subscription, [
    {
      kind: isPostOfItsOwn(chosen) ? "story" : "digest",
      key: deliveryKey("digest", subscription.id, ...chosen.map(({ story }) => story.id).toSorted()),
      target: subscription.channel,
      payload,
      stories: chosen.map(({ story, stored }) => ({ storyId: story.id, analysisId: stored.id })),
    },
  ]);
  // With a schedule the rest has a time to wait for; without one it needs a time of its own.
  if (rest > 0 && topic === undefined && subscription.schedule.mode === "each") {
    const now = clock.now();
    const full = await isFull(ports, subscription);
    await digestAt(
      ports,
      subscription,
      full ? nextDay(subscription.schedule.timeZone, now) : new Date(now.getTime() + CATCH_UP_PAUSE_MS),
    );
  }
  return chosen.length;
}

/** Whether a digest is a single story that has more than a headline. */
const isPostOfItsOwn = (chosen: { story: Story }[]): boolean =>
  chosen.length === 1 && !chosen.some(({ story }) => isHeadline(story));

/** What is posted of the stories of one digest: a post of its own for a single one; undefined where there is none. */
function digestPost(
  subscription: Subscription,
  chosen: { story: Story; stored: StoredAnalysis }[],
  rest: number,
  now: Date,
): Message | undefined {
  const [first] = chosen;
  if (!first) return undefined;
  if (isPostOfItsOwn(chosen)) return storyPost(subscription, first.story, first.stored.analysis);
  const words = wordsIn(subscription.lens.language);
  const day = words.date(now, { timeZone: subscription.schedule.timeZone, dateStyle: "full" });
  const told = ({ story, stored }: typeof first): DigestStory => ({
    analysis: stored.analysis,
    articles: byId(story.articles),
  });
  return composeDigest(
    words.say("post.digestTitle", { day, count: chosen.length }),
    chosen.map(told),
    rest > 0 ? words.say("post.moreWait", { count: rest }) : undefined,
    words,
  );
}

/** The stories that wait and are still wanted, oldest first; what is not wanted any more waits no longer. */
async function stillWanted(ports: TellPorts, subscription: Subscription, topic: string | undefined): Promise<Story[]> {
  const { store } = ports;
  const wanted: Story[] = [];
  for (const { storyId } of await store.waiting.of(subscription.id)) {
    const story = await store.stories.get(subscription.tenant, storyId);
    const told = story && (await store.told.get(subscription.tenant, subscription.id, storyId));
    const refusal = story && !told ? await refuse(ports, subscription, story) : undefined;
    if (!story || told || refusal) {
      await store.waiting.remove(subscription.id, storyId);
      if (story && refusal) await verdictOn(ports, story, subscription, "dropped", refusal);
      continue;
    }
    const onTopic = topic === undefined || chooseStories(story, 1, { ...defaultFilters, include: [topic] }, []).wanted;
    if (onTopic) wanted.push(story);
  }
  return wanted;
}
