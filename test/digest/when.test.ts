import { describe, expect, it } from "vitest";
import { defaultSchedule } from "../../src/digest/defaults.ts";
import { afterQuiet, checkSchedule, nextDay, nextDigest, startOfDay } from "../../src/digest/when.ts";

const berlin = { ...defaultSchedule("Europe/Berlin"), quiet: { from: "22:00", to: "07:00" } };
const at = (iso: string) => new Date(iso);

describe("quiet hours", () => {
  it("hold a story until they end, across midnight, on the reader's own clock", () => {
    expect(afterQuiet(berlin, at("2026-01-15T22:30:00Z"))).toEqual(at("2026-01-16T06:00:00Z"));
    expect(afterQuiet(berlin, at("2026-07-15T22:30:00Z"))).toEqual(at("2026-07-16T05:00:00Z"));
  });

  it("do not hold anything outside them", () => {
    const noon = at("2026-01-15T11:00:00Z");
    expect(afterQuiet(berlin, noon)).toEqual(noon);
  });

  it("end at seven on the mornings when clocks change, too", () => {
    expect(afterQuiet(berlin, at("2026-03-28T23:00:00Z"))).toEqual(at("2026-03-29T05:00:00Z"));
    expect(afterQuiet(berlin, at("2026-10-24T22:00:00Z"))).toEqual(at("2026-10-25T06:00:00Z"));
  });
});

describe("local days", () => {
  it("begin at local midnight, also on days of 23 and 25 hours", () => {
    expect(startOfDay("Europe/Berlin", at("2026-03-29T12:00:00Z"))).toEqual(at("2026-03-28T23:00:00Z"));
    expect(nextDay("Europe/Berlin", at("2026-03-29T12:00:00Z"))).toEqual(at("2026-03-29T22:00:00Z"));
    expect(nextDay("Europe/Berlin", at("2026-10-25T12:00:00Z"))).toEqual(at("2026-10-25T23:00:00Z"));
    expect(nextDay("America/New_York", at("2026-11-01T03:59:00Z"))).toEqual(at("2026-11-01T04:00:00Z"));
  });
});

describe("a digest schedule", () => {
  it("names its next time in its own zone", () => {
    const schedule = { ...berlin, mode: "digest" as const, cron: "0 8 * * 1-5" };
    expect(nextDigest(schedule, at("2026-01-16T12:00:00Z"))).toEqual(at("2026-01-19T07:00:00Z"));
  });

  it.each([
    ["no cron expression", { cron: "tomorrow" }],
    ["a day that never comes", { cron: "0 8 31 2 *" }],
    ["six fields", { cron: "0 0 8 * * *" }],
    ["an unknown zone", { timeZone: "Mars/Olympus" }],
    ["quiet hours that are no times", { quiet: { from: "25:00", to: "07:00" } }],
  ])("is refused with %s", (_name, change) => {
    expect(() => checkSchedule({ ...berlin, ...change })).toThrowError(expect.objectContaining({ code: "usage" }));
  });
});
