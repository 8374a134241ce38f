// What telling and updating share: one analysis a story, and the way into the outbox.
import { DAY, MINUTE } from "../core/time.ts";
import { shortHash } from "../core/hash.ts";
import type { Analysis, Article, ChannelRef, Clock, Lens, Story, Subscription, ThreadRef } from "../core/domain.ts";
import { asBotError } from "../core/errors.ts";
import { crashPoint } from "../operate/crash-point.ts";
import type { Message, Voice } from "../platform/index.ts";
import type { Analyst, ReadChanges } from "../core/ports.ts";
import type { Store } from "../store/index.ts";
import type { Trx } from "../store/database.ts";
import type { StoredAnalysis } from "../store/analyses.ts";
import type { StoryPost } from "../digest/compose.ts";
import type { ArticlesById } from "../digest/footnotes.ts";
import { composePost } from "../digest/screen.ts";
import { lensKey } from "../digest/defaults.ts";
import { origins } from "../stories/origins.ts";
import { afterQuiet } from "../digest/when.ts";
import { type Wording, sentence, wordsIn } from "../words/index.ts";

export interface TellPorts {
  store: Store;
  analyst: Analyst;
  /** Absent: in this process. */
  changes?: ReadChanges;
  clock: Clock;
  /** Reads posts out, for those who press Listen. */
  voice?: Voice | undefined;
}

export const byId = (articles: Article[]): ArticlesById => new Map(articles.map((article) => [article.id, article]));

/** A story as its subscription's channel gets it. */
export const storyPost = (
  { voice }: Pick<TellPorts, "voice">,
  { lens }: Subscription,
  story: Story,
  analysis: Analysis,
  more: Pick<StoryPost, "updatedAt" | "extra" | "articles"> = { articles: byId(story.articles) },
): Message =>
  composePost(
    { storyId: story.id, analysis, voice: voice !== undefined, ...more },
    lens.length,
    wordsIn(lens.language),
  );

/** Names a set of articles (and whatever else an analysis rests on). */
export const inputHash = (articles: Article[], ...more: string[]): string =>
  shortHash([...articles.map((article) => article.id).toSorted(), ...more].join(" "));

/** What was written of a story as it stands, through this lens. */
export const heldAnalysis = async (
  { store }: Pick<TellPorts, "store">,
  { id, articles }: Story,
  lens: Lens,
): Promise<Analysis | undefined> => (await store.analyses.find(id, lensKey(lens), inputHash(articles)))?.analysis;

/** One analysis per story, lens and set of articles, however many channels want it; an extract for now where it takes its time. */
export async function analyseOnce(
  ports: Pick<TellPorts, "store" | "analyst" | "clock">,
  story: Story,
  lens: Lens,
  payer: Pick<Subscription, "tenant" | "channel"> & { purse?: string },
): Promise<StoredAnalysis> {
  const { store, analyst, clock } = ports;
  const input = inputHash(story.articles);
  const held = await store.analyses.find(story.id, lensKey(lens), input);
  if (held) return held;
  const account = { tenant: payer.tenant, storyId: story.id, channel: payer.purse ?? payer.channel.channel };
  const analysis = await analyst.analyse(story, origins(story.articles), lens, account);
  if (!isPending(analysis)) return store.analyses.save(story.id, lensKey(lens), input, analysis, clock.now());
  // Looked at again even if this process is not there to hear that the writer is done: after as long as it took already, and not for ever.
  const age = clock.now().getTime() - story.lastSeenAt.getTime();
  const at = new Date(clock.now().getTime() + Math.max(PENDING_MS, age));
  if (age < GIVE_UP_MS) await store.jobs.send("story", { storyId: story.id }, { key: `${story.id} pending`, at });
  return store.analyses.save(story.id, lensKey(lens), inputHash(story.articles, "pending"), analysis, clock.now());
}

/** A story that no child survives is told to nobody, and `why` says so; anything else is tried again. */
export function unlessBeyondLimits(error: unknown): Wording {
  const { code, retryable } = asBotError(error);
  if (code !== "analysis_beyond_limits" || retryable) throw error;
  return sentence("errors.analysisBeyondLimits");
}

const PENDING_MS = 10 * MINUTE;
/** By then its writer is not coming: the extract stays. */
const GIVE_UP_MS = 3 * DAY;

/** Told as an extract while its writer is at work. */
export const isPending = ({ writtenBy }: Analysis): boolean =>
  writtenBy.kind === "extract" && writtenBy.pending === true;

export interface Outgoing {
  kind: "story" | "digest" | "update" | "correction";
  key: string;
  target: ChannelRef | ThreadRef;
  payload: Message;
  stories: { storyId: string; analysisId: string }[];
}

/** Rows and whatever else belongs to them in one transaction: all or nothing. */
export async function enqueue(
  { store, clock }: Pick<TellPorts, "store" | "clock">,
  subscription: Subscription,
  outgoing: Outgoing[],
  together: (trx: Trx) => Promise<void> = async () => {},
): Promise<void> {
  const now = clock.now();
  const notBefore = afterQuiet(subscription.schedule, now);
  await store.db.transaction().execute(async (trx) => {
    await together(trx);
    for (const [place, entry] of outgoing.entries()) {
      const delivery = { ...entry, id: entry.key, subscriptionId: subscription.id, notBefore };
      // A moment apart: they are posted in the order of their moments.
      await store.outbox.enqueue(trx, delivery, new Date(now.getTime() + place));
    }
    crashPoint("tell.enqueued");
  });
  crashPoint("tell.committed");
}

export const verdictOn = (
  { store, clock }: Pick<TellPorts, "store" | "clock">,
  story: Story,
  subscription: Subscription,
  verdict: "kept" | "dropped" | "waits",
  reason: Wording,
): Promise<void> =>
  store.verdicts.add(
    store.db,
    [{ subject: `story:${story.id}`, subscriptionId: subscription.id, stage: "choose", verdict, reason }],
    clock.now(),
  );
