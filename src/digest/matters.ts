// Which stories are of a matter that was told lately, counted as stories are told. Pure.
import { DAY } from "../core/time.ts";
import { isOneMatter, matterOf } from "./again.ts";
import type { PastStory } from "./look.ts";

/** Headlines that tell whether a story is new somewhere. */
export const LATELY = { ms: 30 * DAY, most: 300 };
/** Fewer words in common are never one matter. */
const LEAST_SHARED = 3;

type Headed = Pick<PastStory, "id" | "headline">;

/** `before`: what was told already. */
export function createMatters(
  stories: readonly Headed[],
  before: readonly { storyId: string; headline: string; at: Date }[],
) {
  const matters = new Map(stories.map(({ id, headline }) => [id, matterOf(headline)]));
  const holders = new Map<string, string[]>();
  for (const [id, matter] of matters) {
    for (const term of matter) {
      const held = holders.get(term);
      if (held) held.push(id);
      else holders.set(term, [id]);
    }
  }
  /** By story, when others of its matter were told. */
  const alike = new Map<string, number[]>();
  const times: number[] = [];

  const note = (id: string, matter: ReadonlySet<string>, at: Date): void => {
    times.push(at.getTime());
    const shared = new Map<string, number>();
    for (const term of matter)
      for (const other of holders.get(term) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
    for (const [other, count] of shared) {
      const theirs = matters.get(other);
      if (other === id || count < LEAST_SHARED || !theirs || !isOneMatter(matter, theirs)) continue;
      const held = alike.get(other);
      if (held) held.push(at.getTime());
      else alike.set(other, [at.getTime()]);
    }
  };
  for (const { storyId, headline, at } of before.toSorted((a, b) => a.at.getTime() - b.at.getTime()))
    note(storyId, matterOf(headline), at);

  return {
    tell: ({ id, headline }: Headed, at: Date): void => note(id, matters.get(id) ?? matterOf(headline), at),
    /** How many of its matter were told lately. */
    again(id: string, now: Date): number {
      const since = Math.max(now.getTime() - LATELY.ms, times.at(-LATELY.most) ?? 0);
      return (alike.get(id) ?? []).filter((at) => at >= since).length;
    },
  };
}
