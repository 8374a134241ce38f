// Tests about commands and presses in Slack share this: one Slack a test, and a person in it.
import { deliveryKey } from "../../../src/platform/index.ts";
import { press, slackUnderTest, slash, type UnderTest } from "../../support/slack-people.ts";
import type { Fields } from "../../support/slack-rules.ts";
import { TEAM } from "../../support/slack-workspace.ts";

export const key = (name: string): string => deliveryKey("test", name);
export const tenant = `slack:${TEAM}`;
export let slack: UnderTest;

export async function setUp(setup: Parameters<typeof slackUnderTest>[0] = {}): Promise<void> {
  slack = await slackUnderTest(setup);
}

export const send = (command: string, text: string, from?: string) =>
  slack.front.deliver("slash_commands", slash(slack.front, command, text, from));
export const click = (control: Fields, under: Parameters<typeof press>[2], from?: string) =>
  slack.front.deliver("interactive", press(slack.front, control, under, from) as unknown as Fields);
export const button = (value: string): Fields => ({ type: "button", action_id: "fn:button:0", value });
