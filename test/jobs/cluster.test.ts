// Articles into stories: two processes by turns, whose turn it is, and what a model says of stories that are nearly one.
import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ClusteringPorts, createClustering } from "../../src/jobs/cluster.ts";
import type { Article } from "../../src/core/domain.ts";
import { HELD_MS } from "../../src/jobs/near-pairs.ts";
import { createExtractAnalyst } from "../../src/extract/analyst.ts";
import { explain } from "../../src/digest/explain.ts";
import { tell } from "../../src/jobs/tell.ts";
import type { SameStory } from "../../src/core/ports.ts";
import { json } from "../../src/store/database.ts";
import type { Store } from "../../src/store/index.ts";
import { StoryIndex } from "../../src/stories/cluster.ts";
import { homes, serverMissing } from "../support/homes.ts";
import { freshDatabase } from "../support/server.ts";
import { testClock } from "../support/clock.ts";
import { article, channel, item } from "../support/news.ts";
import { meanings } from "../support/meanings.ts";
import { inventReport, inventWords, openOn } from "../support/press.ts";
import { english } from "../../src/words/index.ts";

const clock = testClock();
const ports = (store: Store): ClusteringPorts => ({ store, clock, settleMs: 0, sampleSettleMs: 0 });

async function report(store: Store, feedId: string, id: string, title: string, text: string): Promise<void> {
  const published = clock.now();
  await store.articles.save(
    store.db,
    { ...article(id, text), title, source: id, published, feedId, contentHash: id },
    published,
  );
}
const feedOf = async (store: Store, name: string, tenant: string): Promise<string> => {
  const url = `https://${name}.example/feed`;
  const feed = await store.feeds.add(
    { url, title: name, siteUrl: undefined, poll: { url }, sample: false },
    clock.now(),
  );
  const { defaultFilters, defaultLens, defaultSchedule } = await import("../../src/digest/defaults.ts");
  const { id } = await store.subscriptions.ensure(
    { platform: "fake", tenant, channel: name, kind: "channel" },
    { lens: defaultLens("en"), schedule: defaultSchedule("UTC"), filters: defaultFilters },
    "owner",
    clock.now(),
  );
  await store.subscriptions.link(id, feed.id);
  // As after the feed's first good look: items are put in by hand here.
  await store.db
    .updateTable("subscription_feeds")
    .set({ reads_from: new Date(0) })
    .where("feed_id", "=", feed.id)
    .execute();
  return feed.id;
};
const storyOf = async (store: Store, title: string): Promise<string | null> =>
  (await store.db.selectFrom("articles").select("story_id").where("title", "=", title).executeTakeFirstOrThrow())
    .story_id;

describe.skipIf(serverMissing)("clustering in two processes on one Postgres", () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let one: Store;
  let two: Store;
  beforeEach(async () => {
    database = await freshDatabase();
    one = await openOn(database.url);
    two = await openOn(database.url);
    await Promise.all([one.jobs.start(), two.jobs.start()]);
  });
  afterEach(async () => {
    await Promise.all([one, two].map(async (store) => (await store.jobs.stop(0), store.close())));
    await database.drop();
  });

  it("puts a later report into the story that took the other, though that was joined in the first process", async () => {
    const [first, second] = [createClustering(ports(one)).run, createClustering(ports(two)).run];
    const feed = await feedOf(one, "a", "fake:one");
    const reports = [
      {
        id: "north",
        title: "Harbour bridge at Ellery closes",
        text: "The harbour bridge at Ellery closes after cracks were found in its northern pillar",
        // What it says besides, and the report of both does not.
        alone: "Ilse Quandt warns skippers",
      },
      {
        id: "south",
        title: "Dockers in Varga strike over pension cuts",
        text: "Dockers in Varga strike over night shifts and pension cuts since Monday",
        alone: "Holm Petrin demands talks",
      },
    ];
    for (const { id, title, text, alone } of reports) await report(one, feed, id, title, `${text}. ${alone}`);
    await first();
    // It has work of its own, and with that learns of both stories.
    const { title, text } = inventReport();
    await report(two, feed, "other", title, text);
    await second();
    const before = await Promise.all(reports.map((entry) => storyOf(two, entry.title)));
    expect(new Set(before).size).toBe(2);
    // A report of both shows that they are one event.
    const [north, south] = reports;
    await report(one, feed, "both", `${north!.title}, ${south!.title}`, `${north!.text}. ${south!.text}`);
    await first();
    const heir = await storyOf(one, north!.title);
    expect(await storyOf(one, south!.title)).toBe(heir);
    const absorbed = reports[before.findIndex((story) => story !== heir)]!;
    await report(two, feed, "late", `${absorbed.alone}, again`, `${absorbed.alone} tonight`);
    await second();
    expect(await storyOf(two, `${absorbed.alone}, again`)).toBe(heir);
  });
});

