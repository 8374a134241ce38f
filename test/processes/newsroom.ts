// One process of a newsroom as tests start it: the real composition, speaking to a chat platform that is a double over HTTP.
import { parseSettings, readConfig } from "../../src/app/config.ts";
import type { ChannelRef, ThreadRef } from "../../src/core/domain.ts";
import { modelSettings } from "../../src/model/settings.ts";
import { openNewsroom } from "../../src/app/newsroom.ts";
import { BotError, type Message, type MessageRef, type Permit, type Platform } from "../../src/platform/index.ts";

const TIMEOUT_MS = 2_000;

/** What is sent is there within the double's own lateness, or never. */
const GRACE_MS = TIMEOUT_MS + 3_000;

function chatAt(url: string): Platform {
  const ask = async (path: string, body: object): Promise<{ id?: string }> => {
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const answer = await fetch(`${url}${path}`, { method: "POST", body: JSON.stringify(body), signal });
      return (await answer.json()) as { id?: string };
    } catch (cause) {
      throw new BotError("post_ambiguous", "The chat did not answer.", { retryable: true, cause });
    }
  };
  const channelOf = (to: ChannelRef | ThreadRef): ChannelRef => ("thread" in to ? to.channel : to);
  const refOf = (to: ChannelRef | ThreadRef, id: string): MessageRef => ({
    channel: channelOf(to),
    message: id,
    thread: undefined,
    url: undefined,
  });
  const chat = {
    name: "chat",
    graceMs: GRACE_MS,
    connected: () => true,
    async start() {},
    async stop() {},
    async post(to: ChannelRef | ThreadRef, message: Message, key: string, permit?: Permit) {
      permit?.();
      const { channel, tenant } = channelOf(to);
      const { id } = await ask("/post", { key, tenant, channel, text: message.summary });
      return refOf(to, id!);
    },
    async find(to: ChannelRef | ThreadRef, key: string) {
      const { id } = await ask("/find", { key });
      return id === undefined ? undefined : refOf(to, id);
    },
    async edit() {},
  };
  return chat;
}

const config = readConfig(process.env);
const newsroom = await openNewsroom({
  config,
  model: parseSettings(modelSettings, process.env),
  secrets: [],
  platforms: config.ROLE === "watch" ? [] : [{ name: "chat", create: async () => chatAt(process.env["CHAT_URL"]!) }],
  onFatal: (error) => {
    throw error;
  },
});
process.on("SIGTERM", () => {
  newsroom.stop().then(
    () => process.exit(0),
    (error: unknown) => {
      throw error;
    },
  );
});
await newsroom.start();
process.stdout.write("running\n");
