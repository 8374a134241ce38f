// Channels that the bot leaves or that are deleted, and private ones, which nobody joins by a press.
import { afterEach, expect, test } from "vitest";
import { type BotError, plainMessage, replyNow } from "../../../src/platform/index.ts";
import { envelope, until } from "../../support/slack-people.ts";
import { key, send, setUp, slack, tenant } from "./person-bed.ts";

afterEach(() => slack.close());

test.each([
  ["channel_left", "lost"],
  ["group_left", "lost"],
  ["channel_deleted", "left"],
  ["group_deleted", "left"],
] as const)("front: %s of the bot is told to the core as a channel that is %s", async (type, as) => {
  await setUp();
  const channel = slack.front.channels["news"]!;
  await slack.front.deliver("events_api", envelope(slack.front, { type, channel, event_ts: "1.1" }));
  const [place, why] = (await until(() => slack.inbox.calls[as][0])) as [unknown, BotError?];
  expect(place).toEqual({ platform: "slack", tenant, channel, kind: "channel" });
  expect(why?.code).toBe(as === "lost" ? "channel_lost" : undefined);
  expect([...slack.inbox.calls.lost, ...slack.inbox.calls.left]).toHaveLength(1);
});

test("front: a private channel is not offered a press that could only fail", async () => {
  await setUp();
  slack.front.fault("conversations.info", { kind: "error", error: "channel_not_found" });
  slack.inbox.next("command", replyNow("private", plainMessage("ok"), key("1")));
  await send("/digest", "feeds");
  const { here } = await until(() => slack.inbox.calls.command[0]?.[0]);
  expect(await here!.obstacle()).toMatchObject({ byInvitation: true });
});
