// schedule: each story as it comes or digests at set times, quiet hours, the most stories a day.
import type { Subscription } from "../../core/domain.ts";
import { momentSentence, scheduleSentence } from "../../digest/defaults.ts";
import { heldSentences } from "../../digest/held.ts";
import { checkSchedule, nextDigest } from "../../digest/when.ts";
import type { Ask } from "../ports.ts";
import { changedTo, say } from "../say.ts";
import { readSchedule, scheduleOptions } from "../schedule-typed.ts";
import { ensureSubscription } from "../subscription.ts";
import { command } from "./command.ts";

export const schedule = command({
  name: "schedule",
  example: "schedule 08:00 days:mon-fri tz:Europe/Berlin quiet:22:00-07:00",
  options: scheduleOptions,
  rights: "admin",
  ownInbox: true,
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
