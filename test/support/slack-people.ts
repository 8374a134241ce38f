// What people do in Slack, as the payloads Slack sends for it (shapes: the types of @slack/bolt), and the adapter set up to receive them.
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import type { BlockAction, MessageShortcut, SlashCommand, ViewSubmitAction } from "@slack/bolt";
import { createSlack, slackSettings, type SlackSettings, type Timing } from "../../adapters/slack/index.ts";
import { systemClock } from "../../src/core/clock.ts";
import type { Clock, Logger } from "../../src/platform/index.ts";
import { type FakeInbox, fakeInbox } from "./inbox.ts";
import { memoryRecords } from "./records.ts";
import { type Front, startSlackFront } from "./slack-front.ts";
import { APP_TOKEN, BOT_TOKEN, TEAM } from "./slack-workspace.ts";
import type { Fields } from "./slack-rules.ts";

const manifest = JSON.parse(fs.readFileSync(new URL("../../adapters/slack/manifest.json", import.meta.url), "utf8"));
export const MANIFEST_SCOPES: readonly string[] = manifest.oauth_config.scopes.bot;
export const SIGNING_SECRET = "front-signing-secret";

/** Short waits, so that tests do not sit them out; the ones that are about a wait set it. */
export const QUICK: Partial<Timing> = {
  message: 5,
  messageAll: 0,
  append: 5,
  appendAll: 1,
  update: 10,
  slow: 500,
  call: 1500,
  drain: 200,
};

export const silentLog: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

export interface UnderTest {
  front: Front;
  platform: ReturnType<typeof createSlack>;
  inbox: FakeInbox;
  records: ReturnType<typeof memoryRecords>;
  settings: SlackSettings;
  timing: Partial<Timing>;
  close(): Promise<void>;
}

export interface Setup {
  mode?: "socket" | "http";
  inbox?: FakeInbox;
  scopes?: readonly string[];
  timing?: Partial<Timing>;
  /** Names of further channels. */
  channels?: string[];
  distributed?: boolean;
  settings?: Readonly<Record<string, string>>;
  records?: ReturnType<typeof memoryRecords>;
  log?: Logger;
  clock?: Clock;
}

/** The adapter connected to a front of its own, by real sockets or real signed requests. */
export async function slackUnderTest(setup: Setup = {}): Promise<UnderTest> {
  const front = await startSlackFront({
    scopes: setup.scopes ?? MANIFEST_SCOPES,
    signingSecret: SIGNING_SECRET,
    channels: setup.channels ?? [],
    distributed: setup.distributed ?? false,
  });
  const mode = setup.mode ?? "socket";
  const env = mode === "socket" ? { SLACK_APP_TOKEN: APP_TOKEN } : { SLACK_SIGNING_SECRET: SIGNING_SECRET };
  const settings = slackSettings.parse({
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_PORT: 0,
    SLACK_API_URL: front.apiUrl,
    ...env,
    ...setup.settings,
  });
  const timing = { ...QUICK, ...setup.timing };
  const records = setup.records ?? memoryRecords();
  const inbox = setup.inbox ?? fakeInbox();
  const platform = createSlack(
    settings,
    { records, log: setup.log ?? silentLog, clock: setup.clock ?? systemClock },
    timing,
  );
  await platform.start(inbox);
  if (mode === "http") front.reachAt(`http://127.0.0.1:${platform.port}/slack/events`);
  return {
    front,
    platform,
    inbox,
    records,
    settings,
    timing,
    async close() {
      await platform.stop();
      await front.close();
      if (front.violations.length > 0) throw new Error(`what Slack would refuse:\n${front.violations.join("\n")}`);
    },
  };
}

const team = { id: TEAM, domain: "emulate" };

export function slash(
  front: Front,
  command: string,
  text: string,
  from = "ben",
  channel = front.channels["news"]!,
): SlashCommand {
  return {
    token: "t",
    command,
    text,
    response_url: front.newResponseUrl(),
    trigger_id: front.newTrigger(front.users[from]!),
    user_id: front.users[from]!,
    user_name: from,
    team_id: TEAM,
    team_domain: "emulate",
    channel_id: channel,
    channel_name: "news",
    api_app_id: "A1",
  };
}

