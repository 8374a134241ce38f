// How long a story waits for its writer: what is not there by then may come later.
import type { Clock, Story } from "../core/domain.ts";

export interface Patience {
  clock: Clock;
  /** Counted from the first time that a story is asked for, however often it is asked for again. */
  waitMs: number;
  /** Told when what nobody waited for is there, or has failed. */
  onLate?: (storyId: string) => void;
}

/** Resolves with the work, or with `"late"`; the work goes on. */
export type Wait = <T extends object>(story: Story, work: () => Promise<T>) => Promise<T | "late">;

/** Waits as long as it takes where there is no patience to run out of. */
export function createWait(patience: Patience | undefined): Wait {
  if (!patience) return (_story, work) => work();
  const { clock, waitMs, onLate } = patience;
  const begun = new Map<string, { at: number; running: number; late: boolean }>();
  return async (story, work) => {
    const key = [story.id, ...story.articles.map(({ id }) => id)].join(" ");
    const entry = begun.get(key) ?? { at: clock.now().getTime(), running: 0, late: false };
    begun.set(key, entry);
    entry.running += 1;
    const done = work().finally(() => {
      entry.running -= 1;
      if (entry.running > 0) return;
      begun.delete(key);
      if (entry.late) onLate?.(story.id);
    });
    const over = new AbortController();
    const left = entry.at + waitMs - clock.now().getTime();
    const tooLong = clock.sleep(Math.max(0, left), over.signal).then(
      () => "late" as const,
      // Nobody waits any more.
      () => new Promise<never>(() => {}),
    );
    try {
      const first = await Promise.race([done, tooLong]);
      // Failed later, it has nobody to tell: whoever asks again hears it.
      if (first === "late") done.catch(() => {});
      entry.late ||= first === "late";
      return first;
    } finally {
      over.abort();
    }
  };
}
