// Commands that change a channel's settings: schedule, lens, filter, mutes, the sample newsroom.
import type { Filters, Lens, Schedule } from "../../core/domain.ts";
import { BotError } from "../../core/errors.ts";
import { message, textSection } from "../../platform/index.ts";
import { say } from "../say.ts";
import { actionId } from "../../digest/compose.ts";
import { defaultFilters, filtersSentence, lensSentence, scheduleSentence } from "../../digest/defaults.ts";
import { checkSchedule, nextDigest } from "../../digest/when.ts";
import { nearest } from "../nearest.ts";
import { duration } from "../parse.ts";
import type { Ask, Handler } from "../ports.ts";
import { ensureSubscription, hasSample } from "./feeds.ts";
import { findSubject } from "./reading.ts";
import { english } from "../../words/index.ts";

export const schedule: Handler = async (ask) => {
  const subscription = await ensureSubscription(ask);
  if (Object.keys(ask.options).length === 0) return say(scheduleSentence(subscription.schedule, english));
  const changed = readSchedule(ask.options, subscription.schedule);
  checkSchedule(changed);
  const { store, clock } = ask.ports;
  await store.subscriptions.update(subscription.id, { schedule: changed });
  if (changed.mode !== "digest") {
    // What waited for a digest that will not come is told now.
    await store.jobs.send("digest", { subscriptionId: subscription.id }, { key: subscription.id });
  }
  const next = nextDigest(changed, clock.now());
  return message("Schedule", [
    textSection(undefined, scheduleSentence(changed, english), {
      label: undefined,
      spans: next
        ? [
            { kind: "text", text: "Next digest " },
            { kind: "time", at: next, style: "relative" },
          ]
        : [],
    }),
  ]);
};

const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

function readSchedule(options: Record<string, string>, before: Schedule): Schedule {
  const { when, days, tz, quiet, cap } = options;
  const time = when && /^(\d{1,2}):(\d{2})$/.exec(when);
  const cron = time
    ? `${Number(time[2])} ${Number(time[1])} * * ${days ? dayField(days) : "*"}`
    : when && when !== "each"
      ? when
      : days
        ? before.cron.replace(/\S+$/, dayField(days))
        : before.cron;
  return {
    mode: when === undefined ? before.mode : when === "each" ? "each" : "digest",
    cron,
    timeZone: tz ?? before.timeZone,
    quiet: quiet === undefined ? before.quiet : quietHours(quiet),
    dailyCap: cap === undefined ? before.dailyCap : wholeNumber(cap, 1, 1000, "cap"),
  };
}

