// Two processes that put articles into stories by turns: what one decided, the other knows.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ClusteringPorts, createClustering } from "../src/clustering.ts";
import type { Store } from "../src/store/index.ts";
import { freshDatabase, homes, serverMissing } from "./support/homes.ts";
import { testClock } from "./support/clock.ts";
import { article } from "./support/news.ts";
import { inventReport, openOn } from "./support/press.ts";

const clock = testClock();
const ports = (store: Store): ClusteringPorts => ({ store, clock, settleMs: 0, sampleSettleMs: 0 });

async function report(store: Store, feedId: string, id: string, title: string, text: string): Promise<void> {
  const published = clock.now();
  await store.stories.saveArticle(
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
  const { defaultFilters, defaultLens, defaultSchedule } = await import("../src/digest/defaults.ts");
  const { id } = await store.subscriptions.ensure(
    { platform: "fake", tenant, channel: name, kind: "channel" },
    { lens: defaultLens("en"), schedule: defaultSchedule("UTC"), filters: defaultFilters },
    "owner",
    clock.now(),
  );
  await store.subscriptions.link(id, feed.id);
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
    const [first, second] = [createClustering(ports(one)), createClustering(ports(two))];
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
    const settling = createClustering({ ...ports(store), settleMs: 90_000 });
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
    await createClustering(ports(store))();
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
