// Many channels have their digest at eight, and the platform takes one post in ten seconds: all are told when to expect it.
import { afterAll, beforeAll, expect, it } from "vitest";
import { digestLines } from "../../src/conversation/digest-line.ts";
import type { Ask } from "../../src/conversation/ports.ts";
import { defaultFilters, defaultLens, defaultSchedule } from "../../src/digest/defaults.ts";
import { ENOUGH_FOR_PACE } from "../../src/digest/queue.ts";
import { wakeDigests } from "../../src/jobs/digests.ts";
import { digest } from "../../src/jobs/tell.ts";
import { plain } from "../../src/platform/index.ts";
import type { Store } from "../../src/store/index.ts";
import { wordsIn } from "../../src/words/index.ts";
import { type TestClock, testClock } from "../support/clock.ts";
import { embedded } from "../support/homes.ts";
import { analysis, article } from "../support/news.ts";

const CHANNELS = 30;
const SECONDS = 10;
const RATE = { requestsASecond: 0.2, requestsAPost: 2 };
const EIGHT = "2026-03-02T08:00:00Z";

let store: Store;
let clock: TestClock;
let ids: string[];

beforeAll(async () => {
  clock = testClock("2026-03-02T07:50:00Z");
  store = await embedded.open(() => clock.now());
  await store.jobs.start();
  const url = "https://a.example/feed";
  const feed = { url, title: "A", siteUrl: undefined, poll: { url }, sample: false };
  const { id: feedId } = await store.feeds.add(feed, clock.now());
  for (const story of ["one", "two", "three"]) {
    const held = { ...article(story, `The ${story} bridge opens on Monday.`), feedId, contentHash: story };
    const id = await store.articles.save(store.db, held, clock.now());
    await store.db.transaction().execute((trx) => store.clustering.place(trx, id, story, clock.now()));
  }
  const schedule = { ...defaultSchedule("UTC"), mode: "digest" as const };
  const settings = { lens: defaultLens("en"), schedule, filters: defaultFilters };
  const subscribe = async (n: number): Promise<string> => {
    const channel = { platform: "slow", tenant: `slow:${n % 7}`, channel: `c${n}`, kind: "channel" as const };
    const { id } = await store.subscriptions.ensure(channel, settings, "owner", clock.now());
    await store.subscriptions.link(id, feedId);
    return id;
  };
  ids = await Promise.all(Array.from({ length: CHANNELS }, (_, n) => subscribe(n)));
  for (const id of ids)
    for (const story of ["one", "two"]) await store.waiting.add(id, story, "It waits for the digest.", clock.now());
  // One has nothing to tell, and nobody waits for it.
  await subscribe(CHANNELS);
});
afterAll(async () => {
  await store.jobs.stop(0);
  await store.close();
});

const lines = async (id: string, language = "en"): Promise<string> => {
  const subscription = (await store.subscriptions.get(id))!;
  const ports = { store, clock, rateOf: (name: string) => (name === "slow" ? RATE : undefined) };
  const ask = { ports, words: wordsIn(language), subscription } as unknown as Ask;
  return (await digestLines(ask, subscription)).join(" ");
};
const never = async (): Promise<never> => Promise.reject(new Error("not asked for"));
const analyst = {
  analyse: async ({ articles }: { articles: never[] }) => analysis(articles),
  deeper: never,
  answer: never,
};
/** When each is out, as the platform takes them: minutes and seconds after eight. */
const clockTime = (place: number): string =>
  new Date(Date.parse(EIGHT) + (place + 1) * SECONDS * 1000).toISOString().slice(11, 16);

