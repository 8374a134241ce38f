// Later reports of a told story: new counts, a reply for a new fact, an edit for a correction.
import { storyPostAgain } from "./again.ts";
import { MINUTE } from "../core/time.ts";
import type { Analysis, Article, Story, Subscription, Tenant } from "../core/domain.ts";
import { type Message, deliveryKey } from "../platform/index.ts";
import type { Told } from "../store/told.ts";
import type { StoredAnalysis } from "../store/analyses.ts";
import { chooseStories } from "../digest/choose.ts";
import { defaultFilters, lensKey } from "../digest/defaults.ts";
import {
  type Outgoing,
  type TellPorts,
  analyseOnce,
  byId,
  enqueue,
  inputHash,
  isPending,
  unlessBeyondLimits,
  verdictOn,
} from "./outgoing.ts";
import { changesOf } from "../extract/changes.ts";
import { origins } from "../stories/origins.ts";
import { composeCorrection, composeUpdate, correctionSection, revise } from "../digest/revise.ts";
import { type Wording, sentence, wordsIn } from "../words/index.ts";

const AGAIN_MS = MINUTE;

/** Brings what this subscription was told up to date. Safe to repeat. */
export async function update(ports: TellPorts, subscription: Subscription, story: Story, told: Told): Promise<void> {
  const { store } = ports;
  const before = await store.analyses.get(subscription.tenant, told.analysisId);
  if (!before) return;
  const fresh = story.articles.filter((article) => !before.analysis.reportedBy.includes(article.id));
  const pending = isPending(before.analysis);
  if (fresh.length === 0 && !pending) return;
  const silence = await silent(ports, subscription, story);
  if (silence) return verdictOn(ports, story, subscription, "dropped", silence);
  if (told.state === "sending" || told.state === "unknown") {
    // Where the post stands is not known yet: ask again when it is.
    const at = new Date(ports.clock.now().getTime() + AGAIN_MS);
    return store.jobs.send("story", { storyId: story.id }, { key: story.id, at });
  }
  if (pending && (await rewrite(ports, subscription, story, told))) return;
  if (fresh.length === 0) return;
  return void (told.state === "pending"
    ? await rewrite(ports, subscription, story, told)
    : await reply(ports, subscription, story, told, before, fresh));
}

/** Why nothing more is said of this story here; its filters were passed when it was first told. */
async function silent(
  { store, clock }: TellPorts,
  subscription: Subscription,
  story: Story,
): Promise<Wording | undefined> {
  if (subscription.state === "paused") return sentence("verdict.pausedLater");
  const mutes = await store.mutes.of(subscription.channel, clock.now());
  const choice = chooseStories(story, 1, defaultFilters, mutes);
  return choice.wanted ? undefined : choice.reason;
}

/**
 * Written anew from all that is held: a post that has not left yet, or one whose writer is done at last. False where the writer is
 * still at work.
 */
async function rewrite(ports: TellPorts, subscription: Subscription, story: Story, told: Told): Promise<boolean> {
  const { store, clock } = ports;
  const stored = await analyseOnce(ports, story, subscription.lens, subscription).catch(unlessBeyondLimits);
  // It goes out, or stays, as it was written first.
  if (!("analysis" in stored)) {
    await verdictOn(ports, story, subscription, "dropped", stored);
    return true;
  }
  const left = told.state !== "pending";
  if (left && isPending(stored.analysis)) return false;
  const edited = left ? { updatedAt: clock.now(), articles: byId(story.articles) } : undefined;
  const payload = await storyPostAgain(ports, subscription, story, stored.analysis, edited);
  await enqueue(ports, subscription, [], async (trx) => {
    await store.told.retell(trx, told.deliveryId, story.id, stored.id);
    if (told.kind === "story") await store.outbox.revise(trx, told.deliveryId, payload);
  });
  return true;
}

/** The post stands: it is edited, and its thread told what is new, in one step. */
async function reply(
  ports: TellPorts,
  subscription: Subscription,
  story: Story,
  told: Told,
  before: StoredAnalysis,
  fresh: Article[],
): Promise<void> {
  const { store, clock } = ports;
  const now = clock.now();
  const previous = await articlesOf(ports, subscription.tenant, before.analysis);
  const articles = new Map([...byId(previous), ...byId(story.articles)]);
  const { changes = async (...given) => changesOf(...given) } = ports;
  const read = await changes(before.analysis, previous, fresh).catch(unlessBeyondLimits);
  if (!("facts" in read)) return verdictOn(ports, story, subscription, "dropped", read);
  const { corrected, titles, facts } = read;
  const material = corrected.filter((correction) => correction.material);

  const analysis = revise(before.analysis, story, origins(story.articles), corrected);
  const stored = await store.analyses.save(
    story.id,
    lensKey(subscription.lens),
    inputHash(story.articles, "after", before.id),
    analysis,
    now,
  );
  const words = wordsIn(subscription.lens.language);
  const wrong = { sentences: material, titles: titles.filter((title) => title.material) };
  const isWrong = wrong.sentences.length > 0 || wrong.titles.length > 0;
  const extra = isWrong ? [correctionSection(wrong, articles, words)] : [];
  const payload = await storyPostAgain(ports, subscription, story, analysis, { articles, updatedAt: now, extra });
  const { language } = analysis;
  const since = new Date(Math.max(...previous.map((article) => article.seenAt.getTime())));
  const replies: Outgoing[] = [
    ...(facts.length > 0 ? [inThread("update", composeUpdate(facts, articles, since, language, words))] : []),
    ...(isWrong ? [inThread("correction", composeCorrection(wrong, articles, language, words))] : []),
  ].flatMap((make) => make(subscription, story, told, fresh));
  await enqueue(ports, subscription, replies, async (trx) => {
    await store.told.retell(trx, told.deliveryId, story.id, stored.id);
    if (told.kind !== "story") return;
    await store.outbox.revise(trx, told.deliveryId, payload);
  });
}

const inThread =
  (kind: "update" | "correction", payload: Message) =>
  (subscription: Subscription, story: Story, { remote }: Told, fresh: Article[]): Outgoing[] => {
    if (!remote) return [];
    const key = deliveryKey(kind, subscription.id, story.id, ...fresh.map((article) => article.id).toSorted());
    const target = { channel: remote.channel, thread: remote.thread ?? remote.message };
    return [{ kind, key, target, payload, stories: [] }];
  };

async function articlesOf({ store }: TellPorts, tenant: Tenant, analysis: Analysis): Promise<Article[]> {
  const found = await Promise.all(analysis.reportedBy.map((id) => store.articles.get(tenant, id)));
  return found.filter((article) => article !== undefined);
}
