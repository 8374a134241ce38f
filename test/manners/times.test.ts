// When the next request comes: what publishers ask for is waited for, to the second.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Bed, DAY, HOUR, MINUTE, SECOND, feed, openBed, rss, status } from "./bed.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await openBed({ random: () => 0 });
});
afterEach(() => bed.clear());
afterAll(() => bed.close());

const hours = (ms: number) => Math.round((ms / HOUR) * 1000) / 1000;
const httpDate = (ms: number) => new Date(bed.clock.now().getTime() + ms).toUTCString();
/** Between the first request of each address and its second, in hours. */
const gap = (url: string): number => {
  const [first, second] = bed.asked(url);
  return second ? hours(second.at.getTime() - first!.at.getTime()) : Number.NaN;
};

describe("after a good answer", () => {
  it("the next comes at the longest of what is asked, and within an hour and a day", async () => {
    const from = bed.clock.now();
    const cases: [string, Record<string, string>, number | undefined, number][] = [
      ["nothing", {}, undefined, 1],
      ["max-age below an hour", { "cache-control": "max-age=60" }, undefined, 1],
      ["max-age of two hours", { "cache-control": "public, max-age=7200" }, undefined, 2],
      ["max-age of a day", { "cache-control": "max-age=86400" }, undefined, 24],
      ["max-age of a year", { "cache-control": "max-age=31536000" }, undefined, 24],
      ["Expires in three hours", { expires: httpDate(3 * HOUR), date: httpDate(0) }, undefined, 3],
      ["ttl of twelve hours", {}, 720, 12],
      ["ttl longer than a day", {}, 100_000, 24],
      [
        "max-age, Expires and ttl that differ",
        { "cache-control": "max-age=7200", expires: httpDate(5 * HOUR), date: httpDate(0) },
        240,
        5,
      ],
      ["no-cache beside max-age", { "cache-control": "no-cache, max-age=7200" }, undefined, 1],
      ["nonsense", { "cache-control": "max-age=soon", expires: "-1" }, undefined, 1],
    ];
    for (const [n, [, headers, ttl]] of cases.entries()) {
      const host = `t${n}.example`;
      // Items of this very minute: the feed's own rhythm asks for nothing longer.
      bed.routes.set(
        host,
        feed(["one", "two"], { date: httpDate(0), ...headers }, { at: from, ...(ttl ? { ttl } : {}) }),
      );
      await bed.subscribe(`http://${host}/feed`);
    }
    await bed.run(25 * HOUR, MINUTE);
    expect(cases.map(([name], n) => [name, Math.round(gap(`http://t${n}.example/feed`) * 10) / 10])).toEqual(
      cases.map(([name, , , wait]) => [name, wait]),
    );
    // What a 304 says counts as much.
    expect(bed.journal.every(({ at }) => at.getTime() - from.getTime() <= 25 * HOUR)).toBe(true);
  });

  it("a 304 may ask for longer", async () => {
    bed.routes.set("long.example", ({ headers }, response) => {
      if (headers["if-none-match"]) response.writeHead(304, { "cache-control": "max-age=36000" }).end();
      else response.writeHead(200, { etag: '"1"' }).end(rss(["one"], { at: bed.clock.now() }));
    });
    await bed.subscribe("http://long.example/feed");
    await bed.run(12 * HOUR, MINUTE);
    expect(
      bed
        .asked("http://long.example/feed")
        .map(({ at }) => at.getTime())
        .map((at, n, all) => (n ? hours(at - all[n - 1]!) : 0)),
    ).toEqual([0, 1, 10]);
  });
});

describe("Retry-After", () => {
  it.each([429, 503])("on %i is waited for, as seconds and as a date, between an hour and a day", async (code) => {
    const cases: [string, number][] = [
      ["120", 1],
      ["7200", 2],
      [httpDate(3 * HOUR), 3],
      [httpDate(-HOUR), 1],
      ["0", 1],
      ["-1", 1],
      ["1000000000000", 24],
      ["9".repeat(400), 1],
      [httpDate(400 * DAY), 24],
      ["abc", 1],
      ["", 1],
      ["7200, 60", 1],
    ];
    for (const [n, [value]] of cases.entries()) {
      bed.routes.set(`r${n}.example`, status(code, { "retry-after": value }));
      await bed.subscribe(`http://r${n}.example/feed`);
    }
    await bed.run(25 * HOUR, MINUTE);
    expect(cases.map(([value], n) => [value.slice(0, 40), gap(`http://r${n}.example/feed`)])).toEqual(
      cases.map(([value, wait]) => [value.slice(0, 40), wait]),
    );
  });

  it("is honoured to the second after the jitter, never before", async () => {
    bed.routes.set("late.example", status(503, { "retry-after": "9000" }));
    await bed.subscribe("http://late.example/feed");
    await bed.run(3 * HOUR);
    expect(gap("http://late.example/feed")).toBe(2.5);
    await bed.run(5 * SECOND);
    expect(bed.asked("http://late.example/feed")).toHaveLength(2);
  });
});
