// When to look at a feed again: by its publisher's wish, its own rhythm and the last tries.
import { HOUR, MINUTE } from "../core/time.ts";

/** How often we may ask, in milliseconds. `random` in [0, 1) spreads the checks; Math.random unless given. */
export interface Manners {
  minMs: number;
  maxMs: number;
  random?: () => number;
}

export interface PollContext {
  now: Date;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  manners: Manners;
}

/**
 * After a good answer: the longest of the feed's rhythm, its ttl, max-age and Expires, within the manners. Jitter is added on top, up
 * to a tenth, never taken off: who asked to wait is waited for.
 */
export function nextCheck(ask: PollContext & { recent: readonly Date[]; ttlMinutes: number | undefined }): Date {
  const { now, headers, manners } = ask;
  const wanted = Math.max(rhythm(ask.recent, now), (ask.ttlMinutes ?? 0) * MINUTE, freshness(headers, now));
  return after(now, clamp(clamp(wanted, manners) * (1 + 0.1 * random(manners)), manners));
}

/**
 * After a failure: Retry-After where it was sent, else twice as long at each failure in a row (`failures` counts this one), spread
 * over half as much again so that feeds which failed together do not come back together.
 */
export function backOff(ask: PollContext & { failures: number }): Date {
  const { now, headers, manners } = ask;
  const asked = retryAfter(headers["retry-after"], now);
  if (asked !== undefined) return after(now, clamp(clamp(asked, manners) * (1 + 0.1 * random(manners)), manners));
  const wait = clamp(manners.minMs * 2 ** Math.min(ask.failures - 1, 30), manners);
  const spread = wait * 1.5 <= manners.maxMs ? wait / 2 : -wait / 4;
  return after(now, clamp(wait + spread * random(manners), manners));
}

/** A sixth of the usual gap between items, but no less than a 24th of the present silence. An hour when nothing is known. */
export function rhythm(recent: readonly Date[], now: Date): number {
  const times = recent
    .map((date) => date.getTime())
    .filter((time) => time <= now.getTime())
    .toSorted((a, b) => b - a);
  const [newest] = times;
  if (newest === undefined) return HOUR;
  const gaps = times
    .slice(1)
    .map((time, index) => (times[index] ?? time) - time)
    .toSorted((a, b) => a - b);
  const usual = gaps[Math.floor(gaps.length / 2)] ?? 6 * HOUR;
  return Math.max(usual / 6, (now.getTime() - newest) / 24);
}

/** Milliseconds for which the publisher's HTTP headers call the answer fresh; 0 when they do not. */
export function freshness(headers: Readonly<Record<string, string>>, now: Date): number {
  const control = headers["cache-control"] ?? "";
  const maxAge = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,10})/i.exec(control)?.[1];
  const expires = httpDate(headers["expires"]);
  const served = httpDate(headers["date"]) ?? now;
  if (/(?:^|[\s,])no-(?:cache|store)(?=[\s,]|$)/i.test(control)) return 0;
  return Math.max(0, Number(maxAge ?? 0) * 1000, expires ? expires.getTime() - served.getTime() : 0);
}

/** Milliseconds to wait, from seconds or an HTTP date; undefined for anything else and for what is past. */
export function retryAfter(value: string | undefined, now: Date): number | undefined {
  const text = value?.trim() ?? "";
  if (/^\d{1,16}$/.test(text)) return Number(text) * 1000 || undefined;
  const until = httpDate(text)?.getTime() ?? 0;
  return until > now.getTime() ? until - now.getTime() : undefined;
}

/** Dates of HTTP name a day; `0` and `-1`, often sent as Expires, do not. */
function httpDate(value: string | undefined): Date | undefined {
  if (!value || !/[a-z]{3}/i.test(value)) return undefined;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function clamp(ms: number, { minMs, maxMs }: Manners): number {
  return Math.min(Math.max(ms, minMs), maxMs);
}

function random(manners: Manners): number {
  return (manners.random ?? Math.random)();
}

function after(now: Date, ms: number): Date {
  return new Date(now.getTime() + Math.round(ms));
}
