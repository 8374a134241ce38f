// Tells a story to everybody who wants it, once each.
import type { Story, Subscription, Tenant } from "../core/domain.ts";
import { type Message, deliveryKey } from "../platform/index.ts";
import type { StoredAnalysis } from "../store/analyses.ts";
import { chooseStories } from "../digest/choose.ts";
import { HIGH } from "../digest/importance.ts";
import { type DigestStory, composeDigest } from "../digest/compose.ts";
import { defaultFilters, momentSentence } from "../digest/defaults.ts";
import { type Held, togetherSentence } from "../digest/held.ts";
import { isScarce, mostImportant, restAt, whyWait } from "../digest/offer.ts";
import { type TellPorts, analyseOnce, byId, enqueue, unlessBeyondLimits, verdictOn } from "./outgoing.ts";
import { againOf, storyPostAgain } from "./again.ts";
import { asFirst } from "./first.ts";
import { sieveOf } from "./sieve.ts";
import { scalesOf } from "./weigh.ts";
import { isHeadlineOnly } from "../stories/article.ts";
import { isAdvertisement } from "../stories/advertisement.ts";
import { origins } from "../stories/origins.ts";
import { update } from "./update.ts";
import { isLater } from "../digest/queue.ts";
import { startOfDay } from "../digest/when.ts";
import { type Wording, sentence, wordsIn } from "../words/index.ts";

