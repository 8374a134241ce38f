// Discord's limits on how fast a bot may ask, as far as its documentation gives figures: discord.com/developers/docs/topics/rate-limits.

interface Window {
  from: number;
  used: number;
}

/** Fifty requests a second over everything but answers to interactions. */
const GLOBAL = { most: 50, ms: 1_000 };
/** Five messages in five seconds in one channel. */
const MESSAGES = { most: 5, ms: 5_000 };

export interface Verdict {
  /** Of an answer, refused or not. */
  headers: Record<string, string>;
  /** What a 429 says; undefined when the request may pass. */
  refusal: { message: string; retry_after: number; global: boolean } | undefined;
}

/** Judges each request when it comes, at `now` in milliseconds. */
export function createLimits() {
  const windows = new Map<string, Window>();

  /** Counts one more; what is left in the window, -1 when it was one too many, and seconds until it is over. */
  function take(key: string, { most, ms }: { most: number; ms: number }, now: number) {
    const held = windows.get(key);
    const window = held && now - held.from < ms ? held : { from: now, used: 0 };
    windows.set(key, window);
    const left = most - window.used - 1;
    if (left >= 0) window.used += 1;
    return { left, resetS: (window.from + ms - now) / 1000 };
  }

  return (method: string, path: string, now: number): Verdict => {
    if (/^\/(interactions|webhooks)\//.test(path)) return { headers: {}, refusal: undefined };
    const all = take("all", GLOBAL, now);
    if (all.left < 0) {
      const headers = {
        "x-ratelimit-global": "true",
        "x-ratelimit-scope": "global",
        "retry-after": String(all.resetS),
      };
      return { headers, refusal: { message: "You are being rate limited.", retry_after: all.resetS, global: true } };
    }
    if (method !== "POST" || !/^\/channels\/\d+\/messages$/.test(path)) return { headers: {}, refusal: undefined };
    const { left, resetS } = take(path, MESSAGES, now);
    const headers = {
      "x-ratelimit-limit": String(MESSAGES.most),
      "x-ratelimit-remaining": String(Math.max(0, left)),
      "x-ratelimit-reset-after": String(resetS),
      "x-ratelimit-bucket": "messages",
    };
    if (left >= 0) return { headers, refusal: undefined };
    const refused = { ...headers, "x-ratelimit-scope": "user", "retry-after": String(resetS) };
    return {
      headers: refused,
      refusal: { message: "You are being rate limited.", retry_after: resetS, global: false },
    };
  };
}
