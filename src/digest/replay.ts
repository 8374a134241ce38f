// What a channel would have been told of stored stories, had its settings been these. Pure.
import type { Schedule } from "../core/domain.ts";
import { MINUTE } from "../core/time.ts";
import type { Mute } from "../store/mutes.ts";
import type { Vote } from "../store/votes.ts";
import { type Wording, sentence } from "../words/index.ts";
import { choose, type Sieve } from "./choose.ts";
import { HIGH, asSeenHere, scoreOf, tasteOf } from "./importance.ts";
import { type Look, type PastStory, choosable } from "./look.ts";
import { createMatters } from "./matters.ts";
import { isScarce, mostImportant, restAt, whyWait } from "./offer.ts";
import { afterQuiet, nextDay, nextDigest, startOfDay } from "./when.ts";

/** A mute, with when it began. */
export type PastMute = Pick<Mute, "kind" | "value" | "label" | "until"> & { since: Date };

export interface PastSettings {
  feedIds: readonly string[];
  filters: Sieve;
  schedule: Schedule;
  questions: readonly string[];
  mutes: readonly PastMute[];
}

export interface Stretch {
  from: Date;
  to: Date;
}

export interface Replay extends Stretch {
  stories: readonly PastStory[];
  /** What was told before the stretch. */
  before: readonly { storyId: string; headline: string; at: Date }[];
  votes: readonly Vote[];
  settings: PastSettings;
}

/** A post, of one story or as a digest. `at`: when it was made; `posted`: when it went out, after quiet hours. */
export interface ReplayedPost {
  at: Date;
  posted: Date;
  storyIds: readonly string[];
}

export interface Replayed {
  posts: ReplayedPost[];
  /** What was not told, with the last reason. */
  cut: { storyId: string; reason: Wording }[];
  /** What still waits at the end. */
  waiting: string[];
}

export function replay(given: Replay): Replayed {
  const { settings, to } = given;
  const { schedule } = settings;
  const clock = cachedClock(schedule);
  const told = new Map(given.before.map(({ storyId, at }) => [storyId, at]));
  const times = [...told.values()].map((at) => at.getTime()).toSorted((a, b) => a - b);
  const matters = createMatters(given.stories, given.before);
  const taste = tasteOf(given.votes);
  const latest = new Map<string, Look>();
  const waiting = new Map<string, PastStory>();
  const cut = new Map<string, Wording>();
  const posts: ReplayedPost[] = [];
  /** Digests that were asked for, by the minute: one a minute. */
  const asked = new Map<number, Date>();
  const ask = (at: Date) => void (asked.get(minuteOf(at)) ?? asked.set(minuteOf(at), at));

  const toldToday = (now: Date): number => {
    const day = clock.dayOf(now);
    let count = 0;
    while (count < times.length && (times.at(-1 - count) ?? 0) >= day) count += 1;
    return count;
  };
  const post = (stories: readonly PastStory[], now: Date): void => {
    for (const story of stories) {
      told.set(story.id, now);
      times.push(now.getTime());
      matters.tell(story, now);
      waiting.delete(story.id);
      cut.delete(story.id);
    }
    posts.push({ at: now, posted: clock.afterQuiet(now), storyIds: stories.map(({ id }) => id) });
  };
  const score = (story: PastStory, look: Look, now: Date): number => {
    const named =
      settings.filters.include.some((word) => look.says.includes(word)) ||
      settings.questions.some((question) => look.questions.includes(question));
    return scoreOf(asSeenHere(look.traits, { again: matters.again(story.id, now), named }), taste);
  };
  const refusal = (story: PastStory, look: Look, now: Date): Wording | undefined => {
    if (look.advertisement) return sentence("verdict.advertisement");
    const mutes = settings.mutes.filter(({ since, until }) => since <= now && (until === undefined || until > now));
    const choice = choose(choosable(story.id, look), settings.filters, mutes);
    if (!choice.wanted) return choice.reason;
    if (settings.filters.importance !== "high") return undefined;
    return score(story, look, now) < HIGH ? sentence("verdict.notImportant") : undefined;
  };

  const offer = (story: PastStory, look: Look): void => {
    latest.set(story.id, look);
    if (told.has(story.id)) return;
    const now = look.at;
    const refused = refusal(story, look, now);
    if (refused) return void cut.set(story.id, refused);
    const { newest, headlineOnly: headline } = look;
    const today = toldToday(now);
    const important = isScarce(schedule, today, now) && score(story, look, now) >= HIGH;
    const offered = { asked: look.how === "asked", newest, headline, toldToday: today, important };
    const held = whyWait(schedule, offered, now);
    if (!held) return post([story], now);
    if (!waiting.has(story.id)) waiting.set(story.id, story);
    cut.set(story.id, held.because);
    if (held.at) ask(held.at);
  };
  const digest = (now: Date): void => {
    const wanted: { story: PastStory; score: number }[] = [];
    for (const story of waiting.values()) {
      const look = latest.get(story.id);
      const refused = look && refusal(story, look, now);
      if (look && !refused) wanted.push({ story, score: score(story, look, now) });
      else {
        waiting.delete(story.id);
        if (refused) cut.set(story.id, refused);
      }
    }
    const chosen = mostImportant(wanted);
    if (chosen.length === 0) return;
    post(
      chosen.map(({ story }) => story),
      now,
    );
    const at = chosen.length < wanted.length && schedule.mode === "each" && restAt(schedule, toldToday(now), now);
    if (at) ask(at);
  };

  const looks = given.stories
    .flatMap((story) => story.looks.flatMap((look) => (isHeard(look, settings) ? [{ story, look }] : [])))
    .toSorted((a, b) => a.look.at.getTime() - b.look.at.getTime());
  let next = nextDigest(schedule, new Date(given.from.getTime() - 1));
  let at = 0;
  for (;;) {
    const coming = looks[at];
    const rest = [...asked.values()].reduce<Date | undefined>((a, b) => (a && a <= b ? a : b), undefined);
    const due = next && rest ? (next <= rest ? next : rest) : (next ?? rest);
    if (due && (!coming || due <= coming.look.at)) {
      if (due > to) break;
      digest(due);
      if (due === next) next = nextDigest(schedule, due);
      else asked.delete(minuteOf(due));
    } else {
      if (!coming || coming.look.at > to) break;
      offer(coming.story, coming.look);
      at += 1;
    }
  }
  return {
    posts,
    cut: [...cut].map(([storyId, reason]) => ({ storyId, reason })),
    waiting: [...waiting.keys()],
  };
}

const minuteOf = (at: Date): number => Math.floor(at.getTime() / MINUTE);

const isHeard = ({ feedIds }: Look, settings: PastSettings): boolean =>
  feedIds.some((id) => id !== undefined && settings.feedIds.includes(id));

/** The arithmetic of days and quiet hours, each day and night reckoned once. */
function cachedClock(schedule: Schedule) {
  let day = { from: 0, to: 0 };
  let night = { from: new Date(0), to: new Date(0) };
  return {
    dayOf(now: Date): number {
      const at = now.getTime();
      if (at < day.from || at >= day.to) {
        const { timeZone } = schedule;
        day = { from: startOfDay(timeZone, now).getTime(), to: nextDay(timeZone, now).getTime() };
      }
      return day.from;
    },
    afterQuiet(now: Date): Date {
      if (now >= night.from && now < night.to) return night.to;
      const to = afterQuiet(schedule, now);
      if (to > now) night = { from: now, to };
      return to;
    },
  };
}