/** Tells a story to its subscriptions, or tells those who know it what is new. Safe to repeat. */
export async function tell(ports: TellPorts, storyId: string): Promise<void> {
  const { store } = ports;
  const readers = await store.subscriptions.toFeeds(await store.stories.feedsOf(storyId));
  const faults: unknown[] = [];
  // Each tenant is told the story of its own feeds; tenants that read the same feeds share its analysis.
  const versions = new Map<Tenant, Awaited<ReturnType<typeof storyFor>>>();
  for (const subscription of readers) {
    try {
      const { tenant } = subscription;
      if (!versions.has(tenant)) versions.set(tenant, await storyFor(ports, tenant, storyId));
      const version = versions.get(tenant);
      if (!version) continue;
      const { story } = version;
      const told = await store.told.get(tenant, subscription.id, story.id);
      const how = version.isTo(subscription);
      if (told) await update(ports, subscription, story, told);
      else if (how) await offer(ports, subscription, story, how === "asked");
    } catch (error) {
      // One channel's trouble must not keep the story from the others; the job is tried again for it.
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
}

/**
 * The story as a tenant may know it, and what it is to a subscription: undefined where all of it is old there, as what a feed held
 * when the channel began to read it.
 */
async function storyFor({ store }: TellPorts, tenant: Tenant, storyId: string) {
  const story = await store.stories.get(tenant, storyId);
  if (!story) return undefined;
  const items = story.articles.flatMap((article) => article.itemId ?? []);
  const readers = await store.items.readersOf(items);
  return { story, isTo: ({ id }: Subscription) => (items.length === 0 ? "news" : readers.get(id)) };
}

/** `asked`: somebody waits for it, however old it is. */
async function offer(ports: TellPorts, subscription: Subscription, story: Story, asked: boolean): Promise<void> {
  const { store, clock } = ports;
  const now = clock.now();
  const refusal = await (await refuser(ports, subscription))(story);
  if (refusal) return verdictOn(ports, story, subscription, "dropped", refusal);

  const wait = async (because: Wording, at: Date | undefined) => {
    await store.waiting.add(subscription.id, story.id, because, now);
    if (at) await digestAt(ports, subscription, at);
    await verdictOn(ports, story, subscription, "waits", because);
  };
  const { schedule } = subscription;
  const newest = Math.max(...story.articles.map((article) => (article.published ?? article.seenAt).getTime()));
  const toldToday = asked || schedule.mode === "digest" ? 0 : await countToday(ports, subscription);
  // What is of less importance was refused already where only high is wanted.
  const isKnown = subscription.filters.importance === "high";
  const important =
    !asked && isScarce(schedule, toldToday, now) && (isKnown || (await isHigh(ports, subscription, story)));
  const held = whyWait(schedule, { asked, newest, headline: isHeadline(story), toldToday, important }, now);
  if (held) return wait(held.because, held.at);
  const stored = await analyseOnce(ports, story, subscription.lens, subscription).catch(unlessBeyondLimits);
  if (!("analysis" in stored)) return verdictOn(ports, story, subscription, "dropped", stored);
  const key = deliveryKey("story", subscription.id, story.id);
  await enqueue(ports, subscription, [
    {
      kind: "story",
      key,
      target: subscription.channel,
      payload: await asFirst(
        ports,
        subscription,
        key,
        await storyPostAgain(ports, subscription, story, stored.analysis),
        [story],
      ),
      stories: [{ storyId: story.id, analysisId: stored.id }],
    },
  ]);
  await verdictOn(ports, story, subscription, "kept", sentence("verdict.kept"));
}

/** A headline alone is a line in a digest, and no post. */
const isHeadline = ({ articles }: Story): boolean => articles.every(isHeadlineOnly);

const digestAt = ({ store }: TellPorts, { id }: Subscription, at: Date): Promise<void> =>
  store.jobs.send("digest", { subscriptionId: id }, { key: `${id}:${at.toISOString().slice(0, 16)}`, at });

/** The stories that were told today. */
const countToday = ({ store, clock }: TellPorts, { id, schedule }: Subscription): Promise<number> =>
  store.told.countSince(id, startOfDay(schedule.timeZone, clock.now()));

/** Why this subscription is not told a story, undefined when it is. What it mutes and lets through is read once for many. */
async function refuser(
  ports: TellPorts,
  subscription: Subscription,
): Promise<(story: Story) => Promise<Wording | undefined>> {
  const mutes = await ports.store.mutes.of(subscription.channel, ports.clock.now());
  const sieve = await sieveOf(ports, subscription);
  return async (story) => {
    if (subscription.state === "paused") {
      return sentence("verdict.paused", { because: subscription.pausedBecause ?? sentence("settings.byRequest") });
    }
    if (story.articles.every(isAdvertisement)) return sentence("verdict.advertisement");
    const choice = chooseStories(story, origins(story.articles).length, sieve, mutes);
    if (!choice.wanted) return choice.reason;
    if (subscription.filters.importance !== "high") return undefined;
    return (await isHigh(ports, subscription, story)) ? undefined : sentence("verdict.notImportant");
  };
}

const isHigh = async ({ store, clock }: TellPorts, subscription: Subscription, story: Story): Promise<boolean> =>
  (await scalesOf(store, subscription, clock.now())).weigh(story).score >= HIGH;

/** Composes what waits for this subscription (and mentions `topic`, when given) into one Digest; the number of stories told. */
export async function digest(ports: TellPorts, subscriptionId: string, topic?: string): Promise<number> {
  const { store, clock } = ports;
  const subscription = await store.subscriptions.get(subscriptionId);
  if (!subscription || subscription.state === "paused") return 0;
  const { schedule } = subscription;
  const eligible = await stillWanted(ports, subscription, topic);
  const scales = await scalesOf(store, subscription, clock.now());
  const best = mostImportant(eligible.map((one) => ({ ...one, score: scales.weigh(one.story).score })));
  const chosen: Chosen[] = [];
  // Together: a digest waits no longer than one story does.
  const written = await Promise.all(
    best.map(async ({ story, held }) => ({
      story,
      held,
      stored: await analyseOnce(ports, story, subscription.lens, subscription).catch(unlessBeyondLimits),
    })),
  );
  for (const { story, held, stored } of written) {
    if ("analysis" in stored) chosen.push({ story, stored, held });
    else {
      await store.waiting.remove(subscription.id, story.id);
      await verdictOn(ports, story, subscription, "dropped", stored);
    }
  }
  const rest = eligible.length - chosen.length;
  const now = clock.now();
  const toldToday = schedule.mode === "each" && rest > 0 ? chosen.length + (await countToday(ports, subscription)) : 0;
  const at = restAt(schedule, toldToday, now);
  const [alone] = isPostOfItsOwn(chosen) ? chosen : [];
  const payload = alone
    ? await storyPostAgain(ports, subscription, alone.story, alone.stored.analysis)
    : digestPost(
        subscription,
        await inRows(ports, subscription, chosen),
        { count: rest, at, out: topic === undefined ? await store.digestTimes.expected(subscription.id) : undefined },
        now,
      );
  if (!payload) return 0;
  const told = chosen.map(({ story }) => story);
  const key = deliveryKey("digest", subscription.id, ...told.map((story) => story.id).toSorted());
  await enqueue(ports, subscription, [
    {
      kind: isPostOfItsOwn(chosen) ? "story" : "digest",
      key,
      target: subscription.channel,
      payload: await asFirst(ports, subscription, key, payload, told),
      stories: chosen.map(({ story, stored }) => ({ storyId: story.id, analysisId: stored.id })),
    },
  ]);
  if (rest > 0 && topic === undefined && schedule.mode === "each" && at) await digestAt(ports, subscription, at);
  return chosen.length;
}

interface Chosen {
  story: Story;
  stored: StoredAnalysis;
  /** Why it waited. */
  held: Held;
  again?: DigestStory["again"];
}

/** Each with what was told of its matter before; a digest of one does not wait long, nor one of many. */
const inRows = async (ports: TellPorts, subscription: Subscription, chosen: readonly Chosen[]): Promise<Chosen[]> =>
  Promise.all(
    chosen.map(async (one) => ({ ...one, again: await againOf(ports, subscription, one.story, one.stored.analysis) })),
  );

/** Whether a digest is a single story that has more than a headline. */
const isPostOfItsOwn = (chosen: readonly { story: Story }[]): boolean =>
  chosen.length === 1 && !chosen.some(({ story }) => isHeadline(story));

/** What is posted of the stories of one digest; undefined where there is none. */
function digestPost(
  subscription: Subscription,
  chosen: Chosen[],
  rest: { count: number; at: Date | undefined; out: { at: Date; sentAt: Date } | undefined },
  now: Date,
): Message | undefined {
  if (chosen.length === 0) return undefined;
  const words = wordsIn(subscription.lens.language);
  const day = words.date(now, { timeZone: subscription.schedule.timeZone, dateStyle: "full" });
  const told = ({ story, stored, again }: Chosen): DigestStory => ({
    analysis: stored.analysis,
    articles: byId(story.articles),
    again,
  });
  const { schedule } = subscription;
  const together = togetherSentence(
    schedule,
    chosen.map(({ held }) => held),
    words,
  );
  const more =
    rest.count === 0
      ? undefined
      : words.say("post.moreWait", {
          count: rest.count,
          at: rest.at ? momentSentence(rest.at, schedule.timeZone, now, words) : "",
        });
  const late =
    schedule.mode === "digest" && rest.out && rest.out.at > now && isLater(rest.out.at, rest.out.sentAt)
      ? words.say("post.expected", { at: momentSentence(rest.out.at, schedule.timeZone, now, words) })
      : undefined;
  const title = schedule.mode === "digest" ? "post.digestTitle" : "post.heldTitle";
  return composeDigest(
    words.say(title, { day, count: chosen.length }),
    chosen.map(told),
    [together, more, late].filter(Boolean).join(" ") || undefined,
    words,
  );
}

/** A channel that left all feeds of a story is not told it. */
const leftBy = ({ feedIds }: Subscription, { articles }: Story): Wording | undefined =>
  articles.every(({ feedId }) => feedId !== undefined && !feedIds.includes(feedId))
    ? sentence("verdict.feedLeft")
    : undefined;

/** The stories that wait and are still wanted, oldest first; what is not wanted any more waits no longer. */
async function stillWanted(
  ports: TellPorts,
  subscription: Subscription,
  topic: string | undefined,
): Promise<{ story: Story; held: Held }[]> {
  const { store } = ports;
  const wanted: { story: Story; held: Held }[] = [];
  const waiting = await store.waiting.of(subscription.id);
  const ids = waiting.map(({ storyId }) => storyId);
  const stories = await store.stories.named(subscription.tenant, ids);
  const toldOnes = await store.told.ofStories(subscription.tenant, subscription.id, ids);
  const refuse = await refuser(ports, subscription);
  for (const { storyId, ...held } of waiting) {
    const story = stories.get(storyId);
    const told = toldOnes.get(storyId);
    const refusal = story && !told ? (leftBy(subscription, story) ?? (await refuse(story))) : undefined;
    if (!story || told || refusal) {
      await store.waiting.remove(subscription.id, storyId);
      if (story && refusal) await verdictOn(ports, story, subscription, "dropped", refusal);
      continue;
    }
    const onTopic = topic === undefined || chooseStories(story, 1, { ...defaultFilters, include: [topic] }, []).wanted;
    if (onTopic) wanted.push({ story, held });
  }
  return wanted;
}
