// A digest comes once on every local day, whatever clocks and schedules do.
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { defaultFilters, defaultLens, defaultSchedule } from "../../src/digest/defaults.ts";
import { wakeDigests } from "../../src/jobs/digests.ts";
import { nextDigest } from "../../src/digest/when.ts";
import type { Schedule } from "../../src/core/domain.ts";
import type { Store } from "../../src/store/index.ts";
import { type TestClock, testClock } from "../support/clock.ts";
import { embedded } from "../support/homes.ts";
import { channel } from "../support/news.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const daily = (time: string, timeZone: string): Schedule => ({
  ...defaultSchedule(timeZone),
  mode: "digest",
  cron: `${Number(time.slice(3))} ${Number(time.slice(0, 2))} * * *`,
});

/** The date on the wall in a zone. */
const dayIn = (timeZone: string): ((at: Date) => string) => {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  return (at) => format.format(at);
};

/** All days of a year as the wall writes them. */
const daysOf = (year: number): string[] => {
  const days: string[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += DAY)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
};

// Hours that are left out and hours that come twice, by an hour and by half an hour, in both hemispheres, also at midnight.
const ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Kolkata"];

describe.each(ZONES)("a year in %s", (zone) => {
  it.each(["01:30", "02:30", "00:00"])("has one digest at %s on every local day, the 29th of February too", (time) => {
    const [schedule, dayOf] = [daily(time, zone), dayIn(zone)];
    const fired: string[] = [];
    for (
      let at = nextDigest(schedule, new Date("2027-12-30T00:00:00Z"))!;
      dayOf(at) < "2029";
      at = nextDigest(schedule, at)!
    )
      if (dayOf(at) >= "2028") fired.push(dayOf(at));
    expect(fired).toEqual(daysOf(2028));
  });
});

describe("digests that are due", () => {
  let store: Store;
  let clock: TestClock;
  beforeAll(async () => {
    store = await embedded.open(() => clock.now());
    await store.jobs.start();
  });
  beforeEach(async () => {
    clock = testClock("2026-03-02T06:00:00Z");
    await store.db.deleteFrom("subscriptions").execute();
  });
  afterAll(async () => {
    await store.jobs.stop(0);
    await store.close();
  });

  const subscribe = async (schedule: Schedule, name = "news") => {
    const settings = { lens: defaultLens("en"), schedule, filters: defaultFilters };
    const { id } = await store.subscriptions.ensure({ ...channel, channel: name }, settings, "owner", clock.now());
    await store.subscriptions.update(id, { schedule });
    return id;
  };
  /** Wakes what is due, and takes the digests that were sent: how many. */
  const wake = async (): Promise<number> => {
    await wakeDigests({ store, clock });
    return sentDigests();
  };
  const sentDigests = async (): Promise<number> => {
    const { rows } = await sql`delete from pgboss.job where name = 'digest' returning id`.execute(store.db);
    return rows.length;
  };
  const wakeAfter = (ms: number): Promise<number> => {
    clock.advance(ms);
    return wake();
  };

  it("are sent once each, through the nights when clocks change, looked at every half hour", async () => {
    await subscribe(daily("02:30", "Europe/Berlin"));
    for (const night of ["2026-03-28T12:00:00Z", "2026-10-24T12:00:00Z"]) {
      clock.advance(Date.parse(night) - clock.now().getTime());
      await wake();
      await sentDigests();
      let sent = 0;
      for (let minutes = 0; minutes < 24 * 60; minutes += 30) sent += await wakeAfter(30 * 60_000);
      expect(sent).toBe(1);
    }
  });

  it("are sent once after a sleep of eight hours, of a day, and of a week", async () => {
    await subscribe(daily("08:00", "UTC"));
    expect(await wake()).toBe(0);
    for (const ms of [8 * HOUR, DAY, 7 * DAY]) {
      expect(await wakeAfter(ms)).toBe(1);
      expect(await wake()).toBe(0);
    }
  });

  it("are sent by one of two processes that look at the same moment", async () => {
    await subscribe(daily("08:00", "UTC"));
    await wake();
    clock.advance(DAY);
    await Promise.all([wakeDigests({ store, clock }), wakeDigests({ store, clock })]);
    expect(await sentDigests()).toBe(1);
  });

  it("come at their hour again after the clock was a day ahead, and do not wait for the day after", async () => {
    await subscribe(daily("08:00", "UTC"));
    await wake();
    expect(await wakeAfter(DAY)).toBe(1);
    // Back to the true time: a moment after it went wrong.
    clock.advance(60_000 - DAY);
    expect(await wake()).toBe(0);
    const until = nextDigest(daily("08:00", "UTC"), clock.now())!.getTime() - clock.now().getTime();
    expect(until).toBeLessThanOrEqual(DAY);
    expect(await wakeAfter(until)).toBe(1);
  });

  it("do not fire because the clock was set back, nor at a step of a second", async () => {
    await subscribe(daily("08:00", "UTC"));
    await wake();
    expect(await wakeAfter(DAY)).toBe(1);
    expect(await wakeAfter(-DAY)).toBe(0);
    expect(await wakeAfter(-1000)).toBe(0);
    expect(await wakeAfter(1000)).toBe(0);
  });

  it("do not fire at once when the schedule is changed while one is due, nor when an old one is taken up again", async () => {
    const id = await subscribe(daily("08:00", "UTC"));
    await wake();
    clock.advance(DAY);
    await store.subscriptions.update(id, { schedule: daily("23:00", "UTC") });
    expect(await wake()).toBe(0);
    await store.subscriptions.update(id, { schedule: { ...daily("23:00", "UTC"), mode: "each" } });
    expect(await wakeAfter(3 * DAY)).toBe(0);
    await store.subscriptions.update(id, { schedule: daily("23:00", "UTC") });
    expect(await wake()).toBe(0);
    expect(await wakeAfter(DAY)).toBe(1);
  });
});
