// The real bot with the sample newsroom, connected to the tests' small Discord.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDiscord, discordSettings } from "../adapters/discord/index.ts";
import { parseSettings, readConfig } from "../src/app/config.ts";
import { modelSettings } from "../src/model/settings.ts";
import { openNewsroom } from "../src/app/newsroom.ts";
import { startDiscord, TOKEN } from "../test/support/discord-server.ts";

/** Feeds that the sample serves under names which only it resolves. */
export const FEEDS = [
  "http://harbour-courier.example/feed.xml",
  "http://northbank-radio.example/news/feed.json",
  "http://estmark-ledger.example/rss/all.xml",
];

export async function openDiscordNewsroom() {
  const folder = await mkdtemp(join(tmpdir(), "footnote-discord-"));
  const discord = await startDiscord();
  const settings = { SAMPLE: "on", DATA_DIR: join(folder, "data"), LOG_LEVEL: "error", TIME_ZONE: "UTC" };
  const adapter = discordSettings.parse({ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.url });
  const newsroom = await openNewsroom({
    onFatal: (error) => {
      throw error;
    },
    config: readConfig(settings),
    model: parseSettings(modelSettings, {}),
    secrets: [TOKEN],
    platforms: [{ name: "discord", create: async (context) => createDiscord(adapter, context) }],
  });
  await newsroom.start();
  return {
    discord,
    async close() {
      await newsroom.stop();
      await discord.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
