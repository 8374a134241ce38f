// What somebody who manages a channel sees of it: keys, reports, thumbs, settings as they are.
import type { Filters, Lens, Schedule } from "../core/domain.ts";
import { clockTime, weeklyOf } from "../digest/weekly.ts";
import type { Management, Role } from "../platform/index.ts";
import { opensWhat } from "./commands/keys.ts";
import { keysOf } from "./keys.ts";
import type { Ask } from "./ports.ts";

const MOST = 30;
const NOTHING: Management = { keys: [], channels: [], reports: [], thumbs: [], today: {} };

export async function management(ask: Ask): Promise<Management> {
  const { ports, place, subscription, person, words } = ask;
  const needed: Role = "admin";
  if (person.role !== needed) return NOTHING;
  const { store } = ports;
  const [keys, channels = [], open, thumbs] = await Promise.all([
    keysOf(ports, place.tenant),
    ports.ownChannels?.(place.tenant)?.list(),
    store.feedback.open(place.tenant, MOST),
    subscription ? store.votes.thumbs(subscription, MOST) : [],
  ]);
  const titled = async (id: string) => ({ id, headline: await headlineOf(ask, id) });
  return {
    keys: keys.map((key) => ({ ...key, opens: opensWhat(key.scope, words) })),
    channels,
    reports: await Promise.all(
      open.map(async ({ id, message, text, at }) => ({ number: id, text, at, story: await titled(message) })),
    ),
    thumbs: await Promise.all(
      thumbs.map(async ({ storyId, ...counts }) => ({ ...counts, story: await titled(storyId) })),
    ),
    today: {
      budget: { day: `${(await ports.budget?.bounds(place.tenant))?.own ?? ""}` },
      ...(subscription && {
        schedule: scheduleToday(subscription.schedule),
        filter: filterToday(subscription.filters),
        lens: lensToday(subscription.lens),
      }),
    },
  };
}

/** As the story was told here. */
async function headlineOf({ ports, place, subscription }: Ask, storyId: string): Promise<string | undefined> {
  const told = subscription && (await ports.store.told.get(place.tenant, subscription.id, storyId));
  const stored = told && (await ports.store.analyses.get(place.tenant, told.analysisId));
  return stored?.analysis.headline.text;
}

const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

function scheduleToday({ mode, cron, timeZone, quiet, dailyCap }: Schedule): Record<string, string> {
  const weekly = weeklyOf(cron);
  const times =
    weekly &&
    ("everyHours" in weekly.times ? [`every ${weekly.times.everyHours} hours`] : weekly.times.minutes.map(clockTime));
  const days = weekly && weekly.days.length < DAYS.length ? weekly.days.flatMap((day) => DAYS[day] ?? []) : [];
  return {
    when: mode === "each" ? mode : (times?.join(", ") ?? cron),
    days: mode === "each" ? "" : days.join(", "),
    tz: timeZone,
    quiet: quiet ? `${quiet.from}-${quiet.to}` : "",
    cap: `${dailyCap}`,
  };
}

const filterToday = ({ include, exclude, minOrigins, importance, tags = [] }: Filters): Record<string, string> => ({
  include: include.join(", "),
  exclude: exclude.join(", "),
  tags: tags.join(", "),
  origins: `${minOrigins}`,
  importance: importance ?? "any",
});

const lensToday = ({ audience, length, language, points }: Lens): Record<string, string> => ({
  audience: audience ?? "",
  length,
  language,
  points: points ? "on" : "off",
});
