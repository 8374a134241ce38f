// What happens while pages are open: numbered events, kept for a while so that a page that lost its line can catch up.
import { randomBytes } from "node:crypto";

export interface LiveEvent {
  /** `run-number`: an id of another run of this program is never mistaken for one of this. */
  id: string;
  event: string;
  data: string;
}

export interface Live {
  /** Id of the newest event. */
  last(): string;
  push(event: string, data: object): void;
  /** Hands over what came after `after`, then everything new; `false` when that point is no longer known. */
  follow(after: string, listener: (event: LiveEvent) => void): { known: boolean; stop(): void };
  /** Resolves when no more events will come. */
  readonly ended: Promise<void>;
  end(): void;
}

/** Keeps the newest `keep` events: at ten posts an hour, two days of them. */
export function createLive(keep = 500): Live {
  const run = randomBytes(4).toString("hex");
  const listeners = new Set<(event: LiveEvent) => void>();
  const kept: LiveEvent[] = [];
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  let count = 0;
  const idOf = (number: number): string => `${run}-${number}`;

  return {
    last: () => idOf(count),
    push(event, data) {
      count += 1;
      const pushed: LiveEvent = { id: idOf(count), event, data: JSON.stringify(data) };
      kept.push(pushed);
      if (kept.length > keep) kept.shift();
      for (const listener of listeners) listener(pushed);
    },
    follow(after, listener) {
      const [, given, digits] = /^(\w+)-(\d+)$/.exec(after) ?? [];
      const number = Number(digits);
      const known = given === run && number <= count && number >= count - kept.length;
      if (known) for (const event of kept.slice(kept.length - (count - number))) listener(event);
      listeners.add(listener);
      return { known, stop: () => listeners.delete(listener) };
    },
    ended,
    end: () => end(),
  };
}
