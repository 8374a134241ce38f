// What polls have seen, in the cache: a document whose items are all held needs no look into the store.
import { shortHash } from "../core/hash.ts";
import { DAY } from "../core/time.ts";
import type { PollOutcome, PollState } from "../feeds/poll.ts";
import type { Store } from "../store/index.ts";
import type { ClaimedFeed } from "../store/polls.ts";

interface Look {
  feed: ClaimedFeed;
  outcome: PollOutcome;
}

/** What polling left with the feed; nobody else writes it. */
export const stateOf = ({ poll }: Pick<ClaimedFeed, "poll">): PollState => poll as PollState;

/** By feed: whether its document's items are held as they are, and the mark to leave once they are. */
export type SeenMarks = ReadonlyMap<string, { holds: boolean; next: string }>;

/**
 * A mark names the items and the body it was left beside, so that after a restored backup it does not fit. It may save the look at
 * the names of a feed's items; the truth stays there, so that a cache which is lost costs time alone.
 */
export function createSeenMarks({ caches }: Pick<Store, "caches">) {
  const seen = caches.space<string>("seen");
  return {
    async of(looks: readonly Look[]): Promise<SeenMarks> {
      // At the first look nothing can be held.
      const asked = looks.flatMap(({ feed, outcome }) =>
        outcome.kind === "items" && feed.baselineAt !== undefined ? [{ feed, outcome }] : [],
      );
      const marks = await seen.getMany(asked.map(({ feed }) => feed.id));
      return new Map(
        asked.map(({ feed, outcome }, at) => {
          const items = shortHash(outcome.items.map((entry) => `${entry.key} ${entry.contentHash}`).join("\n"));
          const beside = ({ bodyHash = "" }: PollState): string => `${bodyHash} ${items}`;
          // Written by polling alone, in this shape.
          return [feed.id, { holds: marks[at] === beside(stateOf(feed)), next: beside(outcome.state) }] as const;
        }),
      );
    },

    leave: (marks: SeenMarks): Promise<void> =>
      seen.setMany(
        [...marks].map(([key, { next }]) => ({ key, value: next })),
        DAY,
      ),
  };
}
