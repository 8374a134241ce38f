// The adapter with its real client against the fake Discord, and what tests look for.
import { afterEach, expect } from "vitest";
import { createDiscord, type DiscordSettings, discordSettings, type Timing } from "../../../adapters/discord/index.ts";
import { spoken } from "../../../adapters/discord/render.ts";
import type { ChannelRef, Platform } from "../../../src/platform/index.ts";
import { type FakeDiscord, startDiscord, TOKEN } from "../../support/discord-server.ts";
import { GUILD, type StoredMessage, TEXT } from "../../support/discord-world.ts";
import { type FakeInbox, fakeInbox } from "../../support/inbox.ts";
import { memoryContext } from "../../support/records.ts";

export const key = "abcdefghijklmnopqrstuvwx";
export const here = (id = TEXT): ChannelRef => ({
  platform: "discord",
  tenant: `discord:${GUILD}`,
  channel: id,
  kind: "channel",
});

export interface Bench {
  discord: FakeDiscord;
  platform: Platform;
  inbox: FakeInbox;
  context: ReturnType<typeof memoryContext>;
  settings: DiscordSettings;
  /** A second process with the same records. */
  restart(inbox?: FakeInbox): Promise<Bench>;
}

const running: Bench[] = [];

export async function bench(
  change: {
    settings?: Partial<DiscordSettings>;
    timing?: Partial<Timing>;
    contentAllowed?: boolean;
    shards?: number;
    takenAlong?: boolean;
    inbox?: FakeInbox;
    start?: boolean;
  } = {},
): Promise<Bench> {
  const { contentAllowed = false, shards = 1, takenAlong = true, inbox = fakeInbox(), start = true } = change;
  const discord = await startDiscord({ contentAllowed, shards, takenAlong });
  const env = { DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.url };
  const settings = { ...discordSettings.parse(env), ...change.settings };
  return open(discord, settings, { edit: 20, ...change.timing }, inbox, memoryContext(), start);
}

async function open(
  discord: FakeDiscord,
  settings: DiscordSettings,
  timing: Partial<Timing>,
  inbox: FakeInbox,
  context: ReturnType<typeof memoryContext>,
  start: boolean,
): Promise<Bench> {
  const platform = createDiscord(settings, context, timing);
  const made: Bench = {
    discord,
    platform,
    inbox,
    context,
    settings,
    async restart(next = fakeInbox()) {
      await platform.stop();
      return open(discord, settings, timing, next, context, true);
    },
  };
  running.push(made);
  if (start) await platform.start(inbox);
  return made;
}

afterEach(async () => {
  const violations = new Set(running.flatMap(({ discord }) => discord.violations));
  for (const { platform } of running) await platform.stop();
  for (const { discord } of running) await discord.close();
  running.length = 0;
  // oxlint-disable-next-line vitest/no-standalone-expect -- Discord's document judges every test that uses the harness
  expect([...violations]).toEqual([]);
});

export const said = (message: StoredMessage): string => spoken(message as never);

/** Custom ids of a message's controls. */
export function idsOf(message: StoredMessage): string[] {
  return [...JSON.stringify(message.components).matchAll(/"custom_id":"([^"]+)"/g)].map((match) => match[1]!);
}

/** The first message of a channel in which `part` is to be read, once it is there. */
export const heard = (discord: FakeDiscord, channel: string, part: string): Promise<StoredMessage> =>
  discord.waitUntil(() => discord.inChannel(channel).find((message) => said(message).includes(part)));
