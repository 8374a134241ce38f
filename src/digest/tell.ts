// A story to everybody who wants it, once each: chosen, analysed once, composed, put into the outbox.
import { createHash } from "node:crypto";
import type { Analysis, Article, Claim, Clock, Lens, Origin, Story, Subscription } from "../domain.ts";
import { type Message, deliveryKey } from "../platform/index.ts";
import type { Analyst } from "../ports.ts";
import type { Store } from "../store/index.ts";
import type { Told } from "../store/deliveries.ts";
import type { StoredAnalysis } from "../store/stories.ts";
import { choose } from "./choose.ts";
import { type ArticlesById, composeDigest, composeStory } from "./compose.ts";
import { lensKey } from "./defaults.ts";
import { type Correction, composeCorrection, composeUpdate, correctionSection, revise } from "./revise.ts";
import { afterQuiet, nextDay, startOfDay } from "./when.ts";

/** A story whose newest report is older than this when we first hold it is told in a catch-up digest, not as a flood of posts. */
const LATE_MS = 6 * 60 * 60_000;
const CATCH_UP_PAUSE_MS = 60_000;
const LEAD_SENTENCES = 4;
/** At most so many stories in one digest; the rest waits for the next. */
const DIGEST_STORIES = 12;

export interface TellPorts {
  store: Store;
  analyst: Analyst;
  clock: Clock;
  origins(articles: Article[]): Origin[];
  newFacts(before: Analysis, held: Article[], fresh: Article[]): Claim[];
  corrections(before: Article, after: Article): Correction[];
  isAdvertisement(article: Article): boolean;
}

/** Tells a story to its subscriptions, or tells those who know it what is new. Safe to repeat. */
export async function tell(ports: TellPorts, storyId: string): Promise<void> {
  const { store } = ports;
  const story = await store.stories.story(storyId);
  if (!story || story.articles.length === 0) return;
  const feedIds = story.articles.flatMap((article) => article.feedId ?? []);
  for (const subscription of await store.subscriptions.toFeeds([...new Set(feedIds)])) {
    const told = await store.deliveries.told(subscription.id, story.id);
    await (told ? update(ports, subscription, story, told) : offer(ports, subscription, story));
  }
}

async function offer(ports: TellPorts, subscription: Subscription, story: Story): Promise<void> {
  const { store, clock } = ports;
  const now = clock.now();
  const verdict = (kind: "kept" | "dropped" | "waits", reason: string) =>
    store.verdicts.add(
      store.db,
      [{ subject: `story:${story.id}`, subscriptionId: subscription.id, stage: "choose", verdict: kind, reason }],
      now,
    );
  const refusal = await refuse(ports, subscription, story);
  if (refusal) return verdict("dropped", refusal);

  const wait = async (because: string, at: Date | undefined) => {
    await store.subscriptions.wait(subscription.id, story.id, because, now);
    if (at) await store.jobs.send("digest", { subscriptionId: subscription.id }, { key: subscription.id, at });
    await verdict("waits", because);
  };
  const { schedule } = subscription;
  if (schedule.mode === "digest") return wait("It waits for the next digest.", undefined);
  const newest = Math.max(...story.articles.map((article) => (article.published ?? article.seenAt).getTime()));
  if (now.getTime() - newest > LATE_MS) {
    return wait("It came late, and is told in a catch-up digest.", new Date(now.getTime() + CATCH_UP_PAUSE_MS));
  }
  const today = await store.deliveries.countSince(subscription.id, startOfDay(schedule.timeZone, now));
  if (today >= schedule.dailyCap) {
    return wait(
      `The day's ${schedule.dailyCap} stories are told; this one waits for tomorrow's digest.`,
      afterQuiet(schedule, nextDay(schedule.timeZone, now)),
    );
  }
  const stored = await analyseOnce(ports, story, subscription.lens, subscription);
  await enqueue(ports, subscription, {
    kind: "story",
    key: deliveryKey("story", subscription.id, story.id),
    target: subscription.channel,
    payload: composeStory(story.id, stored.analysis, byId(story.articles), undefined),
    stories: [{ storyId: story.id, analysisId: stored.id }],
  });
  await verdict("kept", "It is wanted here, and was put on its way.");
}

