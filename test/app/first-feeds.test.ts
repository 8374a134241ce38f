// Feeds that the settings name: watched from the first start on, and never again once somebody removed them.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FirstFeedsPorts, PAGE_CHANNEL, watchFirst } from "../../src/app/first-feeds.ts";
import { BotError } from "../../src/core/errors.ts";
import { readPack } from "../../src/feeds/packs.ts";
import type { Store } from "../../src/store/index.ts";
import { testClock } from "../support/clock.ts";
import { embedded } from "../support/homes.ts";

describe("feeds of the settings", () => {
  let store: Store;
  let ports: FirstFeedsPorts;
  let reachable: boolean;
  beforeEach(async () => {
    const clock = testClock();
    store = await embedded.open(() => clock.now());
    reachable = true;
    ports = {
      store,
      clock,
      log: { debug() {}, info() {}, warn() {}, error() {} },
      timeZone: "UTC",
      language: "en",
      discover: async (address) => {
        if (!reachable) throw new BotError("fetch_failed", "The site does not answer.");
        return [
          { url: `${address}feed.xml`, title: "One" },
          { url: `${address}comments.xml`, title: "Comments" },
        ];
      },
    };
  });
  afterEach(() => store.close());
  const watched = async () => {
    const subscription = await store.subscriptions.ofChannel(PAGE_CHANNEL);
    return subscription ? (await store.feeds.ofSubscription(subscription.id)).map(({ url }) => url) : [];
  };

  it("are watched on the page: the first feed of an address, all of a starter pack", async () => {
    await watchFirst(ports, ["https://one.example/", "pack:ai"]);
    const pack = readPack("ai")!.map(({ url }) => url);
    expect((await watched()).toSorted()).toEqual(["https://one.example/feed.xml", ...pack].toSorted());
  });

  it("are taken once: what somebody removed stays removed", async () => {
    await watchFirst(ports, ["https://one.example/"]);
    const subscription = (await store.subscriptions.ofChannel(PAGE_CHANNEL))!;
    const [feed] = await store.feeds.ofSubscription(subscription.id);
    await store.subscriptions.unlink(subscription, feed!.id);
    await watchFirst(ports, ["https://one.example/", "https://two.example/"]);
    expect(await watched()).toEqual(["https://two.example/feed.xml"]);
  });

  it("that cannot be read keep nobody from the others, and are tried at the next start", async () => {
    reachable = false;
    await watchFirst(ports, ["https://one.example/", "pack:ai"]);
    expect(await watched()).toHaveLength(readPack("ai")!.length);
    reachable = true;
    await watchFirst(ports, ["https://one.example/", "pack:ai"]);
    expect(await watched()).toContain("https://one.example/feed.xml");
  });
});
