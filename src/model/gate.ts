// So many at once and no more: the others wait, first who is watched or nearly done.

export interface Gate {
  /** Runs `work` when its turn comes. Rejects with the signal's reason for a caller who leaves while waiting. */
  through<T>(work: () => Promise<T>, how: { urgent: boolean; signal: AbortSignal | undefined }): Promise<T>;
}

/** `width` undefined: as many as come. */
export function createGate(width: number | undefined): Gate {
  let inside = 0;
  const waiting: { urgent: boolean; enter: () => void }[] = [];

  const turn = (urgent: boolean, signal: AbortSignal | undefined) =>
    new Promise<void>((resolve, reject) => {
      const place = { urgent, enter: resolve };
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
    async through(work, { urgent, signal }) {
      signal?.throwIfAborted();
      // Whoever is let in by one that leaves takes over its place.
      if (width !== undefined && inside >= width) await turn(urgent, signal);
      else inside += 1;
      try {
        return await work();
      } finally {
        const next = waiting.find((one) => one.urgent) ?? waiting[0];
        if (next) {
          waiting.splice(waiting.indexOf(next), 1);
          next.enter();
        } else inside -= 1;
      }
    },
  };
}
