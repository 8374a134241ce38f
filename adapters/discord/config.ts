// Settings of the Discord adapter, and how long it waits for what.
import { z } from "zod";
import { type Clock, type Environment, type Logger, onOff, seconds, server } from "../../src/platform/index.ts";

export const discordSettings = z.object({
  DISCORD_TOKEN: z
    .string()
    .transform((token) => token.replace(/^Bot\s+/i, ""))
    .refine(
      (token) => /^[\w-]{18,}\.[\w-]{4,}\.[\w-]{20,}$/.test(token),
      "copy the token from Bot > Reset Token; it has three parts with dots between",
    ),
  /** On when the portal allows the Message Content intent, so that plain replies in a thread can be read. */
  DISCORD_MESSAGE_CONTENT: onOff("off"),
  /** Components V2, or one embed for servers whose people use old clients or search in embeds. */
  DISCORD_STYLE: z.enum(["components", "embeds"], "write components or embeds").default("components"),
  /** Address of the REST interface without its version; Discord's own unless a test says otherwise. */
  DISCORD_API_URL: server("https://discord.com/api").transform((address) => address.replace(/(?<!\/)\/+$/, "")),
  /** How long one request may take. */
  DISCORD_TIMEOUT_SECONDS: seconds(0.5, 120, 15),
  /** How much later a message whose answer was lost may still appear. */
  DISCORD_APPEARS_SECONDS: seconds(1, 600, 30),
});

export type DiscordSettings = z.infer<typeof discordSettings>;

export const wantsDiscord = (env: Environment): boolean => Boolean(env["DISCORD_TOKEN"]);

/** Waits, all in milliseconds; tests shorten them. */
export interface Timing {
  /** How long one request may take. */
  call: number;
  /** How much later a message whose answer was lost may still appear. */
  appears: number;
  /** Between two edits of one answer, at least. */
  edit: number;
}

export const timingOf = (settings: DiscordSettings, given: Partial<Timing> = {}): Timing => ({
  call: settings.DISCORD_TIMEOUT_SECONDS * 1000,
  appears: settings.DISCORD_APPEARS_SECONDS * 1000,
  edit: 1500,
  ...given,
});

/** What the client is given. */
export interface Setup {
  settings: DiscordSettings;
  timing: Timing;
  clock: Clock;
  log: Logger;
}
