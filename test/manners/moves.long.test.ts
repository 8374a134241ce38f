// Feeds that move, end or fail: what is kept of a redirect, when the watcher stops, and that every reader is told once.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { channel } from "../support/news.ts";
import { type Bed, DAY, HOUR, MINUTE, type Route, SECOND, feed, openBed, status } from "./bed.ts";
import { countItems } from "../support/items.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await openBed({ names: { "inside.example": ["192.168.1.7"] } });
});
afterEach(() => bed.clear());
afterAll(() => bed.close());

const OLD = "http://old.example/feed";
const NEW = "http://new.example/feed";
const rare = { "cache-control": "max-age=36000", etag: '"1"' };
const to = (code: number, location: string): Route => status(code, { location, "cache-control": "max-age=36000" });
/** One answer after the other, the last one for good. */
const inTurn = (...answers: Route[]): Route => {
  let n = 0;
  return (...call) => answers[Math.min(n++, answers.length - 1)]!(...call);
};

describe("a redirect", () => {
  it.each<[string, Route, string]>([
    ["301, the same at three looks", to(301, NEW), NEW],
    ["301 and 308 in turn", inTurn(to(301, NEW), to(308, NEW)), NEW],
    [
      "301 and 302 in turn",
      inTurn(to(301, NEW), to(302, NEW), to(301, NEW), to(302, NEW), to(301, NEW), to(302, NEW)),
      OLD,
    ],
    ["302", to(302, NEW), OLD],
    ["303", to(303, NEW), OLD],
    ["307", to(307, NEW), OLD],
    ["308 that leads through a 302", to(308, "http://middle.example/"), OLD],
    [
      "301 to another place each time",
      inTurn(...[1, 2, 3, 4, 5, 6].map((n) => to(301, `http://new${n}.example/feed`))),
      OLD,
    ],
  ])("%s: is followed at once, and its place kept only when it is certain", async (_, route, kept) => {
    bed.routes.set(OLD, route);
    bed.routes.set("http://middle.example/", to(302, NEW));
    for (const host of ["new.example", ...[1, 2, 3, 4, 5, 6].map((n) => `new${n}.example`)])
      bed.routes.set(host, feed(["one"], rare));
    const id = await bed.subscribe(OLD);
    await bed.look();
    expect(await bed.row(id)).toMatchObject({ url: OLD, health: { failures: 0 } });
    expect(await countItems(bed.store, id)).toBe(1);
    // The second look does not settle it, whatever it says.
    await bed.run(12 * HOUR, MINUTE);
    expect((await bed.row(id))?.url).toBe(OLD);
    await bed.run(2 * DAY, MINUTE);
    expect((await bed.row(id))?.url).toBe(kept);
    const before = bed.asked(OLD).length;
    await bed.run(DAY, MINUTE);
    expect(bed.asked(OLD).length > before).toBe(kept === OLD);
  });

  it("onto an address that is watched already makes both one, and brings no item twice", async () => {
    bed.routes.set(OLD, feed(["one"], rare));
    bed.routes.set(NEW, feed(["one", "two"], rare));
    const old = await bed.subscribe(OLD, { channel: "a" });
    const twin = await bed.subscribe(NEW, { channel: "b" });
    await bed.subscribe(NEW, { channel: "a" });
    await bed.look();
    bed.routes.set(OLD, to(301, NEW));
    await bed.run(3 * DAY, MINUTE);
    expect(await bed.row(old)).toBeUndefined();
    expect(await countItems(bed.store, twin)).toBe(2);
    expect((await bed.store.subscriptions.ofTenant(channel.tenant)).map(({ feedIds }) => feedIds)).toEqual([
      [twin],
      [twin],
    ]);
    // All was there before anybody moved: nothing of it is news.
    expect(await bed.store.items.unread(bed.clock.now())).toEqual([]);
    const before = bed.journal.length;
    // From now on one look serves both.
    await bed.run((await bed.untilDue("%")) - SECOND, MINUTE);
    expect(bed.journal.slice(before)).toEqual([]);
    await bed.run(2 * SECOND);
    expect(bed.journal.slice(before).map(({ url }) => url)).toEqual([NEW]);
  });

  it.each(["http://127.0.0.1/feed", "http://inside.example/feed", "http://[::1]/", "https://169.254.169.254/latest"])(
    "onto %s is refused and not kept",
    async (place) => {
      bed.routes.set(OLD, to(301, place));
      const id = await bed.subscribe(OLD);
      const dialled = bed.web.dialled.length;
      await bed.run(8 * HOUR, MINUTE);
      expect(await bed.row(id)).toMatchObject({ url: OLD, health: { error: { code: "address_refused" } } });
      expect(new Set(bed.journal.map(({ url }) => url))).toEqual(new Set([OLD]));
      expect(bed.web.dialled.slice(dialled).filter((host) => host !== "old.example")).toEqual([]);
    },
  );
});

