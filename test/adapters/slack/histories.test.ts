// A lost post is looked for: at once by apps that may read, page by page and minute by minute by those that may not.
import { afterEach, expect, test } from "vitest";
import { createSlack } from "../../../adapters/slack/index.ts";
import { type ChannelRef, deliveryKey, plainMessage } from "../../../src/platform/index.ts";
import { memoryContext } from "../../support/records.ts";
import { slackUnderTest, type UnderTest } from "../../support/slack-people.ts";
import { TEAM } from "../../support/slack-workspace.ts";

let slack: UnderTest;
afterEach(() => slack.close());

const place = (name: string): ChannelRef => ({
  platform: "slack",
  tenant: `slack:${TEAM}`,
  channel: slack.front.channels[name]!,
  kind: "channel",
});
const key = (name: string): string => deliveryKey("test", name);
/** Posted, its answer lost, and `newer` messages of others since. */
async function lose(name: string, newer: number): Promise<Date> {
  const since = new Date();
  slack.front.fault("chat.postMessage", { kind: "drop", after: true });
  await expect(slack.platform.post(place("news"), plainMessage("lost"), key(name))).rejects.toMatchObject({
    code: "post_ambiguous",
  });
  for (let index = 0; index < newer; index += 1) await slack.front.write(place("news").channel, `message ${index}`);
  return since;
}
const reads = () => slack.front.of("conversations.history").map(({ answer }) => answer !== undefined);

test("emulate: an app of the workspace's own finds it behind 150 newer messages with one call", async () => {
  slack = await slackUnderTest();
  const since = await lose("a", 150);
  expect(await slack.platform.find(place("news"), key("a"), since)).toBeDefined();
  expect(reads()).toEqual([true]);
});

test("emulate: an app sold outside the marketplace finds it behind 60 newer messages in five calls, over restarts, and others go on", async () => {
  slack = await slackUnderTest({ distributed: true });
  const since = await lose("a", 60);
  await slack.platform.stop();
  for (let call = 1; call <= 5; call += 1) {
    const again = createSlack(slack.settings, { ...memoryContext(), records: slack.records }, slack.timing);
    await again.start(slack.inbox);
    const found = await again.find(place("news"), key("a"), since).catch((error: unknown) => error);
    expect(found).toMatchObject(call === 5 ? { thread: undefined } : { code: "rate_limited", retryAfterMs: 60_000 });
    // What is looked for holds up nothing that is to be posted, neither there nor elsewhere.
    for (const name of ["news", "other"]) await again.post(place(name), plainMessage("next"), key(`${name}${call}`));
    await again.stop();
    slack.front.aMinutePasses();
  }
  expect(reads()).toEqual([true, true, true, true, true]);
  const texts = (await slack.front.messages(place("news").channel)).map(({ text }) => text);
  expect(texts.filter((text) => text === "lost")).toHaveLength(1);
  expect((await slack.records.list("looking:")).length).toBe(0);
});

test("emulate: a call too soon says how long Slack wants it to wait, and loses nothing of the search", async () => {
  slack = await slackUnderTest({ distributed: true });
  const since = await lose("a", 20);
  await expect(slack.platform.find(place("news"), key("a"), since)).rejects.toMatchObject({ code: "rate_limited" });
  await expect(slack.platform.find(place("news"), key("a"), since)).rejects.toMatchObject({
    code: "rate_limited",
    retryAfterMs: expect.toSatisfy((ms: number) => ms > 50_000 && ms <= 60_000),
  });
  slack.front.aMinutePasses();
  expect(await slack.platform.find(place("news"), key("a"), since)).toBeDefined();
});

test("emulate: another lost post that was met on the way costs no call of its own", async () => {
  slack = await slackUnderTest({ distributed: true });
  const since = await lose("a", 10);
  await lose("b", 8);
  await expect(slack.platform.find(place("news"), key("a"), since)).rejects.toMatchObject({ code: "rate_limited" });
  expect(await slack.platform.find(place("news"), key("b"), since)).toBeDefined();
  expect(reads()).toEqual([true]);
});

test("front: where Slack no longer knows the place in the history, the search begins anew and still ends", async () => {
  slack = await slackUnderTest({ distributed: true });
  const since = await lose("a", 20);
  await expect(slack.platform.find(place("news"), key("a"), since)).rejects.toMatchObject({ code: "rate_limited" });
  slack.front.aMinutePasses();
  slack.front.fault("conversations.history", { kind: "error", error: "invalid_cursor" });
  // A question that Slack refuses says nothing of the post.
  await expect(slack.platform.find(place("news"), key("a"), since)).rejects.toMatchObject({ code: "post_ambiguous" });
  await expect(slack.platform.find(place("news"), key("a"), since)).rejects.toMatchObject({ code: "rate_limited" });
  slack.front.aMinutePasses();
  expect(await slack.platform.find(place("news"), key("a"), since)).toBeDefined();
});

test("emulate: what is certainly not there is said so only after the whole history was read", async () => {
  slack = await slackUnderTest({ distributed: true });
  const since = await lose("a", 31);
  for (const _ of [1, 2]) {
    await expect(slack.platform.find(place("news"), key("never"), since)).rejects.toMatchObject({
      code: "rate_limited",
    });
    slack.front.aMinutePasses();
  }
  expect(await slack.platform.find(place("news"), key("never"), since)).toBeUndefined();
});
