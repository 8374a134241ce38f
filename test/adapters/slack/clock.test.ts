// The clock the Slack adapter is given is the only one it reads.
import { afterEach, expect, test } from "vitest";
import { createCapabilities } from "../../../adapters/slack/capabilities.ts";
import { createInstallations } from "../../../adapters/slack/installations.ts";
import { BotError, deliveryKey, type Reply, replyNow, plainMessage } from "../../../src/platform/index.ts";
import { handClock } from "../../support/clock.ts";
import { memoryRecords } from "../../support/records.ts";
import { slackUnderTest, slash, type UnderTest, until } from "../../support/slack-people.ts";

const DAY = 24 * 3_600_000;
let slack: UnderTest | undefined;
afterEach(async () => {
  await slack?.close();
  slack = undefined;
});

test("what a workspace refused is asked for again after a week", async () => {
  const clock = handClock();
  const records = memoryRecords();
  const { refused } = createCapabilities(records, clock);
  await refused("slack:T1", "status");
  // As a later process reads it.
  const { allows } = createCapabilities(records, clock);
  clock.advance(7 * DAY);
  expect(await allows("slack:T1", "status")).toBe(false);
  clock.advance(1);
  expect(await allows("slack:T1", "status")).toBe(true);
});

test("an installation is believed for half a minute, then looked at again", async () => {
  const clock = handClock();
  const records = memoryRecords();
  const installations = createInstallations(records, clock);
  await records.put("installation:T1", { team: { id: "T1" } });
  const fetched = () =>
    installations.fetchInstallation({ teamId: "T1", enterpriseId: undefined, isEnterpriseInstall: false });
  await fetched();
  await records.delete("installation:T1");
  clock.advance(30_000);
  expect(await fetched()).toMatchObject({ team: { id: "T1" } });
  clock.advance(1);
  await expect(fetched()).rejects.toBeInstanceOf(BotError);
});

test("front: who a person is, is asked for again after a minute", async () => {
  const clock = handClock();
  const { front, inbox } = (slack = await slackUnderTest({ clock }));
  inbox.always("command", () => replyNow("private", plainMessage("Done."), deliveryKey("x")));
  const ask = async (count: number) => {
    await front.deliver("slash_commands", slash(front, "/digest", "status"));
    await until(() => front.responses.length === count);
    return front.of("users.info").length;
  };
  expect(await ask(1)).toBe(1);
  clock.advance(59_999);
  expect(await ask(2)).toBe(1);
  clock.advance(1);
  expect(await ask(3)).toBe(2);
});

test("front: a request from the future is one from after the clock, with five minutes' leeway", async () => {
  const clock = handClock(new Date().toISOString());
  const { front, inbox } = (slack = await slackUnderTest({ mode: "http", clock }));
  inbox.always("command", () => replyNow("private", plainMessage("Done."), deliveryKey("x")));
  const stamp = Math.floor(clock.now().getTime() / 1000) + 400;
  const send = async () => (await front.deliver("slash_commands", slash(front, "/digest", "status"), { stamp })).status;
  expect(await send()).toBe(401);
  clock.advance(101_000);
  expect(await send()).toBe(200);
});

test("front: a stop waits for answers under way as long as it is told, by the clock", async () => {
  const clock = handClock();
  const { front, inbox, platform } = (slack = await slackUnderTest({ clock, timing: { drain: 10_000 } }));
  const answer = Promise.withResolvers<Reply>();
  inbox.next("command", answer.promise as never);
  await front.deliver("slash_commands", slash(front, "/digest", "status"));
  await until(() => inbox.calls.command[0]);
  let stopped = false;
  const stopping = platform.stop().then(() => (stopped = true));
  await until(() => front.sockets.size === 0);
  clock.advance(9_999);
  await until(() => clock.sleepers().length > 0);
  expect(stopped).toBe(false);
  clock.advance(10_000);
  await stopping;
  answer.resolve(replyNow("private", plainMessage("Done."), deliveryKey("x")));
});
