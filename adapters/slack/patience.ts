// For answers that no outbox repeats: waits where Slack asks for it, and looks before it fails.
import { BotError, type Clock, retry } from "../../src/platform/index.ts";

const MOST_TRIES = 5;
const LONGEST_WAIT_MS = 60_000;
const LOOK_AFTER_MS = 2000;

/** Again after a wait, where Slack surely did not take it. */
export const patiently = <T>(clock: Clock, task: () => Promise<T>): Promise<T> =>
  retry(clock, task, (error, tries) =>
    error instanceof BotError && error.code === "rate_limited" && tries < MOST_TRIES
      ? Math.min(error.retryAfterMs ?? 1000, LONGEST_WAIT_MS)
      : undefined,
  );

/** The same, and `look` says what became of a try whose answer got lost. */
export async function surely<T>(
  clock: Clock,
  send: () => Promise<T>,
  look: (since: Date) => Promise<T | undefined>,
): Promise<T> {
  const since = clock.now();
  try {
    return await patiently(clock, send);
  } catch (error) {
    if (!(error instanceof BotError) || error.code !== "post_ambiguous") throw error;
    await clock.sleep(LOOK_AFTER_MS);
    const found = await patiently(clock, () => look(since)).catch(() => undefined);
    if (found === undefined) throw error;
    return found;
  }
}
