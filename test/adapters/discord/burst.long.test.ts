// Eight o'clock on Discord: every channel of a server has its digest at once.
import { expect, it } from "vitest";
import { discordMorning } from "../../support/discord-morning.ts";

it("twenty channels get their digest once each, and Discord never has to say that it is asked too fast", async () => {
  const { standing, refused, violations } = await discordMorning(20, 60_000);
  expect(standing).toEqual(Array.from({ length: 20 }, () => 1));
  expect(refused).toBe(0);
  expect(violations).toEqual([]);
});
