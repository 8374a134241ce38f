import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Article } from "../../src/core/domain.ts";
import { defaultFilters, defaultLens, defaultSchedule } from "../../src/digest/defaults.ts";
import { deliver } from "../../src/jobs/deliver.ts";
import { explain } from "../../src/digest/explain.ts";
import type { TellPorts } from "../../src/jobs/outgoing.ts";
import { digest, tell } from "../../src/jobs/tell.ts";
import { type Logger, plain } from "../../src/platform/index.ts";
import type { Store } from "../../src/store/index.ts";
import { entry } from "../contracts/store/scene.ts";
import { testClock } from "../support/clock.ts";
import { embedded } from "../support/homes.ts";
import { analysis, article, channel } from "../support/news.ts";
import { fakePlatform } from "../support/platform.ts";
import { english } from "../../src/words/index.ts";

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/** Tells of the same bridge, with a sum that no report held. */
const NEWS = "The bridge opens to ships after repairs of 40 million euros. Ships wait.";

describe("telling a story", () => {
  let store: Store;
  let clock: ReturnType<typeof testClock>;
  let platform: ReturnType<typeof fakePlatform>;
  let ports: TellPorts;
  let analysed: number;
  let feedId: string;

  beforeEach(async () => {
    clock = testClock();
    store = await embedded.open(() => clock.now());
    await store.jobs.start();
    platform = fakePlatform();
    analysed = 0;
    const never = () => Promise.reject(new Error("not asked for"));
    ports = {
      store,
      clock,
      analyst: {
        analyse: async (story) => {
          analysed += 1;
          return analysis(story.articles);
        },
        deeper: never,
        answer: never,
      },
    };
    const feed = await store.feeds.add(
      { url: "https://a.example/feed", title: "A", siteUrl: undefined, poll: {}, sample: false },
      clock.now(),
    );
    feedId = feed.id;
  });
  afterEach(async () => {
    await store.jobs.stop(0);
    await store.close();
  });

  const subscribe = async (name: string, settings: Partial<Parameters<Store["subscriptions"]["update"]>[1]> = {}) => {
    const { id } = await store.subscriptions.ensure(
      { ...channel, channel: name },
      { lens: defaultLens("en"), schedule: defaultSchedule("UTC"), filters: defaultFilters },
      "owner",
      clock.now(),
    );
    await store.subscriptions.link(id, feedId);
    await store.subscriptions.update(id, settings);
    return id;
  };
  /** A good poll of the feed that brings one item. */
  const look = () =>
    store.db.transaction().execute((trx) => {
      const poll = { poll: {}, nextCheckAt: clock.now(), state: "active" as const, ok: true, error: undefined };
      const feed = { title: undefined, siteUrl: undefined, url: "https://a.example/feed", feedId };
      return store.polls.save(trx, [{ ...poll, ...feed, items: [entry("Old news")] }], clock.now());
    });
  let serial = 0;
  const report = async (storyId: string, text: string, rest: Partial<Article> = {}): Promise<string> => {
    serial += 1;
    const id = await store.articles.save(
      store.db,
      { ...article(`x${serial}`, text), published: clock.now(), feedId, ...rest, contentHash: `${serial}` },
      clock.now(),
    );
    await store.db.transaction().execute((trx) => store.clustering.place(trx, id, storyId, clock.now()));
    return id;
  };
  const drain = async () => {
    clock.advance(1);
    // The end of one delivery makes the next of its channel due.
    for (let due = await store.outbox.due(clock.now()); due.length > 0; due = await store.outbox.due(clock.now())) {
      for (const { id } of due)
        await deliver({ store, platforms: new Map([["fake", platform]]), clock, log: silent }, id);
    }
  };

  it("posts it once per subscription, and analyses it once for all of them", async () => {
    for (const name of ["one", "two", "three"]) await subscribe(name);
    await report("s", "The bridge opens. Ships wait.");
    await Promise.all([tell(ports, "s"), tell(ports, "s")]).catch(() => tell(ports, "s"));
    await tell(ports, "s");
    await drain();
    expect(platform.posts.map((post) => post.channel).toSorted()).toEqual(["one", "three", "two"]);
    expect(analysed).toBeLessThanOrEqual(2);
  });

  it("does not analyse a story that nobody wants, and says why", async () => {
    const id = await subscribe("one", { filters: { ...defaultFilters, include: ["tunnel"] } });
    await report("s", "The bridge opens. Ships wait.");
    await tell(ports, "s");
    await drain();
    expect([platform.posts, analysed]).toEqual([[], 0]);
    const steps = await explain(store, channel.tenant, undefined, {
      subscription: await store.subscriptions.get(id),
      storyId: "s",
    });
    expect(steps.map((step) => english.tell(step.reason))).toEqual(["It mentions none of: tunnel."]);
  });

  it("leaves advertisements out", async () => {
    await subscribe("one");
    await report("s", "Buy this now. It is good.", { title: "Ad: Buy this" });
    await tell(ports, "s");
    await drain();
    expect(platform.posts).toEqual([]);
  });

  it("raises the count quietly for a mere repeat, and replies in the thread for a new fact", async () => {
    await subscribe("one");
    await report("s", "The bridge opens. Ships wait.");
    await tell(ports, "s");
    await drain();
    clock.advance(60_000);
    await report("s", "The bridge opens, they say.");
    await tell(ports, "s");
    await drain();
    expect(platform.posts).toHaveLength(1);
    expect(plain(platform.edits.at(-1)!.message)).toContain("2 reports");
    clock.advance(60_000);
    await report("s", NEWS);
    await tell(ports, "s");
    await tell(ports, "s");
    await drain();
    expect(platform.posts).toHaveLength(2);
    expect(platform.posts[1]).toMatchObject({ thread: "m1" });
    expect(plain(platform.posts[1]!.message)).toContain("New since");
    expect(plain(platform.edits.at(-1)!.message)).toContain("3 reports");
  });

  it("edits the post and replies once when an article is corrected", async () => {
    await subscribe("one");
    const first = await report("s", "It cost 40 million. Ships wait.");
    await tell(ports, "s");
    await drain();
    await report("s", "It cost 60 million. Ships wait.", { replaces: first });
    await tell(ports, "s");
    await tell(ports, "s");
    await drain();
    const edited = plain(platform.edits.at(-1)!.message);
    expect(edited).toContain("Was: It cost 40 million.");
    expect(edited).toContain("Now: It cost 60 million.");
    expect(edited).toContain("1 report,");
    expect(platform.posts.map((post) => post.thread)).toEqual([undefined, "m1"]);
  });

  it("edits the post and says so when the title alone is corrected", async () => {
    await subscribe("one");
    const first = await report("s", "The bus left the road. Ships wait.", { title: "Bus crash leaves 40 hurt" });
    await tell(ports, "s");
    await drain();
    await report("s", "The bus left the road. Ships wait.", { title: "Bus crash leaves 4 hurt", replaces: first });
    await tell(ports, "s");
    await tell(ports, "s");
    await drain();
    const edited = plain(platform.edits.at(-1)!.message);
    expect(edited).toMatch(/^Bus crash leaves 4 hurt/);
    expect(edited).toContain("The headline was: Bus crash leaves 40 hurt");
    expect(platform.posts.map((post) => post.thread)).toEqual([undefined, "m1"]);
    await report("s", "The bus left the road. Ships wait.", { title: "BUS CRASH leaves 4 hurt!" });
    await tell(ports, "s");
    await drain();
    expect(platform.posts).toHaveLength(2);
  });

  it("tells the stories that waited in one digest at its time, what more outlets tell first, and none of them again", async () => {
    const id = await subscribe("one", { schedule: { ...defaultSchedule("UTC"), mode: "digest" } });
    await report("s1", "The bridge opens. Ships wait.");
    for (const more of ["Nobody knew.", "A vote is near."]) await report("s2", `The mayor resigns. ${more}`);
    await tell(ports, "s1");
    await tell(ports, "s2");
    await drain();
    expect(platform.posts).toEqual([]);
    expect(await digest(ports, id)).toBe(2);
    expect(await digest(ports, id)).toBe(0);
    await drain();
    expect(platform.posts).toHaveLength(1);
    expect(plain(platform.posts[0]!.message)).toMatch(/2 stories.*mayor.*bridge/is);
  });

  it("holds what is over the day's cap for the next day", async () => {
    const id = await subscribe("one", { schedule: { ...defaultSchedule("UTC"), dailyCap: 1 } });
    await report("s1", "The bridge opens. Ships wait.");
    await report("s2", "The mayor resigns. Nobody knew.");
    await tell(ports, "s1");
    await tell(ports, "s2");
    await drain();
    expect(platform.posts).toHaveLength(1);
    clock.advance(24 * 3_600_000);
    expect(await digest(ports, id)).toBe(1);
  });

  it("tells stories that come hours late in one catch-up digest, not as a flood", async () => {
    const id = await subscribe("one");
    for (const name of ["s1", "s2", "s3"]) {
      await report(name, `Story ${name} happened. It is old.`, {
        published: new Date(clock.now().getTime() - 9 * 3_600_000),
      });
      await tell(ports, name);
    }
    await drain();
    expect(platform.posts).toEqual([]);
    expect(await digest(ports, id)).toBe(3);
  });

  it("makes a headline without a text a line of the next digest, also where it is the only one", async () => {
    const id = await subscribe("one");
    await report("s1", "The bridge opens to ships", { title: "The bridge opens to ships" });
    await tell(ports, "s1");
    await drain();
    expect(platform.posts).toEqual([]);
    clock.advance(24 * 3_600_000);
    expect(await digest(ports, id)).toBe(1);
    await drain();
    expect(plain(platform.posts[0]!.message)).toContain("1 story");
    expect(plain(platform.posts[0]!.message)).not.toContain("Reported by");
  });

  it("posts a headline as soon as another report tells more of it", async () => {
    await subscribe("one");
    await report("s1", "The bridge opens to ships", { title: "The bridge opens to ships" });
    await tell(ports, "s1");
    await report("s1", NEWS);
    await tell(ports, "s1");
    await drain();
    expect(platform.posts).toHaveLength(1);
  });

  it("waits for the end of quiet hours", async () => {
    await subscribe("one", { schedule: { ...defaultSchedule("UTC"), quiet: { from: "09:00", to: "12:00" } } });
    await report("s", "The bridge opens. Ships wait.");
    await tell(ports, "s");
    await drain();
    expect(platform.posts).toEqual([]);
    clock.advance(2 * 3_600_000);
    await drain();
    expect(platform.posts).toHaveLength(1);
  });

  it("counts a story as told when it turns out to be one that was", async () => {
    await subscribe("one");
    await report("s1", "The bridge opens. Ships wait.");
    await tell(ports, "s1");
    await drain();
    await report("s2", "Bridge open at last. Ships go.");
    await store.db.transaction().execute((trx) => store.clustering.absorb(trx, "s2", "s1"));
    await tell(ports, "s2");
    await drain();
    expect(platform.posts).toHaveLength(1);
    expect(plain(platform.edits.at(-1)!.message)).toContain("2 reports");
  });

  it("says no more of a story that was muted, or where posting is paused", async () => {
    const id = await subscribe("one");
    await report("s", "The bridge opens. Ships wait.");
    await tell(ports, "s");
    await drain();
    const mute = { kind: "story" as const, value: "s", label: "bridge", until: undefined };
    const muteId = await store.mutes.add({ ...channel, channel: "one" }, mute, "owner", clock.now());
    await report("s", NEWS);
    await tell(ports, "s");
    await drain();
    await store.mutes.remove({ ...channel, channel: "one" }, muteId);
    await store.subscriptions.pause(id, "by request");
    await tell(ports, "s");
    await drain();
    expect([platform.posts.length, platform.edits.length]).toEqual([1, 0]);
  });

  it("tells a new fact of a digest's story once, however many reports follow", async () => {
    const id = await subscribe("one", { schedule: { ...defaultSchedule("UTC"), mode: "digest" } });
    for (const name of ["s1", "s2"]) {
      await report(name, `Story ${name} happened. It is told.`);
      await tell(ports, name);
    }
    await digest(ports, id);
    await drain();
    await report("s1", "Story s1 cost the town 40 million euros. It happened at night.");
    await tell(ports, "s1");
    await report("s1", "Nothing else happened. It is said.");
    await tell(ports, "s1");
    await drain();
    expect(platform.posts.map((post) => post.thread)).toEqual([undefined, "m1"]);
  });

  it("loses no reply when it dies between the edit and the reply", async () => {
    await subscribe("one");
    await report("s", "The bridge opens. Ships wait.");
    await tell(ports, "s");
    await drain();
    await report("s", NEWS);
    const { enqueue } = store.outbox;
    store.outbox.enqueue = () => Promise.reject(new Error("killed"));
    await expect(tell(ports, "s")).rejects.toThrow("killed");
    store.outbox.enqueue = enqueue;
    await tell(ports, "s");
    await drain();
    expect(platform.posts).toHaveLength(2);
  });

  it("writes a post that has not left yet anew, with what came meanwhile", async () => {
    await subscribe("one", { schedule: { ...defaultSchedule("UTC"), quiet: { from: "09:00", to: "12:00" } } });
    await report("s", "The bridge opens. Ships wait.");
    await tell(ports, "s");
    await report("s", NEWS);
    await tell(ports, "s");
    clock.advance(2 * 3_600_000);
    await drain();
    expect(platform.posts).toHaveLength(1);
    expect(plain(platform.posts[0]!.message)).toContain("2 reports");
    expect(platform.edits).toEqual([]);
  });

  it("forgets a waiting story that is not wanted any more, and does not count it", async () => {
    const id = await subscribe("one", { schedule: { ...defaultSchedule("UTC"), mode: "digest" } });
    for (const name of ["s1", "s2", "s3"]) {
      await report(name, `Story ${name} happened. It is told.`);
      await tell(ports, name);
    }
    const mute = { kind: "story" as const, value: "s2", label: "s2", until: undefined };
    await store.mutes.add({ ...channel, channel: "one" }, mute, "owner", clock.now());
    expect(await digest(ports, id)).toBe(2);
    expect(await store.waiting.of(id)).toEqual([]);
  });

  it("keeps the numbers of a digest's stories, whatever the database does with its rows", async () => {
    const id = await subscribe("one", { schedule: { ...defaultSchedule("UTC"), mode: "digest" } });
    for (const name of ["s3", "s1", "s2"]) {
      await report(name, `Story ${name} happened. It is told.`);
      await tell(ports, name);
      clock.advance(1000);
    }
    await digest(ports, id);
    const [told] = await store.told.inChannel({ ...channel, channel: "one" }, 1);
    await store.told.retell(store.db, told!.deliveryId, "s3", told!.analysisId);
    expect((await store.told.storiesOf(channel.tenant, told!.deliveryId)).map((entry) => entry.storyId)).toEqual([
      "s3",
      "s1",
      "s2",
    ]);
  });

  it("tells the others when one channel's settings are broken", async () => {
    await subscribe("broken", { schedule: { ...defaultSchedule("UTC"), timeZone: "Mars/Olympus" } });
    await subscribe("two");
    await report("s", "The bridge opens. Ships wait.");
    await expect(tell(ports, "s")).rejects.toThrow(/time zone/);
    await drain();
    expect(platform.posts.map((post) => post.channel)).toEqual(["two"]);
  });

  it("gives old items that one channel asked for to that channel alone", async () => {
    const asker = await subscribe("asker");
    await subscribe("other");
    await look();
    const [old] = await store.items.latest(feedId);
    expect(await store.items.askFor(old!.id, asker)).toBe(true);
    await report("s", "The bridge opens. Ships wait.", { itemId: old!.id });
    await tell(ports, "s");
    await drain();
    expect(platform.posts.map((post) => post.channel)).toEqual(["asker"]);
  });

  it("explains an item by its link, stage by stage", async () => {
    const { link } = entry("Old news").item;
    await look();
    const subscription = await store.subscriptions.get(await subscribe("one"));
    expect(await explain(store, channel.tenant, link, { subscription, storyId: undefined })).toMatchObject([
      { stage: "poll", reason: { key: "verdict.baseline" } },
    ]);
    await expect(
      explain(store, channel.tenant, "https://nobody.example/", { subscription: undefined, storyId: undefined }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});
