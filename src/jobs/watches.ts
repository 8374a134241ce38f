// Looks at new articles for what standing questions wait for: closes those, or asks whether it is that.
import { LRUCache } from "lru-cache";
import { aroundPassage } from "../core/around.ts";
import type { AnswersIt } from "../core/ports.ts";
import type { Article, ChannelRef, Claim, Subscription } from "../core/domain.ts";
import { channelKey } from "../core/refs.ts";
import { defaultLens } from "../digest/defaults.ts";
import { composeWatch } from "../digest/watch.ts";
import { afterQuiet } from "../digest/when.ts";
import { readQuestion } from "../extract/asked.ts";
import { createWatchIndex } from "../extract/watch-index.ts";
import { type Looks, MOST_JUDGED, type Watched, judgedBy, looksAgain, watchedIn } from "../extract/watched.ts";
import { crashPoint } from "../operate/crash-point.ts";
import { deliveryKey } from "../platform/index.ts";
import type { Store } from "../store/index.ts";
import type { Watch } from "../store/watches.ts";
import { wordsIn } from "../words/index.ts";
import { type TellPorts, byId } from "./outgoing.ts";

export interface WatchPorts extends Pick<TellPorts, "store" | "clock"> {
  /** Absent: in this process. */
  watched?: (question: string, articles: Article[], under: boolean) => Promise<Watched | undefined>;
  /** Whether a passage answers, asked where it is not sure; absent: people are asked. */
  answersIt?: AnswersIt | undefined;
  /** The language of the bot, where a channel has no settings of its own. */
  language: string;
}

/** Whether any article could ever be known to answer it. */
export const canBeWatched = (question: string): boolean => readQuestion(question).terms.length > 0;

/** Articles looked at that are remembered: a story is told several times, and each of its reports looked at once. */
const MOST_LOOKED_AT = 5_000;

/** What a channel reads, and how it is spoken to. */
interface Listening {
  feeds: ReadonlySet<string>;
  subscription: Subscription | undefined;
}

/** Looks at a story's new reports for every open question. Safe to repeat. */
export function createWatching(ports: WatchPorts): (storyId: string) => Promise<void> {
  const { store, clock } = ports;
  const index = createWatchIndex();
  const looked = new LRUCache<string, true>({ max: MOST_LOOKED_AT });
  /** Questions that were asked under a story: its later reports are looked at whatever their words. */
  const under = new Map<string, Set<string>>();
  let seq = 0;

  async function takeIn(now: Date): Promise<void> {
    const fresh = await store.watches.since(seq, now);
    for (const { id, question, about, storyId: own } of fresh.watches) {
      if (index.has(id)) continue;
      index.add(id, question, about);
      if (own !== undefined) under.set(own, (under.get(own) ?? new Set()).add(id));
    }
    ({ seq } = fresh);
  }

  return async (storyId) => {
    const now = clock.now();
    await takeIn(now);
    if (index.size === 0) return;
    const fresh = (await store.stories.reports(storyId)).filter(({ id }) => !looked.has(id));
    if (fresh.length === 0) return;
    const found = new Set([...fresh.flatMap((article) => index.find(article)), ...(under.get(storyId) ?? [])]);
    const open = await store.watches.stillOpen([...found], now);
    const still = new Set(open.map(({ id }) => id));
    for (const id of found) {
      if (still.has(id)) continue;
      index.delete(id);
      under.get(storyId)?.delete(id);
    }
    const listening = listeners(store);
    for (const watch of open) await look(ports, watch, storyId, await listening(watch.channel));
    for (const { id } of fresh) looked.set(id, true);
  };
}

/** Asked once for all questions of a channel. */
function listeners(store: Store): (channel: ChannelRef) => Promise<Listening> {
  const known = new Map<string, Promise<Listening>>();
  return (channel) => {
    const key = channelKey(channel);
    const held = known.get(key) ?? listenTo(store, channel);
    known.set(key, held);
    return held;
  };
}

