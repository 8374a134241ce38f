// Environment to DiscordConfig: what is set, checked at once, each fault with its fix.
import { z } from "zod";
import { BotError } from "../../src/platform/index.ts";

export interface DiscordConfig {
  token: string;
  /** True when the portal allows the Message Content intent, so that plain replies in a thread can be read. */
  messageContent: boolean;
  /** Components V2, or one embed for servers whose people use old clients or search in embeds. */
  style: "components" | "embeds";
  /** Address of the REST interface without its version; Discord's own unless a test says otherwise. */
  apiUrl: string;
  /** How long one request may take, in milliseconds. */
  timeoutMs: number;
  /** How much later a message whose answer was lost may still appear, in milliseconds. */
  appearsMs: number;
  /** Least time between two edits of one answer, in milliseconds. */
  editEveryMs: number;
}

const schema = z.object({
  DISCORD_TOKEN: z
    .string()
    .transform((token) => token.replace(/^Bot\s+/i, ""))
    .refine(
      (token) => /^[\w-]{18,}\.[\w-]{4,}\.[\w-]{20,}$/.test(token),
      "copy the token from Bot > Reset Token; it has three parts with dots between",
    ),
  DISCORD_MESSAGE_CONTENT: z.enum(["on", "off"], "write on or off").default("off"),
  DISCORD_STYLE: z.enum(["components", "embeds"], "write components or embeds").default("components"),
  DISCORD_API_URL: z
    .url({ protocol: /^https?$/, error: "write an http(s) address" })
    .default("https://discord.com/api"),
  DISCORD_TIMEOUT_SECONDS: z.coerce.number("write a number of seconds").min(0.5).max(120).default(15),
  DISCORD_APPEARS_SECONDS: z.coerce.number("write a number of seconds").min(1).max(600).default(30),
});

/** The names of this adapter's settings. */
export const discordNames: readonly string[] = Object.keys(schema.shape);

/** Undefined when no token is set. Throws BotError `config_invalid` whose message names everything that is wrong. */
export function readConfig(env: Record<string, string | undefined>): DiscordConfig | undefined {
  if (!env["DISCORD_TOKEN"]) return undefined;
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value)));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new BotError("config_invalid", `The settings for Discord are not right:\n${faults.join("\n")}`, {
      hint: "Correct them in .env; adapters/discord/README.md says where each comes from.",
    });
  }
  return {
    token: parsed.data.DISCORD_TOKEN,
    messageContent: parsed.data.DISCORD_MESSAGE_CONTENT === "on",
    style: parsed.data.DISCORD_STYLE,
    apiUrl: parsed.data.DISCORD_API_URL.replace(/\/+$/, ""),
    timeoutMs: parsed.data.DISCORD_TIMEOUT_SECONDS * 1000,
    appearsMs: parsed.data.DISCORD_APPEARS_SECONDS * 1000,
    editEveryMs: 1500,
  };
}
