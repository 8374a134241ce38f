// What happens while pages are open: numbered events, kept so that a page can catch up.
import { randomBytes } from "node:crypto";
import type { Words } from "../../src/platform/index.ts";

export interface LiveEvent {
  /** `run-number`: an id of another run of this program is never mistaken for one of this. */
  id: string;
  event: string;
  data: string;
}

/** What an event says to readers of one language. */
type Told = (words: Words) => object;

/** An event as it is kept: said once for each language that somebody reads. */
type Kept = (words: Words) => LiveEvent;

export interface Live {
  /** Id of the newest event. */
  last(): string;
  push(event: string, told: Told): void;
  /** Hands over what came after `after`, then everything new, in the reader's words; `false` when that point is no longer known. */
  follow(after: string, words: Words, listener: (event: LiveEvent) => void): { known: boolean; stop(): void };
  /** Drops what is kept for pages that catch up, and has open pages look anew. */
  forget(): void;
  /** Resolves when no more events will come. */
  readonly ended: Promise<void>;
  end(): void;
}

/** Keeps the newest `keep` events: at ten posts an hour, two days of them. */
export function createLive(keep = 500): Live {
  const run = randomBytes(4).toString("hex");
  const listeners = new Set<(event: Kept) => void>();
  const kept: Kept[] = [];
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  let count = 0;
  const idOf = (number: number): string => `${run}-${number}`;

  const push = (event: string, told: Told): void => {
    count += 1;
    const pushed = inEachLanguage(idOf(count), event, told);
    kept.push(pushed);
    if (kept.length > keep) kept.shift();
    for (const listener of listeners) listener(pushed);
  };

  return {
    last: () => idOf(count),
    push,
    forget() {
      kept.length = 0;
      push("reset", () => ({}));
    },
    follow(after, words, listener) {
      const [, given, digits] = /^(\w+)-(\d+)$/.exec(after) ?? [];
      const number = Number(digits);
      const known = given === run && number <= count && number >= count - kept.length;
      const hear = (event: Kept): void => listener(event(words));
      if (known) for (const event of kept.slice(kept.length - (count - number))) hear(event);
      listeners.add(hear);
      return { known, stop: () => listeners.delete(hear) };
    },
    ended,
    end: () => end(),
  };
}

function inEachLanguage(id: string, event: string, told: Told): Kept {
  const said = new Map<string, LiveEvent>();
  return (words) => {
    const held = said.get(words.language) ?? { id, event, data: JSON.stringify(told(words)) };
    said.set(words.language, held);
    return held;
  };
}