/** The channel's feeds; where a person speaks to the bot alone and reads none, those of the whole workspace that are no secret. */
async function listenTo({ subscriptions, feeds }: Store, channel: ChannelRef): Promise<Listening> {
  const subscription = await subscriptions.ofChannel(channel);
  const own = subscription?.feedIds ?? [];
  if (channel.kind !== "direct" || own.length > 0) return { feeds: new Set(own), subscription };
  return { feeds: new Set(await feeds.sharedOf(channel.tenant)), subscription };
}

async function look(ports: WatchPorts, watch: Watch, storyId: string, listening: Listening): Promise<void> {
  const { store, watched = async (...given) => watchedIn(...given) } = ports;
  const { subscription } = listening;
  if (subscription?.state === "paused") return;
  const story = await store.stories.get(watch.channel.tenant, storyId);
  const articles = story?.articles.filter(
    ({ feedId, seenAt }) => feedId !== undefined && listening.feeds.has(feedId) && seenAt >= watch.createdAt,
  );
  if (!articles || articles.length === 0) return;
  const found = await watched(watch.question, articles, watch.storyId === storyId);
  const judged = found && (await judge(ports, watch, storyId, found, articles));
  if (judged) await answerWatch(ports, watch, storyId, { ...judged, articles, subscription });
}

/** An answer that nobody gives in this time is none. */
const JUDGE_MS = 60_000;

/** Characters on either side of a passage that a model sees when it looks again. */
const AROUND = 400;

/**
 * Where it is not sure, a model is asked about the passages; who asked, or the channel, pays. While nothing is settled it looks again:
 * with what stands around each, then at the last one first, since what is shown first is believed more readily.
 */
async function judge(
  { answersIt }: WatchPorts,
  { question, channel }: Watch,
  storyId: string,
  found: Watched,
  articles: readonly Article[],
): Promise<Watched | undefined> {
  if (!answersIt) return judgedBy(found, []);
  const account = { tenant: channel.tenant, storyId, channel: channel.channel };
  const claims = found.claims.slice(0, MOST_JUDGED);
  const looks: Looks[number][] = [];
  while (looksAgain(found, looks)) {
    const [around, turned] = [looks.length > 0 ? AROUND : 0, looks.length === 2];
    const passages = (turned ? claims.toReversed() : claims).map((claim) => shownOf(claim, articles, around));
    const said = await answersIt(question, passages, account, AbortSignal.timeout(JUDGE_MS));
    looks.push(turned ? said.toReversed() : said);
  }
  return judgedBy(found, looks);
}

function shownOf({ citations }: Claim, articles: readonly Article[], around: number): { source: string; text: string } {
  const [first] = citations;
  const article = articles.find(({ id }) => id === first?.articleId);
  const passages = citations.map(({ passage }) => passage).join(" ");
  if (!first || !article || around === 0) return { source: article?.source ?? "", text: passages };
  const whole = { ...first, end: citations.at(-1)?.end ?? first.end, passage: passages };
  const { before, after } = aroundPassage(whole, article.text, around);
  return { source: article.source, text: `${before}${passages}${after}` };
}

/** Posted and closed in one step, or asked about: each once a story, however often this runs. */
async function answerWatch(
  { store, clock, language }: WatchPorts,
  watch: Watch,
  storyId: string,
  found: { claims: readonly Claim[]; sure: boolean; articles: Article[]; subscription: Subscription | undefined },
): Promise<void> {
  const { id: watchId, question, channel } = watch;
  const { claims, sure, articles, subscription } = found;
  const now = clock.now();
  const lens = subscription?.lens ?? defaultLens(language);
  const payload = composeWatch({ watchId, question, claims, articles: byId(articles), sure }, wordsIn(lens.language));
  await store.db.transaction().execute(async (trx) => {
    const posted = await store.outbox.enqueue(
      trx,
      {
        id: deliveryKey("watch", watchId, storyId, sure ? "answer" : "maybe"),
        subscriptionId: undefined,
        target: channel,
        kind: "watch",
        payload,
        notBefore: subscription ? afterQuiet(subscription.schedule, now) : now,
        stories: [],
      },
      now,
    );
    crashPoint("watch.posted");
    if (posted && sure) await store.watches.end(trx, channel, watchId, now);
  });
  crashPoint("watch.closed");
}
