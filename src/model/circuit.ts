// Leaves a provider alone that is down, until its time.
import { HOUR } from "../core/time.ts";
import type { Clock } from "../core/domain.ts";

export interface Circuit {
  /** Milliseconds until the provider is asked again; 0 = now. */
  restMs(provider: string): number;
  succeeded(provider: string): void;
  /** For faults of its own alone. `askedMs`: how long the provider itself asked for, when it did. */
  failed(provider: string, askedMs: number | undefined): void;
}

const first = 30_000;

/** Rests 30 s after the first failure, doubling to ten minutes, or as long as the provider asks (at most an hour). */
export function createCircuit(clock: Clock): Circuit {
  const states = new Map<string, { failures: number; until: number }>();
  return {
    restMs: (provider) => Math.max(0, (states.get(provider)?.until ?? 0) - clock.now().getTime()),
    succeeded: (provider) => void states.delete(provider),
    failed(provider, askedMs) {
      const failures = (states.get(provider)?.failures ?? 0) + 1;
      const own = Math.min(first * 2 ** (failures - 1), HOUR / 6);
      // "Come back at once", said by one that is down, is no time to rest.
      const asked = askedMs !== undefined && askedMs > 0;
      states.set(provider, { failures, until: clock.now().getTime() + Math.min(asked ? askedMs : own, HOUR) });
    },
  };
}
