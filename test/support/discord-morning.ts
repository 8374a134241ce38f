// Many channels of one Discord server that have their digest at eight, and what the double's journal says of it.
import { createDiscord, discordSettings } from "../../adapters/discord/index.ts";
import type { ChannelRef } from "../../src/platform/index.ts";
import { startDiscord, TOKEN } from "./discord-server.ts";
import { channel, GUILD } from "./discord-world.ts";
import { type Expectation, strikeEight } from "./eight.ts";
import type { TestHome } from "./homes.ts";
import { memoryContext } from "./records.ts";

export interface DiscordMorning {
  /** How many digests stand in each channel. */
  standing: number[];
  /** When each post came, in milliseconds after eight. */
  posts: number[];
  /** The same of every request since then. */
  requests: number[];
  /** Answers of 429. */
  refused: number;
  violations: string[];
  expectations: Expectation[];
}

export async function discordMorning(count: number, patienceMs: number, home?: TestHome): Promise<DiscordMorning> {
  const discord = await startDiscord({ limits: true });
  try {
    const ids = Array.from({ length: count }, (_, n) => String(70_000 + n));
    for (const id of ids) discord.channels.set(id, channel(id, 0, `desk-${id}`));
    const settings = discordSettings.parse({ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.url });
    const refs = ids.map((id): ChannelRef => ({
      platform: "discord",
      tenant: `discord:${GUILD}`,
      channel: id,
      kind: "channel",
    }));
    const { eight, expectations } = await strikeEight(createDiscord(settings, memoryContext()), refs, patienceMs, home);
    const since = (requests: { at: number }[]) => requests.map(({ at }) => at - eight).filter((at) => at >= 0);
    return {
      standing: ids.map((id) => discord.inChannel(id).length),
      posts: since(discord.requestsTo("POST", /\/channels\/\d+\/messages$/)),
      requests: since(discord.requests),
      refused: discord.requests.filter(({ status }) => status === 429).length,
      violations: discord.violations,
      expectations,
    };
  } finally {
    await discord.close();
  }
}

/** Most of these moments within any `ms`. */
export function busiest(moments: number[], ms: number): number {
  const at = moments.toSorted((a, b) => a - b);
  return Math.max(0, ...at.map((from, n) => at.slice(n).filter((time) => time < from + ms).length));
}
