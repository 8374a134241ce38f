// A clock that jumps: nothing waits for a tomorrow that was never meant, nothing is posted twice, nothing storms.
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { defaultFilters, defaultLens, defaultSchedule } from "../../src/digest/defaults.ts";
import { type DeliverPorts, deliver } from "../../src/jobs/deliver.ts";
import { BotError } from "../../src/core/errors.ts";
import { type Logger } from "../../src/platform/index.ts";
import type { Store } from "../../src/store/index.ts";
import { type TestClock, testClock } from "../support/clock.ts";
import { homes } from "../support/homes.ts";
import { channel } from "../support/news.ts";
import { fakePlatform } from "../support/platform.ts";
import { putOut } from "../support/outbox.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
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
  const due = async () => (await store.outbox.due(clock.now())).map(({ id }) => id);

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
    const claimed = await store.polls.claim(clock.now(), MINUTE, 10);
    expect(claimed.map(({ id }) => id)).toContain(fresh);
  });

  it("deliveries put on their way then, or to be tried again then, come at once, and hold up none that is new", async () => {
    await enqueue("fresh");
    await enqueue("tried");
    const tried = (await store.outbox.lease("fresh", clock.now(), MINUTE))!;
    await store.outbox.record(tried, {
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
    expect((await store.outbox.get("lost"))?.state).toBe("sent");
  });

  it("a lease taken then ends within minutes", async () => {
    await enqueue("leased");
    await store.outbox.lease("leased", clock.now(), MINUTE);
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

describe.each(homes)("a clock that jumps in the middle of a post, on $name,", (home) => {
  let store: Store;
  let clock: TestClock;
  let platform: ReturnType<typeof fakePlatform>;
  beforeAll(async () => {
    store = await home.open(() => clock.now());
    await store.jobs.start();
  });
  beforeEach(async () => {
    clock = testClock("2026-03-03T10:00:00Z");
    platform = fakePlatform(channel.platform);
    await store.db.deleteFrom("deliveries").execute();
  });
  afterAll(async () => {
    await store.jobs.stop(0);
    await store.close();
  });

  const process = (): DeliverPorts => ({
    store,
    platforms: new Map([[platform.name, platform]]),
    clock,
    log: silent,
  });
  const state = async () => (await store.outbox.get("one"))?.state;

  /** A process in the middle of its post: it goes on when `resume` is called, and posts if its permit still holds then. */
  async function midPost(asks: "before" | "after") {
    const { promise, resolve } = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    const post = platform.post.bind(platform);
    platform.post = async (to, body, key, permit) => {
      platform.post = post;
      if (asks === "before") permit!();
      reached.resolve();
      await promise;
      if (asks === "after") permit!();
      return post(to, body, key);
    };
    await putOut(store, "one", clock.now(), { kind: "story" });
    const done = deliver(process(), "one");
    await reached.promise;
    return {
      async resume() {
        resolve();
        await done;
      },
    };
  }

  /** What another process does for so long: it mends what the jump left, and takes what is due. */
  async function other(ms: number): Promise<void> {
    const ports = process();
    // Close together while the lease and the grace run; then half a minute apart, as nothing changes in between.
    for (let gone = 0; ;) {
      await store.heal(clock.now());
      for (const { id } of await store.outbox.due(clock.now())) await deliver(ports, id);
      if (gone >= ms) return;
      const step = gone < MINUTE ? 5 * SECOND : 30 * SECOND;
      clock.advance(step);
      gone += step;
    }
  }

  const jumps = [
    ["a day ahead", DAY],
    ["eight hours ahead", 8 * HOUR],
    ["an hour ahead", HOUR],
    ["a day back", -DAY],
    ["an hour back", -HOUR],
  ] as const;

  it.each(jumps)(
    "%s, finds the message on its way, and another process waits until it has arrived",
    async (_, jump) => {
      const first = await midPost("before");
      expect(await state()).toBe("sending");
      clock.advance(jump);
      await other(platform.graceMs / 2);
      await first.resume();
      await other(3 * MINUTE);
      expect(platform.posts).toHaveLength(1);
      expect(await state()).toBe("sent");
    },
  );

  const back = jumps.filter(([, jump]) => jump < 0);
  it.each(back)("%s, leaves a message whose answer was lost the time it may take to appear", async (_, jump) => {
    const post = platform.post.bind(platform);
    let appear = async () => {};
    platform.post = async (to, message, key, permit) => {
      platform.post = post;
      // Leave was given when it was sent; when it appears, nobody is asked.
      permit?.();
      appear = async () => void (await post(to, message, key));
      throw new BotError("post_ambiguous", "no answer", { retryable: true });
    };
    await putOut(store, "one", clock.now(), { kind: "story" });
    await deliver(process(), "one");
    expect(await state()).toBe("unknown");
    clock.advance(jump);
    await other(platform.graceMs / 2);
    await appear();
    await other(6 * MINUTE);
    expect(platform.posts).toHaveLength(1);
    expect(await state()).toBe("sent");
  });

  it.each(jumps)("%s, does not let a process post that was stopped until another had posted", async (_, jump) => {
    vi.useFakeTimers({ toFake: ["setInterval"] });
    try {
      const first = await midPost("after");
      clock.advance(jump);
      await other(10 * MINUTE);
      expect(platform.posts).toHaveLength(1);
      await first.resume();
      await other(3 * MINUTE);
      expect(platform.posts).toHaveLength(1);
    } finally {
      vi.useRealTimers();
    }
  });
});
