// When a feed's trouble is told, in which words, and to whom: once.
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { defaultFilters, defaultLens, defaultSchedule } from "../../src/digest/defaults.ts";
import { type FeedTrouble, feedNotice, feedNotices, isWorthTelling } from "../../src/jobs/notices.ts";
import { plain } from "../../src/platform/index.ts";
import type { Store } from "../../src/store/index.ts";
import { testClock } from "../support/clock.ts";
import { homes } from "../support/homes.ts";
import { channel } from "../support/news.ts";
import { english } from "../../src/words/index.ts";

const DAY = 86_400_000;
const clock = testClock();
const now = clock.now();
const ago = (days: number) => new Date(now.getTime() - days * DAY);
const trouble = (rest: Partial<FeedTrouble> = {}): FeedTrouble => ({
  feedId: "f1",
  title: "Harbour News",
  gone: false,
  fault: { said: "The site answered 404.", advice: "The feed may have moved: add the site's address to look for it." },
  failures: 7,
  since: ago(3),
  ...rest,
});

describe("a feed's trouble", () => {
  it.each<[boolean, string, Partial<FeedTrouble>]>([
    [true, "it is gone", { gone: true, failures: 0, since: now }],
    [true, "it failed often, for days", {}],
    [true, "it failed often, for a day", { failures: 5, since: ago(1) }],
    [false, "it failed often within hours", { failures: 9, since: ago(0.5) }],
    [false, "it failed once, long ago and now", { failures: 2, since: ago(20) }],
  ])("is worth telling: %s, when %s", (worth, _, rest) => expect(isWorthTelling(trouble(rest), now)).toBe(worth));

  it("is told with its cause, what goes on, and what to do", () => {
    expect(plain(feedNotice(trouble(), now, english))).toBe(
      [
        "Harbour News cannot be read",
        "I could not read Harbour News for 3 days (7 tries): The site answered 404.",
        "The feed may have moved: add the site's address to look for it. I keep trying, at least once a day, and go on as before when it answers.",
        'To stop watching it: "remove Harbour News"',
      ].join("\n"),
    );
    expect(
      plain(
        feedNotice(trouble({ gone: true, fault: { said: "It is gone for good.", advice: undefined } }), now, english),
      ),
    ).toBe(
      [
        "Harbour News is gone",
        "Harbour News is gone: It is gone for good. I no longer look at it.",
        "If it moved, add its new address.",
        'To stop watching it: "remove Harbour News"',
      ].join("\n"),
    );
  });
});

describe("the channels that are told", () => {
  let store: Store;
  let feedIds: string[];
  beforeEach(async () => {
    store ??= await homes.at(-1)!.open(() => clock.now());
    for (const table of ["deliveries", "subscriptions", "feeds"] as const) await store.db.deleteFrom(table).execute();
    feedIds = [];
    for (const n of [1, 2, 3, 4, 5]) {
      const url = `http://site${n}.example/feed`;
      feedIds.push((await store.feeds.add({ url, title: url, siteUrl: undefined, poll: {}, sample: false }, now)).id);
    }
  });
  afterAll(() => store?.close());

  const reader = async (name: string, settings: Partial<Parameters<Store["subscriptions"]["update"]>[1]> = {}) => {
    const own = { lens: defaultLens("en"), schedule: defaultSchedule("UTC"), filters: defaultFilters };
    const { id } = await store.subscriptions.ensure({ ...channel, channel: name }, own, "owner", now);
    for (const feedId of feedIds) await store.subscriptions.link(id, feedId);
    await store.subscriptions.update(id, settings);
    return id;
  };
  const told = async (troubles: FeedTrouble[], at = now) => {
    const notices = await feedNotices(store, troubles, at);
    await store.db.transaction().execute(async (trx) => {
      for (const notice of notices) await store.outbox.enqueue(trx, notice, at);
    });
    return notices.map(({ target }) => ("channel" in target ? target.channel : ""));
  };
  const checked = (values: object) => store.db.updateTable("feeds").set(values).execute();

  it("are all that read the feed, each once, until it has recovered and fails anew", async () => {
    await reader("a");
    await reader("b");
    const paused = await reader("c");
    await store.subscriptions.pause(paused, "gone");
    await store.subscriptions.rest({ id: await reader("d"), tenant: channel.tenant }, feedIds[0]!, true);
    const first = trouble({ feedId: feedIds[0]! });
    expect(await told([first])).toEqual(["a", "b"]);
    expect(await told([{ ...first, failures: 8 }], new Date(now.getTime() + DAY))).toEqual([]);
    await reader("e");
    expect(await told([{ ...first, failures: 9 }])).toEqual(["e"]);
    expect(await told([{ ...first, since: ago(1.5) }])).toEqual(["a", "b", "e"]);
  });

  it("are not woken in their quiet hours", async () => {
    await reader("a", { schedule: { ...defaultSchedule("UTC"), quiet: { from: "09:00", to: "12:00" } } });
    const [notice] = await feedNotices(store, [trouble({ feedId: feedIds[0]! })], now);
    expect(notice?.notBefore).toEqual(new Date("2026-03-02T12:00:00Z"));
  });

  it("are not flooded when a whole list is dead; the rest is told on other days", async () => {
    await reader("a");
    const all = feedIds.map((feedId) => trouble({ feedId }));
    expect(await told(all)).toHaveLength(3);
    expect(await told(all)).toHaveLength(0);
    expect(await told(all, new Date(now.getTime() + 1.1 * DAY))).toHaveLength(2);
  });

  it("are not told when nothing at all answered for a day: then it is our own network", async () => {
    await reader("a");
    await checked({ last_checked_at: now, last_ok_at: ago(2) });
    expect(await told([trouble({ feedId: feedIds[0]! })])).toEqual([]);
    expect(await told([trouble({ feedId: feedIds[1]!, gone: true })])).toEqual(["a"]);
    await store.db.updateTable("feeds").set({ last_ok_at: now }).where("id", "=", feedIds[4]!).execute();
    expect(await told([trouble({ feedId: feedIds[0]! })])).toEqual(["a"]);
  });
});
