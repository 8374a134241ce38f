// When a post is out, where many channels of a platform have theirs at once. Pure.
import { MINUTE } from "../core/time.ts";
import type { PostRate } from "../platform/index.ts";
import type { DigestRun } from "../store/digest-times.ts";

/** A platform's own bound, for those that have one. */
export type RateOf = (platform: string) => PostRate | undefined;

/** How many go before each of those that are due together: as the outbox takes them, one of every tenant and then the second one of each. */
export function places(due: readonly { id: string; tenant: string }[]): Map<string, number> {
  const taken = new Map<string, number>();
  const turns = due
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ id, tenant }) => {
      const turn = taken.get(tenant) ?? 0;
      taken.set(tenant, turn + 1);
      return { id, turn };
    });
  return new Map(turns.toSorted((one, other) => one.turn - other.turn).map(({ id }, place) => [id, place]));
}

/** When a post is out that so many others go before, from `from` on. */
export const expectedAt = (from: Date, before: number, { requestsASecond, requestsAPost }: PostRate): Date =>
  new Date(from.getTime() + ((before + 1) * requestsAPost * 1000) / requestsASecond);

/** The platform's bound, or the pace at which posts were last out where that is slower: they have to be composed as well. */
export const rateFrom = (rate: PostRate, postsASecond: number | undefined): PostRate => ({
  ...rate,
  requestsASecond: Math.min(rate.requestsASecond, (postsASecond ?? Infinity) * rate.requestsAPost),
});

/** So many digests at once say how fast they are composed and sent here. */
export const ENOUGH_FOR_PACE = 20;
/** What was said of the last one is said anew when it is wrong by more than this part of its wait. */
const RIGHT_WITHIN = 0.1;

/** How what was said is moved: what was to be out at `said` is out at `out`, and whatever comes so much later does so by `slower` times that. */
export interface Shift {
  said: Date;
  out: Date;
  slower: number;
}

/** How to say anew when a run's digests are out, by the first and the latest that are; undefined while it holds, or too few are out to tell. */
export function shiftOf({ sentAt, count, first, latest, lastSaid }: DigestRun): Shift | undefined {
  if (count < ENOUGH_FOR_PACE || !first || !latest || !lastSaid) return undefined;
  const slower = (latest.out.getTime() - first.out.getTime()) / (latest.said.getTime() - first.said.getTime());
  if (!(slower > 0 && slower < Infinity)) return undefined;
  const last = latest.out.getTime() + (lastSaid.getTime() - latest.said.getTime()) * slower;
  const holds = Math.abs(last - lastSaid.getTime()) <= RIGHT_WITHIN * (last - sentAt.getTime());
  return holds ? undefined : { ...latest, slower };
}

/** Whether it is so much later than it was due that people are told. */
export const isLater = (expected: Date, due: Date): boolean => expected.getTime() - due.getTime() >= MINUTE;
