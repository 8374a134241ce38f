// Articles to stories: an index in memory, the decisions in the database, a process at a time.
import { MINUTE } from "../core/time.ts";
import { crashPoint } from "../operate/crash-point.ts";
import type { Article, Clock } from "../core/domain.ts";
import type { Trx } from "../store/database.ts";
import type { Count, Counts, Embed, SameStory } from "../core/ports.ts";
import type { Store } from "../store/index.ts";
import { type Begun, createNearMeaning } from "./near-meaning.ts";
import { type NearPair, PAIRS, HELD_MS, askOnce, nearVerdict } from "./near-pairs.ts";
import { createStoryIndex, documentOf } from "./story-index.ts";
import { inOrder } from "../stories/in-order.ts";
import { sentence } from "../words/index.ts";

/** Articles that arrive within a minute are taken together, so that it does not matter which came first. */
const GATHER_MS = MINUTE;
/** Articles placed in one transaction: enough to share its cost, few enough not to keep other processes waiting. */
const AT_ONCE = 100;

export interface ClusteringPorts {
  store: Store;
  clock: Clock;
  count?: Count;
  /** Asked once of a story that nearly joined another; absent or undefined, they stay separate. */
  sameStory?: SameStory | undefined;
  /** Finds stories to ask about that share few words; absent: only those that share some. */
  embed?: Embed | undefined;
  /** How long a story may gather reports before it is told, in milliseconds. */
  settleMs: number;
  sampleSettleMs: number;
}

/** What became of one article, and how many stories it showed to be one. */
interface Placed {
  outcome: Counts["clusterings"]["outcome"];
  merged: number;
  /** The model may say whether its story is another that it nearly joined. */
  near?: NearPair | undefined;
  /** The report began a story of its own, and nearly joined none. */
  begun?: Begun | undefined;
}

/**
 * Articles seen before this moment may be clustered now. Time is cut into stretches of `settleMs`, a minute at most, and only whole
 * stretches are taken, so that the order within one does not matter. With `settleMs` 0 everything may be.
 */
function gathered(now: Date, settleMs: number): Date {
  const stretch = Math.min(GATHER_MS, settleMs);
  return stretch === 0 ? new Date(now.getTime() + 1) : new Date(Math.floor(now.getTime() / stretch) * stretch);
}

/** When an article that arrives now may be clustered: shortly after its stretch ends, since clocks differ a little. */
export const clusterAt = (now: Date, settleMs: number): Date => {
  const stretch = Math.min(GATHER_MS, settleMs);
  return stretch === 0 ? now : new Date(gathered(now, settleMs).getTime() + stretch + 200);
};

export interface Clustering {
  /** The job `cluster`: puts articles into stories. */
  run(): Promise<void>;
  /** Takes in what another process has decided, so that its work can be taken over at once. */
  follow(): Promise<void>;
  /** Lets go of the index: another process keeps one. */
  forget(): void;
}

/**
 * Puts articles into stories. A lock lets one process do this at a time; before it decides, its index in memory takes in what
 * other processes decided meanwhile. So whoever does it decides as any other would.
 */
