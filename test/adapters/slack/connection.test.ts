// Getting in and staying in: settings, tokens, signatures, and sockets that are renewed.
import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { createSlack, doctor, slackSettings, wantsSlack } from "../../../adapters/slack/index.ts";
import { BotError, deliveryKey, replyNow, plainMessage } from "../../../src/platform/index.ts";
import { fakeInbox } from "../../support/inbox.ts";
import { memoryContext } from "../../support/records.ts";
import { viewFaults } from "../../support/slack-limits.ts";
import { startSlackFront } from "../../support/slack-front.ts";
import { APP_TOKEN, BOT_TOKEN, TEAM } from "../../support/slack-workspace.ts";
import type { Fields } from "../../support/slack-rules.ts";
import {
  envelope,
  MANIFEST_SCOPES,
  QUICK,
  said,
  SIGNING_SECRET,
  slackUnderTest,
  slash,
  type UnderTest,
  until,
} from "../../support/slack-people.ts";
import { english } from "../../../src/words/index.ts";

const tenant = `slack:${TEAM}`;
const key = (name: string): string => deliveryKey("test", name);
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const entry of open.splice(0).toReversed()) await entry.close();
});
async function up(setup: Parameters<typeof slackUnderTest>[0] = {}): Promise<UnderTest> {
  const slack = await slackUnderTest(setup);
  open.push(slack);
  return slack;
}