it("status, before and meanwhile, and the digest itself say the minute, each in its place", async () => {
  const wake = () => wakeDigests({ store, clock, platforms: [{ name: "slow", rate: RATE }] });
  await wake();
  const before = new Map(await Promise.all(ids.map(async (id) => [id, await lines(id)] as const)));
  clock.advance(Date.parse(EIGHT) - clock.now().getTime());
  await wake();

  const expected = await Promise.all(ids.map(async (id) => ({ id, at: (await store.digestTimes.expected(id))!.at })));
  const order = expected.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  expect(order.map(({ at }) => (at.getTime() - Date.parse(EIGHT)) / 1000)).toEqual(
    ids.map((_, place) => (place + 1) * SECONDS),
  );
  for (const [place, { id }] of order.entries()) {
    const late = (place + 1) * SECONDS >= 60;
    expect(before.get(id)).toBe(
      late
        ? `30 channels have their digest then, and the platform takes one after the other: this one is expected by Monday ${clockTime(place)}.`
        : "",
    );
    expect(await lines(id)).toBe(
      late ? `Many channels have their digest just now: this one is expected by Monday ${clockTime(place)}.` : "",
    );
    await digest({ store, clock, analyst } as never, id);
    const post = await store.db
      .selectFrom("deliveries")
      .select("payload")
      .where("subscription_id", "=", id)
      .executeTakeFirstOrThrow();
    const own = `Many channels have their digest at this time: this one was expected by Monday ${clockTime(place)}.`;
    expect(plain(post.payload).includes(own)).toBe(late);
  }
  expect(await lines(order.at(-1)!.id, "de")).toContain("bis Montag, 08:05 zu erwarten");
});

it("the next morning the minute is said by the pace at which they were out, where that was slower", async () => {
  const order = (
    await Promise.all(ids.map(async (id) => ({ id, at: (await store.digestTimes.expected(id))!.at })))
  ).toSorted((one, other) => one.at.getTime() - other.at.getTime());
  const took = (place: number): Date => new Date(Date.parse(EIGHT) + (place + 1) * 2 * SECONDS * 1000);
  for (const [place, { id }] of order.entries())
    await store.db
      .updateTable("deliveries")
      .set({ state: "sent", sent_at: took(place) })
      .where("subscription_id", "=", id)
      .execute();
  expect(await store.digestTimes.pace("slow", CHANNELS)).toBeCloseTo(1 / (2 * SECONDS));
  expect(await store.digestTimes.pace("slow", CHANNELS + 1)).toBeUndefined();
  expect(await store.digestTimes.pace("other", 1)).toBeUndefined();

  const [last] = order.slice(-1);
  for (const { id } of order) await store.waiting.add(id, "one", "It waits for the digest.", clock.now());
  clock.advance(Date.parse(EIGHT) + 24 * 60 * 60 * 1000 - clock.now().getTime());
  await wakeDigests({ store, clock, platforms: [{ name: "slow", rate: RATE }] });
  expect((await store.digestTimes.expected(last!.id))!.at).toEqual(
    new Date(clock.now().getTime() + CHANNELS * 2 * SECONDS * 1000),
  );
});

it("while they go out, the minute is said anew as soon as enough are out to tell the pace", async () => {
  const eight = Date.parse(EIGHT) + 24 * 60 * 60 * 1000;
  const said = async (id: string) => ((await store.digestTimes.expected(id))!.at.getTime() - eight) / 1000;
  const wake = () => wakeDigests({ store, clock, platforms: [{ name: "slow", rate: RATE }] });
  const before = new Map(await Promise.all(ids.map(async (id) => [id, await said(id)] as const)));
  const order = ids.toSorted((one, other) => before.get(one)! - before.get(other)!);
  const out = async (id: string, seconds: number): Promise<void> => {
    await store.waiting.add(id, "three", "It waits for the digest.", clock.now());
    await digest({ store, clock, analyst } as never, id);
    await store.db
      .updateTable("deliveries")
      .set({ state: "sent", sent_at: new Date(eight + seconds * 1000) })
      .where("subscription_id", "=", id)
      .where("state", "=", "pending")
      .execute();
  };
  // The first comes half a minute late, and each takes three times as long as was said.
  const slow = (id: string): number => before.get(id)! * 3 + 30;
  const [last = ""] = order.slice(-1);
  for (const id of order.slice(0, ENOUGH_FOR_PACE - 1)) await out(id, slow(id));
  clock.advance(60_000);
  await wake();
  expect(await said(last)).toBe(before.get(last));

  await out(order[ENOUGH_FOR_PACE - 1]!, slow(order[ENOUGH_FOR_PACE - 1]!));
  await wake();
  expect(await said(last)).toBeCloseTo(slow(last));
  const minute = new Date(eight + slow(last) * 1000).toISOString().slice(11, 16);
  expect(await lines(last)).toBe(
    `Many channels have their digest just now: this one is expected by Tuesday ${minute}.`,
  );
  // Said right, it stays.
  await wake();
  expect(await said(last)).toBeCloseTo(slow(last));
});
