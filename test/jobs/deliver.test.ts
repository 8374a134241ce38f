import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { defaultFilters, defaultLens, defaultSchedule } from "../../src/digest/defaults.ts";
import { type DeliverPorts, deliver } from "../../src/jobs/deliver.ts";
import { BotError, type Logger, plainMessage } from "../../src/platform/index.ts";
import type { Store } from "../../src/store/index.ts";
import { testClock } from "../support/clock.ts";
import { homes } from "../support/homes.ts";
import { channel } from "../support/news.ts";
import { fakePlatform } from "../support/platform.ts";
import { putOut } from "../support/outbox.ts";

/** A busy machine takes its time. */
const PATIENT = { timeout: 60_000 };
const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };
const ambiguous = () => new BotError("post_ambiguous", "The answer was lost.");

describe.each(homes)("delivery on $name", (home) => {
  let store: Store;
  let clock: ReturnType<typeof testClock>;
  let platform: ReturnType<typeof fakePlatform>;
  let ports: DeliverPorts;

  beforeEach(async () => {
    clock = testClock();
    store = await home.open(() => clock.now());
    await store.jobs.start();
    platform = fakePlatform();
    ports = { store, platforms: new Map([["fake", platform]]), clock, log: silent };
  });
  afterEach(async () => {
    await store.jobs.stop(0);
    await store.close();
  });

  const put = async (id: string, subscriptionId?: string, waitMs = 0) => {
    const notBefore = new Date(clock.now().getTime() + waitMs);
    await putOut(store, id, clock.now(), { subscriptionId, notBefore });
    clock.advance(1);
  };
  const state = async (id: string) => (await store.outbox.get(id))?.state;
  const subscribe = () =>
    store.subscriptions.ensure(
      channel,
      { lens: defaultLens("en"), schedule: defaultSchedule("UTC"), filters: defaultFilters },
      "owner",
      clock.now(),
    );

  it("posts once, however often it is asked to", async () => {
    await put("a");
    await Promise.all([deliver(ports, "a"), deliver(ports, "a")]);
    await deliver(ports, "a");
    expect(platform.posts).toHaveLength(1);
    expect(await state("a")).toBe("sent");
  });

  it("does not post again when the answer was lost after the post was accepted", async () => {
    await put("a");
    platform.failNext(ambiguous(), true);
    await deliver(ports, "a");
    expect(await state("a")).toBe("unknown");
    clock.advance(10 * 60_000);
    await deliver(ports, "a");
    expect(platform.posts).toHaveLength(1);
    expect(await state("a")).toBe("sent");
  });

  it("waits out the grace before it concludes that a lost post is not there, then posts it", async () => {
    await put("a");
    platform.failNext(ambiguous(), false);
    await deliver(ports, "a");
    clock.advance(6_000);
    await deliver(ports, "a");
    expect(platform.posts).toHaveLength(0);
    clock.advance(60_000);
    await deliver(ports, "a");
    expect(platform.posts).toHaveLength(1);
  });

  it("never posts blindly while the platform cannot say whether the message is there", async () => {
    await put("a");
    platform.failNext(ambiguous(), true);
    await deliver(ports, "a");
    platform.blind = new BotError("rate_limited", "History is not readable now.", { retryAfterMs: 1000 });
    for (let attempt = 0; attempt < 5; attempt += 1) {
      clock.advance(60 * 60_000);
      await deliver(ports, "a");
    }
    expect(platform.posts).toHaveLength(1);
    platform.blind = undefined;
    clock.advance(60 * 60_000);
    await deliver(ports, "a");
    expect(platform.posts).toHaveLength(1);
    expect(await state("a")).toBe("sent");
  });

  it("reconciles what a killed process left in `sending`", async () => {
    await put("a");
    const lease = (await store.outbox.lease("a", clock.now(), 60_000))!;
    await store.outbox.record(lease, { state: "sending", sendingAt: clock.now(), keepLease: true });
    await platform.post(channel, lease.payload, "a");
    clock.advance(5 * 60_000);
    await deliver(ports, "a");
    expect(platform.posts).toHaveLength(1);
    expect(await state("a")).toBe("sent");
  });

  it("waits no longer for the platform because earlier workers were killed", async () => {
    await put("a");
    for (let kill = 0; kill < 12; kill += 1) {
      expect(await store.outbox.lease("a", clock.now(), 60_000)).toBeDefined();
      clock.advance(60_000);
    }
    platform.failNext(ambiguous(), false);
    await deliver(ports, "a");
    clock.advance(60_000);
    await deliver(ports, "a");
    expect(platform.posts).toHaveLength(1);
  });

  it("waits longer with every failure in a row, and begins anew after a success", async () => {
    await put("a");
    const waited = async () => (await store.outbox.get("a"))!.notBefore.getTime() - clock.now().getTime();
    for (let failure = 0; failure < 5; failure += 1) {
      platform.failNext(ambiguous(), false);
      await deliver(ports, "a");
      clock.advance(await waited());
    }
    platform.failNext(ambiguous(), false);
    await deliver(ports, "a");
    expect(await waited()).toBe(5_000 * 2 ** 5);
    clock.advance(await waited());
    await deliver(ports, "a");
    expect(await store.outbox.get("a")).toMatchObject({ state: "sent", attempt: 0 });
  });

  it("waits as long as the platform asks when it is rate limited, and keeps the order", async () => {
    await put("a");
    await put("b");
    platform.failNext(new BotError("rate_limited", "Slow down.", { retryAfterMs: 3_000 }), false);
    await deliver(ports, "a");
    await deliver(ports, "b");
    clock.advance(2_900);
    await deliver(ports, "a");
    expect(platform.posts).toHaveLength(0);
    clock.advance(101);
    await deliver(ports, "a");
    await deliver(ports, "b");
    expect(platform.posts.map((post) => post.key)).toEqual(["a", "b"]);
  });

  it("pauses the subscription of a lost channel and tells its owner once", async () => {
    const { id } = await subscribe();
    await put("a", id);
    await put("b", id);
    platform.failNext(new BotError("channel_lost", "The channel is archived."), false);
    await deliver(ports, "a");
    await deliver(ports, "b");
    expect((await store.subscriptions.get(id))?.state).toBe("paused");
    expect(await state("b")).toBe("dead");
    const due = await store.outbox.due(clock.now());
    for (const notice of due) await deliver(ports, notice.id);
    expect(platform.posts.map((post) => post.channel)).toEqual(["owner"]);
  });

  it("stops everything of a workspace that removed the bot", async () => {
    const { id } = await subscribe();
    await put("a", id);
    await put("b", id);
    platform.failNext(new BotError("tenant_lost", "The token was revoked."), false);
    await deliver(ports, "a");
    await deliver(ports, "b");
    expect(platform.posts).toHaveLength(0);
    expect(await store.subscriptions.get(id)).toBeUndefined();
  });

  it("edits a message whose text changed after it was posted, and only then", async () => {
    await put("a");
    await deliver(ports, "a");
    await deliver(ports, "a");
    expect(platform.edits).toHaveLength(0);
    await store.outbox.revise(store.db, "a", plainMessage("New text"));
    await deliver(ports, "a");
    await deliver(ports, "a");
    expect(platform.edits.map((edit) => edit.message.summary)).toEqual(["New text"]);
  });

  it("holds a post that takes longer than a lease for as long as it takes", async () => {
    vi.useFakeTimers({ toFake: ["setInterval"] });
    try {
      await put("a");
      const { promise, resolve } = Promise.withResolvers<void>();
      const post = platform.post.bind(platform);
      platform.post = async (...given) => {
        await promise;
        return post(...given);
      };
      const first = deliver(ports, "a");
      await vi.waitFor(async () => expect(await state("a")).toBe("sending"), PATIENT);
      const fence = (await store.outbox.get("a"))!.fence;
      for (let beat = 0; beat < 20; beat += 1) {
        const before = (await leaseOf("a"))!;
        clock.advance(7_500);
        vi.advanceTimersByTime(7_500);
        await vi.waitFor(async () => expect((await leaseOf("a"))! > before).toBe(true), PATIENT);
        await deliver(ports, "a");
      }
      resolve();
      await first;
      expect(platform.posts).toHaveLength(1);
      expect(await store.outbox.get("a")).toMatchObject({ state: "sent", fence });
    } finally {
      vi.useRealTimers();
    }
  });
  const leaseOf = async (id: string) =>
    (await store.db.selectFrom("deliveries").select("lease_until_at").where("id", "=", id).executeTakeFirstOrThrow())
      .lease_until_at;

  it("leaves a dead worker's post alone until all it may have sent has appeared", async () => {
    await put("a");
    platform.post = () => new Promise(() => {});
    void deliver(ports, "a");
    await vi.waitFor(async () => expect(await state("a")).toBe("sending"), PATIENT);
    clock.advance(platform.graceMs);
    expect(await store.outbox.due(clock.now())).toEqual([]);
    clock.advance(platform.graceMs);
    expect(await store.outbox.due(clock.now())).toMatchObject([{ id: "a" }]);
  });

  it("does not post from a process that slept while another may have taken over", async () => {
    await put("a");
    const post = platform.post.bind(platform);
    platform.post = async (to, body, key, permit) => {
      clock.advance(60_000);
      permit!();
      return post(to, body, key);
    };
    await deliver(ports, "a");
    expect(platform.posts).toHaveLength(0);
    platform.post = post;
    clock.advance(60_000);
    await deliver(ports, "a");
    expect(platform.posts).toHaveLength(1);
  });

  it("keeps the order of a channel while the first one's fate is unknown, but not for ever", async () => {
    await put("a");
    await put("b");
    platform.failNext(ambiguous(), false);
    platform.blind = ambiguous();
    await deliver(ports, "a");
    await deliver(ports, "b");
    expect(platform.posts).toHaveLength(0);
    clock.advance(60_000);
    await deliver(ports, "a");
    expect(await state("a")).toBe("unknown");
    clock.advance(61_000);
    await deliver(ports, "b");
    expect(platform.posts.map(({ key }) => key)).toEqual(["b"]);
    expect((await store.deliveries.counts(channel.tenant)).unknown).toBe(1);
  });

  it("posts what was put out at the same moment one after the other, and what waits for its hour holds nobody up", async () => {
    await put("night", undefined, 8 * 60 * 60_000);
    const now = clock.now();
    vi.spyOn(clock, "now").mockReturnValue(now);
    await put("b");
    await put("a");
    vi.restoreAllMocks();
    expect(await store.outbox.due(clock.now())).toMatchObject([{ id: "a" }]);
    await deliver(ports, "b");
    await deliver(ports, "a");
    await deliver(ports, "b");
    expect(platform.posts.map(({ key }) => key)).toEqual(["a", "b"]);
  });

  it("gives up, and lists as given up, what nobody could tell the fate of for three days", async () => {
    await put("a");
    platform.failNext(ambiguous(), true);
    await deliver(ports, "a");
    platform.blind = ambiguous();
    let looks = 0;
    for (; (await state("a")) === "unknown"; looks += 1) {
      clock.advance(31 * 60_000);
      await deliver(ports, "a");
    }
    expect(await state("a")).toBe("dead");
    expect(looks).toBeLessThanOrEqual(140);
    expect(platform.posts).toHaveLength(1);
  });

  it("shows the last of two changes, however long the first edit takes", async () => {
    await put("a");
    await deliver(ports, "a");
    const shown: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    platform.edit = async (_, { summary }) => {
      if (summary === "First") await promise;
      shown.push(summary);
    };
    await store.outbox.revise(store.db, "a", plainMessage("First"));
    const slow = deliver(ports, "a");
    await vi.waitFor(async () => expect(await leaseOf("a")).not.toBeNull(), PATIENT);
    await store.outbox.revise(store.db, "a", plainMessage("Second"));
    await deliver(ports, "a");
    resolve();
    await slow;
    await deliver(ports, "a");
    expect(shown).toEqual(["First", "Second"]);
    expect((await store.outbox.get("a"))!.stale).toBe(false);
  });
});