describe.each(homes)("clustering in $name", (home) => {
  let store: Store;
  beforeEach(async () => {
    store = await home.open(() => clock.now());
    await store.jobs.start();
  });
  afterEach(async () => {
    await store.jobs.stop(0);
    await store.close();
  });

  it("takes what arrives within a minute together, once the minute is over, and waits for it no longer than a story settles", async () => {
    const feed = await feedOf(store, "gathered", "fake:one");
    const { title, text } = inventReport();
    // The beginning of a minute, whatever the other tests left the clock at.
    clock.advance(60_000 - (clock.now().getTime() % 60_000));
    await report(store, feed, "g", title, text);
    const settling = createClustering({ ...ports(store), settleMs: 90_000 }).run;
    clock.advance(59_000);
    await settling();
    expect(await storyOf(store, title)).toBeNull();
    clock.advance(1_000);
    await settling();
    expect(await storyOf(store, title)).not.toBeNull();
  });

  it("has another tenant's only story told before the second of one who has many", async () => {
    const [many, few] = [await feedOf(store, "many", "fake:many"), await feedOf(store, "few", "fake:few")];
    for (let index = 0; index < 20; index += 1) {
      const { title, text } = inventReport();
      await report(store, many, `m${index}`, title, text);
      clock.advance(1);
    }
    const { title, text } = inventReport();
    await report(store, few, "f", title, text);
    await createClustering(ports(store)).run();
    const wanted = await storyOf(store, title);
    const order: string[] = [];
    const seen = Promise.withResolvers<void>();
    await store.jobs.work("story", 1, async ({ storyId }) => {
      order.push(storyId);
      if (storyId === wanted) seen.resolve();
    });
    await seen.promise;
    expect(order.indexOf(wanted!)).toBeLessThanOrEqual(2);
  });
});

/** A report, and another that nearly joins its story where so many others are known. */
function nearPair(others: number): [string, string] {
  const [title, own, more] = [inventWords(3), inventWords(30), inventWords(40)];
  const one = [...title, ...own].join(" ");
  for (let shared = 4; shared < 20; shared += 1) {
    for (let length = shared; length < 34; length += 1) {
      const other = [...own.slice(0, shared), ...more.slice(0, length - shared)].join(" ");
      const index = new StoryIndex();
      const assign = (id: string, text: string) =>
        index.assign({ id, title: text, text: "", source: id, url: undefined, published: clock.now() });
      for (let at = 0; at < others; at += 1) assign(`other-${at}`, inventWords(8).join(" "));
      assign("one", one);
      if (assign("other", other).near) return [one, other];
    }
  }
  throw new Error("no pair is near: what is near has changed, and this search with it");
}

