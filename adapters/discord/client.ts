// The discord.js client: what it asks for, and the closes that no reconnecting mends.
import {
  Client,
  DefaultRestOptions,
  Events,
  GatewayIntentBits,
  Options,
  Partials,
  SimpleIdentifyThrottler,
} from "discord.js";
import { BotError, type Records, sentence } from "../../src/platform/index.ts";
import type { Setup } from "./config.ts";
import { closeError, unauthorised } from "./errors.ts";
import { bookIdentify, mostPerHour } from "./identify.ts";
import { createPace } from "./pace.ts";

/** The id of the bot's own user, or of its application: known once the client is connected, and asked for only then. */
export function idOf(own: { id: string } | null): string {
  if (!own) throw new BotError("internal", "The client of Discord is not connected yet.");
  return own.id;
}

/** Longer waits go back to the outbox, which has better things to do meanwhile; shorter ones the library sits out. */
const LONGEST_WAIT_MS = 2000;

export function createClient({ settings, timing, clock, log }: Setup, records: Records): Client {
  const mayAsk = createPace(clock);
  const client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(settings.DISCORD_MESSAGE_CONTENT ? [GatewayIntentBits.MessageContent] : []),
    ],
    // Without it discord.js drops direct messages in channels it has not seen.
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      PresenceManager: 0,
    }),
    rest: {
      api: settings.DISCORD_API_URL,
      timeout: timing.call,
      async makeRequest(url, init) {
        await mayAsk(url);
        return withFilesAsBytes(url, init);
      },
      // A lost answer is not a refusal: trying again is for the outbox, which looks first.
      retries: 0,
      rejectOnRateLimit: ({ method, route, retryAfter, timeToReset }) =>
        method.toUpperCase() === "POST" &&
        /\/(messages|threads|crosspost)$/.test(route) &&
        Math.max(retryAfter, timeToReset) > LONGEST_WAIT_MS,
    },
    // As many connections as Discord recommends: from 2,500 servers on it refuses to serve them over one.
    shards: "auto",
    ws: {
      async buildIdentifyThrottler(manager) {
        const { shards, session_start_limit: limit } = await manager.fetchGatewayInformation();
        const most = mostPerHour(shards);
        // Discord lets so many begin at once, and the next five seconds later; one alone has nobody to wait for.
        const pace = shards > 1 ? new SimpleIdentifyThrottler(limit.max_concurrency) : undefined;
        return {
          async waitForIdentify(shard: number, signal: AbortSignal) {
            await bookIdentify(records, log, clock, { most, signal });
            await pace?.waitForIdentify(shard, signal);
          },
        };
      },
    },
  });
  client.rest.setToken(settings.DISCORD_TOKEN);
  client.on(Events.Error, (error) => log.warn({ error }, "Discord's client reports a fault"));
  client.on(Events.ShardError, (error) => log.warn({ error }, "the connection to Discord had a fault"));
  client.on(Events.ShardReconnecting, () => log.info({}, "reconnecting to Discord"));
  client.on(Events.ShardDisconnect, ({ code }) => {
    const { message, hint } = closeError(code);
    log.error({ code }, `${message} ${hint}`);
  });
  return client;
}

/** Resolves when the servers are known. Throws BotError `platform_misconfigured` with what to change in the portal. */
export async function connect(client: Client, token: string): Promise<void> {
  const ready = new Promise<void>((resolve, reject) => {
    client.once(Events.ClientReady, () => resolve());
    client.once(Events.ShardDisconnect, ({ code }) => reject(closeError(code)));
  });
  // Whichever comes first speaks; the other may come later, or never.
  ready.catch(() => {});
  try {
    await Promise.race([client.login(token).then(() => ready), ready]);
  } catch (error) {
    await client.destroy().catch(() => {});
    throw startError(error);
  }
}

function startError(error: unknown): BotError {
  if (error instanceof BotError) return error;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "TokenInvalid") return unauthorised(error);
  return new BotError("platform_misconfigured", sentence("discord.unreachable"), {
    hint: sentence("discord.unreachableHint"),
    retryable: true,
    cause: error,
  });
}

/** A form with files as its bytes: Slack's client puts another undici in the place of discord.js's, and forms sent through that never end. */
const withFilesAsBytes: typeof DefaultRestOptions.makeRequest = async (url, init) => {
  if (!(init.body instanceof FormData)) return DefaultRestOptions.makeRequest(url, init);
  const form = new Response(init.body);
  const headers = { ...init.headers, "content-type": form.headers.get("content-type") ?? "" };
  return DefaultRestOptions.makeRequest(url, { ...init, headers, body: new Uint8Array(await form.arrayBuffer()) });
};