function dayField(days: string): string {
  const value = days.toLowerCase();
  if (value === "daily") return "*";
  const one = (day: string) => {
    const index = DAYS.indexOf(day.slice(0, 3));
    if (index < 0)
      throw new BotError("usage", `"${day}" is not a day.`, { hint: "Write mon-fri, or mon,thu, or daily." });
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

function wholeNumber(value: string, least: number, most: number, name: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new BotError("usage", `${name} must be a whole number from ${least} to ${most}.`, {
    hint: `Write ${name}:${least}.`,
  });
}

export const lens: Handler = async (ask) => {
  const subscription = await ensureSubscription(ask);
  if (Object.keys(ask.options).length === 0) return say(lensSentence(subscription.lens, english));
  const { audience, length, language, points, ask: question } = ask.options;
  if (language !== undefined && !/^[a-z]{2,3}$/i.test(language)) {
    throw new BotError("usage", `"${language}" is not a language code.`, {
      hint: "Write two letters, for example language:de.",
    });
  }
  const before = subscription.lens;
  const changed: Lens = {
    ...before,
    name: audience ?? before.name,
    audience: audience ?? before.audience,
    length: (length as Lens["length"] | undefined) ?? before.length,
    language: language?.toLowerCase() ?? before.language,
    points: points === undefined ? before.points : points === "on",
    questions:
      question === undefined ? before.questions : question === "none" ? [] : [...before.questions, question].slice(-5),
  };
  await ask.ports.store.subscriptions.update(subscription.id, { lens: changed });
  return say(lensSentence(changed, english), "It applies to the next story.");
};

const wordList = (value: string | undefined, before: string[]): string[] =>
  value === undefined
    ? before
    : value
        .split(",")
        .map((word) => word.trim())
        .filter(Boolean);

export const filter: Handler = async (ask) => {
  const subscription = await ensureSubscription(ask);
  if (Object.keys(ask.options).length === 0) return say(filtersSentence(subscription.filters, english));
  const before = ask.options["clear"] ? defaultFilters : subscription.filters;
  const { include, exclude, origins } = ask.options;
  const changed: Filters = {
    include: wordList(include, before.include),
    exclude: wordList(exclude, before.exclude),
    minOrigins: origins === undefined ? before.minOrigins : wholeNumber(origins, 1, 20, "origins"),
  };
  await ask.ports.store.subscriptions.update(subscription.id, { filters: changed });
  return say(filtersSentence(changed, english), '"preview" shows what it would have let through last week.');
};

export const mute: Handler = async (ask) => {
  const what = ask.options["what"];
  if (!what || what === "story") return muteStory(ask, undefined);
  const [, kind, value] = /^(topic|source|story)\s+(.+)$/i.exec(what) ?? [undefined, "topic", what];
  if (kind!.toLowerCase() === "story") return muteStory(ask, value!);
  const until = untilOf(ask);
  const { store, clock } = ask.ports;
  const entry = { kind: kind!.toLowerCase() as "topic" | "source", value: value!.toLowerCase(), label: value!, until };
  const id = await store.mutes.add(ask.place.channel, entry, ask.person.id, clock.now());
  return muted(`The ${entry.kind} "${value}" is muted here`, until, id);
};

async function muteStory(ask: Ask, wanted: string | undefined) {
  const subject = await findSubject(ask, wanted);
  if (!subject)
    throw new BotError("not_found", "I do not know which story.", {
      hint: "Use it in a story's thread, or name a topic: mute topic bridge.",
    });
  const until = untilOf(ask);
  const label = subject.analysis.headline.text;
  const { store, clock } = ask.ports;
  const entry = { kind: "story" as const, value: subject.story.id, label, until };
  const id = await store.mutes.add(ask.place.channel, entry, ask.person.id, clock.now());
  return muted(`"${label}" is muted here: no updates, no later posts`, until, id);
}

const untilOf = (ask: Ask): Date | undefined =>
  ask.options["for"] ? new Date(ask.ports.clock.now().getTime() + duration(ask.options["for"])) : undefined;

const muted = (sentence: string, until: Date | undefined, id: string) =>
  message(
    sentence,
    [
      textSection(undefined, {
        label: undefined,
        spans: [
          { kind: "text", text: until ? `${sentence} until ` : `${sentence}.` },
          ...(until ? [{ kind: "time" as const, at: until, style: "date" as const }] : []),
        ],
      }),
    ],
    { actions: [{ id: actionId("unmute", id), label: "Undo", kind: "secondary" }] },
  );

export const unmute: Handler = async (ask) => {
  const { store, clock } = ask.ports;
  const mutes = await store.mutes.of(ask.place.channel, clock.now());
  const wanted = ask.options["what"]!.toLowerCase();
  const found = mutes.find((entry) => entry.id === wanted || entry.label.toLowerCase().includes(wanted));
  if (!found) {
    throw new BotError("not_found", `Nothing called "${ask.options["what"]}" is muted here.`, {
      hint:
        mutes.length > 0
          ? `Did you mean "${nearest(
              wanted,
              mutes.map((entry) => entry.label),
            )}"?`
          : "Nothing is muted here.",
    });
  }
  await store.mutes.remove(ask.place.channel, found.id);
  return say(`"${found.label}" is heard again.`);
};

export const sample: Handler = async (ask) => {
  const on = ask.options["state"] === "on";
  if (!hasSample(ask)) {
    throw new BotError("not_allowed", "The sample newsroom is shown on the page of this bot alone.", {
      hint: "Turn it on or off there.",
    });
  }
  await ask.ports.sample.set(on);
  return on
    ? say("The sample newsroom is on: fictional outlets, served by this program.")
    : say(
        "The sample newsroom is left behind: its feeds are no longer watched. Its posts stay.",
        '"sample on" brings it back.',
      );
};