describe("settings", () => {
  const base = { SLACK_PORT: "3000" };
  test.each([
    ["two tokens", { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" }],
    ["a token and a signing secret", { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "0123456789" }],
    [
      "OAuth",
      {
        SLACK_CLIENT_ID: "1.2",
        SLACK_CLIENT_SECRET: "0123456789",
        SLACK_STATE_SECRET: "0123456789abcdef",
        SLACK_SIGNING_SECRET: "0123456789",
      },
    ],
  ])("%s are enough", (_, env) => {
    expect(slackSettings.safeParse({ ...base, ...env }).success).toBe(true);
    expect(wantsSlack(env)).toBe(true);
  });

  test.each([
    ["SLACK_APP_TOKEN", { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xoxb-1" }],
    ["SLACK_BOT_TOKEN", { SLACK_APP_TOKEN: "xapp-1" }],
    ["SLACK_SIGNING_SECRET", { SLACK_BOT_TOKEN: "xoxb-1" }],
    [
      "SLACK_STATE_SECRET",
      { SLACK_CLIENT_ID: "1.2", SLACK_CLIENT_SECRET: "0123456789", SLACK_SIGNING_SECRET: "0123456789" },
    ],
    ["SLACK_BOT_TOKEN", { SLACK_SIGNING_SECRET: "0123456789" }],
    [
      "SLACK_BOT_TOKEN",
      {
        SLACK_BOT_TOKEN: "xoxb-1",
        SLACK_CLIENT_ID: "1.2",
        SLACK_CLIENT_SECRET: "0123456789",
        SLACK_STATE_SECRET: "0123456789abcdef",
        SLACK_SIGNING_SECRET: "0123456789",
      },
    ],
    ["SLACK_PORT", { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1", SLACK_PORT: "http" }],
  ])("%s is named when it is wrong or missing", (name, env) => {
    const parsed = slackSettings.safeParse({ ...base, ...env });
    expect(parsed.error?.issues.map((issue) => issue.path[0])).toContain(name);
  });

  test("without any of its names, Slack is not wanted", () => {
    expect(wantsSlack({ SLACK_PORT: "3000", HOME: "/" })).toBe(false);
  });
});

test("the manifest is one Slack takes, and asks for what the bot uses", () => {
  const manifest = JSON.parse(readFileSync(new URL("../../../adapters/slack/manifest.json", import.meta.url), "utf8"));
  const { display_information: shown, features, settings } = manifest;
  // docs.slack.dev/reference/app-manifest
  expect(shown.name.length).toBeLessThanOrEqual(35);
  expect(shown.description.length).toBeLessThanOrEqual(140);
  expect(shown.long_description.length).toBeGreaterThanOrEqual(174);
  expect(shown.long_description.length).toBeLessThanOrEqual(4000);
  expect(features.bot_user.display_name.length).toBeLessThanOrEqual(80);
  expect(features.shortcuts.length).toBeLessThanOrEqual(10);
  for (const entry of features.shortcuts) {
    expect(entry.name.length).toBeLessThanOrEqual(24);
    expect(entry.description.length).toBeLessThanOrEqual(150);
    expect(entry.callback_id.length).toBeLessThanOrEqual(255);
  }
  for (const entry of features.slash_commands) {
    expect(entry.command).toMatch(/^\/[a-z]{1,31}$/);
    expect(entry.description.length).toBeLessThanOrEqual(2000);
    expect(entry.usage_hint.length).toBeLessThanOrEqual(1000);
    expect(entry.should_escape).toBe(true);
  }
  expect(features.agent_view.agent_description.length).toBeLessThanOrEqual(300);
  expect(features.agent_view.suggested_prompts.length).toBeLessThanOrEqual(4);
  const { bot, bot_optional: optional } = manifest.oauth_config.scopes;
  // What is optional stands in both lists (docs.slack.dev/authentication/installing-with-oauth).
  expect(optional.every((scope: string) => bot.includes(scope))).toBe(true);
  expect(bot).toContain("assistant:write");
  expect(optional).not.toContain("assistant:write");
  expect(settings.event_subscriptions.bot_events).toContain("message.mpim");
  expect(settings.event_subscriptions.bot_events.length).toBeLessThanOrEqual(100);
  expect(settings.interactivity.is_enabled).toBe(true);
});

test("front: requests with a wrong, missing, old or future signature reach no handler; a right one does", async () => {
  const slack = await up({ mode: "http" });
  slack.inbox.always("command", () => replyNow("private", plainMessage("Done."), key("1")));
  const now = Math.floor(Date.now() / 1000);
  const payload = (): Fields => slash(slack.front, "/digest", "feeds");
  const forged = [
    { signWith: "another secret" },
    { headers: { "x-slack-signature": "v0=00" } },
    { headers: { "x-slack-signature": "" } },
    { headers: { "x-slack-request-timestamp": "" } },
    { stamp: now - 400 },
    { stamp: now + 400 },
  ];
  const statuses: unknown[] = [];
  for (const delivery of forged)
    statuses.push((await slack.front.deliver("slash_commands", payload(), delivery)).status);
  expect(statuses).toEqual(forged.map(() => 401));
  expect(slack.inbox.calls.command).toEqual([]);
  expect((await slack.front.deliver("slash_commands", payload())).status).toBe(200);
  await until(() => slack.front.responses.length === 1);
});

test("front: while Slack renews one socket, commands come in by the other, each once", async () => {
  const slack = await up();
  slack.inbox.always("command", () => replyNow("private", plainMessage("Done."), key("1")));
  expect(slack.front.sockets.size).toBe(2);
  slack.front.disconnect();
  await until(() => slack.front.sockets.size === 1);
  for (const count of [1, 2, 3]) {
    expect((await slack.front.deliver("slash_commands", slash(slack.front, "/digest", "feeds"))).ms).toBeLessThan(500);
    await until(() => slack.front.responses.length === count);
  }
  expect(slack.inbox.calls.command).toHaveLength(3);
});

test("front: sockets that Slack warns of, renews and cuts by turns lose no question and answer none twice", async () => {
  const slack = await up();
  slack.inbox.always("turn", () => undefined);
  const asked = Array.from({ length: 4 }, (_, n) => `<@${slack.front.botUser}> question ${n + 1}?`);
  for (const [round, text] of asked.entries()) {
    const event = { ...said(slack.front, text), type: "app_mention" };
    const payload = envelope(slack.front, event, `Ev${round}`);
    // As Slack does: again where no socket acknowledged it, and now and then although one did.
    for (let retry = 0; retry < 4; retry += 1) {
      await until(() => [...slack.front.sockets].some((socket) => socket.readyState === socket.OPEN), 30_000);
      const { status } = await slack.front.deliver("events_api", payload, { retry });
      if (status === 200 && (retry > 0 || round % 2 === 0)) break;
    }
    if (round % 3 === 0) slack.front.disconnect("warning");
    else if (round % 3 === 1) slack.front.disconnect("refresh_requested");
    else for (const socket of slack.front.sockets) socket.terminate();
  }
  await until(() => slack.inbox.calls.turn.length >= asked.length);
  const heard = slack.inbox.calls.turn.map(([turn]) => (turn as { text: string }).text);
  expect(heard.toSorted()).toEqual(asked.map((text) => text.replace(/^\S+ /, "")));
});

test("front: wrong tokens end the start with what to do, not with a stack trace", async () => {
  const front = await startSlackFront({ scopes: MANIFEST_SCOPES });
  open.push(front);
  for (const tokens of [
    { SLACK_BOT_TOKEN: "xoxb-wrong", SLACK_APP_TOKEN: APP_TOKEN },
    { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: "xapp-wrong" },
  ]) {
    const config = slackSettings.parse({ SLACK_API_URL: front.apiUrl, ...tokens });
    const platform = createSlack(config, memoryContext(), QUICK);
    const error = await platform.start(fakeInbox()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(BotError);
    expect(error).toMatchObject({ code: "platform_misconfigured", hint: expect.stringContaining("SLACK_BOT_TOKEN") });
    await platform.stop();
  }
});

test("front: with Slack away the start fails as something that may work later", async () => {
  const config = slackSettings.parse({
    // Nothing listens on port 1, and the system gives it to nobody.
    SLACK_API_URL: "http://127.0.0.1:1/api/",
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
  });
  const platform = createSlack(config, memoryContext(), QUICK);
  await expect(platform.start(fakeInbox())).rejects.toMatchObject({ retryable: true });
  await platform.stop();
});

test("front: a port that is taken is named", async () => {
  const slack = await up({ mode: "http" });
  const taken = { ...slack.settings, SLACK_PORT: slack.platform.port! };
  const again = createSlack(taken, memoryContext(), slack.timing);
  await expect(again.start(fakeInbox())).rejects.toMatchObject({
    code: "platform_misconfigured",
    hint: "Set SLACK_PORT to a free port.",
  });
});

test("front: the home shows feeds with their health, next digests, mutes and budget, within Slack's limits", async () => {
  const health = { lastCheckedAt: undefined, lastOkAt: undefined, nextCheckAt: undefined, error: undefined };
  const feeds = Array.from({ length: 300 }, (_, index) => ({
    id: `f${index}`,
    title: `Feed ${index} <!channel> *x*`,
    url: `https://example.org/${index}`,
    state: "active",
    health: { ...health, failures: index === 299 ? 9 : 0 },
    sentence: index === 299 ? "not reachable since Monday" : "checked 5 minutes ago",
  }));
  const inbox = fakeInbox({
    overview: {
      feeds,
      subscriptions: [
        {
          id: "s",
          channel: { platform: "slack", tenant, channel: "C1", kind: "channel" },
          state: "active",
          sentence: "#news, weekdays at 08:00.",
          nextDigestAt: new Date("2026-11-25T08:00:00Z"),
        },
      ],
      mutes: [{ id: "m", sentence: "Ferries, until Friday." }],
      budget: "0.42 of 2 US dollars today.",
    },
  });
  const slack = await up({ inbox });
  const user = slack.front.users["ada"]!;
  await slack.front.deliver(
    "events_api",
    envelope(slack.front, { type: "app_home_opened", user, channel: "D1", tab: "home", event_ts: "1.1" }),
  );
  const call = await until(() => slack.front.of("views.publish").find((entry) => entry.answer));
  const view = call.fields["view"] as Fields;
  expect(viewFaults(view)).toEqual([]);
  const text = JSON.stringify(view);
  for (const part of [
    "not reachable since Monday",
    "and 260 more",
    "weekdays at 08:00",
    "Ferries, until Friday.",
    "0.42 of 2",
    "may be wrong",
  ])
    expect(text).toContain(part);
  expect(slack.inbox.calls.overview[0]).toMatchObject([{ tenant, channel: undefined }, { role: "admin" }]);
  expect(text).not.toContain('"mrkdwn"');
});

describe("the doctor", () => {
  const ask = async (scopes: readonly string[], env: Record<string, string>) => {
    const front = await startSlackFront({ scopes });
    open.push(front);
    const { ok, lines } = await doctor(slackSettings.parse({ SLACK_API_URL: front.apiUrl, ...env }));
    return { ok, lines: lines.map(english.tell) };
  };

  test("front: says that all is well", async () => {
    const { ok, lines } = await ask(MANIFEST_SCOPES, { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN });
    expect(ok).toBe(true);
    expect(lines.join("\n")).toMatch(
      /footnote in workspace Emulate \(T000000001\)[\s\S]*All scopes are there[\s\S]*Socket mode works/,
    );
  });

  test("front: names each missing scope and what it is for; optional ones do not fail", async () => {
    const some = MANIFEST_SCOPES.filter((scope) => scope !== "users:read" && scope !== "groups:history");
    const { ok, lines } = await ask(some, { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET });
    expect(ok).toBe(false);
    expect(lines).toContain(
      "Missing scope users:read: needed for knowing administrators and guests, so that rights can be kept.",
    );
    expect(lines.join("\n")).toMatch(/Without scope groups:history \(optional\)/);
    expect(
      (
        await ask(
          MANIFEST_SCOPES.filter((scope) => scope !== "groups:history"),
          { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET },
        )
      ).ok,
    ).toBe(true);
  });

  test("front: says which token is refused, and where to get a right one", async () => {
    const { ok, lines } = await ask(MANIFEST_SCOPES, { SLACK_BOT_TOKEN: "xoxb-wrong", SLACK_APP_TOKEN: "xapp-wrong" });
    expect(ok).toBe(false);
    expect(lines.join("\n")).toMatch(
      /refuses SLACK_BOT_TOKEN \(invalid_auth\)[\s\S]*refuses SLACK_APP_TOKEN \(invalid_auth\)/,
    );
  });
});
