// What adapters share: lanes that keep order and pace, memories that end, patience, and text that fits.
import { describe, expect, it } from "vitest";
import {
  BotError,
  clip,
  createLanes,
  createMemory,
  createSeen,
  retry,
  revive,
  webUrl,
} from "../../src/platform/index.ts";
import { handClock, testClock } from "../support/clock.ts";

describe("clip", () => {
  it.each([
    ["what fits stays", "four", 4, "four"],
    ["a word is not cut where one ends near", "one two three", 9, "one two…"],
    ["a long word is cut", "Donaudampfschiff", 6, "Donau…"],
    ["a character of two units stays whole", "ab😀cd", 4, "ab…"],
    ["no room, nothing", "word", 0, ""],
  ])("%s", (_, text, most, shown) => expect(clip(text, most)).toBe(shown));
});

describe("an address a reader may be sent to", () => {
  it.each(["https://a.example/x", "http://a.example"])("%s", (text) => expect(webUrl(text)?.host).toBe("a.example"));
  it.each(["javascript:alert(1)", "ftp://a.example", "https://bank.example@evil.example", "not one", "//a.example"])(
    "is not %s",
    (text) => expect(webUrl(text)).toBeUndefined(),
  );
});

/** Lets everything run that waits for no clock. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe("lanes", () => {
  const limited = (ms: number) => new BotError("rate_limited", "slow", { retryAfterMs: ms });
  const pace = { interval: 1000, closed: "Slower, please." };

  it("run the tasks of one key in order and apart, and other keys at once", async () => {
    const clock = handClock();
    const lanes = createLanes(clock, pace);
    const ran: string[] = [];
    for (const name of ["a1", "a2", "a3", "b1"]) void lanes.run(name[0]!, async () => ran.push(name));
    await settle();
    expect(ran).toEqual(["a1", "b1"]);
    clock.advance(999);
    await settle();
    expect(ran).toEqual(["a1", "b1"]);
    clock.advance(1);
    await settle();
    expect(ran).toEqual(["a1", "b1", "a2"]);
  });

  it("without a pace only keep order, whatever fails", async () => {
    const lanes = createLanes(handClock());
    const ran: string[] = [];
    const first = lanes.run("a", () => Promise.reject(limited(9000)));
    const second = lanes.run("a", async () => ran.push("second"));
    expect(lanes.busy("a")).toBe(true);
    await expect(first).rejects.toMatchObject({ code: "rate_limited" });
    await second;
    await settle();
    expect([ran, lanes.busy("a")]).toEqual([["second"], false]);
  });

  it("close for as long as the platform asks, say so at once, and forget it then", async () => {
    const clock = testClock();
    const lanes = createLanes(clock, pace);
    await expect(lanes.run("a", () => Promise.reject(limited(9000)))).rejects.toMatchObject({ retryAfterMs: 9000 });
    clock.advance(4000);
    await expect(lanes.run("a", async () => "ran")).rejects.toMatchObject({
      code: "rate_limited",
      message: "Slower, please.",
      retryAfterMs: 5000,
    });
    expect(await lanes.run("b", async () => "ran")).toBe("ran");
    clock.advance(5000);
    expect(await lanes.run("a", async () => "ran")).toBe("ran");
  });

  it("measure waits by steady time: a wall clock that is set back holds nobody up", async () => {
    const wall = handClock();
    const steady = handClock();
    const lanes = createLanes({ ...wall, sleep: steady.sleep, steady: () => steady.now().getTime() }, pace);
    await lanes.run("a", async () => {});
    wall.advance(-3_600_000);
    let ran = false;
    void lanes.run("a", async () => (ran = true));
    await settle();
    steady.advance(1000);
    await settle();
    expect(ran).toBe(true);
  });
});

describe("a memory", () => {
  it("forgets the least used first, and everything in time", () => {
    const clock = handClock();
    const held = createMemory<string>(clock, { most: 2, ms: 1000 });
    held.set("a", "A");
    held.set("b", "B");
    held.get("a");
    held.set("c", "C");
    expect([...held.keys()].toSorted()).toEqual(["a", "c"]);
    clock.advance(1000);
    expect(held.get("a")).toBe("A");
    clock.advance(1);
    expect(held.get("a")).toBeUndefined();
  });

  it("of what was seen says so once, until it is forgotten", () => {
    const clock = handClock();
    const first = createSeen(clock, { most: 2, ms: 1000 });
    expect(["a", "a", "b"].map(first)).toEqual([true, false, true]);
    clock.advance(1001);
    expect(first("a")).toBe(true);
    expect(["c", "d", "a"].map(first)).toEqual([true, true, true]);
  });
});

describe("patience", () => {
  it("tries again for as long as it is told, waiting in between, and lets the last failure stand", async () => {
    const clock = testClock();
    const began = clock.now().getTime();
    let tries = 0;
    const work = retry(
      clock,
      () => Promise.reject(new Error(`try ${(tries += 1)}`)),
      (_error, n) => (n < 3 ? n * 100 : undefined),
    );
    await expect(work).rejects.toThrow("try 3");
    expect(clock.now().getTime() - began).toBe(300);
  });
});

it("moments come back from a record as moments, whatever else looks like one stays text", () => {
  const held = { spans: [{ at: new Date("2026-11-24T08:00:00Z"), text: "2026-11-24" }] };
  expect(revive(JSON.parse(JSON.stringify(held)))).toEqual(held);
});
