// Is Slack set up right? Asks Slack itself, and says what is missing and what each missing thing is for.
import { webApi } from "@slack/bolt";
import type { Logger } from "../../src/platform/index.ts";
import type { SlackConfig } from "./config.ts";
import { slackCode } from "./errors.ts";
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from "./scopes.ts";
import { clientOptions } from "./workspaces.ts";

const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** `ok` is false when the bot would not work; lines are sentences, one fact each. */
export async function doctor(config: SlackConfig): Promise<{ ok: boolean; lines: string[] }> {
  const checks = config.SLACK_CLIENT_ID
    ? [
        {
          ok: true,
          lines: [
            `Many workspaces over HTTP on port ${config.SLACK_PORT}: install at https://<your address>/slack/install.`,
          ],
        },
      ]
    : [await checkToken(config), config.SLACK_APP_TOKEN ? await checkSocket(config) : overHttp(config)];
  return { ok: checks.every((check) => check.ok), lines: checks.flatMap((check) => check.lines) };
}

type Check = { ok: boolean; lines: string[] };

async function checkToken(config: SlackConfig): Promise<Check> {
  try {
    const answer = await new webApi.WebClient(config.SLACK_BOT_TOKEN, clientOptions(config, silent)).auth.test();
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

async function checkSocket(config: SlackConfig): Promise<Check> {
  try {
    await new webApi.WebClient(config.SLACK_APP_TOKEN, clientOptions(config, silent)).apps.connections.open();
    return { ok: true, lines: ["Socket mode works: no public address is needed."] };
  } catch (error) {
    const hint =
      "Make an App-Level Token with scope connections:write under Basic Information, and turn Socket Mode on.";
    return { ok: false, lines: [failed("SLACK_APP_TOKEN", error, hint)] };
  }
}

const overHttp = (config: SlackConfig): Check => ({
  ok: true,
  lines: [`HTTP on port ${config.SLACK_PORT}: Slack must reach it as https://<your address>/slack/events.`],
});

function failed(name: string, error: unknown, hint: string): string {
  const code = slackCode(error);
  return code
    ? `Slack refuses ${name} (${code}). ${hint}`
    : `Slack cannot be reached to check ${name}. Is the network open?`;
}
