// Many workspaces by one app: installing over OAuth, each with its own token, and leaving.
import { afterEach, describe, expect, test } from "vitest";
import { createSlack, slackSettings } from "../../../adapters/slack/index.ts";
import { BotError, deliveryKey, replyNow, plainMessage } from "../../../src/platform/index.ts";
import { fakeInbox } from "../../support/inbox.ts";
import { memoryContext, memoryRecords } from "../../support/records.ts";
import { type Front, startSlackFront } from "../../support/slack-front.ts";
import { BOT_TOKEN, SECOND_TOKEN, TEAM } from "../../support/slack-workspace.ts";
import type { Fields } from "../../support/slack-rules.ts";
import { envelope, MANIFEST_SCOPES, QUICK, said, SIGNING_SECRET, until } from "../../support/slack-people.ts";

const key = (name: string): string => deliveryKey("test", name);
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const entry of open.splice(0).toReversed()) await entry.close();
});

describe("many workspaces", () => {
  async function oauth(records = memoryRecords()) {
    const front = await startSlackFront({ scopes: MANIFEST_SCOPES, signingSecret: SIGNING_SECRET });
    const config = slackSettings.parse({
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_CLIENT_ID: "1.2",
      SLACK_CLIENT_SECRET: "front-client-secret",
      SLACK_STATE_SECRET: "0123456789abcdef0123",
      SLACK_PORT: 0,
      SLACK_API_URL: front.apiUrl,
    });
    const inbox = fakeInbox();
    const platform = createSlack(config, { ...memoryContext(), records }, QUICK);
    await platform.start(inbox);
    front.reachAt(`http://127.0.0.1:${platform.port}/slack/events`);
    const close = async (): Promise<void> => {
      await platform.stop();
      await front.close();
    };
    open.push({ close });
    return { front, platform, inbox, records, site: `http://127.0.0.1:${platform.port}` };
  }
  const installation = (id: string, token: string, botUser: string) => ({
    team: { id, name: id },
    enterprise: undefined,
    user: { token: undefined, scopes: undefined, id: "U1" },
    bot: { token, scopes: [...MANIFEST_SCOPES], id: "B1", userId: botUser },
    isEnterpriseInstall: false,
    authVersion: "v2",
  });
  const inTeam = (front: Front, id: string): Fields => ({
    ...envelope(front, said(front, "hello", { thread_ts: "1.1", type: "message" })),
    team_id: id,
    authorizations: [
      { enterprise_id: null, team_id: id, user_id: front.botUser, is_bot: true, is_enterprise_install: false },
    ],
  });

  test("emulate: installing keeps the workspace in the records, and its next step is shown", async () => {
    const { front, records, site } = await oauth();
    const begin = await fetch(`${site}/slack/install`);
    const page = await begin.text();
    const authorize = /href="([^"]*oauth[^"]*)"/.exec(page)![1]!.replaceAll("&amp;", "&");
    expect(new URL(authorize).origin).toBe(front.url);
    const scopes = new URL(authorize).searchParams.get("scope")!.split(",");
    expect(scopes.toSorted()).toEqual([...MANIFEST_SCOPES].toSorted());
    const code = await front.approve(authorize, "ada");
    const cookie = begin.headers.get("set-cookie")!.split(";")[0]!;
    const state = new URL(authorize).searchParams.get("state")!;
    const back = await fetch(`${site}/slack/oauth_redirect?code=${code}&state=${state}`, { headers: { cookie } });
    expect(await back.text()).toContain("/invite @Footnote");
    expect([...records.held.keys()]).toEqual([`installation:${TEAM}`]);
    const forged = await fetch(`${site}/slack/oauth_redirect?code=${code}&state=${state}x`, { headers: { cookie } });
    expect(forged.status).toBe(400);
  });

  test("front: each workspace is answered with its own token and tenant; one that left stops, the other goes on", async () => {
    const records = memoryRecords();
    const { front, platform, inbox } = await oauth(records);
    await records.put("installation:T1", installation("T1", BOT_TOKEN, front.botUser));
    await records.put("installation:T2", installation("T2", SECOND_TOKEN, front.botUser));
    for (const id of ["T1", "T2"]) {
      inbox.next("turn", (turn) => replyNow("private", plainMessage(`for ${turn.place.tenant}`), key(id)));
      await front.deliver("events_api", inTeam(front, id));
      const call = await until(() =>
        front.of("chat.postEphemeral").find((entry) => entry.fields["text"] === `for slack:${id}`),
      );
      expect(call.token).toBe(id === "T1" ? BOT_TOKEN : SECOND_TOKEN);
    }
    await front.deliver("events_api", { ...inTeam(front, "T1"), event: { type: "app_uninstalled" } });
    await until(() => inbox.calls.removed[0]);
    expect(inbox.calls.removed).toEqual([["slack:T1"]]);
    expect(records.held.has("installation:T1")).toBe(false);
    const news = { platform: "slack", channel: front.channels["news"]!, kind: "channel" as const };
    const before = front.calls.length;
    await expect(platform.post({ ...news, tenant: "slack:T1" }, plainMessage("x"), key("x"))).rejects.toMatchObject({
      code: "tenant_lost",
    });
    expect(front.calls).toHaveLength(before);
    await platform.post({ ...news, tenant: "slack:T2" }, plainMessage("x"), key("x"));
  });

  test("front: revoking a person's token removes nothing, revoking the bot's removes the workspace", async () => {
    const records = memoryRecords();
    const { front, inbox } = await oauth(records);
    await records.put("installation:T1", installation("T1", BOT_TOKEN, front.botUser));
    await front.deliver("events_api", {
      ...inTeam(front, "T1"),
      event: { type: "tokens_revoked", tokens: { oauth: ["U1"], bot: [] } },
    });
    await front.deliver("events_api", {
      ...inTeam(front, "T1"),
      event: { type: "tokens_revoked", tokens: { oauth: [], bot: [front.botUser] } },
    });
    await until(() => inbox.calls.removed[0]);
    expect(inbox.calls.removed).toEqual([["slack:T1"]]);
  });

  test("front: an organisation's workspaces are tenants of their own, and all go when it leaves", async () => {
    const records = memoryRecords();
    const { front, inbox } = await oauth(records);
    await records.put("installation:E1", {
      ...installation("", BOT_TOKEN, front.botUser),
      team: undefined,
      enterprise: { id: "E1" },
      isEnterpriseInstall: true,
    });
    const grid = (id: string, event?: Fields): Fields => ({
      ...inTeam(front, id),
      ...(event ? { event } : {}),
      enterprise_id: "E1",
      is_enterprise_install: true,
      authorizations: [
        { enterprise_id: "E1", team_id: id, user_id: front.botUser, is_bot: true, is_enterprise_install: true },
      ],
    });
    for (const id of ["T1", "T2"]) {
      await front.deliver("events_api", grid(id));
      await until(() => inbox.calls.turn.some(([turn]) => turn.place.tenant === `slack:E1/${id}`));
    }
    await front.deliver("events_api", grid("T1", { type: "app_uninstalled" }));
    await until(() => inbox.calls.removed.length === 2);
    expect(inbox.calls.removed.flat().toSorted()).toEqual(["slack:E1/T1", "slack:E1/T2"]);
    expect(records.held.size).toBe(0);
  });

  test("front: a database that is away is not taken for a workspace that left", async () => {
    const records = {
      ...memoryRecords(),
      get: async () => {
        throw new BotError("store_unavailable", "away");
      },
    };
    const { platform, front } = await oauth(records);
    const to = { platform: "slack", tenant: "slack:T1", channel: front.channels["news"]!, kind: "channel" as const };
    const error = await platform.post(to, plainMessage("x"), key("x")).catch((thrown: unknown) => thrown);
    expect((error as BotError).code).toBe("store_unavailable");
  });
});
