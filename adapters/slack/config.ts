// Settings of the Slack adapter, and how long it waits for what.
import { z } from "zod";
import { type Clock, type Environment, type Logger, seconds, server, whole } from "../../src/platform/index.ts";
import { DOORS, type Doors } from "./doors.ts";

const token = (prefix: string, where: string) =>
  z.string().startsWith(prefix, `must start with ${prefix} (${where})`).optional();
/** As Slack takes them: a slash, lower case, at most 32 characters (manifest reference, "slash_commands"). */
const command = (usual: string) =>
  z
    .string()
    .regex(
      /^\/[\p{Ll}\p{Lo}\d_-]{1,31}$/u,
      `write a command such as ${usual}: a slash, then lower case, at most 32 characters`,
    )
    .default(usual);
const secret = z.string().min(8, "is too short to be right").optional();

/**
 * Socket mode: SLACK_BOT_TOKEN and SLACK_APP_TOKEN. HTTP for one workspace: SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET.
 * HTTP for many: SLACK_SIGNING_SECRET, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET, no bot token.
 */
export const slackSettings = z
  .object({
    SLACK_BOT_TOKEN: token("xoxb-", "OAuth & Permissions, Bot User OAuth Token"),
    SLACK_APP_TOKEN: token("xapp-", "Basic Information, App-Level Tokens"),
    SLACK_SIGNING_SECRET: secret,
    SLACK_CLIENT_ID: z.string().min(1).optional(),
    SLACK_CLIENT_SECRET: secret,
    SLACK_STATE_SECRET: z.string().min(16, "needs at least 16 random characters: openssl rand -hex 32").optional(),
    SLACK_PORT: whole(0, 65_535, 3000),
    /** Its slash commands, where an app of somebody else already has their usual names. */
    SLACK_COMMAND: command(DOORS.digest),
    SLACK_COMMAND_DEEPER: command(DOORS.deeper),
    SLACK_COMMAND_ASK: command(DOORS.ask),
    /** Another Slack: for tests and proxies. */
    SLACK_API_URL: server("https://slack.com/api/"),
    /** Deadline of one call to Slack. */
    SLACK_TIMEOUT_SECONDS: seconds(0.5, 120, 10),
    /** How much later a message whose answer was lost may still appear: only after that is it posted again. */
    SLACK_APPEARS_SECONDS: seconds(1, 600, 30),
  })
  .superRefine((env, context) => {
    const miss = (name: string, because: string): void =>
      context.addIssue({ code: "custom", path: [name], message: `is missing: ${because}` });
    const many = env.SLACK_CLIENT_ID !== undefined;
    if (env.SLACK_BOT_TOKEN && many) {
      miss("SLACK_BOT_TOKEN", "leave it out together with SLACK_CLIENT_ID; workspaces bring their own tokens");
    }
    if (env.SLACK_APP_TOKEN && !env.SLACK_BOT_TOKEN) miss("SLACK_BOT_TOKEN", "socket mode needs both tokens");
    if (env.SLACK_APP_TOKEN && many) miss("SLACK_APP_TOKEN", "several workspaces need HTTP, leave it out");
    if (!env.SLACK_APP_TOKEN && !env.SLACK_SIGNING_SECRET) {
      miss("SLACK_SIGNING_SECRET", "HTTP needs it; for socket mode set SLACK_APP_TOKEN instead");
    }
    if (many && !env.SLACK_CLIENT_SECRET) miss("SLACK_CLIENT_SECRET", "OAuth needs it");
    if (many && !env.SLACK_STATE_SECRET) miss("SLACK_STATE_SECRET", "OAuth needs it");
    const names = Object.values(doorsOf(env));
    if (new Set(names).size < names.length) {
      context.addIssue({
        code: "custom",
        path: ["SLACK_COMMAND"],
        message: "give each of the three commands a name of its own",
      });
    }
    if (!many && !env.SLACK_BOT_TOKEN && !env.SLACK_APP_TOKEN) {
      miss("SLACK_BOT_TOKEN", "set it for one workspace, or SLACK_CLIENT_ID for many");
    }
  });

export const doorsOf = (
  settings: Record<"SLACK_COMMAND" | "SLACK_COMMAND_DEEPER" | "SLACK_COMMAND_ASK", string>,
): Doors => ({
  digest: settings.SLACK_COMMAND,
  deeper: settings.SLACK_COMMAND_DEEPER,
  ask: settings.SLACK_COMMAND_ASK,
});

export type SlackSettings = z.infer<typeof slackSettings>;

/** True when the environment names any setting of this adapter that a person would set. */
export const wantsSlack = (env: Environment): boolean =>
  ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_CLIENT_ID"].some((name) => env[name]);

/** Waits, all in milliseconds. Slack's own limits stand behind them; tests shorten them. */
export interface Timing {
  /** Deadline of one API call. */
  call: number;
  /** How long an accepted message may take to appear in history, over the deadline of the call itself. */
  appears: number;
  /** Between two messages in one channel: one a second (docs.slack.dev/apis/web-api/rate-limits). */
  message: number;
  /** Between two messages over all channels of a workspace, which takes "several hundred a minute" (the same page): 300. */
  messageAll: number;
  /** Between two appends to one stream: appendStream is Tier 4, 100 a minute. */
  append: number;
  /** Between two appends over all streams of a workspace. */
  appendAll: number;
  /** Between two updates of one message, where streams are refused: chat.update is Tier 3, 50 a minute. */
  update: number;
  /** A stream is closed after this: Slack ends it at about five minutes (slackapi/node-slack-sdk#2702). */
  stream: number;
  /** A private answer that takes longer shows that it is being worked on. */
  slow: number;
  /** How long what users.info said is believed. */
  person: number;
  /** Stopping waits this long for answers under way. */
  drain: number;
}

export const timingOf = (settings: SlackSettings, given: Partial<Timing> = {}): Timing => ({
  call: settings.SLACK_TIMEOUT_SECONDS * 1000,
  appears: settings.SLACK_APPEARS_SECONDS * 1000,
  message: 1000,
  messageAll: 200,
  append: 1000,
  appendAll: 700,
  update: 2000,
  stream: 240_000,
  slow: 1500,
  person: 60_000,
  drain: 10_000,
  ...given,
});

/** What every part of the adapter is given. */
export interface Setup {
  settings: SlackSettings;
  timing: Timing;
  clock: Clock;
  log: Logger;
}
