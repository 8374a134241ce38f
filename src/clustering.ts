// Articles to stories as a job: the index in memory, the decisions in the database, one process at a time.
import { crashPoint } from "./crash-point.ts";
import type { Article, Clock } from "./domain.ts";
import type { Store } from "./store/index.ts";
import { StoryIndex } from "./stories/cluster.ts";

const DAY = 86_400_000;

export interface ClusteringPorts {
  store: Store;
  clock: Clock;
  /** How long a story may gather reports before it is told, in milliseconds. */
  settleMs: number;
  sampleSettleMs: number;
}

/** Articles to stories, one process at a time; the index in memory catches up with what others decided first. */
export function createClustering(ports: ClusteringPorts): () => Promise<void> {
  const { store, clock } = ports;
  let index = new StoryIndex();
  let last = 0;
  const documentOf = (article: Article) => ({
    id: article.id,
    title: article.title,
    text: article.text,
    source: article.source,
    url: article.url,
    published: article.published ?? article.seenAt,
  });
  return async () => {
    const now = clock.now();
    try {
      await store.db.transaction().execute(async (trx) => {
        await store.stories.lockClustering(trx);
        for (const { seq, article } of await store.stories.clusteredSince(
          trx,
          last,
          new Date(now.getTime() - 4 * DAY),
        )) {
          index.restore(documentOf(article), article.storyId!);
          last = seq;
        }
        for (const article of await store.stories.unclustered(trx, 500)) {
          const corrected = article.replaces ? await store.stories.article(article.replaces, trx) : undefined;
          const choice = corrected?.storyId
            ? { story: corrected.storyId, because: [], absorbed: [] }
            : index.assign(documentOf(article));
          last = await store.stories.place(trx, article.id, choice.story, now);
          for (const absorbed of choice.absorbed) await store.stories.absorb(trx, choice.story, absorbed);
          const sample = article.feedId !== undefined && (await store.feeds.isSample(trx, article.feedId));
          const at = new Date(now.getTime() + (sample ? ports.sampleSettleMs : ports.settleMs));
          await store.jobs.send("story", { storyId: choice.story }, { key: choice.story, at, trx });
          await store.verdicts.add(trx, [clusterVerdict(article, choice, corrected !== undefined)], now);
          crashPoint("cluster.placed");
        }
      });
      crashPoint("cluster.committed");
      index.expire(now);
    } catch (error) {
      // What the index learned in a transaction that failed never happened: begin it anew.
      index = new StoryIndex();
      last = 0;
      throw error;
    }
  };
}

function clusterVerdict(article: Article, choice: { story: string; because: string[] }, correction: boolean) {
  const reason = correction
    ? "It corrects an article of this story."
    : choice.story === article.id
      ? "It began a story of its own."
      : `It joined a story, for it shares: ${choice.because.slice(0, 8).join(", ")}.`;
  const subject = article.itemId ? `item:${article.itemId}` : `story:${choice.story}`;
  return { subject, subscriptionId: undefined, stage: "cluster" as const, verdict: "kept" as const, reason };
}
