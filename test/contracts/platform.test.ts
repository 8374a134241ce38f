// The contract of platforms, for Slack, Discord and the page with their real libraries, and for the fake of the tests.
import { createDiscord, discordSettings } from "../../adapters/discord/index.ts";
import { createSlack } from "../../adapters/slack/index.ts";
import { createWeb } from "../../adapters/web/index.ts";
import { webSettings } from "../../adapters/web/config.ts";
import { BotError, type ChannelRef, type Platform, type ThreadRef } from "../../src/platform/index.ts";
import { startDiscord, TOKEN } from "../support/discord-server.ts";
import { BEN, GUILD, NEWS, TEXT } from "../support/discord-world.ts";
import { fakeInbox } from "../support/inbox.ts";
import { memoryLog } from "../support/message-log.ts";
import { fakePlatform } from "../support/platform.ts";
import { memoryContext } from "../support/records.ts";
import { type Fault } from "../support/slack-front.ts";
import { TEAM } from "../support/slack-workspace.ts";
import { slackUnderTest } from "../support/slack-people.ts";
import { type Failure, FAILURES, platformContract, type Stage } from "./platform.ts";

const place = (to: ChannelRef | ThreadRef) => ("thread" in to ? to : { channel: to, thread: undefined });
const shown = (entries: unknown[]): string[] => entries.map((entry) => JSON.stringify(entry));

const SLACK: Record<Failure, Fault> = {
  limited: { kind: "status", status: 429, headers: { "retry-after": "1" } },
  refused: { kind: "error", error: "no_text" },
  lost: { kind: "drop", after: true },
  vanished: { kind: "drop" },
  shut: { kind: "error", error: "not_in_channel" },
  removed: { kind: "error", error: "account_inactive" },
};

async function onSlack(): Promise<Stage> {
  const slack = await slackUnderTest({ timing: { call: 10_000 } });
  const { front, settings, records, timing } = slack;
  const tenant = `slack:${TEAM}`;
  const channelOf = (name: string): ChannelRef => ({
    platform: "slack",
    tenant,
    channel: front.channels[name] ?? "",
    kind: "channel",
  });
  const others: Platform[] = [];
  const slackId = (ref: ChannelRef): string =>
    ref.kind === "channel" ? ref.channel : String(front.of("chat.postMessage").at(-1)?.fields["channel"]);
  return {
    platform: slack.platform,
    channel: channelOf("news"),
    second: channelOf("other"),
    inbox: { platform: "slack", tenant, channel: front.users["ada"] ?? "", kind: "direct" },
    async standing(to) {
      const { channel, thread } = place(to);
      if (thread !== undefined) return shown(await front.replies(slackId(channel), thread));
      return shown((await front.messages(slackId(channel))).toReversed());
    },
    fail: (how) => front.fault("chat.postMessage", SLACK[how]),
    blind: () => front.fault("conversations.history", { kind: "status", status: 503 }),
    async restart() {
      const platform = createSlack(settings, { ...memoryContext(), records }, timing);
      await platform.start(fakeInbox());
      others.push(platform);
      return platform;
    },
    async close() {
      for (const platform of others) await platform.stop();
      await slack.close();
    },
  };
}

async function onDiscord(): Promise<Stage> {
  const discord = await startDiscord();
  const context = memoryContext();
  const settings = discordSettings.parse({ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.url });
  const started: Platform[] = [];
  const start = async () => {
    const platform = createDiscord(settings, context, { edit: 20 });
    await platform.start(fakeInbox());
    started.push(platform);
    return platform;
  };
  const post = { method: "POST", path: /\/messages$/ };
  const limit = { message: "slow", retry_after: 30, global: false };
  const faults: Record<Failure, Partial<Parameters<typeof discord.fail>[0]>> = {
    limited: { status: 429, headers: { "retry-after": "30", "x-ratelimit-bucket": "b" }, body: limit },
    refused: { status: 400, code: 50035 },
    lost: { drop: true, commit: true },
    vanished: { drop: true },
    shut: { status: 403, code: 50013 },
    removed: { status: 403, code: 50001 },
  };
  const channelOf = (channel: string): ChannelRef => ({
    platform: "discord",
    tenant: `discord:${GUILD}`,
    channel,
    kind: "channel",
  });
  return {
    platform: await start(),
    channel: channelOf(TEXT),
    second: channelOf(NEWS),
    inbox: { ...channelOf(BEN.id), kind: "direct" },
    async standing(to) {
      const { channel, thread } = place(to);
      return shown(discord.inChannel(thread ?? (channel.kind === "direct" ? `9${channel.channel}` : channel.channel)));
    },
    fail: (how) => discord.fail({ ...post, ...faults[how] }),
    blind: () => discord.fail({ method: "GET", path: /\/messages$/, status: 500 }),
    restart: start,
    async close() {
      for (const platform of started) await platform.stop();
      await discord.close();
      if (discord.violations.length > 0) throw new Error(discord.violations.join("\n"));
    },
  };
}

async function onPage(): Promise<Stage> {
  const messages = memoryLog();
  const start = async (WEB_PORT: number) => {
    const context = { ...memoryContext(), messages, version: "1" };
    const platform = createWeb(webSettings.parse({ WEB_PORT }), context, { channels: ["news", "second"] });
    await platform.start(fakeInbox());
    return platform;
  };
  let running = await start(0);
  const page: ChannelRef = { platform: "web", tenant: "web:site", channel: "news", kind: "channel" };
  return {
    platform: running,
    channel: page,
    second: { ...page, channel: "second" },
    inbox: { ...page, channel: "web:visitor", kind: "direct" },
    async standing(to) {
      const { channel, thread } = place(to);
      const entries = await messages.list(channel.channel, { limit: 100, ...(thread === undefined ? {} : { thread }) });
      return shown(entries.map(({ body }) => body));
    },
    fail: () => undefined,
    blind: () => undefined,
    async restart() {
      const port = Number(new URL(running.address).port);
      await running.stop();
      running = await start(port);
      return running;
    },
    close: () => running.stop(),
  };
}

async function onFake(): Promise<Stage> {
  const platform = fakePlatform();
  const channel: ChannelRef = { platform: "fake", tenant: "fake:T1", channel: "news", kind: "channel" };
  return {
    platform,
    channel,
    second: { ...channel, channel: "second" },
    inbox: { ...channel, channel: "ada", kind: "direct" },
    async standing(to) {
      const { channel: ref, thread } = place(to);
      return shown(platform.posts.filter((post) => post.channel === ref.channel && post.thread === thread));
    },
    fail(how) {
      const code = FAILURES[how];
      const retryable = code === "rate_limited" || code === "post_ambiguous";
      platform.failNext(new BotError(code, "It failed.", { retryable, retryAfterMs: 1000 }), how === "lost");
    },
    blind() {
      const { find } = platform;
      platform.find = () => {
        platform.find = find;
        return Promise.reject(new BotError("post_ambiguous", "Nobody can tell."));
      };
    },
    restart: async () => platform,
    close: async () => undefined,
  };
}

const all: readonly Failure[] = ["limited", "refused", "lost", "vanished", "shut", "removed"];
platformContract("slack", { open: onSlack, failures: all, canBeBlind: true });
// Discord says the same of a bot that was removed as of one that may not see the channel: told apart by the servers it is in.
platformContract("discord", {
  open: onDiscord,
  failures: all.filter((how) => how !== "removed"),
  canBeBlind: true,
});
platformContract("web", { open: onPage, failures: [], canBeBlind: false });
platformContract("fake", { open: onFake, failures: all, canBeBlind: true });
