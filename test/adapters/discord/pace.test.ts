// Fifty requests a second are Discord's limit over everything: however many come at once, none is one too many.
import { expect, it } from "vitest";
import { createPace, PACE } from "../../../adapters/discord/pace.ts";
import { handClock } from "../../support/clock.ts";
import { createLimits } from "../../support/discord-limits.ts";

const api = (path: string): string => `https://discord.com/api/v10${path}`;

it("lets 500 requests begin that come at once, in their order, none too early for Discord and none later than it must be", async () => {
  const clock = handClock();
  const started = clock.now().getTime();
  const ms = (): number => clock.now().getTime() - started;
  const [mayAsk, judge] = [createPace(clock), createLimits()];
  const begun: { n: number; at: number; refused: boolean }[] = [];
  const asked = Array.from({ length: 500 }, async (_, n) => {
    await mayAsk(api(`/channels/${n}/messages`));
    begun.push({ n, at: ms(), refused: judge("POST", `/channels/${n}/messages`, ms()).refusal !== undefined });
  });
  for (let step = 0; step < 1_100; step += 1) {
    await Promise.resolve();
    await Promise.resolve();
    clock.advance(10);
  }
  await Promise.all(asked);
  expect(begun.map(({ n }) => n)).toEqual(Array.from({ length: 500 }, (_, n) => n));
  expect(begun.filter(({ refused }) => refused)).toEqual([]);
  expect(begun.at(-1)?.at).toBe(9 * PACE.ms);
});

it("keeps nobody waiting for answers to interactions", async () => {
  const clock = handClock();
  const mayAsk = createPace(clock, { most: 1, ms: 1_000 });
  await mayAsk(api("/channels/1/messages"));
  await mayAsk(api("/webhooks/1/token/messages/@original"));
  await mayAsk(api("/interactions/1/token/callback"));
  const later = mayAsk(api("/channels/2/messages"));
  expect(clock.sleepers()).toEqual([1_000]);
  clock.advance(1_000);
  await later;
});
