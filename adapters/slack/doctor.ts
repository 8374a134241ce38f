// Asks Slack whether it is set up right, and says what is missing and what for.
import { webApi } from "@slack/bolt";
import type { Finding, Logger } from "../../src/platform/index.ts";
import { type SlackSettings, timingOf } from "./config.ts";
import { slackCode } from "./errors.ts";
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from "./scopes.ts";
import { clientOptions } from "./workspaces.ts";

const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

const optionsOf = (settings: SlackSettings) => clientOptions({ settings, timing: timingOf(settings), log: silent });

/** `ok` is false when the bot would not work; lines are sentences, one fact each. */
export async function doctor(settings: SlackSettings): Promise<Finding> {
  const checks = settings.SLACK_CLIENT_ID
    ? [
        {
          ok: true,
          lines: [
            `Many workspaces over HTTP on port ${settings.SLACK_PORT}: install at https://<your address>/slack/install.`,
          ],
        },
      ]
    : [await checkToken(settings), settings.SLACK_APP_TOKEN ? await checkSocket(settings) : overHttp(settings)];
  return { ok: checks.every((check) => check.ok), lines: checks.flatMap((check) => check.lines) };
}

async function checkToken(settings: SlackSettings): Promise<Finding> {
  try {
    const answer = await new webApi.WebClient(settings.SLACK_BOT_TOKEN, optionsOf(settings)).auth.test();
    const scopes = answer.response_metadata?.scopes ?? [];
    const lacking = (wanted: Record<string, string>) =>
      Object.entries(wanted).filter(([name]) => !scopes.includes(name));
    const missing = lacking(REQUIRED_SCOPES);
    const optional = lacking(OPTIONAL_SCOPES);
    return {
      ok: missing.length === 0,
      lines: [
        `The bot token works: ${answer.user} in workspace ${answer.team} (${answer.team_id}).`,
        ...missing.map(([name, use]) => `Missing scope ${name}: needed for ${use}.`),
        ...optional.map(([name, use]) => `Without scope ${name} (optional): no ${use}.`),
        missing.length + optional.length === 0
          ? "All scopes are there."
          : "Add scopes under OAuth & Permissions, Bot Token Scopes, then press Reinstall to Workspace.",
      ],
    };
  } catch (error) {
    return {
      ok: false,
      lines: [failed("SLACK_BOT_TOKEN", error, "Copy the Bot User OAuth Token from OAuth & Permissions again.")],
    };
  }
}

async function checkSocket(settings: SlackSettings): Promise<Finding> {
  try {
    await new webApi.WebClient(settings.SLACK_APP_TOKEN, optionsOf(settings)).apps.connections.open();
    return { ok: true, lines: ["Socket mode works: no public address is needed."] };
  } catch (error) {
    const hint =
      "Make an App-Level Token with scope connections:write under Basic Information, and turn Socket Mode on.";
    return { ok: false, lines: [failed("SLACK_APP_TOKEN", error, hint)] };
  }
}

const overHttp = (settings: SlackSettings): Finding => ({
  ok: true,
  lines: [`HTTP on port ${settings.SLACK_PORT}: Slack must reach it as https://<your address>/slack/events.`],
});

function failed(name: string, error: unknown, hint: string): string {
  const code = slackCode(error);
  return code
    ? `Slack refuses ${name} (${code}). ${hint}`
    : `Slack cannot be reached to check ${name}. Is the network open?`;
}
