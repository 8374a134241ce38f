// Tests about threads in Slack share this: one post, what is written under it, what is answered.
import { afterEach, beforeEach } from "vitest";
import { deliveryKey, type ReplyStep, plainMessage } from "../../../src/platform/index.ts";
import { TEAM } from "../../support/slack-workspace.ts";
import { shownText } from "../../support/slack-limits.ts";
import type { Fields } from "../../support/slack-rules.ts";
import { envelope, said, slackUnderTest, type UnderTest, until } from "../../support/slack-people.ts";

export const key = (name: string): string => deliveryKey("test", name);
export const tenant = `slack:${TEAM}`;
export let slack: UnderTest;
export let news: string;
export let post: string;

export async function setUp(setup: Parameters<typeof slackUnderTest>[0] = {}): Promise<void> {
  slack = await slackUnderTest(setup);
  news = slack.front.channels["news"]!;
  post = await slack.front.write(news, "a digest");
}

/** A Slack of its own for each test. */
export function eachItsOwn(): void {
  beforeEach(() => setUp());
  afterEach(() => slack.close());
}

export const hear = (event: Fields, id?: string) => slack.front.deliver("events_api", envelope(slack.front, event, id));
export const question = (text: string, rest: Fields = {}): Fields =>
  said(slack.front, text, { thread_ts: post, ...rest });
export const done = (text: string, name = "1"): ReplyStep => ({
  kind: "done",
  message: plainMessage(text),
  key: key(name),
});
/** Delivered after everything else: once it was heard, so was all before it. */
export async function heardAll(): Promise<void> {
  const last = () => slack.inbox.calls.turn.filter(([turn]) => turn.text === "last").length;
  const before = last();
  await hear(question("last"));
  await until(() => last() > before);
}
export const replies = () => slack.front.replies(news, post);
export const shown = (message: Fields | undefined): string => shownText(message?.["blocks"]).join("");
