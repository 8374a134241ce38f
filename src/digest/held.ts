// What waits to be told, why, and until when. Pure.
import { HOUR, MINUTE } from "../core/time.ts";
import type { Schedule } from "../core/domain.ts";
import type { Said, Words } from "../words/index.ts";
import { momentSentence } from "./defaults.ts";
import { afterQuiet, nextDay, nextDigest } from "./when.ts";

/** A story whose newest report is older than this when we first hold it is told in a catch-up digest, not as a flood of posts. */
export const LATE_MS = 6 * HOUR;
/** How long what came late gathers, and how long the rest of a digest waits. */
export const CATCH_UP_PAUSE_MS = MINUTE;

export interface Held {
  because: Said;
  since: Date;
}
type Why = "late" | "full" | "kept" | "headline" | "digest";

function whyOf({ because }: Held): Why {
  const key = typeof because === "string" ? "" : because.key;
  if (key === "verdict.late") return "late";
  if (key === "verdict.full") return "full";
  if (key === "verdict.keptFree") return "kept";
  return key === "verdict.headlineOnly" ? "headline" : "digest";
}

/** When a story that waits is told; undefined: within minutes. */
function heldUntil(schedule: Schedule, held: Held, now: Date): Date | undefined {
  if (schedule.mode === "digest") return nextDigest(schedule, now);
  const why = whyOf(held);
  if (why === "late" || why === "digest") return undefined;
  const at = afterQuiet(schedule, nextDay(schedule.timeZone, held.since));
  return at > now ? at : undefined;
}

/** Each reason with the number of stories it holds, in a sentence; with when they are told. */
export function heldSentences(schedule: Schedule, held: readonly Held[], now: Date, words: Words): string[] {
  const groups = Map.groupBy(held, (each) => `${whyOf(each)} ${heldUntil(schedule, each, now)?.toISOString() ?? ""}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const at = heldUntil(schedule, first, now);
    return words.say("settings.heldUntil", {
      count: group.length,
      why: words.say(`settings.held.${schedule.mode === "digest" ? "digest" : whyOf(first)}`, {
        cap: schedule.dailyCap,
      }),
      at: at ? momentSentence(at, schedule.timeZone, now, words) : words.say("settings.heldSoon"),
    });
  });
}

/** Why stories that are told each as it comes stand together in one post; undefined where a digest is what was asked for. */
export function togetherSentence(schedule: Schedule, held: readonly Held[], words: Words): string | undefined {
  if (schedule.mode === "digest" || held.length === 0) return undefined;
  const groups = Map.groupBy(held, whyOf);
  const reasons = [...groups].map(([why, { length: count }]) =>
    words.say(`post.held.${why}`, { count, cap: schedule.dailyCap }),
  );
  return words.say("post.toldTogether", { reasons: reasons.join("; ") });
}
