// The outbox on the real adapters and the doubles of their platforms: what stands there after every way a post can get lost.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDiscord, discordSettings } from "../../adapters/discord/index.ts";
import { deliver } from "../../src/jobs/deliver.ts";
import { type ChannelRef, type Platform, deliveryKey, plainMessage } from "../../src/platform/index.ts";
import type { Store } from "../../src/store/index.ts";
import { testClock } from "../support/clock.ts";
import { startDiscord, TOKEN } from "../support/discord-server.ts";
import { GUILD, TEXT } from "../support/discord-world.ts";
import { embedded } from "../support/homes.ts";
import { fakeInbox } from "../support/inbox.ts";
import { memoryContext } from "../support/records.ts";
import { TEAM } from "../support/slack-workspace.ts";
import { silentLog, slackUnderTest } from "../support/slack-people.ts";

/** How one post goes wrong. `taken`: the message stands all the same. */
const LOSSES = {
  "the line is cut after it was taken": {
    taken: true,
    slack: { kind: "drop", after: true },
    discord: { commit: true, drop: true },
  },
  "it is taken, and the answer is a 502": {
    taken: true,
    slack: { kind: "status", status: 502, after: true },
    discord: { commit: true, status: 502 },
  },
  "the platform fails and has not taken it": {
    taken: false,
    slack: { kind: "error", error: "internal_error" },
    discord: { status: 500 },
  },
  "the platform fails for good and has not taken it": {
    taken: false,
    slack: { kind: "error", error: "fatal_error" },
    discord: { status: 503 },
  },
} as const;
type Loss = (typeof LOSSES)[keyof typeof LOSSES];

interface Scene {
  platform: Platform;
  channel: ChannelRef;
  lose(loss: Loss): void;
  /** The next `times` looks at the history fail, each in another way. */
  blind(times: number): void;
  /** What stands in the channel, oldest first. */
  standing(): Promise<string[]>;
  /** Calls that try to post, so far. */
  tries(): { at: number }[];
  /** What the platform forgets in time: Discord its nonces. */
  forget(): void;
  close(): Promise<void>;
}

async function onSlack(): Promise<Scene> {
  const { front, platform, close } = await slackUnderTest({ timing: { message: 10 } });
  const channel = front.channels["news"]!;
  const blindness = [
    { kind: "error", error: "missing_scope" },
    { kind: "status", status: 429, headers: { "retry-after": "9" } },
    { kind: "drop" },
    { kind: "status", status: 500 },
  ] as const;
  return {
    platform,
    channel: { platform: "slack", tenant: `slack:${TEAM}`, channel, kind: "channel" },
    lose: ({ slack }) => front.fault("chat.postMessage", slack),
    blind(times) {
      for (let n = 0; n < times; n += 1) front.fault("conversations.history", blindness[n % blindness.length]!);
    },
    standing: async () => (await front.messages(channel)).map((message) => String(message["text"])).toReversed(),
    tries: () => front.of("chat.postMessage"),
    forget: () => undefined,
    close,
  };
}

async function onDiscord(): Promise<Scene> {
  const discord = await startDiscord();
  const env = { DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.url, DISCORD_TIMEOUT_SECONDS: 2 };
  const platform = createDiscord(discordSettings.parse(env), memoryContext(), { edit: 20 });
  await platform.start(fakeInbox());
  const post = { method: "POST", path: /\/messages$/ };
  const look = { method: "GET", path: /\/messages$/ };
  const limit = {
    status: 429,
    headers: { "retry-after": "0.01" },
    body: { message: "slow", retry_after: 0.01, global: false },
  };
  const blindness = [
    { ...look, status: 500 },
    { ...look, drop: true },
    { ...look, status: 503 },
    { ...look, ...limit },
  ];
  return {
    platform,
    channel: { platform: "discord", tenant: `discord:${GUILD}`, channel: TEXT, kind: "channel" },
    lose: (loss) => discord.fail({ ...post, ...loss.discord }),
    blind(times) {
      for (let n = 0; n < times; n += 1) discord.fail(blindness[n % 3]!);
    },
    standing: async () => discord.inChannel(TEXT).map((message) => /Message \d+/.exec(JSON.stringify(message))![0]),
    tries: () => discord.requestsTo("POST", /\/messages$/).map(() => ({ at: 0 })),
    forget: discord.forget,
    async close() {
      await platform.stop();
      await discord.close();
      expect(discord.violations).toEqual([]);
    },
  };
}

describe.each([
  ["Slack", onSlack],
  ["Discord", onDiscord],
] as const)("the outbox on %s", (_name, open) => {
  let store: Store;
  let scene: Scene;
  let clock: ReturnType<typeof testClock>;
  beforeEach(async () => {
    // Both platforms stamp messages with the time of day, and are asked for what came since.
    clock = testClock(new Date().toISOString());
    store = await embedded.open(() => clock.now());
    scene = await open();
  });
  afterEach(async () => {
    await scene.close();
    await store.close();
  });

  const key = (n: number): string => deliveryKey("outbox", String(n));
  const put = async (n: number) => {
    const delivery = {
      id: key(n),
      subscriptionId: undefined,
      target: scene.channel,
      kind: "notice" as const,
      payload: plainMessage(`Message ${n}`),
      notBefore: clock.now(),
      stories: [],
    };
    await store.db.transaction().execute((trx) => store.outbox.enqueue(trx, delivery, clock.now()));
    clock.advance(1);
  };
  const work = async () => {
    const ports = { store, platforms: new Map([[scene.platform.name, scene.platform]]), clock, log: silentLog };
    for (const { id } of await store.outbox.due(clock.now())) await deliver(ports, id);
  };
  const state = async (n: number) => (await store.outbox.get(key(n)))!.state;

  it.each(Object.entries(LOSSES))("has a post once when %s, minutes later too", async (_loss, loss) => {
    await put(1);
    scene.lose(loss);
    await work();
    expect(await state(1)).toBe("unknown");
    expect(await scene.standing()).toHaveLength(loss.taken ? 1 : 0);
    // Longer than Discord knows a nonce.
    scene.forget();
    clock.advance(11 * 60_000);
    await work();
    expect(await state(1)).toBe("sent");
    expect(await scene.standing()).toEqual(["Message 1"]);
    expect(scene.tries()).toHaveLength(loss.taken ? 1 : 2);
  });

  it("stays unknown, is listed as such and is never posted blindly while the history cannot be read", async () => {
    await put(1);
    scene.lose(LOSSES["the line is cut after it was taken"]);
    await work();
    scene.blind(4);
    for (let look = 0; look < 4; look += 1) {
      clock.advance(60 * 60_000);
      await work();
      expect(scene.tries()).toHaveLength(1);
      expect((await store.deliveries.counts(scene.channel.tenant)).unknown).toBe(1);
    }
    clock.advance(60 * 60_000);
    await work();
    expect(await state(1)).toBe("sent");
    expect(await scene.standing()).toEqual(["Message 1"]);
  });

  it("keeps the order of a hundred posts of one channel, though every tenth gets lost", async () => {
    for (let n = 1; n <= 100; n += 1) await put(n);
    for (let tries = 0; (await store.deliveries.counts(scene.channel.tenant)).sent < 100; tries += 1) {
      if (tries % 10 === 9) scene.lose(Object.values(LOSSES)[Math.floor(tries / 10) % 4]!);
      await work();
      if ((await store.outbox.due(clock.now())).length === 0) clock.advance(61_000);
    }
    expect(await scene.standing()).toEqual(Array.from({ length: 100 }, (_, n) => `Message ${n + 1}`));
  });
});
