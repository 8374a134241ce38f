// So many at once and no more: the others wait, first who is watched or nearly done.

interface Admission {
  urgent: boolean;
  /** Of those that are urgent, the lowest goes first. */
  rank: number;
  signal: AbortSignal | undefined;
}

export interface Gate {
  /** Runs `work` when its turn comes. Rejects with the signal's reason for a caller who leaves while waiting. */
  through<T>(work: () => Promise<T>, how: Admission): Promise<T>;
}

/** `width` undefined: as many as come. */
export function createGate(width: number | undefined): Gate {
  let inside = 0;
  const waiting: { urgent: boolean; rank: number; enter: () => void }[] = [];
  const first = () =>
    waiting
      .filter(({ urgent }) => urgent)
      .reduce<(typeof waiting)[number] | undefined>(
        (best, one) => (best && best.rank <= one.rank ? best : one),
        undefined,
      );

  const turn = ({ urgent, rank, signal }: Admission) =>
    new Promise<void>((resolve, reject) => {
      const place = { urgent, rank, enter: resolve };
      const leave = () => {
        const at = waiting.indexOf(place);
        if (at < 0) return;
        waiting.splice(at, 1);
        reject(signal?.reason);
      };
      signal?.addEventListener("abort", leave, { once: true });
      waiting.push(place);
    });

  return {
    async through(work, how) {
      how.signal?.throwIfAborted();
      // Whoever is let in by one that leaves takes over its place.
      if (width !== undefined && inside >= width) await turn(how);
      else inside += 1;
      try {
        return await work();
      } finally {
        const next = first() ?? waiting[0];
        if (next) {
          waiting.splice(waiting.indexOf(next), 1);
          next.enter();
        } else inside -= 1;
      }
    },
  };
}
