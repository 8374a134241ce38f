// The stories in memory: one index for everybody, one for what each tenant alone can read.
import { DAY, HOUR } from "../core/time.ts";
import type { Article, Tenant } from "../core/domain.ts";
import { createSlices } from "../core/turn.ts";
import type { Trx } from "../store/database.ts";
import type { Store } from "../store/index.ts";
import { type Assignment, StoryIndex } from "../stories/cluster.ts";
import type { StoryDoc } from "../stories/report.ts";
import { heirOf } from "../stories/terms.ts";

export const documentOf = (article: Article): StoryDoc => ({
  id: article.id,
  title: article.title,
  text: article.text,
  source: article.source,
  url: article.url,
  published: article.published ?? article.seenAt,
});

/**
 * What the database decided, as an index that can decide more. It holds nothing that the database does not, so that whoever
 * takes over has the same: what it forgets, and when, follows from the articles alone. `begun` hears of reports that began a story.
 */
export function createStoryIndex({ clustering }: Pick<Store, "clustering">, begun: (article: Article) => void) {
  let index = new StoryIndex();
  /** Private articles by tenant: nobody else's story may grow, join or be named by what only one tenant can read. */
  let own = new Map<Tenant, StoryIndex>();
  let last = 0;
  /** The latest hour in which an article was seen. */
  let hour = 0;

  const indexOf = (tenant: Tenant): StoryIndex => {
    const held = own.get(tenant) ?? new StoryIndex();
    own.set(tenant, held);
    return held;
  };

  /** Once in an hour of the articles' own time, what no report can join any more is forgotten. */
  function forgetBefore({ seenAt }: Article): void {
    const now = Math.floor(seenAt.getTime() / HOUR) * HOUR;
    if (now <= hour) return;
    hour = now;
    for (const held of [index, ...own.values()]) held.expire(new Date(hour));
  }

  function again(article: Article, heirs: ReadonlyMap<string, string>): void {
    // A decided article stands in a story.
    const [document, story] = [documentOf(article), article.storyId!];
    forgetBefore(article);
    if (article.tenant === undefined) {
      index.replay(document, story, heirs);
      if (story === article.id) begun(article);
      return;
    }
    const open = index.fit(document);
    const mine = indexOf(article.tenant);
    if (open && heirOf(heirs, open.story) === story) mine.restore(document, story);
    else mine.replay(document, story, heirs);
  }

  return {
    /** The story that a story is part of by now, itself when of none. */
    root: (story: string): string => index.root(story),
    /** One story is another: as was decided, under this number. */
    absorb(story: string, absorbed: string, seq: number): void {
      index.absorb(story, absorbed);
      last = seq;
    },
    /** What was decided here was written down, under this number. */
    written: (seq: number): void => void (last = seq),

    /**
     * A private article may join a public story, or else a private one of its tenant. It is never put into the public index, so no
     * public story grows by it.
     */
    assign(article: Article): Omit<Assignment, "score"> {
      const document = documentOf(article);
      forgetBefore(article);
      if (article.tenant === undefined) return index.assign(document);
      const open = index.fit(document);
      const mine = indexOf(article.tenant);
      if (open) mine.restore(document, open.story);
      const { story, because } = open ?? mine.assign(document);
      return { story: index.root(story), because, absorbed: [] };
    },

    /** Takes in what was decided elsewhere or in an earlier life; in one snapshot, or the order has holes. */
    async catchUp(trx: Trx, now: Date): Promise<void> {
      const turn = createSlices();
      const since = new Date(now.getTime() - 4 * DAY);
      const joined = await clustering.joinedSince(trx, last, since);
      const heirs = new Map(joined.map(({ story, absorbed }) => [absorbed, story]));
      const joinBefore = (seq: number): void => {
        for (let next = joined[0]; next !== undefined && next.seq < seq; next = joined[0]) {
          index.absorb(next.story, next.absorbed);
          last = next.seq;
          joined.shift();
        }
      };
      for await (const page of clustering.placedSince(trx, last, since)) {
        for (const { seq, article, corrects } of page) {
          await turn();
          joinBefore(seq);
          if (!corrects) again(article, heirs);
          last = seq;
        }
      }
      joinBefore(Number.POSITIVE_INFINITY);
    },

    forget(): void {
      index = new StoryIndex();
      own = new Map();
      last = 0;
      hour = 0;
    },
  };
}