export function press(
  front: Front,
  control: Fields,
  under: { ts: string; thread_ts?: string; ephemeral?: boolean },
  from = "ben",
): BlockAction {
  const channel = front.channels["news"]!;
  const { ts, thread_ts: thread, ephemeral = false } = under;
  return {
    type: "block_actions",
    actions: [{ block_id: "b", action_ts: "1.1", ...control } as BlockAction["actions"][number]],
    team,
    user: { id: front.users[from]!, username: from, name: from, team_id: TEAM },
    channel: { id: channel, name: "news" },
    container: {
      type: "message",
      message_ts: ts,
      channel_id: channel,
      is_ephemeral: ephemeral,
      ...(thread ? { thread_ts: thread } : {}),
    },
    ...(ephemeral ? {} : { message: { type: "message", ts, ...(thread ? { thread_ts: thread } : {}) } }),
    token: "t",
    response_url: front.newResponseUrl(),
    trigger_id: front.newTrigger(front.users[from]!),
    api_app_id: "A1",
  };
}

/** The last view opened, filled in with `values` by option and sent off. */
export function submit(front: Front, values: Record<string, string>, from = "ben"): ViewSubmitAction {
  const view = front.of("views.open").at(-1)!.answer!["view"] as Fields;
  const inputs = (view["blocks"] as Fields[]).filter((block) => block["type"] === "input");
  const state = Object.fromEntries(
    inputs.map((block) => {
      const id = String(block["block_id"]);
      const type = (block["element"] as Fields)["type"];
      const value = values[id];
      const filled =
        type === "static_select"
          ? { selected_option: value ? { value, text: { type: "plain_text", text: value } } : null }
          : { value: value ?? null };
      return [id, { value: { type, ...filled } }];
    }),
  );
  return {
    type: "view_submission",
    team,
    user: { id: front.users[from]!, name: from, team_id: TEAM },
    view: { ...view, state: { values: state } } as unknown as ViewSubmitAction["view"],
    api_app_id: "A1",
    token: "t",
    trigger_id: front.newTrigger(front.users[from]!),
  };
}

export function shortcut(
  front: Front,
  callbackId: string,
  message: { ts: string; text: string; user?: string; thread_ts?: string },
): MessageShortcut {
  return {
    type: "message_action",
    callback_id: callbackId,
    trigger_id: front.newTrigger(front.users["ben"]!),
    message_ts: message.ts,
    response_url: front.newResponseUrl(),
    message: { type: "message", ...message },
    user: { id: front.users["ben"]!, name: "ben", team_id: TEAM },
    channel: { id: front.channels["news"]!, name: "news" },
    team,
    token: "t",
    action_ts: "1.1",
  };
}

/** An event in Slack's envelope (docs.slack.dev/apis/events-api). */
export function envelope(front: Front, event: Fields, eventId = `Ev${randomUUID()}`): Fields {
  return {
    token: "t",
    team_id: TEAM,
    api_app_id: "A1",
    type: "event_callback",
    event_id: eventId,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: TEAM, user_id: front.botUser, is_bot: true, is_enterprise_install: false },
    ],
    event,
  };
}

/** Writes in a channel, as a person there does: returns the event Slack sends for it. */
export const said = (front: Front, text: string, rest: Fields = {}): Fields => ({
  type: "message",
  channel: front.channels["news"]!,
  channel_type: "channel",
  user: front.users["ben"]!,
  text,
  ts: `${Math.floor(Date.now() / 1000)}.${String(Math.floor(Math.random() * 1e6)).padStart(6, "0")}`,
  ...rest,
});

/** Waits until `check` gives something true; fails after `most` ms, which a busy machine needs for what takes none. */
export async function until<T>(
  check: () => T | false | undefined | Promise<T | false | undefined>,
  most = Number(process.env["UNTIL_MS"] ?? 60_000),
): Promise<T> {
  const end = Date.now() + most;
  for (;;) {
    const value = await check();
    if (value) return value;
    if (Date.now() > end) throw new Error("it did not happen in time");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
