// How much one person may ask, so that nobody's thousand commands keep others waiting.
import { BotError } from "../core/errors.ts";
import { sentence } from "../words/index.ts";

export interface Allowance {
  /** Counts one call of `who`. Throws `rate_limited`, with the wait, beyond what is allowed. */
  take(who: string, now: Date): void;
  /** Whether `who`, just refused, was told so already since it was last allowed a call; from now on it was. */
  told(who: string): boolean;
}

/** People remembered before those are forgotten who have their whole allowance back. */
const MANY = 10_000;

/**
 * `burst` calls at once, and one more every `everyMs` (the generic cell rate algorithm of ITU-T I.371). Of each person one
 * moment is kept: when they may make the whole burst of calls again. It is kept in memory, so that a restart forgives.
 */
export function createAllowance(burst = 30, everyMs = 2_000): Allowance {
  const full = new Map<string, number>();
  const refused = new Set<string>();
  return {
    take(who, now) {
      const at = Math.max(now.getTime(), full.get(who) ?? 0);
      const waitMs = at - now.getTime() - (burst - 1) * everyMs;
      if (waitMs > 0) {
        throw new BotError("rate_limited", sentence("conversation.tooFast"), {
          hint: sentence("conversation.tooFastHint", { seconds: Math.ceil(waitMs / 1000) }),
          retryable: true,
          retryAfterMs: waitMs,
        });
      }
      if (full.size >= MANY) {
        for (const [each, moment] of full) if (moment <= now.getTime()) full.delete(each);
      }
      full.set(who, at + everyMs);
      refused.delete(who);
    },
    told(who) {
      const before = refused.has(who);
      refused.add(who);
      return before;
    },
  };
}
