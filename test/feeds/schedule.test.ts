// The arithmetic of politeness.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backOff, freshness, nextCheck, retryAfter, rhythm } from "../../src/feeds/schedule.ts";

const now = new Date("2026-01-10T12:00:00Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const manners = { minMs: HOUR, maxMs: DAY, random: () => 0 };
const ago = (...hours: number[]) => hours.map((each) => new Date(now.getTime() - each * HOUR));
const hoursTo = (date: Date) => (date.getTime() - now.getTime()) / HOUR;

describe("after a good answer", () => {
  const next = (headers: Record<string, string>, ttlMinutes?: number, recent = ago(0, 0.1, 0.2)) =>
    hoursTo(nextCheck({ now, headers, manners, recent, ttlMinutes }));

  it.each<[string, Record<string, string>, number | undefined, number]>([
    ["nothing is said", {}, undefined, 1],
    ["ttl says 720 minutes", {}, 720, 12],
    ["max-age is two hours", { "cache-control": "public, max-age=7200" }, undefined, 2],
    ["max-age is a day", { "cache-control": "max-age=86400" }, undefined, 24],
    ["max-age is a year", { "cache-control": "max-age=31536000" }, undefined, 24],
    ["Expires is in three hours", { expires: "Sat, 10 Jan 2026 15:00:00 GMT" }, undefined, 3],
    [
      "Expires counts from the server's own clock",
      { expires: "Sat, 10 Jan 2026 20:00:00 GMT", date: "Sat, 10 Jan 2026 15:00:00 GMT" },
      undefined,
      5,
    ],
    [
      "they disagree: the longest",
      { "cache-control": "max-age=7200", expires: "Sat, 10 Jan 2026 15:00:00 GMT" },
      300,
      5,
    ],
    ["Expires is no date", { expires: "-1" }, undefined, 1],
    ["nothing may be cached", { "cache-control": "no-cache, max-age=9000" }, undefined, 1],
  ])("when %s", (_, headers, ttl, hours) => expect(next(headers, ttl)).toBe(hours));

  it("the feed's own rhythm decides between", () => {
    const every = (hours: number) => ago(...Array.from({ length: 20 }, (_, n) => n * hours));
    expect(next({}, undefined, every(0.5))).toBe(1);
    expect(next({}, undefined, every(24))).toBe(4);
    expect(next({}, undefined, every(24 * 30))).toBe(24);
    expect(next({}, undefined, ago(24 * 60))).toBe(24);
  });

  it("dates of the future and none at all change nothing", () => {
    expect(rhythm(ago(-5000), now)).toBe(HOUR);
    expect(rhythm([], now)).toBe(HOUR);
  });
});

describe("after a failure", () => {
  const next = (failures: number, headers: Record<string, string> = {}) =>
    hoursTo(backOff({ now, headers, manners, failures }));

  it("the wait doubles up to the longest", () => {
    expect([1, 2, 3, 4, 5, 6, 60].map((n) => next(n))).toEqual([1, 2, 4, 8, 16, 24, 24]);
  });

  it.each([
    ["7200", 2],
    ["Sat, 10 Jan 2026 15:00:00 GMT", 3],
    ["120", 1],
    ["1000000000000", 24],
    ["-1", 1],
    ["0", 1],
    ["abc", 1],
    ["Fri, 09 Jan 2026 15:00:00 GMT", 1],
    ["", 1],
  ])("Retry-After %j waits %i hours", (value, hours) => expect(next(1, { "retry-after": value })).toBe(hours));

  it("a thousand feeds that failed together come back spread out", () => {
    let state = 42;
    const random = () => (state = (state * 16807) % 2147483647) / 2147483647;
    const bins = new Map<number, number>();
    for (let n = 0; n < 1000; n += 1) {
      const at = backOff({ now, headers: {}, failures: 1, manners: { ...manners, random } }).getTime();
      bins.set(Math.floor(at / 10_000), (bins.get(Math.floor(at / 10_000)) ?? 0) + 1);
    }
    expect(Math.max(...bins.values())).toBeLessThanOrEqual(50);
  });
});

it("no header, date or number leaves the bounds", () => {
  const header = fc.oneof(
    fc.string(),
    fc.integer().map(String),
    fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    fc.integer().map((n) => `max-age=${n}`),
  );
  fc.assert(
    fc.property(
      fc.record({ "retry-after": header, "cache-control": header, expires: header }),
      fc.integer({ min: 1, max: 1e6 }),
      fc.float({ min: 0, max: Math.fround(0.999), noNaN: true }),
      (headers, n, random) => {
        const ask = { now, headers, manners: { ...manners, random: () => random } };
        for (const date of [backOff({ ...ask, failures: n }), nextCheck({ ...ask, recent: ago(n), ttlMinutes: n })]) {
          expect(hoursTo(date)).toBeGreaterThanOrEqual(1);
          expect(hoursTo(date)).toBeLessThanOrEqual(24);
        }
        expect(freshness(headers, now)).toBeGreaterThanOrEqual(0);
        expect(retryAfter(headers["retry-after"], now) ?? 1).toBeGreaterThan(0);
      },
    ),
  );
});