/** Why this subscription is not told, in a sentence; undefined when it is. */
async function refuse(ports: TellPorts, subscription: Subscription, story: Story): Promise<string | undefined> {
  if (subscription.state === "paused")
    return `The subscription is paused: ${subscription.pausedBecause ?? "by request"}.`;
  if (story.articles.every(ports.isAdvertisement)) return "It is marked as an advertisement.";
  const mutes = await ports.store.subscriptions.mutes(subscription.channel, ports.clock.now());
  const choice = choose(story, ports.origins(story.articles).length, subscription.filters, mutes);
  return choice.wanted ? undefined : choice.reason;
}

/** One analysis per story, lens and set of articles, however many channels want it. */
export async function analyseOnce(
  ports: Pick<TellPorts, "store" | "analyst" | "clock" | "origins">,
  story: Story,
  lens: Lens,
  payer: Pick<Subscription, "tenant" | "channel">,
): Promise<StoredAnalysis> {
  const { store, analyst, clock } = ports;
  const input = inputHash(story.articles);
  const held = await store.stories.findAnalysis(story.id, lensKey(lens), input);
  if (held) return held;
  const account = { tenant: payer.tenant, storyId: story.id, channel: payer.channel.channel };
  const analysis = await analyst.analyse(story, ports.origins(story.articles), lens, account);
  return store.stories.saveAnalysis(story.id, lensKey(lens), input, analysis, clock.now());
}

const inputHash = (articles: Article[], ...more: string[]): string =>
  createHash("sha256")
    .update([...articles.map((article) => article.id).toSorted(), ...more].join(" "))
    .digest("base64url")
    .slice(0, 22);

export const byId = (articles: Article[]): ArticlesById => new Map(articles.map((article) => [article.id, article]));

/** Composes what waits for this subscription (and mentions `topic`, when given) into one Digest; the number of stories told. */
export async function digest(ports: TellPorts, subscriptionId: string, topic?: string): Promise<number> {
  const { store, clock } = ports;
  const subscription = await store.subscriptions.get(subscriptionId);
  if (!subscription || subscription.state === "paused") return 0;
  const waiting = await store.subscriptions.waiting(subscriptionId);
  const chosen: { story: Story; stored: StoredAnalysis; because: string }[] = [];
  for (const { storyId, because } of waiting) {
    if (chosen.length === DIGEST_STORIES) break;
    const story = await store.stories.story(storyId);
    if (!story || (await store.deliveries.told(subscriptionId, storyId))) continue;
    if (await refuse(ports, subscription, story)) continue;
    if (topic && !choose(story, 1, { include: [topic], exclude: [], minOrigins: 0 }, []).wanted) continue;
    chosen.push({ story, stored: await analyseOnce(ports, story, subscription.lens, subscription), because });
  }
  const [first] = chosen;
  if (!first) return 0;
  const day = new Intl.DateTimeFormat(subscription.lens.language, {
    timeZone: subscription.schedule.timeZone,
    dateStyle: "full",
  });
  const payload =
    chosen.length === 1
      ? composeStory(first.story.id, first.stored.analysis, byId(first.story.articles), undefined)
      : composeDigest(
          `Digest, ${day.format(clock.now())}: ${chosen.length} stories`,
          chosen.map(({ story, stored }) => ({ analysis: stored.analysis, articles: byId(story.articles) })),
          waiting.length > chosen.length
            ? `${waiting.length - chosen.length} more wait for the next digest.`
            : undefined,
        );
  await enqueue(ports, subscription, {
    kind: chosen.length === 1 ? "story" : "digest",
    key: deliveryKey("digest", subscription.id, ...chosen.map(({ story }) => story.id).toSorted()),
    target: subscription.channel,
    payload,
    stories: chosen.map(({ story, stored }) => ({ storyId: story.id, analysisId: stored.id })),
  });
  return chosen.length;
}

