// What a day may cost: shown with the month, set lower by administrators, taken back, never above the bot's own bound.
import { afterEach, beforeEach, expect, it } from "vitest";
import { createSpending } from "../../src/store/spending.ts";
import { admin, type Conversation, member, openConversation, place } from "../support/conversation.ts";
import { DAY } from "../../src/core/time.ts";

let bed: Conversation;
const account = { tenant: place.tenant, storyId: undefined, channel: undefined };
const estimate = { provider: "p", model: "m", prompt: "x", tokensIn: 1, tokensOut: 1, cost: 0.6 };
const open = () => createSpending(bed.store.db, bed.clock, { workspace: 2, person: undefined });
beforeEach(async () => {
  bed = await openConversation();
  bed.ports.budget = open();
});
afterEach(() => bed.close());

it("is lowered by administrators alone, and no call goes above it", async () => {
  expect(await bed.said("budget 1", member)).not.toContain("Now");
  expect(await bed.said("budget $1,00", admin)).toMatch(/Before: \$2\.00 a day\s+Now: \$1\.00 a day/i);
  const ledger = open();
  await ledger.reserve(account, estimate);
  await ledger.reserve(account, estimate);
  await expect(ledger.reserve(account, estimate)).rejects.toMatchObject({ code: "budget_exhausted" });
  expect(await ledger.state(place.tenant)).toMatchObject({ budget: 1, level: "headline" });
  expect(await ledger.state("slack:other")).toMatchObject({ budget: 2 });
});

it("is never above what whoever runs the bot allows, also where that is lowered later", async () => {
  expect(await bed.said("budget 3")).toContain("at most $2.00 a day");
  for (const typed of ["0", "-1", "lots", "NaN"])
    expect([typed, await bed.said(`budget ${typed}`)]).toEqual([typed, expect.stringContaining("no sum")]);
  await bed.said("budget 1.5");
  const stricter = createSpending(bed.store.db, bed.clock, { workspace: 0.5, person: undefined });
  expect((await stricter.state(place.tenant)).budget).toBe(0.5);
});

it("is taken back by its button, step by step", async () => {
  const own = async () => (await open().bounds(place.tenant)).own;
  await bed.said("budget 1");
  const { message } = await bed.run("budget 0.5");
  await bed.press(message.actions[0]!.id);
  expect(await own()).toBe(1);
  const off = await bed.run("budget off");
  expect(await own()).toBeUndefined();
  await bed.press(off.message.actions[0]!.id);
  expect(await own()).toBe(1);
});

it("counts the month of all its days, and is gone with its workspace", async () => {
  bed.clock.advance(-DAY * (bed.clock.now().getUTCDate() - 1));
  await open().reserve(account, estimate);
  bed.clock.advance(DAY);
  await open().reserve(account, estimate);
  await open().lower(place.tenant, 1);
  expect(await open().bounds(place.tenant)).toEqual({ today: 0.6, month: 1.2, most: 2, own: 1 });
  await bed.ports.forget({ tenant: place.tenant });
  expect(await open().bounds(place.tenant)).toEqual({ today: 0, month: 0, most: 2, own: undefined });
});
