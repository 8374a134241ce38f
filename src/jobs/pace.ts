// How fast digests are out here, where many have theirs at once, and what is said of it meanwhile.
import type { Clock } from "../core/domain.ts";
import { HOUR } from "../core/time.ts";
import { ENOUGH_FOR_PACE, rateFrom, shiftOf } from "../digest/queue.ts";
import type { Platform, PostRate } from "../platform/index.ts";
import type { Store } from "../store/index.ts";

type Times = Pick<Store, "digestTimes" | "home">;

/** Digests a second of a first morning (bench/discord-burst.ts, two cores): embedded, composing them takes longer than posting. */
const FIRST = { embedded: 10, server: 30 };

/** What a platform takes here: its own bound, or the pace at which digests were last out, where that is slower. */
export async function measuredRate({ digestTimes, home }: Times, name: string, rate: PostRate): Promise<PostRate> {
  return rateFrom(rate, (await digestTimes.pace(name, ENOUGH_FOR_PACE)) ?? FIRST[home.kind]);
}

/** Says anew when the digests that are on their way are to be out, where they come at another pace than was said. */
export async function sayAnew(
  { digestTimes }: Pick<Store, "digestTimes">,
  platforms: readonly Pick<Platform, "name" | "rate">[],
  clock: Clock,
): Promise<void> {
  const since = new Date(clock.now().getTime() - HOUR);
  for (const { name, rate } of platforms) {
    const run = rate && (await digestTimes.run(name, since));
    const shift = run && shiftOf(run);
    if (shift) await digestTimes.shift(name, run.sentAt, shift);
  }
}