describe.each(homes)("a story that nearly joined another, in $name", (home) => {
  let store: Store;
  let feed: string;
  let asked: Parameters<SameStory>[];
  beforeEach(async () => {
    store = await home.open(() => clock.now());
    await store.jobs.start();
    feed = await feedOf(store, "near", "fake:one");
    asked = [];
  });
  afterEach(async () => {
    await store.jobs.stop(0);
    await store.close();
  });

  const asking = (answer: SameStory, settleMs = 0) => {
    const sameStory: SameStory = async (...question) => {
      asked.push(question);
      return answer(...question);
    };
    return createClustering({ ...ports(store), settleMs, sameStory }).run;
  };
  /** Reports of one sentence, a minute apart, so that none is taken before those it comes after. */
  const publish = async (titles: string[], from = feed, tenant?: string): Promise<void> => {
    for (const title of titles) {
      const id = randomUUID();
      const row = { id, feed_id: from, key: id, content_hash: id, state: "read", first_seen_at: clock.now() };
      const body = json(item(title, { link: `https://near.example/${id}` }));
      await store.db
        .insertInto("items")
        .values({ ...row, body })
        .execute();
      const held = { title, url: `https://near.example/${id}`, source: id, itemId: id, feedId: from, contentHash: id };
      await store.articles.save(
        store.db,
        { ...article(id, `${title}.`), ...held, published: clock.now(), ...(tenant && { tenant }) },
        clock.now(),
      );
      clock.advance(60_000);
    }
  };
  const together = async ([one, other]: [string, string]) =>
    (await storyOf(store, one)) === (await storyOf(store, other));
  const why = async (title: string): Promise<string> => {
    const row = await store.db
      .selectFrom("articles")
      .select("url")
      .where("title", "=", title)
      .executeTakeFirstOrThrow();
    const subscription = (await store.subscriptions.ofChannel({ ...channel, channel: "near" }))!;
    const steps = await explain(store, "fake:one", row.url, { subscription, storyId: undefined });
    return steps.map(({ reason }) => english.tell(reason)).join(" ");
  };
  const openTell = () => ({
    store,
    clock,
    analyst: createExtractAnalyst(),
  });
  const posts = () => store.db.selectFrom("deliveries").select("id").where("kind", "=", "story").execute();

  it("is asked about in one question for the whole batch, and joined where the model says yes; why tells both answers", async () => {
    const [first, second] = [nearPair(0), nearPair(2)];
    await publish([...first, ...second]);
    await asking(async () => [true, false])();
    expect(asked).toHaveLength(1);
    const [pairs, account] = asked[0]!;
    expect(pairs.map(({ a, b }) => [a.title, b.title])).toEqual([first, second]);
    expect(account).toEqual({ tenant: "fake:one", storyId: undefined, channel: "near" });
    expect([await together(first), await together(second)]).toEqual([true, false]);
    const shared = first[1].split(" ")[0]!;
    expect(await why(first[1])).toMatch(new RegExp(`The model decided .*tells the story of an earlier.*${shared}`));
    expect(await why(second[1])).toMatch(/came near an earlier story.*the model decided that they are two/);
  });

  it("is never asked about again: not by the next run, not after a restart, not when the answer was lost", async () => {
    const pair = nearPair(0);
    await publish(pair);
    const clustering = asking(async () => {
      throw new Error("the line broke");
    });
    await clustering();
    await clustering();
    await asking(async () => [true])();
    expect(asked).toHaveLength(1);
    expect(await together(pair)).toBe(false);
  });

  it.each<[string, SameStory | undefined]>([
    ["there is no model", undefined],
    ["the model says no", async () => [false]],
    ["the model fails", async () => Promise.reject(new Error("no model answered"))],
    ["the model says nothing of it", async () => [undefined]],
    ["the model answers nothing at all", async () => []],
  ])("stays separate when %s", async (_, sameStory) => {
    const pair = nearPair(0);
    await publish(pair);
    await createClustering({ ...ports(store), sameStory }).run();
    expect(await together(pair)).toBe(false);
  });

  it.each([true, false])("is found by what it means where it shares no words, with vectors (%s)", async (has) => {
    const [old, fresh] = ["Torrent swamps Quernby quarter", "Riverside district under deluge"];
    const embed = meanings(
      ["torrent", "deluge"],
      ["swamps", "under"],
      ["quarter", "district"],
      ["quernby", "riverside"],
    );
    const sameStory: SameStory = async (...question) => {
      asked.push(question);
      return [true];
    };
    const clustering = createClustering({ ...ports(store), sameStory, ...(has && { embed }) }).run;
    await publish([old, ...Array.from({ length: 14 }, () => inventWords(5).join(" "))]);
    await clustering();
    expect(asked).toEqual([]);
    await publish([fresh]);
    await clustering();
    expect(asked.map(([pairs]) => pairs.map(({ a, b }) => [a.title, b.title]))).toEqual(has ? [[[old, fresh]]] : []);
    expect(await together([old, fresh])).toBe(has);
    expect((await why(fresh)).includes("near in meaning")).toBe(has);
  });

  it("is told once, as one story, when the answer comes before it settles", async () => {
    const pair = nearPair(0);
    await publish(pair);
    await asking(async () => [true], 90_000)();
    for (const { a, b } of asked[0]![0]) for (const { id } of [a, b] as Article[]) await tell(openTell(), id);
    expect(await posts()).toHaveLength(1);
    const stories = await store.db.selectFrom("delivery_stories").select("story_id").execute();
    expect(stories).toEqual([{ story_id: await storyOf(store, pair[0]) }]);
  });

  it("waits for the answer before it is told, however short stories settle, and for nothing without a model", async () => {
    const times = new Map<string, number>();
    const { send } = store.jobs;
    const watched: Store["jobs"]["send"] = async (name, data, options) => {
      if ("storyId" in data && !times.has(data.storyId)) times.set(data.storyId, options!.at!.getTime());
      return send(name, data, options);
    };
    store = { ...store, jobs: { ...store.jobs, send: watched } };
    const waits = async (title: string) => times.get((await storyOf(store, title))!)! - clock.now().getTime();
    const [first, second] = [nearPair(0), nearPair(2)];
    await publish(first);
    await asking(async () => [false])();
    expect([await waits(first[0]), await waits(first[1])]).toEqual([0, HELD_MS]);
    await publish(second);
    await createClustering(ports(store)).run();
    expect([await waits(second[0]), await waits(second[1])]).toEqual([0, 0]);
  });

  it("adds to what was told of the other already, and brings no second post", async () => {
    const [one, other] = nearPair(0);
    const clustering = asking(async () => [true]);
    await publish([one]);
    await clustering();
    await tell(openTell(), (await storyOf(store, one))!);
    await publish([other]);
    await clustering();
    await tell(openTell(), (await storyOf(store, one))!);
    expect(await together([one, other])).toBe(true);
    expect(await posts()).toHaveLength(1);
  });

  it("is not asked about beyond twenty in one batch", async () => {
    const pairs = Array.from({ length: 22 }, (_, at) => nearPair(at * 2));
    await publish(pairs.flat());
    await asking(async (question) => question.map(() => true))();
    expect(asked.map(([question]) => question.length)).toEqual([20]);
    expect(await Promise.all(pairs.map(together))).toEqual(pairs.map((_, at) => at < 20));
  });

  it("is not asked about when only one tenant can read it or the other, nor when nobody reads either", async () => {
    const [mine, theirs, unread, both] = [nearPair(0), nearPair(1), nearPair(2), nearPair(1)];
    await publish([mine[0]]);
    await publish([mine[1]], feed, "fake:one");
    await publish([theirs[0]], feed, "fake:one");
    await publish([theirs[1]]);
    const { id } = await store.feeds.add(
      { url: "https://unread.example/feed", title: "u", siteUrl: undefined, poll: {}, sample: false },
      clock.now(),
    );
    await publish(unread, id);
    await publish(both, feed, "fake:one");
    await asking(async (question) => question.map(() => true))();
    expect(asked).toEqual([]);
    expect(await Promise.all([mine, theirs, unread, both].map(together))).toEqual([false, false, false, false]);
  });
});
