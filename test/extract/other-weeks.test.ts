// Days that look like those of an article's own week and are not: what we put in brackets would be our mistake.
import { describe, expect, it } from "vitest";
import type { Genre } from "../../src/core/domain.ts";
import { dated } from "../../src/extract/dated.ts";
import { readPassages } from "../../src/extract/passages.ts";
import { articleOf } from "../support/articles.ts";

/** A Wednesday. */
const WEDNESDAY = "2026-11-25T10:00:00Z";
const shown = (text: string, language = "en", published = WEDNESDAY, genre?: Genre): string => {
  const [passage] = readPassages([{ ...articleOf(text, { language, published: new Date(published) }), genre }]);
  return passage ? dated(passage.text, passage) : "";
};

describe("a day of another year or week", () => {
  it.each([
    ["en", "In 1989, waves broke the wall on Sunday and flooded the town."],
    ["en", "In May 2019 he was arrested on Tuesday."],
    ["en", "The bank failed on Monday in 1987."],
    ["de", "Im Mai 2019 wurde er am Dienstag in Ellern verhaftet."],
    ["fr", "En 1989, la tempête a frappé dimanche la côte."],
    ["es", "En 1989 la tormenta golpeó el domingo la costa."],
    ["en", "He was arrested on Tuesday of that week."],
    ["en", "He was arrested on Tuesday a week ago."],
    ["de", "Am Dienstag darauf trat er zurück."],
    ["en", "They met on Tuesdays and played cards."],
  ])("is left alone, %s: %s", (language, text) => expect(shown(text, language)).toBe(text));

  it.each([
    ["en", "The suspect was arrested on Tuesday last week.", "on Tuesday last week [November 16–22]."],
    ["en", "He was arrested last week on Tuesday.", "last week [November 16–22] on Tuesday."],
    ["de", "Er wurde letzte Woche am Dienstag verhaftet.", "letzte Woche [16.–22. November] am Dienstag verhaftet"],
  ])("leaves the week its date, %s: %s", (language, text, part) => expect(shown(text, language)).toContain(part));

  it.each([
    ["Marsh, who was jailed in 2023, was freed on Tuesday.", "on Tuesday [November 24]."],
    ["The verdict came on Tuesday after a trial that began in 2024.", "on Tuesday [November 24] after"],
    ["The bridge was closed on Tuesday, two weeks after the crash.", "on Tuesday [November 24], two"],
  ])("is none where another thing is of that year: %s", (text, part) => expect(shown(text)).toContain(part));

  it("is none on Sundays, where the week before is either", () => {
    const text = "He was arrested on Tuesday last week.";
    expect(shown(text, "en", "2026-11-29T10:00:00Z")).toBe(text);
  });

  it("is not dated behind a week whose days are told", () => {
    const text = "Last week (16-22 November) was wet in Ellern.";
    expect(shown(text)).toBe(text);
  });
});

describe("a day beside what is to come", () => {
  it("is told by its own verb, not by the one before “and”", () => {
    const text = "The strike began on Monday and ends on Friday.";
    expect(shown(text)).toBe("The strike began on Monday [November 23] and ends on Friday.");
  });

  it("is not told by the verb that “and” joins behind it", () => {
    expect(shown("She leaves on Monday and returned on Tuesday.")).not.toContain("Monday [");
  });
});

it("stands whole before its date, with its part of the day", () => {
  expect(shown("The council met on Tuesday night and voted.")).toContain("on Tuesday night [November 24] and");
});

it("is a day of nowhere in a review, whose book or film has days of its own", () => {
  const text = "Lund returns to find that her brother sold the house on Monday.";
  expect(shown(text)).toContain("[November 23]");
  expect(shown(text, "en", WEDNESDAY, "review")).toBe(text);
});

describe("an outlet whose clock shows another day", () => {
  it.each([
    // Already Wednesday in the east, and in Berlin behind midnight.
    ["en", "Police said on Wednesday that the pier was closed.", "2026-11-24T22:00:00Z"],
    ["de", "Am Mittwoch brannte in Ellern ein Lagerhaus nieder.", "2026-11-24T23:30:00Z"],
    ["de", "Gestern brannte in Ellern ein Lagerhaus nieder.", "2026-11-24T23:30:00Z"],
    ["en", "The pier was closed yesterday after a fire.", "2026-11-25T01:30:00Z"],
  ])("has its days left alone, %s: %s", (language, text, published) =>
    expect(shown(text, language, published)).toBe(text),
  );

  it.each([
    ["Police said on Wednesday that the pier was closed.", "2026-11-24T04:00:00Z", "[November 18]"],
    ["Police said on Tuesday that the pier was closed.", "2026-11-24T22:00:00Z", "[November 24]"],
    // A day without an hour.
    ["The pier was closed yesterday after a fire.", "2026-11-25T00:00:00Z", "[November 24]"],
    ["The minister will visit the pier on Wednesday.", "2026-11-24T22:00:00Z", "[November 25]"],
  ])("is not asked where nothing hangs on it: %s %s", (text, published, date) =>
    expect(shown(text, "en", published)).toContain(date),
  );
});
