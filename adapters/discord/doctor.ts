// Asks Discord whether the token is right and what is switched on, and gives the invite link.
import {
  OAuth2Scopes,
  PermissionFlagsBits,
  REST,
  Routes,
  type APIApplication,
  type APIGatewayBotInfo,
  type APIUser,
} from "discord.js";
import { type Finding, explainError } from "../../src/platform/index.ts";
import { type DiscordSettings, timingOf } from "./config.ts";
import { toBotError } from "./errors.ts";
import { call } from "./wire.ts";

/** What posting, answering in threads and finding a post again take, and nothing else. */
const PERMISSIONS = {
  "View Channels": PermissionFlagsBits.ViewChannel,
  "Send Messages": PermissionFlagsBits.SendMessages,
  "Create Public Threads": PermissionFlagsBits.CreatePublicThreads,
  "Send Messages in Threads": PermissionFlagsBits.SendMessagesInThreads,
  "Embed Links": PermissionFlagsBits.EmbedLinks,
  "Read Message History": PermissionFlagsBits.ReadMessageHistory,
};

/** GATEWAY_MESSAGE_CONTENT and its form for small bots (reference, "Application Flags"). */
const MESSAGE_CONTENT = (1 << 18) | (1 << 19);

function inviteLink(application: string): string {
  const permissions = Object.values(PERMISSIONS).reduce((sum, bit) => sum | bit, 0n);
  const query = new URLSearchParams({
    client_id: application,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(" "),
    permissions: String(permissions),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}

/** Asks Discord without connecting. Never throws: what is wrong stands in a line. */
export async function doctor(settings: DiscordSettings): Promise<Finding> {
  const { call: timeout } = timingOf(settings);
  const rest = new REST({ api: settings.DISCORD_API_URL, timeout, retries: 0 }).setToken(settings.DISCORD_TOKEN);
  try {
    const user = await call<APIUser>(rest.get(Routes.user()));
    const application = await call<APIApplication>(rest.get(Routes.currentApplication()));
    const gateway = await call<APIGatewayBotInfo>(rest.get(Routes.gatewayBot()));
    const allowed = ((application.flags ?? 0) & MESSAGE_CONTENT) !== 0;
    const starts = gateway.session_start_limit;
    const content = !settings.DISCORD_MESSAGE_CONTENT
      ? "Message Content is off: people ask with the Ask button, /ask, or by mentioning the bot."
      : allowed
        ? "Message Content is on: plain replies in the bot's threads are read as questions."
        : "DISCORD_MESSAGE_CONTENT is on, but the portal does not allow it: switch on Bot > Message Content Intent, or set it to off.";
    return {
      ok: !settings.DISCORD_MESSAGE_CONTENT || allowed,
      lines: [
        `The token is that of ${user.username}.`,
        content,
        `Connections left today: ${starts.remaining} of ${starts.total}.`,
        `Permissions asked for: ${Object.keys(PERMISSIONS).join(", ")}.`,
        `Invite it with: ${inviteLink(application.id)}`,
      ],
    };
  } catch (error) {
    return { ok: false, lines: [explainError(toBotError(error))] };
  }
}
