// Slack and Discord as the program sees them: the protocol doubles, with answers that get lost and messages that come late.
import type { ChannelRef } from "../../src/platform/index.ts";
import { startDiscord, TOKEN } from "../support/discord-server.ts";
import { GUILD, NEWS, TEXT } from "../support/discord-world.ts";
import { startSlackFront } from "../support/slack-front.ts";
import { APP_TOKEN, BOT_TOKEN, TEAM } from "../support/slack-workspace.ts";
import { MANIFEST_SCOPES, SIGNING_SECRET } from "../support/slack-people.ts";

/** Deadline of a call, and how much later its message may appear: the program's own settings, made short. */
export const TIMEOUT_SECONDS = 1;
export const APPEARS_SECONDS = 3;
/** When a late message appears, after its call began: well after the program gave it up, within what it is promised. */
const LATE_MS = TIMEOUT_SECONDS * 1000 + 400;
/** How much later than that it may still come and be within the promise. */
export const LATE_SLACK_MS = (TIMEOUT_SECONDS + APPEARS_SECONDS) * 1000 - LATE_MS;

/** A message that stands at the platform. */
export interface Standing {
  channel: string;
  /** The delivery it says it is, with its part; undefined when it says none. */
  delivery: string | undefined;
  /** True when it is a reply in a thread. */
  reply: boolean;
  /** All of it, as JSON. */
  body: string;
}

export interface Double {
  channels: ChannelRef[];
  settings: Record<string, string>;
  /** Everything that stands there now: the truth of the run. */
  journal(): Promise<Standing[]>;
  /** What it would have refused. */
  violations: string[];
  counts: { posts: number; lost: number; late: number };
  /** Called at each kill. */
  onKill(): void;
  close(): Promise<void>;
}

export type PlatformName = "slack" | "discord";

export interface Faults {
  lost: number;
  late: number;
  random: () => number;
}

/** Draws what goes wrong with one post. */
function fate({ lost, late, random }: Faults, counts: Double["counts"]): "well" | "cut" | "502" | "late" {
  counts.posts += 1;
  const drawn = random();
  if (drawn < lost) {
    counts.lost += 1;
    return random() < 0.5 ? "cut" : "502";
  }
  if (drawn >= lost + late) return "well";
  counts.late += 1;
  return "late";
}

export const openDouble = (name: PlatformName, faults: Faults): Promise<Double> =>
  name === "slack" ? openSlack(faults) : openDiscord(faults);

async function openSlack(faults: Faults): Promise<Double> {
  const counts = { posts: 0, lost: 0, late: 0 };
  const front = await startSlackFront({
    scopes: MANIFEST_SCOPES,
    signingSecret: SIGNING_SECRET,
    chaos(method) {
      if (method !== "chat.postMessage") return undefined;
      const drawn = fate(faults, counts);
      if (drawn === "cut") return { kind: "drop", after: true };
      if (drawn === "502") return { kind: "status", status: 502, after: true };
      return drawn === "late" ? { kind: "late", ms: LATE_MS } : undefined;
    },
  });
  const channels = ["news", "other", "quiet"].map((name): ChannelRef => ({
    platform: "slack",
    tenant: `slack:${TEAM}`,
    channel: front.channels[name]!,
    kind: "channel",
  }));
  type Message = {
    ts: string;
    thread_ts?: string;
    reply_count?: number;
    metadata?: { event_payload?: { delivery_id?: string; part?: number } };
  };
  const standing = (channel: string, reply: boolean, message: Message): Standing => {
    const { delivery_id: id, part = 1 } = message.metadata?.event_payload ?? {};
    return { channel, reply, delivery: id && `${id}/${part}`, body: JSON.stringify(message) };
  };
  return {
    channels,
    settings: {
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_API_URL: front.apiUrl,
      SLACK_TIMEOUT_SECONDS: String(TIMEOUT_SECONDS),
      SLACK_APPEARS_SECONDS: String(APPEARS_SECONDS),
    },
    async journal() {
      const found: Standing[] = [];
      for (const { channel } of channels) {
        for (const message of (await front.messages(channel)) as unknown as Message[]) {
          found.push(standing(channel, false, message));
          const replies = message.reply_count ? await front.replies(channel, message.ts) : [];
          for (const reply of replies as unknown as Message[]) found.push(standing(channel, true, reply));
        }
      }
      return found;
    },
    violations: front.violations,
    counts,
    onKill: () => undefined,
    close: () => front.close(),
  };
}

async function openDiscord(faults: Faults): Promise<Double> {
  const counts = { posts: 0, lost: 0, late: 0 };
  const discord = await startDiscord({
    chaos(method, path) {
      if (method !== "POST" || !path.endsWith("/messages")) return undefined;
      const drawn = fate(faults, counts);
      if (drawn === "cut") return { commit: true, drop: true };
      if (drawn === "502") return { commit: true, status: 502 };
      return drawn === "late" ? { late: LATE_MS } : undefined;
    },
  });
  const channels = [TEXT, NEWS].map((channel): ChannelRef => ({
    platform: "discord",
    tenant: `discord:${GUILD}`,
    channel,
    kind: "channel",
  }));
  return {
    channels,
    settings: {
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: discord.url,
      DISCORD_TIMEOUT_SECONDS: String(TIMEOUT_SECONDS),
      DISCORD_APPEARS_SECONDS: String(APPEARS_SECONDS),
    },
    async journal() {
      const parents = new Set(channels.map(({ channel }) => channel));
      return [...discord.channels.keys()].flatMap((channel) =>
        discord.inChannel(channel).map((message): Standing => {
          const body = JSON.stringify(message);
          const key = /"f1\|ask\|([a-z2-7]{24})"/.exec(body)?.[1];
          return { channel, reply: !parents.has(channel), delivery: key && `${key}/1`, body };
        }),
      );
    },
    violations: discord.violations,
    counts,
    // As often as not the window in which Discord knows a nonce is over when the program is back.
    onKill: () => {
      if (faults.random() < 0.5) discord.forget();
    },
    close: () => discord.close(),
  };
}
