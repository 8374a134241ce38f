// Discord as a platform: posts, threads, commands and buttons over one gateway connection.
import { type AdapterContext, createLanes, createMemory, type Platform } from "../../src/platform/index.ts";
import { createClient, connect, idOf } from "./client.ts";
import { register } from "./commands.ts";
import { type DiscordSettings, type Timing, timingOf } from "./config.ts";
import { listen, type Ports } from "./events.ts";
import { forget, letGo } from "./forget.ts";
import { PACE } from "./pace.ts";
import { createPosts } from "./post.ts";
import { createReplies } from "./replies.ts";
import { createThreads } from "./threads.ts";
import { createWire } from "./wire.ts";

export { discordSettings, type DiscordSettings, type Timing } from "./config.ts";
export { doctor } from "./doctor.ts";

/** How long a stop waits for answers under way, in milliseconds. */
const DRAIN_MS = 10_000;

/** Discord. `start` throws BotError `platform_misconfigured` with the switch to change when Discord will not have the bot. */
export function createDiscord(
  settings: DiscordSettings,
  { records, log, clock }: AdapterContext,
  waits: Partial<Timing> = {},
): Platform {
  const { DISCORD_STYLE: style, DISCORD_TOKEN: token } = settings;
  const timing = timingOf(settings, waits);
  const client = createClient({ settings, timing, clock, log }, records);
  const wire = createWire(client, clock);
  const turns = createLanes(clock);
  const threads = createThreads(wire, turns, (id) => client.channels.cache.get(id)?.isThread() ?? false);
  // Known once the commands are registered.
  const ids = new Map<string, string>();
  const replies = createReplies({ wire, threads, records, clock, log, style, ids, everyMs: timing.edit });
  const targets: Ports["targets"] = createMemory(clock, { most: 100 });
  const hearsReplies = settings.DISCORD_MESSAGE_CONTENT;
  const ports: Ports = { client, wire, threads, replies, records, clock, log, targets, hearsReplies };
  const posts = createPosts({ client, wire, threads, records, style, ids, log });
  const working = new Set<Promise<void>>();

  return {
    name: "discord",
    // A request that timed out may still be carried out; the nonce guards some minutes of it, and not in forums.
    graceMs: timing.call + timing.appears,

    // The gateway tells of channels, so that a post is one request.
    rate: { requestsASecond: (PACE.most * 1000) / PACE.ms, requestsAPost: 1 },

    async start(inbox) {
      listen(ports, inbox, working);
      await connect(client, token);
      try {
        const registered = await register(client.rest, idOf(client.application), inbox.commands, records, log);
        for (const [name, id] of registered) ids.set(name, id);
      } catch (error) {
        // Those of the last time are still there.
        log.error({ error }, "the commands could not be registered with Discord; it is tried again at the next start");
      }
      await replies.sweep();
      await letGo(records, client, inbox);
      log.info({ servers: client.guilds.cache.size }, "connected to Discord");
    },

    connected: () => client.isReady(),

    ...posts,

    forget: (who) => forget(records, who),

    async stop() {
      const drained = new AbortController();
      await Promise.race([Promise.allSettled(working), clock.sleep(DRAIN_MS, drained.signal).catch(() => {})]);
      drained.abort();
      await client.destroy();
    },
  };
}
