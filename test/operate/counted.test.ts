// A platform that is counted is the same platform.
import { expect, it } from "vitest";
import { countedPlatform } from "../../src/operate/counted.ts";
import type { Meter } from "../../src/operate/meter.ts";
import type { Platform } from "../../src/platform/index.ts";
import { testClock } from "../support/clock.ts";

it("has all that the platform has, how fast it may post among it", () => {
  const nothing = async (): Promise<undefined> => undefined;
  const platform = {
    name: "made",
    graceMs: 1,
    rate: { requestsASecond: 50, requestsAPost: 1 },
    start: nothing,
    connected: () => true,
    post: nothing,
    find: nothing,
    edit: nothing,
    remove: nothing,
    channels: {},
    storyAddress: nothing,
    forget: nothing,
    stop: nothing,
  } as unknown as Required<Platform>;
  const counted = countedPlatform(platform, {} as Meter, testClock("2026-03-02T08:00:00Z"));
  expect(Object.keys(counted).toSorted()).toEqual(Object.keys(platform).toSorted());
  expect(counted.rate).toEqual(platform.rate);
});
