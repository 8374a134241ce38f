// Asks the model about stories that are nearly one: once per run of clustering, at a reader's cost.
import type { Article } from "../core/domain.ts";
import type { SameStory } from "../core/ports.ts";
import type { Store } from "../store/index.ts";
import type { KeptVerdict } from "../store/verdicts.ts";
import { sentence } from "../words/index.ts";

/** A story that one article has just begun, and an older one that it nearly joined. */
export interface NearPair {
  article: Article;
  story: string;
  /** The words the article shares with the older story; none where it is near in meaning alone. */
  because: string[];
  /** When the article's story is to be told, in milliseconds. */
  settled: number;
}

/** Pairs in one question; what is beyond stays separate. */
export const PAIRS = 20;
/** A story that gathers reports for 90 seconds, as is usual, has about 30 left once it is placed. */
const ANSWER_MS = 20_000;
/** A story that is asked about is told this late at the earliest: the time for the answer, and a little to merge. */
export const HELD_MS = ANSWER_MS + 5_000;

/** The pairs on which there was an answer. Without a reader, nobody pays and nobody is asked. */
export async function askOnce(
  store: Store,
  sameStory: SameStory,
  pairs: NearPair[],
): Promise<(NearPair & { same: boolean })[]> {
  const begun = await store.clustering.firstOf(pairs.map(({ story }) => story));
  const first = new Map(begun.map((article) => [article.id, article]));
  const known = pairs.filter(({ story }) => first.has(story));
  const account = await payerOf(
    store,
    known.map(({ article }) => article),
  );
  if (!account) return [];
  const said = await sameStory(
    // `known` holds the stories of `first` alone.
    known.map(({ article, story }) => ({ a: first.get(story)!, b: article })),
    account,
    AbortSignal.timeout(ANSWER_MS),
  ).catch(() => []);
  return known.flatMap((pair, at) => (said[at] === undefined ? [] : [{ ...pair, same: said[at] }]));
}

/** As with an analysis that many read, the first of its readers pays; undefined where there is none. */
export async function payerOf(store: Store, articles: readonly Article[]) {
  const readers = await store.subscriptions.toFeeds(articles.flatMap(({ feedId }) => feedId ?? []));
  const payer = readers.find(({ state }) => state !== "paused");
  return payer && { tenant: payer.tenant, storyId: undefined, channel: payer.channel.channel };
}

/** `story` is the one that the article belongs to from now on. */
export function nearVerdict({ article, because }: NearPair, same: boolean, story: string): KeptVerdict {
  const reason =
    because.length > 0
      ? sentence(same ? "verdict.nearSame" : "verdict.nearApart", { words: because.join(", ") })
      : sentence(same ? "verdict.nearMeaningSame" : "verdict.nearMeaningApart");
  const subject = article.itemId ? `item:${article.itemId}` : `story:${story}`;
  return { subject, subscriptionId: undefined, stage: "cluster", verdict: "kept", reason };
}
