// schedule: each story as it comes or one digest at set times, quiet hours, the most stories a day.
import type { Schedule } from "../../core/domain.ts";
import { BotError } from "../../core/errors.ts";
import { scheduleSentence } from "../../digest/defaults.ts";
import { checkSchedule, nextDigest } from "../../digest/when.ts";
import { type Message, line, textSection } from "../../platform/index.ts";
import { sentence } from "../../words/index.ts";
import type { Ask } from "../ports.ts";
import { answerOf, say } from "../say.ts";
import { ensureSubscription } from "../subscription.ts";
import { wholeNumber } from "../values.ts";
import { type Given, command } from "./command.ts";

const options = {
  when: {},
  days: { shape: "flag" },
  tz: { shape: "flag" },
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
    if (Object.keys(given).length === 0) return say(ask, scheduleSentence(subscription.schedule, ask.words));
    const changed = readSchedule(given, subscription.schedule);
    checkSchedule(changed);
    const { store } = ask.ports;
    await store.subscriptions.update(subscription.id, { schedule: changed });
    if (changed.mode !== "digest") {
      // What waited for a digest that will not come is told now.
      await store.jobs.send("digest", { subscriptionId: subscription.id }, { key: subscription.id });
    }
    return changedTo(ask, changed);
  },
});

function changedTo(ask: Ask, schedule: Schedule): Message {
  const { words } = ask;
  const at = nextDigest(schedule, ask.ports.clock.now());
  const next = at
    ? words.parts("conversation.nextDigest", { at: { kind: "time", at, style: "relative" } as const })
    : [];
  return answerOf(ask, words.say("conversation.schedule"), [
    textSection(undefined, scheduleSentence(schedule, words), line(...next)),
  ]);
}

function readSchedule({ when, days, tz, quiet, cap }: Given<typeof options>, before: Schedule): Schedule {
  return {
    mode: when === undefined ? before.mode : when === "each" ? "each" : "digest",
    cron: cronOf(when, days, before.cron),
    timeZone: tz ?? before.timeZone,
    quiet: quiet === undefined ? before.quiet : quietHours(quiet),
    dailyCap: cap === undefined ? before.dailyCap : wholeNumber(cap, 1, 1000, "cap"),
  };
}

/** A time of day, or cron fields as they are; days alone change only the days. */
function cronOf(when: string | undefined, days: string | undefined, before: string): string {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(when ?? "") ?? [];
  if (hour && minute) return `${Number(minute)} ${Number(hour)} * * ${days ? dayField(days) : "*"}`;
  if (when && when !== "each") return when;
  return days ? before.replace(/(?<!\S)\S+$/, dayField(days)) : before;
}

const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** `mon-fri` or `mon,thu` as a field of cron. Throws BotError `usage`. */
function dayField(days: string): string {
  const value = days.toLowerCase();
  if (value === "daily") return "*";
  const one = (day: string) => {
    const index = DAYS.indexOf(day.slice(0, 3));
    if (index < 0)
      throw new BotError("usage", sentence("conversation.notDay", { day }), {
        hint: sentence("conversation.notDayHint"),
      });
    return index;
  };
  return value
    .split(",")
    .map((part) => part.split("-").map(one).join("-"))
    .join(",");
}

function quietHours(value: string): Schedule["quiet"] {
  if (value === "off") return undefined;
  const [from = "", to = ""] = value.split("-");
  return { from, to };
}
