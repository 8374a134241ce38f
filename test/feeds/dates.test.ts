// Dates as feeds write them, and as they should not.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDate } from "../../src/feeds/dates.ts";
import { cpuMs } from "../support/cpu.ts";

describe("a date", () => {
  it.each([
    ["Tue, 04 Nov 2025 09:00:00 GMT", "2025-11-04T09:00:00.000Z"],
    ["4 Nov 25 09:00 EST", "2025-11-04T14:00:00.000Z"],
    ["Tue,04 Nov 2025 09:00:00 +0200", "2025-11-04T07:00:00.000Z"],
    ["Tuesday, 4 November 2025 09:00:00 -03:30", "2025-11-04T12:30:00.000Z"],
    ["Tue, 04 Nov 2025 24:00:00 GMT", "2025-11-05T00:00:00.000Z"],
    ["Tue, 04 Nov 2025 9:05 PM PST", "2025-11-05T05:05:00.000Z"],
    ["Sun, 04 Nov 2025 09:00:00 GMT", "2025-11-04T09:00:00.000Z"],
    ["Tue, 04 July 2025 09:00:60 UT", "2025-07-04T09:00:59.000Z"],
    ["04-Nov-2025 09:00:00 Z", "2025-11-04T09:00:00.000Z"],
    ["Tue, 04 Nov 2025 09:00:00 GMT+0100", "2025-11-04T08:00:00.000Z"],
    ["Tue, 04 Nov 2025 09:00:00 +0000 (UTC)", "2025-11-04T09:00:00.000Z"],
    ["Tue, 04 Nov 2025", "2025-11-04T00:00:00.000Z"],
    ["02 Jan 99 00:00 GMT", "1999-01-02T00:00:00.000Z"],
    ["2025-11-04T09:00:00Z", "2025-11-04T09:00:00.000Z"],
    ["2025-11-04T09:00:00.123456+01:00", "2025-11-04T08:00:00.000Z"],
    ["2025-11-04 09:00:00 -0500", "2025-11-04T14:00:00.000Z"],
    ["2025-11-04T09:00Z", "2025-11-04T09:00:00.000Z"],
    ["2025-11-04", "2025-11-04T00:00:00.000Z"],
    ["2025-11", "2025-11-01T00:00:00.000Z"],
    ["20251104T090000Z", "2025-11-04T09:00:00.000Z"],
    ["Tue Nov  4 09:00:00 2025", "2025-11-04T09:00:00.000Z"],
    ["Tue Nov 04 09:00:00 EST 2025", "2025-11-04T14:00:00.000Z"],
    ["November 4, 2025 9:00 am", "2025-11-04T09:00:00.000Z"],
    ["11/4/2025 2:30:00 PM", "2025-11-04T14:30:00.000Z"],
    ["31.12.2025 08:15", "2025-12-31T08:15:00.000Z"],
    ["ter, 02 out 2018 11:30:00 -0300", "2018-10-02T14:30:00.000Z"],
    ["Di, 04 März 2025 09:00:00 +0100", "2025-03-04T08:00:00.000Z"],
    ["1762246800", "2025-11-04T09:00:00.000Z"],
    ["  Tue,  04 Nov 2025\n09:00:00   GMT ", "2025-11-04T09:00:00.000Z"],
  ])("%s is %s", (text, expected) => {
    expect(parseDate(text)?.toISOString()).toBe(expected);
  });

  it.each([
    "",
    "   ",
    "yesterday",
    "Tue, 31 Feb 2025 09:00:00 GMT",
    "2025-13-01",
    "2025-02-30T00:00:00Z",
    "04 Foo 2025",
    "0000-00-00 00:00:00",
    "25:00",
    "1",
    "Tue, 04 Nov 2025 99:00:00 GMT",
    "x".repeat(5000),
  ])("%j is none", (text) => expect(parseDate(text)).toBeUndefined());

  it("reads back what RFC 822 and ISO 8601 write", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1970-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
        (date) => {
          date.setMilliseconds(0);
          expect(parseDate(date.toUTCString())).toEqual(date);
          expect(parseDate(date.toISOString())).toEqual(date);
        },
      ),
    );
  });

  it("never throws, and never takes long", () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => void parseDate(text)));
    const start = cpuMs();
    for (const text of ["1".repeat(99), "a ".repeat(49), "1 a".repeat(33), "(".repeat(99)]) parseDate(text);
    expect(cpuMs() - start).toBeLessThan(50);
  });
});
