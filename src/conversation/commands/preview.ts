// preview: what the last days would have brought here, as it is set and with other settings beside it.
import type { Subscription } from "../../core/domain.ts";
import { BotError } from "../../core/errors.ts";
import { DAY } from "../../core/time.ts";
import { checkSchedule } from "../../digest/when.ts";
import { sieveOf } from "../../jobs/sieve.ts";
import { type Section, textSection } from "../../platform/index.ts";
import { sentence } from "../../words/index.ts";
import { theFeed } from "../channel-feeds.ts";
import { filterOptions, readFilters } from "../filters-typed.ts";
import type { Ask } from "../ports.ts";
import { previewMessage } from "../previewed.ts";
import { type Tried, replays } from "../replay.ts";
import { lineOf, say } from "../say.ts";
import { readSchedule, scheduleOptions } from "../schedule-typed.ts";
import { checkTags } from "../tags.ts";
import { duration } from "../values.ts";
import { type Given, command } from "./command.ts";

const DAYS = 7;
const MOST_DAYS = 31;

const options = {
  ...scheduleOptions,
  ...filterOptions,
  without: { shape: "flag", runs: true },
  for: { shape: "flag" },
} as const;

export const preview = command({
  name: "preview",
  example: "preview include:bridge cap:5 for:30d",
  options,
  group: "reading",
  async handle(ask, { for: length, ...given }, progress) {
    const { ports, subscription, words } = ask;
    if (!subscription) return say(ask, sentence("conversation.noFeedsYet"), sentence("conversation.beginWithAddress"));
    const ms = length === undefined ? DAYS * DAY : duration(length);
    if (ms > MOST_DAYS * DAY)
      throw new BotError("usage", sentence("conversation.previewTooLong", { days: MOST_DAYS }), {
        hint: sentence("conversation.previewTooLongHint"),
      });
    const to = ports.clock.now();
    const stretch = { from: new Date(to.getTime() - ms), to };
    const now = await asItIs(ask, subscription);
    const other = Object.keys(given).length === 0 ? undefined : await changed(ask, subscription, now, given);
    const tried = other ? [now, other] : [now];
    const tries = await replays(ports, subscription, stretch, tried, {
      signal: progress.signal,
      onLooked: (number, count) => progress.status(words.say("conversation.replaying", { number, count })),
    });
    const shown = await previewMessage(ask, subscription, stretch, tried, tries);
    return other
      ? { ...shown, sections: [...shown.sections.slice(0, 1), whatSetsIt(ask, given), ...shown.sections.slice(1)] }
      : shown;
  },
});

/** A preview changes nothing: the commands that would. */
function whatSetsIt(ask: Ask, { without, when, ...given }: Omit<Given<typeof options>, "for">): Section {
  // A flag that takes several words would take what stands behind it.
  const flags = Object.entries(when === undefined ? given : { when, ...given }).map(([name, value]) => [
    name,
    name === "when" ? value : `${name}:${value}`,
  ]);
  const of = (names: object): string => flags.flatMap(([name = "", typed]) => (name in names ? [typed] : [])).join(" ");
  const typed = [
    ["schedule", of(scheduleOptions)],
    ["filter", of(filterOptions)],
    ["remove", without ?? ""],
  ].flatMap(([name, rest]) => (rest === "" ? [] : [`"${name} ${rest?.replaceAll('"', "")}"`]));
  const said = ask.words.say("conversation.previewSet", { commands: ask.words.list(typed) });
  return textSection(undefined, lineOf(ask, said));
}

/** What is set now; of a channel that rests, what would be if it did not. */
async function asItIs({ ports }: Ask, { id, channel, filters, schedule, lens }: Subscription): Promise<Tried> {
  const feeds = await ports.store.feeds.ofSubscription(id);
  const feedIds = feeds.filter(({ state }) => state !== "paused").map((feed) => feed.id);
  const sieve = await sieveOf(ports, { id, filters });
  return { filters: sieve, schedule, lens, feedIds, mutes: await ports.store.past.mutes(channel) };
}

/** The same with what was typed. */
async function changed(
  ask: Ask,
  { id }: Subscription,
  now: Tried,
  given: Omit<Given<typeof options>, "for">,
): Promise<Tried> {
  const schedule = readSchedule(given, now.schedule);
  checkSchedule(schedule);
  const left = given.without === undefined ? undefined : (await theFeed(ask, given.without)).feed.id;
  const feedIds = now.feedIds.filter((id) => id !== left);
  const filters = readFilters(given, now.filters);
  if (given.tags !== undefined) await checkTags(ask, filters.tags);
  return { ...now, schedule, feedIds, filters: await sieveOf(ask.ports, { id, filters }) };
}
