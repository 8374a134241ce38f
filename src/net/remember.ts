// A fetch that gives the same answer again for half a minute, for looks that follow each other closely.
import type { Clock } from "../core/domain.ts";
import type { FetchAnswer, GuardedFetch } from "../core/ports.ts";

const REMEMBER_MS = 30_000;

/**
 * `lately` gives the same answer for half a minute, so that looking for feeds and showing what one holds is one request.
 * `first` takes such an answer only where it would ask for the whole document, as the first look at a new feed does.
 */
export function remembering(fetch: GuardedFetch, clock: Clock): { lately: GuardedFetch; first: GuardedFetch } {
  const held = new Map<string, { at: number; answer: Promise<FetchAnswer> }>();
  const known = (url: string) => {
    const now = clock.now().getTime();
    for (const [key, { at }] of held) if (now - at > REMEMBER_MS) held.delete(key);
    return held.get(url)?.answer;
  };
  const lately: GuardedFetch = (url, request) => {
    const answer = known(url) ?? fetch(url, request);
    if (!held.has(url)) held.set(url, { at: clock.now().getTime(), answer });
    answer.catch(() => held.delete(url));
    return answer;
  };
  const isConditional = (headers: Record<string, string> = {}) =>
    "if-none-match" in headers || "if-modified-since" in headers;
  return {
    lately,
    first: (url, request) => (isConditional(request?.headers) ? undefined : known(url)) ?? fetch(url, request),
  };
}
