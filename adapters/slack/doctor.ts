// Asks Slack whether it is set up right, and says what is missing and what for.
import { webApi } from "@slack/bolt";
import { type Finding, type Logger, type Wording, sentence } from "../../src/platform/index.ts";
import { type SlackSettings, timingOf } from "./config.ts";
import { slackCode } from "./errors.ts";
import { LESS_WITHOUT, REQUIRED_SCOPES } from "./scopes.ts";
import { clientOptions } from "./workspaces.ts";

const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

const optionsOf = (settings: SlackSettings) => clientOptions({ settings, timing: timingOf(settings), log: silent });

/** `ok` is false when the bot would not work; lines are sentences, one fact each. */
export async function doctor(settings: SlackSettings): Promise<Finding> {
  const checks = settings.SLACK_CLIENT_ID
    ? [
        {
          ok: true,
          lines: [sentence("slack.doctorMany", { port: String(settings.SLACK_PORT) })],
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
    const optional = lacking(LESS_WITHOUT);
    return {
      ok: missing.length === 0,
      lines: [
        sentence("slack.doctorToken", {
          user: String(answer.user),
          team: String(answer.team),
          id: String(answer.team_id),
        }),
        ...missing.map(([scope, use]) => sentence("slack.doctorMissing", { scope, use })),
        ...optional.map(([scope, use]) => sentence("slack.doctorOptional", { scope, use })),
        sentence(missing.length + optional.length === 0 ? "slack.doctorAllScopes" : "slack.doctorAddScopes"),
      ],
    };
  } catch (error) {
    return {
      ok: false,
      lines: [failed("SLACK_BOT_TOKEN", error, sentence("slack.doctorCopyToken"))],
    };
  }
}

async function checkSocket(settings: SlackSettings): Promise<Finding> {
  try {
    await new webApi.WebClient(settings.SLACK_APP_TOKEN, optionsOf(settings)).apps.connections.open();
    return { ok: true, lines: [sentence("slack.doctorSocket")] };
  } catch (error) {
    return { ok: false, lines: [failed("SLACK_APP_TOKEN", error, sentence("slack.doctorMakeAppToken"))] };
  }
}

const overHttp = (settings: SlackSettings): Finding => ({
  ok: true,
  lines: [sentence("slack.doctorHttp", { port: String(settings.SLACK_PORT) })],
});

function failed(setting: string, error: unknown, hint: Wording): Wording {
  const code = slackCode(error);
  return code ? sentence("slack.doctorRefused", { setting, code, hint }) : sentence("slack.doctorAway", { setting });
}
