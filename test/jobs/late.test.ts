// A story whose model is slow: it goes out as an extract in its time, and is edited when the analysis is there.
import { afterEach, beforeEach, expect, it } from "vitest";
import { defaultFilters, defaultLens, defaultSchedule } from "../../src/digest/defaults.ts";
import { deliver } from "../../src/jobs/deliver.ts";
import { tell } from "../../src/jobs/tell.ts";
import { type Logger, plain } from "../../src/platform/index.ts";
import type { Store } from "../../src/store/index.ts";
import { verifyClaim } from "../../src/verify/verify.ts";
import { createModelAnalyst } from "../../src/write/analyst.ts";
import { loadPrompts } from "../../src/write/prompts.ts";
import { handClock } from "../support/clock.ts";
import { claimOn, emptyDigest, type FakeReply, fakeModel } from "../support/fake-model.ts";
import { embedded } from "../support/homes.ts";
import { article, channel } from "../support/news.ts";
import { gazette, plainExtract } from "../support/pier.ts";
import { fakePlatform } from "../support/platform.ts";

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };
const WAIT_MS = 480_000;

let store: Store;
const clock = handClock();
beforeEach(async () => {
  store = await embedded.open(() => clock.now());
  await store.jobs.start();
});
afterEach(async () => {
  await store.jobs.stop(0);
  await store.close();
});

/** A newsroom of one channel and one story; its model answers when it is let. */
async function newsroom(reply: FakeReply) {
  const platform = fakePlatform();
  const feed = await store.feeds.add(
    { url: "https://a.example/feed", title: "A", siteUrl: undefined, poll: {}, sample: false },
    clock.now(),
  );
  const { id } = await store.subscriptions.ensure(
    channel,
    { lens: defaultLens("en"), schedule: defaultSchedule("UTC"), filters: defaultFilters },
    "owner",
    clock.now(),
  );
  await store.subscriptions.link(id, feed.id);
  const held = { ...article("pier", gazette.text), title: gazette.title, published: clock.now(), feedId: feed.id };
  const articleId = await store.articles.save(store.db, { ...held, contentHash: "1" }, clock.now());
  await store.db.transaction().execute((trx) => store.clustering.place(trx, articleId, "s", clock.now()));
  const model = fakeModel(Array.from({ length: 6 }, () => reply));
  let letAnswer = () => {};
  const free = new Promise<void>((resolve) => (letAnswer = resolve));
  const late: string[] = [];
  const analyst = createModelAnalyst({
    model: { generate: (request) => free.then(() => model.generate(request)) },
    fallback: plainExtract(),
    verify: verifyClaim,
    prompts: loadPrompts(),
    strict: false,
    random: () => 0.5,
    patience: { clock, waitMs: WAIT_MS, onLate: (storyId) => late.push(storyId) },
  });
  return {
    platform,
    letAnswer,
    late,
    tell: () => tell({ store, analyst, clock }, "s"),
    async post() {
      clock.advance(1);
      for (const { id: due } of await store.outbox.due(clock.now()))
        await deliver({ store, platforms: new Map([["fake", platform]]), clock, log: silent }, due);
    },
  };
}

const analysis: FakeReply = (asked) => ({
  ...emptyDigest,
  lead: claimOn(asked, "voted 9 to 4", "Port Ellery's council decided by 9 votes to 4 to shut its old grain pier."),
});

it("is told as an extract after its limit, which says so, and edited once when the model is done", async () => {
  const room = await newsroom(analysis);
  const first = room.tell();
  await expect.poll(() => clock.sleepers()).toEqual([WAIT_MS]);
  clock.advance(WAIT_MS);
  await first;
  await room.post();
  expect(room.platform.posts.map(({ message }) => plain(message))).toEqual([
    expect.stringContaining("the model is still writing"),
  ]);
  // Looked at again while the model is at work: nothing changes, and nobody waits for it a second time.
  await room.tell();
  await room.post();
  expect([room.platform.edits, room.late]).toEqual([[], []]);
  room.letAnswer();
  await expect.poll(() => room.late).toEqual(["s"]);
  for (let looks = 0; looks < 2; looks += 1) {
    await room.tell();
    await room.post();
  }
  expect(room.platform.posts).toHaveLength(1);
  expect(room.platform.edits.map(({ message }) => plain(message))).toEqual([
    expect.stringContaining("decided by 9 votes to 4"),
  ]);
});

it("is posted by the model where that is done in time, and waits no longer than that", async () => {
  const room = await newsroom(analysis);
  room.letAnswer();
  await room.tell();
  await room.post();
  expect(plain(room.platform.posts[0]!.message)).toContain("decided by 9 votes to 4");
  expect([clock.sleepers(), room.late]).toEqual([[], []]);
});