export function createClustering(ports: ClusteringPorts): Clustering {
  const { store, clock } = ports;
  // Whoever cannot ask whether two are one need not look for more of them.
  const meaning = ports.embed && ports.sameStory && createNearMeaning(store, ports.embed);
  const stories = createStoryIndex(store, (article) => meaning?.begin(article));
  const inTurn = createTurns();

  async function place(
    trx: Trx,
    article: Article,
    now: Date,
    turnOf: (feedId: string) => number,
    mayAsk: boolean,
  ): Promise<Placed> {
    const corrected = article.replaces ? await store.clustering.storyOf(trx, article.replaces) : undefined;
    const choice: ReturnType<typeof stories.assign> = corrected
      ? { story: corrected, because: [], absorbed: [] }
      : stories.assign(article);
    stories.written(await store.clustering.place(trx, article.id, choice.story, now));
    for (const absorbed of choice.absorbed) stories.written(await store.clustering.absorb(trx, choice.story, absorbed));
    const sample = article.feedId !== undefined && (await store.feeds.isSample(trx, article.feedId));
    // The wait before telling counts from the arrival of the report, so the time until now is part of it.
    const settled = article.seenAt.getTime() + (sample ? ports.sampleSettleMs : ports.settleMs);
    const near = choice.near && mayAsk ? { ...choice.near, article, settled } : undefined;
    const at = new Date(Math.max(now.getTime() + (near ? HELD_MS : 0), settled));
    const turn = article.feedId === undefined ? 0 : turnOf(article.feedId);
    await store.jobs.send("story", { storyId: choice.story }, { key: choice.story, at, turn, trx });
    await store.verdicts.add(trx, [clusterVerdict(article, choice, corrected !== undefined)], now);
    crashPoint("cluster.placed");
    const outcome = corrected ? "corrected" : choice.story === article.id ? "new" : "joined";
    if (outcome === "new") meaning?.begin(article);
    const begun = outcome === "new" && !near ? { article, settled } : undefined;
    return { outcome, merged: choice.absorbed.length, near, begun };
  }

  /**
   * Asks the model about the near pairs of one run, and merges what it calls one story. A pair is only ever found while one of its
   * articles is placed, which happens once: so if this fails, the pair is not asked about again, and stays two stories.
   */
  async function settleNear(pairs: NearPair[]): Promise<number> {
    if (!ports.sameStory) return 0;
    // What this run has merged already needs no answer.
    const apart = pairs.filter(({ article: { id }, story }) => stories.root(id) === id && stories.root(story) !== id);
    const decided = await askOnce(store, ports.sameStory, apart);
    if (decided.length === 0) return 0;
    const now = clock.now();
    return store.db.transaction().execute(async (trx) => {
      await store.clustering.lock(trx);
      await stories.catchUp(trx, now);
      let merged = 0;
      for (const { same, ...pair } of decided) {
        const [heir, gone] = [stories.root(pair.story), pair.article.id];
        // While the model was asked, others may have merged either story.
        if (stories.root(gone) !== gone || heir === gone) continue;
        await store.verdicts.add(trx, [nearVerdict(pair, same, same ? heir : gone)], now);
        if (!same) continue;
        stories.absorb(heir, gone, await store.clustering.absorb(trx, heir, gone));
        const at = new Date(Math.max(now.getTime(), pair.settled));
        await store.jobs.send("story", { storyId: heir }, { key: heir, at, trx });
        merged += 1;
      }
      return merged;
    });
  }

  /** Places what waits, as much as one transaction takes. */
  const placeWaiting = (now: Date): Promise<Placed[]> =>
    store.db.transaction().execute(async (trx) => {
      await store.clustering.lock(trx);
      await stories.catchUp(trx, now);
      const articles = await store.clustering.unclustered(
        trx,
        { sample: gathered(now, ports.sampleSettleMs), other: gathered(now, ports.settleMs) },
        AT_ONCE,
      );
      const readers = await store.subscriptions.tenantsReading(
        trx,
        articles.flatMap(({ feedId }) => feedId ?? []),
      );
      const turnOf = fairTurns(readers);
      const done: Placed[] = [];
      let mayAsk = ports.sameStory ? PAIRS : 0;
      for (const { article } of inOrder(articles.map((article) => ({ ...documentOf(article), article })))) {
        const result = await place(trx, article, now, turnOf, mayAsk > 0);
        if (result.near) mayAsk -= 1;
        done.push(result);
      }
      return done;
    });

  async function run(): Promise<void> {
    const now = clock.now();
    const placed = await placeWaiting(now);
    crashPoint("cluster.committed");
    for (const { outcome, merged } of placed) {
      ports.count?.("clusterings", { outcome });
      ports.count?.("clusterings", { outcome: "merged" }, merged);
    }
    if (placed.length === AT_ONCE) await store.jobs.send("cluster", {}, { key: "cluster" });
    const begun = placed.flatMap((one) => one.begun ?? []);
    const meant = await meaning?.find(begun, now, (story) => stories.root(story) === story);
    const merged = await settleNear([...placed.flatMap(({ near }) => near ?? []), ...(meant ?? [])]);
    ports.count?.("clusterings", { outcome: "merged" }, merged);
  }

  /** In one snapshot, and without the lock: others decide meanwhile. */
  const follow = (): Promise<void> =>
    store.db
      .transaction()
      .setIsolationLevel("repeatable read")
      .execute((trx) => stories.catchUp(trx, clock.now()));

  const orForget = (work: () => Promise<void>) => async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      // The transaction failed, so what the index learned in it is not true: start with an empty one.
      stories.forget();
      throw error;
    }
  };

  return { run: inTurn(orForget(run)), follow: inTurn(orForget(follow)), forget: stories.forget };
}

/** One index, one at a time: whatever is begun waits for what was begun before. */
function createTurns(): (work: () => Promise<void>) => () => Promise<void> {
  let before = Promise.resolve();
  return (work) => () => {
    const done = before.then(work);
    before = done.catch(() => {});
    return done;
  };
}

/**
 * How many stories of the same readers go first: the first of every tenant before the second of any. A feed that several
 * tenants read takes the turn of the one who has had the fewest.
 */
function fairTurns(readers: ReadonlyMap<string, readonly string[]>): (feedId: string) => number {
  const had = new Map<string, number>();
  return (feedId) => {
    const tenants = readers.get(feedId) ?? [];
    const turn = Math.min(...tenants.map((tenant) => had.get(tenant) ?? 0));
    for (const tenant of tenants) had.set(tenant, (had.get(tenant) ?? 0) + 1);
    return tenants.length === 0 ? 0 : turn;
  };
}

function clusterVerdict(article: Article, choice: { story: string; because: string[] }, correction: boolean) {
  const reason = correction
    ? sentence("verdict.corrects")
    : choice.story === article.id
      ? sentence("verdict.began")
      : sentence("verdict.joined", { words: choice.because.slice(0, 8).join(", ") });
  const subject = article.itemId ? `item:${article.itemId}` : `story:${choice.story}`;
  return { subject, subscriptionId: undefined, stage: "cluster" as const, verdict: "kept" as const, reason };
}
