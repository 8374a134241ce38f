// Asks Discord whether the token is right and what is switched on, and gives the invite link.
import { REST, Routes, type APIApplication, type APIGatewayBotInfo, type APIUser } from "discord.js";
import { type Finding, explainError, sentence } from "../../src/platform/index.ts";
import { type DiscordSettings, timingOf } from "./config.ts";
import { toBotError } from "./errors.ts";
import { inviteLink, PERMISSIONS } from "./permissions.ts";
import { call } from "./wire.ts";

/** GATEWAY_MESSAGE_CONTENT and its form for small bots (reference, "Application Flags"). */
const MESSAGE_CONTENT = (1 << 18) | (1 << 19);

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
      ? sentence("discord.doctorContentOff")
      : sentence(allowed ? "discord.doctorContentOn" : "discord.doctorContentRefused");
    return {
      ok: !settings.DISCORD_MESSAGE_CONTENT || allowed,
      lines: [
        sentence("discord.doctorToken", { name: user.username }),
        content,
        sentence("discord.doctorConnections", { left: String(starts.remaining), total: String(starts.total) }),
        sentence("discord.doctorPermissions", { permissions: Object.keys(PERMISSIONS).join(", ") }),
        sentence("discord.doctorInvite", { link: inviteLink(application.id) }),
      ],
    };
  } catch (error) {
    return { ok: false, lines: [explainError(toBotError(error))] };
  }
}
