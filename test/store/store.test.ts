import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PollRecord } from "../../src/store/polls.ts";
import type { Store } from "../../src/store/index.ts";
import { defaultFilters, defaultLens, defaultSchedule } from "../../src/digest/defaults.ts";
import { say } from "../../src/platform/index.ts";
import { homes, serverMissing } from "../support/homes.ts";
import { analysis, article, channel, item } from "../support/news.ts";
import { putOut } from "../support/outbox.ts";

const now = new Date("2026-03-02T10:00:00Z");
const later = (ms: number) => new Date(now.getTime() + ms);

it.skipIf(!serverMissing)("says that no Postgres answered, so that only PGlite is tested", () => {
  expect(homes).toHaveLength(1);
});

describe.each(homes)("the store on $name", (home) => {
  let store: Store;
  beforeAll(async () => {
    store = await home.open(() => now);
  });
  afterAll(() => store.close());

  const record = (items: PollRecord["items"], rest: Partial<PollRecord> = {}): Omit<PollRecord, "feedId"> => ({
    poll: { url: "x", etag: 'W/"a"' },
    nextCheckAt: later(60_000),
    state: "active",
    ok: true,
    error: undefined,
    title: undefined,
    siteUrl: undefined,
    url: "https://one.example/feed",
    items,
    ...rest,
  });
  const entry = (key: string, contentHash = "1", aliases: string[] = []) => ({
    key,
    aliases,
    contentHash,
    item: item(key),
  });
  const feedOf = (url: string) =>
    store.feeds.add({ url, title: url, siteUrl: undefined, poll: { url }, sample: false }, now);
  const save = async (feedId: string, value: Omit<PollRecord, "feedId">) => {
    const saved = await store.db.transaction().execute((trx) => store.polls.save(trx, [{ ...value, feedId }], now));
    return saved.get(feedId)!;
  };

  it("adds a feed once, however often its address is added", async () => {
    const [a, b] = await Promise.all([feedOf("https://twice.example/feed"), feedOf("https://twice.example/feed")]);
    expect(a.id).toBe(b.id);
  });

  it("takes the first good poll as the baseline and calls nothing in it new", async () => {
    const feed = await feedOf("https://one.example/feed");
    expect(await save(feed.id, record([entry("a"), entry("b")]))).toMatchObject({ baseline: true });
    expect((await store.items.get((await store.items.latest(feed.id))[0]!.id))?.state).toBe("baseline");
    const second = await save(feed.id, record([entry("a"), entry("b"), entry("c")]));
    expect(second).toMatchObject({ baseline: false, changed: [] });
    expect(second.fresh).toHaveLength(1);
  });

  it("keeps of the first look the text of the newest, which may be asked for, and of what has no page", async () => {
    const feed = await feedOf("https://archive.example/feed");
    const old = Array.from({ length: 9 }, (_, day) => ({
      ...entry(`day-${day}`),
      item: item(`day-${day}`, {
        content: "<p>Long.</p>",
        published: new Date(Date.UTC(2026, 0, 1 + ((day * 4) % 9))),
      }),
    }));
    const bare = { ...entry("bare"), item: item("bare", { content: "<p>All.</p>", link: undefined }) };
    await save(feed.id, record([...old, bare], { url: feed.url }));
    const latest = await store.items.latest(feed.id);
    expect(latest.map(({ title, content }) => [title, content])).toEqual(
      ["day-2", "day-4", "day-6"].map((title) => [title, "<p>Long.</p>"]),
    );
    const rows = await store.db.selectFrom("items").select("body").where("feed_id", "=", feed.id).execute();
    expect(rows.filter(({ body }) => "content" in (body as object))).toHaveLength(4);
    // The whole of it is there again as soon as it changes, and then it is read.
    const changed = { ...old[0]!, contentHash: "2" };
    const { changed: ids } = await save(feed.id, record([changed], { url: feed.url }));
    expect(await store.items.get(ids[0]!)).toMatchObject({ content: "<p>Long.</p>" });
  });

  it("knows an item again by any of its keys, and sees when its text changed", async () => {
    const feed = await feedOf("https://alias.example/feed");
    await save(feed.id, record([entry("guid-1", "1", ["link-1"])], { url: feed.url }));
    const again = await save(feed.id, record([entry("guid-2", "2", ["link-1"])], { url: feed.url }));
    expect(again.fresh).toEqual([]);
    expect(again.changed).toHaveLength(1);
    expect(await save(feed.id, record([entry("guid-2", "2")], { url: feed.url }))).toMatchObject({
      fresh: [],
      changed: [],
    });
  });

  it("loses neither items nor validators when the transaction around a poll fails", async () => {
    const feed = await feedOf("https://torn.example/feed");
    const torn = store.db.transaction().execute(async (trx) => {
      await store.polls.save(trx, [{ ...record([entry("x")], { url: feed.url }), feedId: feed.id }], now);
      throw new Error("crash");
    });
    await expect(torn).rejects.toThrow("crash");
    const after = await store.feeds.get(feed.id);
    expect(after?.poll).toEqual({ url: feed.url });
    expect(after?.health.items).toBe(0);
  });

  it("keeps text that a database would refuse: half characters and NUL", async () => {
    const feed = await feedOf("https://broken.example/feed");
    const broken = { ...entry("cut"), item: item("cut", { title: "cut emoji \ud83d and\0nul" }) };
    await save(feed.id, record([broken], { url: feed.url }));
    expect((await store.items.latest(feed.id))[0]?.title).toBe("cut emoji \ufffd andnul");
  });

  it("lets one poll at a time have a feed", async () => {
    const feed = await feedOf("https://claim.example/feed");
    expect(await store.polls.claim(later(1), 1000, 10)).toEqual([]);
    await store.subscriptions.link((await subscribe("claim")).id, feed.id);
    const claims = await Promise.all([1, 2, 3].map(() => store.polls.claim(later(1), 1000, 10)));
    expect(claims.flat()).toMatchObject([{ id: feed.id, readers: 1 }]);
    expect(await store.polls.claim(later(1002), 1000, 10)).toHaveLength(1);
  });

  it("lets one feed of a host be polled at a time, and its host rest after it", async () => {
    const reader = await subscribe("hosts");
    const feeds = [];
    for (const path of ["a", "b", "c"]) feeds.push(await feedOf(`https://many.example:8443/${path}`));
    for (const feed of feeds) await store.subscriptions.link(reader.id, feed.id);
    const claim = (ms: number) => store.polls.claim(later(ms), 60_000, 10);
    const [first, ...rest] = (await claim(1)).filter((feed) => feed.url.includes("many.example"));
    expect(rest).toEqual([]);
    expect((await claim(2)).filter((feed) => feed.url.includes("many.example"))).toEqual([]);
    await store.db.transaction().execute((trx) =>
      store.polls.save(trx, [{ ...record([], { url: first!.url }), feedId: first!.id }], later(10), {
        hostRestMs: 1000,
      }),
    );
    expect((await claim(900)).filter((feed) => feed.url.includes("many.example"))).toEqual([]);
    expect((await claim(1011)).filter((feed) => feed.url.includes("many.example"))).toHaveLength(1);
    for (const feed of feeds) await store.subscriptions.unlink(reader, feed.id);
  });

  it("merges a feed that moved onto another: its readers lose nothing and read one", async () => {
    const [old, kept] = [await feedOf("https://moved.example/feed"), await feedOf("https://new.example/feed")];
    const [a, b] = [await subscribe("merge-a"), await subscribe("merge-b")];
    for (const [subscription, feed] of [
      [a, old],
      [b, old],
      [b, kept],
    ] as const) {
      await store.subscriptions.link(subscription.id, feed.id);
    }
    await store.feeds.merge(old.id, kept.id);
    expect(await store.feeds.get(old.id)).toBeUndefined();
    expect((await store.subscriptions.get(a.id))?.feedIds).toEqual([kept.id]);
    expect((await store.subscriptions.get(b.id))?.feedIds).toEqual([kept.id]);
  });

  it("counts failures until a poll succeeds", async () => {
    const feed = await feedOf("https://fails.example/feed");
    const failed = record([], { ok: false, error: { code: "http_status", message: "500" }, url: feed.url });
    await save(feed.id, failed);
    await save(feed.id, failed);
    expect((await store.feeds.get(feed.id))?.health).toMatchObject({ failures: 2, error: { code: "http_status" } });
    await save(feed.id, record([], { url: feed.url }));
    expect((await store.feeds.get(feed.id))?.health).toMatchObject({ failures: 0, error: undefined });
  });

  const storyOf = async (id: string) => {
    const saved = await store.articles.save(
      store.db,
      { ...article(id, `Text of ${id}. It is short.`), contentHash: id, tenant: "fake:one" },
      now,
    );
    const storyId = await store.stories.placeAlone(saved, now);
    const story = (await store.stories.get("fake:one", storyId))!;
    const stored = await store.analyses.save(storyId, "lens", id, analysis(story.articles), now);
    return { story, stored };
  };
  const subscribe = (name: string) =>
    store.subscriptions.ensure(
      { ...channel, channel: name },
      { lens: defaultLens("en"), schedule: defaultSchedule("UTC"), filters: defaultFilters },
      "owner",
      now,
    );

  it("gives an article back with its sentences and the passages they name", async () => {
    const { story } = await storyOf("slices");
    const [first] = story.articles;
    expect(first!.sentences.map((entry) => first!.text.slice(entry.start, entry.end))).toEqual([
      "Text of slices.",
      "It is short.",
    ]);
  });

  it("puts a story into the outbox once per subscription, under whatever delivery", async () => {
    const { story, stored } = await storyOf("once");
    const subscription = await subscribe("once");
    const put = (id: string) =>
      putOut(store, id, now, {
        subscriptionId: subscription.id,
        target: subscription.channel,
        kind: "story",
        stories: [{ storyId: story.id, analysisId: stored.id }],
      });
    expect(await put("once-a")).toBe(true);
    expect(await put("once-a")).toBe(false);
    await expect(put("once-b")).rejects.toThrow(/posted_once/);
    expect(await store.outbox.get("once-b")).toBeUndefined();
  });

  const outbox = async (channelName: string, ids: string[]) => {
    for (const [index, id] of ids.entries()) {
      await putOut(store, id, later(index), { target: { ...channel, channel: channelName }, notBefore: now });
    }
  };

  it("leases a delivery to one worker, and fences a worker that lost its lease", async () => {
    await outbox("lease", ["lease-1"]);
    const first = await store.outbox.lease("lease-1", later(10), 1000);
    expect(await store.outbox.lease("lease-1", later(20), 1000)).toBeUndefined();
    const second = await store.outbox.lease("lease-1", later(2000), 1000);
    expect(second!.fence).toBeGreaterThan(first!.fence);
    expect(await store.outbox.record(first!, { state: "sent" })).toBe(false);
    expect(await store.outbox.record(second!, { state: "sent", sentAt: now })).toBe(true);
  });

  it("keeps the order of a channel: the second waits for the first", async () => {
    await outbox("order", ["order-1", "order-2"]);
    expect(await store.outbox.lease("order-2", later(10), 1000)).toBeUndefined();
    const first = await store.outbox.lease("order-1", later(10), 1000);
    await store.outbox.record(first!, { state: "sent" });
    expect((await store.outbox.lease("order-2", later(20), 1000))?.id).toBe("order-2");
  });

  it("handles an inbound event once", async () => {
    const seen = await Promise.all([1, 2, 3].map(() => store.inbound.first("t", "event-1", now)));
    expect(seen.filter(Boolean)).toHaveLength(1);
  });

  it("keeps a conversation in order and gives back its last turns", async () => {
    const thread = { channel, thread: "talk" };
    await store.conversations.open(thread, { storyId: undefined, analysisId: undefined, deliveryId: undefined }, now);
    const row = (await store.conversations.thread(thread))!;
    for (const text of ["one", "two", "three"]) {
      await store.conversations.say(row, { role: "person", author: "A", text, claims: [], at: now });
    }
    expect((await store.conversations.turns(row, 2)).map((turn) => turn.text)).toEqual(["two", "three"]);
  });

  it("keeps records of one owner from another", async () => {
    await store.records("a").put("key%1", { n: 1 });
    await store.records("b").put("key%1", { n: 2 });
    expect(await store.records("a").get("key%1")).toEqual({ n: 1 });
    expect(await store.records("a").list("key%")).toEqual([{ key: "key%1", value: { n: 1 } }]);
    expect(await store.records("a").list("keyX")).toEqual([]);
  });

  it("appends to the message log once per key, in order, and edits in place", async () => {
    const log = store.messages();
    const author = { id: "bot", name: "Footnote", bot: true };
    const first = await log.append({
      channel: "c",
      thread: undefined,
      key: "k1",
      author,
      body: { message: say("one") },
    });
    const again = await log.append({
      channel: "c",
      thread: undefined,
      key: "k1",
      author,
      body: { message: say("other") },
    });
    expect(again.id).toBe(first.id);
    await log.append({ channel: "c", thread: first.id, key: "k2", author, body: { text: "reply" } });
    await log.append({ channel: "c", thread: undefined, key: "k3", author, body: { message: say("two") } });
    expect((await log.list("c", { limit: 10 })).map((row) => row.key)).toEqual(["k1", "k3"]);
    expect((await log.replies([first.id])).get(first.id)?.count).toBe(1);
    const edited = await log.edit(first.id, say("changed"));
    expect(edited?.editedAt).toEqual(now);
    expect(edited?.body).toEqual({ message: say("changed") });
  });

  it("sends a job when its transaction commits, and none when it does not", async () => {
    const got: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    await store.jobs.start();
    await store.jobs.work("article", 1, async ({ itemId }) => {
      got.push(itemId);
      if (itemId === "kept") resolve();
    });
    const lost = store.db.transaction().execute(async (trx) => {
      await store.jobs.send("article", { itemId: "lost" }, { trx });
      throw new Error("rolled back");
    });
    await expect(lost).rejects.toThrow("rolled back");
    await store.db.transaction().execute((trx) => store.jobs.send("article", { itemId: "kept" }, { trx }));
    await promise;
    expect(got).toEqual(["kept"]);
    await store.jobs.stop(1000);
  });

  it("does the first job of everybody before the second of anybody", async () => {
    const got: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const jobsOf = (feed: string, count: number) =>
      Array.from({ length: count }, (_, turn) => ({ data: { itemId: `${feed}${turn}` }, key: `${feed}${turn}`, turn }));
    await store.jobs.start();
    await store.jobs.sendMany("article", jobsOf("flood", 5));
    await store.jobs.sendMany("article", jobsOf("quiet", 1));
    await store.jobs.work("article", 1, async ({ itemId }) => {
      if (got.push(itemId) === 6) resolve();
    });
    await promise;
    expect(new Set(got.slice(0, 2))).toEqual(new Set(["flood0", "quiet0"]));
    expect(got.slice(2)).toEqual(["flood1", "flood2", "flood3", "flood4"]);
    await store.jobs.stop(1000);
  });
});
