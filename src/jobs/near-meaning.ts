// Finds stories that may be one though they share few words: by what their first reports mean.
import { HOUR } from "../core/time.ts";
import type { Article } from "../core/domain.ts";
import type { Embed } from "../core/ports.ts";
import { reportText, standsOut } from "../core/vectors.ts";
import type { Store } from "../store/index.ts";
import { type NearPair, PAIRS, payerOf } from "./near-pairs.ts";

/** A story older than this takes no more reports. */
const WINDOW_MS = 72 * HOUR;

/** A report that has begun a story, and when that is to be told, in milliseconds. */
export type Begun = Pick<NearPair, "article" | "settled">;

/** Stories by what their first reports mean, in memory; `embed` keeps what it was paid for. */
export function createNearMeaning(store: Store, embed: Embed) {
  const known = new Map<string, Article>();
  return {
    /** Takes in a report that began a story. */
    begin(article: Article): void {
      // What only one tenant can read is compared with nobody's.
      if (article.tenant === undefined) known.set(article.id, article);
    },
    /** For each new story the older one that it stands nearest to, where one stands out. `isApart`: whether a story is still one of its own. */
    async find(begun: readonly Begun[], now: Date, isApart: (story: string) => boolean): Promise<NearPair[]> {
      for (const [id, article] of known)
        if (now.getTime() - article.seenAt.getTime() > WINDOW_MS || !isApart(id)) known.delete(id);
      const account = await payerOf(
        store,
        begun.map(({ article }) => article),
      );
      if (!account) return [];
      const all = [...known.values()];
      const vectors = await embed(all.map(reportText), account);
      if (!vectors) return [];
      const fresh = new Set(begun.map(({ article }) => article.id));
      const older = all.flatMap((article, at) =>
        fresh.has(article.id) || !vectors[at] ? [] : [{ article, vector: vectors[at] }],
      );
      const pairs = begun.flatMap(({ article, settled }): NearPair[] => {
        const at = all.findIndex(({ id }) => id === article.id);
        const own = vectors[at];
        const found =
          own &&
          standsOut(
            own,
            older.map(({ vector }) => vector),
          );
        const story = found === undefined ? undefined : older[found]?.article.id;
        return story === undefined ? [] : [{ article, settled, story, because: [] }];
      });
      return pairs.slice(0, PAIRS);
    },
  };
}
