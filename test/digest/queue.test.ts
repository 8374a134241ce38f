// Ten thousand channels at eight: what is said of when each is out holds against Discord's own limit.
import { expect, it } from "vitest";
import { createPace, PACE } from "../../adapters/discord/pace.ts";
import { expectedAt, isLater, places } from "../../src/digest/queue.ts";
import { testClock } from "../support/clock.ts";
import { randomFrom } from "../support/random.ts";

const RATE = { requestsASecond: (PACE.most * 1000) / PACE.ms, requestsAPost: 1 };
const EIGHT = new Date("2026-03-02T08:00:00Z");

it("is right within a fifth for each of 10,000 posts that go out at fifty a second (SEED=20260302)", async () => {
  const random = randomFrom(20260302);
  const due = Array.from({ length: 10_000 }, (_, n) => ({
    id: `s${n}`,
    tenant: `t${Math.floor(random() ** 3 * 3_000)}`,
  }));
  const place = places(due);
  const clock = testClock(EIGHT.toISOString());
  const mayAsk = createPace(clock);
  // As the outbox takes them: the oldest of every tenant, then the second oldest of every tenant.
  const turn = new Map<string, number>();
  const turns = due
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .map((one) => {
      turn.set(one.tenant, (turn.get(one.tenant) ?? -1) + 1);
      return { ...one, turn: turn.get(one.tenant)! };
    });
  const wrong: string[] = [];
  for (const { id } of turns.toSorted((one, other) => one.turn - other.turn)) {
    await mayAsk("https://discord.com/api/v10/channels/1/messages");
    const [said, took] = [expectedAt(EIGHT, place.get(id)!, RATE), clock.now()].map((at) => Number(at) - Number(EIGHT));
    // Within the first pace they all go at once.
    if (Math.abs(said! - took!) > Math.max(0.2 * took!, PACE.ms)) wrong.push(`${id}: said ${said}, took ${took}`);
  }
  expect(wrong).toEqual([]);
  expect(clock.now().getTime() - EIGHT.getTime()).toBe(199 * PACE.ms);
});

it("takes one of every tenant before the second of any, so that nobody waits for a large one", () => {
  const due = [..."abcde"].map((id) => ({ id, tenant: id === "e" ? "small" : "large" }));
  expect([...places(due.toReversed())]).toEqual([
    ["a", 0],
    ["e", 1],
    ["b", 2],
    ["c", 3],
    ["d", 4],
  ]);
});

it("is told only where it makes a minute", () => {
  expect(isLater(expectedAt(EIGHT, 2_000, RATE), EIGHT)).toBe(false);
  expect(isLater(expectedAt(EIGHT, 3_000, RATE), EIGHT)).toBe(true);
});