/** Later reports of a story that this subscription was told. */
async function update(ports: TellPorts, subscription: Subscription, story: Story, told: Told): Promise<void> {
  const { store, clock } = ports;
  const before = await store.stories.analysis(told.analysisId);
  if (!before) return;
  const fresh = story.articles.filter((article) => !before.analysis.reportedBy.includes(article.id));
  if (fresh.length === 0) return;
  const now = clock.now();
  const origins = ports.origins(story.articles);
  const previous = await articlesOf(ports, before.analysis);
  const articles = new Map([...byId(previous), ...byId(story.articles)]);

  const corrections = fresh.flatMap((article) => {
    const old = previous.find((entry) => entry.id === article.replaces);
    return old ? ports.corrections(old, article) : [];
  });
  const reports = fresh.filter((article) => !previous.some((entry) => entry.id === article.replaces));
  const facts = ports.newFacts(before.analysis, previous, reports.map(lead));

  const analysis = revise(before.analysis, story, origins, corrections);
  const stored = await store.stories.saveAnalysis(
    story.id,
    lensKey(subscription.lens),
    inputHash(story.articles, "after", before.id),
    analysis,
    now,
  );
  const material = corrections.filter((correction) => correction.material);
  const extra = material.length > 0 ? [correctionSection(material, articles)] : [];
  const stories = [{ storyId: story.id, analysisId: stored.id }];
  if (told.kind === "story") {
    const payload = composeStory(story.id, analysis, articles, now, extra);
    await store.deliveries.revise(store.db, told.deliveryId, payload, stories);
    await store.jobs.send("deliver", { deliveryId: told.deliveryId }, { key: told.deliveryId });
  }
  if (!told.remote) return;
  const thread = { channel: told.remote.channel, thread: told.remote.thread ?? told.remote.message };
  const freshIds = fresh.map((article) => article.id).toSorted();
  const language = analysis.language;
  const reply = (kind: "update" | "correction", payload: Message) =>
    enqueue(ports, subscription, {
      kind,
      key: deliveryKey(kind, subscription.id, story.id, ...freshIds),
      target: thread,
      payload,
      stories: [],
    });
  if (facts.length > 0) {
    const since = new Date(Math.max(...previous.map((article) => article.seenAt.getTime())));
    await reply("update", composeUpdate(facts, articles, since, language));
  }
  if (material.length > 0) await reply("correction", composeCorrection(material, articles, language));
}

/** A development stands at the head of its report; what comes further down is background, and no reason to ring anybody. */
const lead = (article: Article): Article => ({ ...article, sentences: article.sentences.slice(0, LEAD_SENTENCES) });

async function articlesOf(ports: TellPorts, analysis: Analysis): Promise<Article[]> {
  const found = await Promise.all(analysis.reportedBy.map((id) => ports.store.stories.article(id)));
  return found.filter((article) => article !== undefined);
}

interface Outgoing {
  kind: "story" | "digest" | "update" | "correction";
  key: string;
  target: Parameters<Store["deliveries"]["enqueue"]>[1]["target"];
  payload: Message;
  stories: { storyId: string; analysisId: string }[];
}

/** Row and job in one transaction: neither without the other. */
async function enqueue(ports: TellPorts, subscription: Subscription, outgoing: Outgoing): Promise<void> {
  const { store, clock } = ports;
  const now = clock.now();
  const notBefore = afterQuiet(subscription.schedule, now);
  await store.db.transaction().execute(async (trx) => {
    const delivery = { ...outgoing, id: outgoing.key, subscriptionId: subscription.id, notBefore };
    if (!(await store.deliveries.enqueue(trx, delivery, now))) return;
    await store.jobs.send("deliver", { deliveryId: outgoing.key }, { key: outgoing.key, at: notBefore, trx });
  });
}
