// Slack in the table of platforms.
import type { PlatformDescriptor } from "../../src/platform/index.ts";
import { type SlackSettings, slackSettings, wantsSlack } from "./config.ts";

export const slack: PlatformDescriptor<SlackSettings> = {
  name: "slack",
  settings: slackSettings,
  // Socket mode: nothing has to reach this machine from outside.
  asks: ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"],
  wanted: wantsSlack,
  openings: ({ SLACK_APP_TOKEN, SLACK_PORT }) =>
    SLACK_APP_TOKEN === undefined ? [{ setting: "SLACK_PORT", host: undefined, port: SLACK_PORT }] : [],
  create: async (settings, context) => (await import("./index.ts")).createSlack(settings, context),
  doctor: async (settings) => (await import("./doctor.ts")).doctor(settings),
};
