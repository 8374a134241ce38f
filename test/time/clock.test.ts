// A clock that was ahead and is right again: nothing waits for a tomorrow that was never meant, nothing is posted twice, nothing storms.
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { defaultFilters, defaultLens, defaultSchedule } from "../../src/digest/defaults.ts";
import { deliver } from "../../src/digest/deliver.ts";
import { BotError } from "../../src/errors.ts";
import { type Logger } from "../../src/platform/index.ts";
import type { Store } from "../../src/store/index.ts";
import { type TestClock, testClock } from "../support/clock.ts";
import { homes } from "../support/homes.ts";
import { channel } from "../support/news.ts";
import { fakePlatform } from "../support/platform.ts";
import { putOut } from "../support/outbox.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

describe.each(homes)("after the clock was a day ahead, on $name,", (home) => {
  let store: Store;
  let clock: TestClock;
  beforeAll(async () => {
    store = await home.open(() => clock.now());
    await store.jobs.start();
  });
  beforeEach(async () => {
    clock = testClock("2026-03-03T10:00:00Z");
    for (const table of ["deliveries", "feeds", "subscriptions"] as const) await store.db.deleteFrom(table).execute();
    await sql`delete from pgboss.job`.execute(store.db);
  });
  afterAll(async () => {
    await store.jobs.stop(0);
    await store.close();
  });

  const back = async (): Promise<number> => {
    clock.advance(MINUTE - DAY);
    return store.heal(clock.now());
  };
  const enqueue = (id: string) => putOut(store, id, clock.now(), { kind: "story" });
  const due = async () => (await store.deliveries.due(clock.now())).map(({ id }) => id);

  it("feeds looked at then are looked at again as soon as they would have been, and new ones at once", async () => {
    const add = async (name: string) => {
      const feed = await store.feeds.add(
        { url: `https://${name}.example/feed`, title: name, siteUrl: undefined, poll: {}, sample: false },
        clock.now(),
      );
      const settings = { lens: defaultLens("en"), schedule: defaultSchedule("UTC"), filters: defaultFilters };
      const { id } = await store.subscriptions.ensure(channel, settings, "owner", clock.now());
      await store.subscriptions.link(id, feed.id);
      return feed.id;
    };
    const [looked, fresh, held] = [await add("looked"), await add("fresh"), await add("held")];
    const now = clock.now();
    await store.db
      .updateTable("feeds")
      .set({ last_checked_at: now, next_check_at: new Date(now.getTime() + 15 * MINUTE) })
      .where("id", "=", looked)
      .execute();
    await store.db
      .updateTable("feeds")
      .set({
        next_check_at: new Date(now.getTime() + 8 * 60 * MINUTE),
        polling_until_at: new Date(now.getTime() + 2 * MINUTE),
      })
      .where("id", "=", held)
      .execute();
    expect(await back()).toBeGreaterThan(0);
    const next = async (id: string) =>
      (await store.feeds.get(id))!.health.nextCheckAt!.getTime() - clock.now().getTime();
    expect(await next(looked)).toBe(15 * MINUTE);
    expect(await next(fresh)).toBe(0);
    expect(await next(held)).toBeLessThanOrEqual(60 * MINUTE);
    const claimed = await store.feeds.claim(clock.now(), MINUTE, 10);
    expect(claimed.map(({ id }) => id)).toContain(fresh);
  });

  it("deliveries put on their way then, or to be tried again then, come at once, and hold up none that is new", async () => {
    await enqueue("fresh");
    await enqueue("tried");
    const tried = (await store.deliveries.lease("fresh", clock.now(), MINUTE))!;
    await store.deliveries.record(tried, {
      state: "pending",
      notBefore: new Date(clock.now().getTime() + 30 * MINUTE),
    });
    await back();
    await enqueue("new");
    clock.advance(31 * MINUTE);
    expect(await due()).toHaveLength(1);
    const platform = fakePlatform(channel.platform);
    const ports = { store, platforms: new Map([[platform.name, platform]]), clock, log: silent };
    for (let round = 0; round < 3; round += 1) for (const id of await due()) await deliver(ports, id);
    expect(platform.posts.map(({ key }) => key).toSorted()).toEqual(["fresh", "new", "tried"]);
  });

  it("a post whose answer was lost then is found in the history of today, and not posted again", async () => {
    const platform = fakePlatform(channel.platform);
    const find = platform.find.bind(platform);
    const truth = () => clock.now().getTime() - DAY;
    const postedAt = truth();
    // The platform's own clock is right: what was posted a moment ago is not younger than tomorrow.
    platform.find = async (to, key, since, permit) =>
      since.getTime() > postedAt ? undefined : find(to, key, since, permit);
    const ports = { store, platforms: new Map([[platform.name, platform]]), clock, log: silent };
    await enqueue("lost");
    platform.failNext(new BotError("post_ambiguous", "no answer", { retryable: true }), true);
    await deliver(ports, "lost");
    await back();
    for (let minutes = 0; minutes < 30; minutes += 5) {
      clock.advance(5 * MINUTE);
      for (const id of await due()) await deliver(ports, id);
    }
    expect(platform.posts).toHaveLength(1);
    expect((await store.deliveries.get("lost"))?.state).toBe("sent");
  });

  it("a lease taken then ends within minutes", async () => {
    await enqueue("leased");
    await store.deliveries.lease("leased", clock.now(), MINUTE);
    await back();
    clock.advance(6 * MINUTE);
    expect(await due()).toEqual(["leased"]);
  });

  it("a job sent then is worked on, and keeps no later one away", async () => {
    await store.jobs.send("cluster", {}, { key: "cluster" });
    // As if the database's clock had been a day ahead, too.
    await sql`update pgboss.job set created_on = created_on + interval '1 day', start_after = start_after + interval '1 day'
      where name = 'cluster'`.execute(store.db);
    await sql`update pgboss.queue set monitor_on = now() + interval '1 day', maintain_on = now() + interval '1 day'`.execute(
      store.db,
    );
    expect(await store.heal(clock.now())).toBeGreaterThan(0);
    const { promise: worked, resolve } = Promise.withResolvers<void>();
    await store.jobs.work("cluster", 1, async () => resolve());
    await worked;
  });

  it("and where the clock was right nothing is touched", async () => {
    await enqueue("one");
    await store.jobs.send("cluster", {}, { key: "cluster" });
    expect(await store.heal(clock.now())).toBe(0);
  });
});
