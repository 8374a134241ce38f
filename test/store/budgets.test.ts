// What a day may cost: a workspace its budget, a person who has the bot alone a small one of their own.
import { expect, test } from "vitest";
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
