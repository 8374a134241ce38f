// Discord in the table of platforms.
import type { PlatformDescriptor } from "../../src/platform/index.ts";
import { type DiscordSettings, discordSettings, wantsDiscord } from "./config.ts";

export const discord: PlatformDescriptor<DiscordSettings> = {
  name: "discord",
  settings: discordSettings,
  asks: ["DISCORD_TOKEN"],
  wanted: wantsDiscord,
  create: async (settings, context) => (await import("./index.ts")).createDiscord(settings, context),
  doctor: async (settings) => (await import("./doctor.ts")).doctor(settings),
};