describe("a feed that fails", () => {
  const gaps = (url: string) =>
    bed
      .asked(url)
      .map(({ at }) => at.getTime())
      .map((at, n, all) => (n ? (at - all[n - 1]!) / HOUR : 0))
      .slice(1);

  it("for good, by 410, is asked no more, and each of its readers is told once", async () => {
    bed.routes.set(OLD, feed(["one"], rare));
    const id = await bed.subscribe(OLD, { channel: "a" });
    await bed.subscribe(OLD, { channel: "b", tenant: "fake:two" });
    await bed.look();
    bed.routes.set(OLD, status(410));
    await bed.run(DAY, MINUTE);
    const asked = bed.asked(OLD).length;
    await bed.restart(DAY);
    await bed.run(30 * DAY, MINUTE);
    expect(bed.asked(OLD)).toHaveLength(asked);
    expect((await bed.row(id))?.state).toBe("gone");
    const notices = await bed.notices();
    expect(notices.map(({ channel }) => channel).toSorted()).toEqual(["a", "b"]);
    expect(notices[0]?.text).toContain("gone for good");
  });

  it.each<[string, Route, string]>([
    ["404", status(404), "The site answered 404."],
    ["401", status(401, { "www-authenticate": "Basic" }), "It may want a login"],
    ["a challenge of Cloudflare", status(403, { "cf-mitigated": "challenge" }), "Cloudflare challenge"],
    ["a broken connection", (_, response) => void response.destroy(), "could not be reached"],
    [
      "a page instead of a feed",
      (_, response) => void response.writeHead(200, { "content-type": "text/html" }).end("<html><p>Hello"),
      "feed",
    ],
  ])("by %s is asked ever more rarely, and its readers are told once, with the cause", async (_, route, cause) => {
    bed.routes.set("healthy.example", feed(["fine"], { ...rare, "cache-control": "max-age=86400" }));
    await bed.subscribe("http://healthy.example/feed", { channel: "z" });
    bed.routes.set(OLD, feed(["one"], rare));
    for (const channel of ["a", "b"]) await bed.subscribe(OLD, { channel });
    await bed.look();
    bed.routes.set(OLD, route);
    await bed.run(10 * DAY, MINUTE);
    const [, ...waits] = gaps(OLD);
    expect(waits.length).toBeLessThan(16);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(1);
    expect(waits.slice(0, 5).every((wait, n) => n === 0 || wait > waits[n - 1]!)).toBe(true);
    expect(Math.max(...waits)).toBeLessThanOrEqual(24.1);
    const notices = await bed.notices();
    expect(notices.map(({ channel }) => channel).toSorted()).toEqual(["a", "b"]);
    for (const { text } of notices) expect(text).toContain(cause);
  });

  it("anew after it had recovered is told a second time, and a short fault never", async () => {
    bed.routes.set("healthy.example", feed(["fine"], { ...rare, "cache-control": "max-age=86400" }));
    await bed.subscribe("http://healthy.example/feed", { channel: "z" });
    bed.routes.set(OLD, feed(["one"], rare));
    await bed.subscribe(OLD);
    await bed.look();
    const failFor = async (ms: number) => {
      bed.routes.set(OLD, status(500));
      await bed.run(ms, MINUTE);
      bed.routes.set(OLD, feed(["one"], rare));
      await bed.run(DAY, MINUTE);
      return (await bed.notices()).length;
    };
    expect(await failFor(20 * HOUR)).toBe(0);
    expect(await failFor(6 * DAY)).toBe(1);
    expect(await failFor(6 * DAY)).toBe(2);
  });
});
