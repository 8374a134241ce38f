// Stored stories are looked at and replayed in a child as they are in this process.
import { afterAll, expect, it } from "vitest";
import { createReaders } from "../../src/children/readers.ts";
import { defaultFilters, defaultSchedule } from "../../src/digest/defaults.ts";
import { type StoryOnce, looksOf } from "../../src/digest/look.ts";
import { replay } from "../../src/digest/replay.ts";
import { article } from "../support/news.ts";

const readers = createReaders({ children: 1 });
afterAll(() => readers.close());

const HOUR = 3_600_000;
const begun = Date.parse("2026-03-02T06:00:00Z");

/** Twenty stories, an hour apart, each third with a second report. */
const stories = Array.from({ length: 20 }, (_, at): StoryOnce => {
  const seen = begun + at * HOUR;
  const reports = Array.from({ length: at % 3 === 0 ? 2 : 1 }, (_each, more) => {
    const when = new Date(seen + more * HOUR);
    const text = `Aldmouth harbour number ${at} is told of by outlet ${more}. Ships wait for ${at + more} days.`;
    const { sentences: _, ...rest } = article(`a${at}-${more}`, text, { published: when, seenAt: when, feedId: "f" });
    return { ...rest, how: "news" as const };
  });
  return { id: `s${at}`, articles: reports, offered: [], headline: undefined };
});

it("with posts, a cap, a mute and quiet hours", async () => {
  const asked = { words: ["number 4"], questions: [], settleMs: 90_000 };
  const looked = await readers.past.look(stories, asked);
  expect(looked).toEqual(stories.map((story) => looksOf(story, asked)));
  const schedule = { ...defaultSchedule("Europe/Berlin"), dailyCap: 5, quiet: { from: "20:00", to: "07:00" } };
  const mute = {
    kind: "topic" as const,
    value: "number 4",
    label: "number 4",
    until: undefined,
    since: new Date(begun),
  };
  const settings = { feedIds: ["f"], filters: defaultFilters, schedule, questions: [], mutes: [mute] };
  const stretch = { from: new Date(begun), to: new Date(begun + 40 * HOUR) };
  const given = { ...stretch, stories: looked, before: [], votes: [], settings };
  const result = await readers.past.replay(given);
  expect(result).toEqual(replay(given));
  // The last place is kept for what matters more, until little of the day is left.
  expect(result.posts.slice(0, 5).map(({ storyIds }) => storyIds)).toEqual([["s0"], ["s1"], ["s2"], ["s3"], ["s12"]]);
  expect(result.cut.map(({ storyId, reason }) => [storyId, reason.key])).toContainEqual(["s4", "verdict.mutedTopic"]);
  const late = result.posts.find(({ storyIds }) => storyIds.length > 1);
  expect(late?.at.toISOString()).toBe("2026-03-03T06:00:00.000Z");
});
