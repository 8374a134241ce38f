// The clock is set ahead while a post is on its way: its lease looks ended to everybody, and still nobody posts it again.
import { describe, expect, it, onTestFinished } from "vitest";
import { deliver } from "../../src/jobs/deliver.ts";
import { createOutbox } from "../../src/jobs/outbox.ts";
import type { Logger } from "../../src/platform/index.ts";
import { testClock } from "../support/clock.ts";
import { homes } from "../support/homes.ts";
import { channel } from "../support/news.ts";
import { putOut } from "../support/outbox.ts";
import { fakePlatform } from "../support/platform.ts";

const GRACE_MS = 30_000;

describe.each(homes)("two workers on $name", (home) => {
  it.each([
    ["a day", 86_400_000],
    ["eight hours", 28_800_000],
    ["two minutes", 120_000],
  ])("post once though the clock is set ahead by %s in the middle", async (_, ahead) => {
    const [wall, steady] = [testClock(), testClock()];
    const clock = { ...wall, steady: () => steady.now().getTime() };
    const store = await home.open(() => clock.now());
    const platform = fakePlatform(channel.platform, GRACE_MS);
    const { post } = platform;
    const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    platform.post = async (to, message, key, permit) => {
      // Leave is asked when a post sets out; the rest is its way.
      permit?.();
      asked.resolve();
      await answered.promise;
      return post(to, message, key);
    };
    const warnings: string[] = [];
    const log: Logger = { debug() {}, info() {}, error() {}, warn: (_fields, said) => void warnings.push(said) };
    const ports = { store, platforms: new Map([[platform.name, platform]]), clock, log };
    const worker = () =>
      createOutbox({
        ...ports,
        platforms: [platform.name],
        graceMs: GRACE_MS,
        deliver: (id) => deliver(ports, id),
      });
    const [one, other] = [worker(), worker()];
    onTestFinished(async () => {
      answered.resolve();
      await Promise.all([one.stop(5_000), other.stop(5_000)]);
      await store.close();
    });
    await putOut(store, "a", clock.now());
    one.start();
    await asked.promise;
    other.start();
    // Its first look is before the step: what it would do about it shows at the next.
    await expect.poll(() => store.outbox.due(clock.now())).toEqual([]);
    wall.advance(ahead);
    await expect.poll(() => warnings.filter((said) => said.includes("set ahead")).length).toBe(2);
    answered.resolve();
    await expect.poll(async () => (await store.outbox.get("a"))?.state).toBe("sent");
    // And both go on when the wait is over.
    await putOut(store, "b", clock.now());
    steady.advance(GRACE_MS);
    wall.advance(GRACE_MS);
    await expect.poll(async () => (await store.outbox.get("b"))?.state).toBe("sent");
    expect(platform.posts.map(({ key }) => key)).toEqual(["a", "b"]);
  });
});
