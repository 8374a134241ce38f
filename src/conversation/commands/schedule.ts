// schedule: each story as it comes or digests at set times, quiet hours, the most stories a day.
import type { Schedule, Subscription } from "../../core/domain.ts";
import { momentSentence, scheduleSentence } from "../../digest/defaults.ts";
import { heldSentences } from "../../digest/held.ts";
import { EVERY_DAY, cronOf, weeklyOf } from "../../digest/weekly.ts";
import { checkSchedule, nextDigest } from "../../digest/when.ts";
import type { Ask } from "../ports.ts";
import { changedTo, say } from "../say.ts";
import { ensureSubscription } from "../subscription.ts";
import { isOff, wholeNumber } from "../values.ts";
import { type TypedWhen, readQuiet, readWhen, zoneAndRest } from "../when-typed.ts";
import { type Given, command } from "./command.ts";

const options = {
  when: { shape: "rest" },
  days: { shape: "flag", runs: true },
  tz: { shape: "flag", runs: true },
  quiet: { shape: "flag" },
  cap: { shape: "flag" },
} as const;

export const schedule = command({
  name: "schedule",
  example: "schedule 08:00 days:mon-fri tz:Europe/Berlin quiet:22:00-07:00",
  options,
  rights: "admin",
  group: "settings",
  async handle(ask, given) {
    const subscription = await ensureSubscription(ask);
    const before = subscription.schedule;
    if (Object.keys(given).length === 0)
      return say(ask, scheduleSentence(before, ask.words), ...(await nextTime(ask, subscription)));
    const changed = readSchedule(given, before);
    checkSchedule(changed);
    const { store } = ask.ports;
    await store.subscriptions.update(subscription.id, { schedule: changed });
    if (changed.mode !== "digest") {
      // What waited for a digest that will not come is told now.
      await store.jobs.send("digest", { subscriptionId: subscription.id }, { key: subscription.id });
    }
    return changedTo(ask, {
      what: ask.words.say("conversation.schedule"),
      before: scheduleSentence(before, ask.words),
      now: scheduleSentence(changed, ask.words),
      more: await nextTime(ask, { id: subscription.id, schedule: changed }),
    });
  },
});

/** When the next digest comes, or what is told in one all the same; what waits now, and until when. */
async function nextTime(
  { words, ports }: Ask,
  { id, schedule }: Pick<Subscription, "id" | "schedule">,
): Promise<string[]> {
  const now = ports.clock.now();
  const at = nextDigest(schedule, now);
  const next = at
    ? words.say("conversation.next", { at: momentSentence(at, schedule.timeZone, now, words) })
    : words.say("settings.eachHolds", { cap: schedule.dailyCap });
  return [next, ...heldSentences(schedule, await ports.store.waiting.of(id), now, words)];
}

function readSchedule({ when, days, tz, quiet, cap }: Given<typeof options>, before: Schedule): Schedule {
  // Days are understood wherever they stand: behind "days:", or among the times.
  const place = tz === undefined ? undefined : zoneAndRest(tz);
  const typed = readWhen([when, days, place?.rest].filter(Boolean).join(" "));
  return {
    ...timesOf(typed, before),
    timeZone: place?.zone ?? typed.zone ?? before.timeZone,
    quiet: quiet === undefined ? before.quiet : isOff(quiet) ? undefined : readQuiet(quiet),
    dailyCap: cap === undefined ? before.dailyCap : wholeNumber(cap, 1, 1000, "cap"),
  };
}

/** What was not said stays: days alone keep the times, times alone are of every day. */
function timesOf({ each, cron, times, days }: TypedWhen, before: Schedule): Pick<Schedule, "mode" | "cron"> {
  if (cron !== undefined) return { mode: "digest", cron };
  if (times === undefined && days === undefined) return { mode: each ? "each" : before.mode, cron: before.cron };
  const held = weeklyOf(before.cron)?.times ?? { minutes: [8 * 60] };
  return { mode: "digest", cron: cronOf({ times: times ?? held, days: days ?? EVERY_DAY }) };
}
