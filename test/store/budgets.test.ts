// What a day may cost: a workspace its budget; a person who has the bot alone, and a program, a small one.
import { expect, test } from "vitest";
import { purseOf } from "../../src/core/refs.ts";
import { createSpending } from "../../src/store/spending.ts";
import { testClock } from "../support/clock.ts";
import { embedded } from "../support/homes.ts";

const estimate = (cost: number) => ({ provider: "p", model: "m", prompt: "x", tokensIn: 1, tokensOut: 1, cost });

test("each person who has the bot alone has a budget of their own, and a workspace's is not theirs", async () => {
  const clock = testClock();
  const store = await embedded.open(() => clock.now());
  const spending = createSpending(store.db, clock, { workspace: 5, person: 0.25 });
  const of = (tenant: string) => ({ tenant, storyId: undefined, channel: undefined });
  await spending.reserve(of("discord:@1"), estimate(0.3));
  await expect(spending.reserve(of("discord:@1"), estimate(0.1))).rejects.toMatchObject({ code: "budget_exhausted" });
  for (const other of ["discord:@2", "discord:1"]) await spending.reserve(of(other), estimate(0.3));
  await spending.reserve(of("discord:1"), estimate(0.3));
  expect(await spending.state("discord:@2")).toMatchObject({ budget: 0.25 });
  expect(await spending.state("discord:1")).toMatchObject({ budget: 5, spent: 0.6 });
  await store.close();
});

test("each program has a budget within that of its workspace, which people of the channel do not share", async () => {
  const clock = testClock();
  const store = await embedded.open(() => clock.now());
  const spending = createSpending(store.db, clock, { workspace: 1, person: undefined, program: 0.25 });
  const by = (channel: string) => ({ tenant: "slack:1", storyId: undefined, channel });
  await spending.reserve(by(purseOf("key-1")), estimate(0.3));
  await expect(spending.reserve(by(purseOf("key-1")), estimate(0.1))).rejects.toThrow("this program");
  for (const other of ["C1", "C1", purseOf("key-2")]) await spending.reserve(by(other), estimate(0.3));
  // The workspace's own is used up now, for a program that never asked too.
  await expect(spending.reserve(by(purseOf("key-3")), estimate(0.1))).rejects.toMatchObject({
    code: "budget_exhausted",
  });
  clock.advance(24 * 3_600_000);
  await spending.reserve(by(purseOf("key-1")), estimate(0.1));
  await store.close();
});
