// When a story that is wanted is told: at once, or later and why; and which of those that wait. Pure.
import type { Schedule } from "../core/domain.ts";
import { DAY } from "../core/time.ts";
import { type Wording, sentence } from "../words/index.ts";
import { CATCH_UP_PAUSE_MS, LATE_MS } from "./held.ts";
import { afterQuiet, nextDay, nextDigest } from "./when.ts";

/** At most so many stories in one digest; the rest waits for the next. */
const DIGEST_STORIES = 12;
/** This part of a day's places is kept at its beginning for what is of high importance; the less is left of it, the fewer. */
const KEPT = 0.5;

export interface Offered {
  /** Somebody waits for it, however old it is. */
  asked: boolean;
  /** When its newest report was published. */
  newest: number;
  /** Nothing but a headline: a line in a digest, and no post. */
  headline: boolean;
  /** Stories that were told today. */
  toldToday: number;
  /** Of high importance here; asked only where places are scarce. */
  important: boolean;
}

/** Whether the places left today are kept for what is of high importance: who comes first shall not take the best one's. */
export function isScarce(schedule: Schedule, toldToday: number, now: Date): boolean {
  const left = schedule.dailyCap - toldToday;
  if (schedule.mode === "digest" || left <= 0 || left > schedule.dailyCap * KEPT + 1) return false;
  const ofDay = Math.min(1, (nextDay(schedule.timeZone, now).getTime() - now.getTime()) / DAY);
  return left <= Math.min(schedule.dailyCap - 1, Math.round(schedule.dailyCap * KEPT * ofDay));
}

/** Undefined: it is told now. `at`: when a digest is made for it; undefined where the schedule makes one. */
export function whyWait(
  schedule: Schedule,
  { asked, newest, headline, toldToday, important }: Offered,
  now: Date,
): { because: Wording; at: Date | undefined } | undefined {
  if (asked) return undefined;
  const cap = schedule.dailyCap;
  const tomorrow = () => afterQuiet(schedule, nextDay(schedule.timeZone, now));
  if (schedule.mode === "digest") return { because: sentence("verdict.waits"), at: undefined };
  if (now.getTime() - newest > LATE_MS)
    return { because: sentence("verdict.late"), at: new Date(now.getTime() + CATCH_UP_PAUSE_MS) };
  if (toldToday >= cap) return { because: sentence("verdict.full", { cap }), at: tomorrow() };
  if (!headline && !important && isScarce(schedule, toldToday, now))
    return { because: sentence("verdict.keptFree", { left: cap - toldToday, cap }), at: tomorrow() };
  return headline ? { because: sentence("verdict.headlineOnly"), at: tomorrow() } : undefined;
}

/** What one digest tells: the best first, and of equals the oldest: what is cut has to wait. */
export const mostImportant = <One extends { score: number }>(waiting: readonly One[]): One[] =>
  waiting.toSorted((a, b) => b.score - a.score).slice(0, DIGEST_STORIES);

/** When the rest of a digest is told. With a schedule it has a time to wait for; without one it needs a time of its own. */
export function restAt(schedule: Schedule, toldToday: number, now: Date): Date | undefined {
  if (schedule.mode === "digest") return nextDigest(schedule, now);
  return toldToday >= schedule.dailyCap ? nextDay(schedule.timeZone, now) : new Date(now.getTime() + CATCH_UP_PAUSE_MS);
}
