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
/** What was said is said anew when it is wrong by more than this. */
const RIGHT_WITHIN = 0.1;

/** By what all waits of a run are to be multiplied, as far as it has come; 1 while what was said holds, or too few are out to tell. */
export function slowedBy({ sentAt, out, outAt, saidAt }: DigestRun): number {
  if (out < ENOUGH_FOR_PACE || !outAt || !saidAt) return 1;
  const waited = (at: Date): number => at.getTime() - sentAt.getTime();
  const factor = waited(outAt) / waited(saidAt);
  return Math.abs(factor - 1) > RIGHT_WITHIN ? factor : 1;
}

/** Whether it is so much later than it was due that people are told. */
export const isLater = (expected: Date, due: Date): boolean => expected.getTime() - due.getTime() >= MINUTE;
