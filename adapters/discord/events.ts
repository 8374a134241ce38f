// What Discord says happened, each event once, to the handler it is for.
import { type Client, Events, type Interaction } from "discord.js";
import {
  type Clock,
  createSeen,
  explainError,
  type InboundTurn,
  type Inbox,
  type Logger,
  plainMessage,
  type Records,
  wordsIn,
} from "../../src/platform/index.ts";
import { apiCode, toBotError } from "./errors.ts";
import { letGo } from "./forget.ts";
import { onInteraction, refuse } from "./interactions.ts";
import { channelRef, tenantOf } from "./place.ts";
import type { Replies } from "./replies.ts";
import type { Threads } from "./threads.ts";
import { onMessage } from "./turns.ts";
import type { Wire } from "./wire.ts";

export interface Ports {
  client: Client;
  wire: Wire;
  threads: Threads;
  replies: Replies;
  records: Records;
  clock: Clock;
  log: Logger;
  /** Whether plain replies in the bot's threads can be read. */
  hearsReplies: boolean;
  /** Messages that a form was opened about, until it comes back. */
  targets: {
    get(id: string): InboundTurn["earlier"][number] | undefined;
    set(id: string, said: InboundTurn["earlier"][number]): unknown;
  };
}

/** `working` collects what is under way, so that a stop can wait for it. */
export function listen(ports: Ports, inbox: Inbox, working: Set<Promise<void>>): void {
  const { client, clock, log } = ports;
  // Events come twice after a reconnect.
  const first = createSeen(clock, { most: 2000 });
  const track = (work: Promise<void>): void => {
    const done = work.finally(() => working.delete(done));
    working.add(done);
  };

  client.on(Events.InteractionCreate, (i) => {
    if (!first(i.id)) return;
    track(
      onInteraction(ports, inbox, i).catch(async (error: unknown) => {
        if (isOver(error))
          return log.warn({ interaction: i.id }, "an interaction was over before it could be answered");
        log.error({ error, interaction: i.id, type: i.type }, "an interaction could not be answered");
        await apologise(ports, i, error).catch(() => {});
      }),
    );
  });
  client.on(Events.MessageCreate, (said) => {
    if (!first(said.id)) return;
    track(
      onMessage(ports, inbox, said).catch((error: unknown) => {
        log.error({ error, message: said.id }, "a message could not be answered");
      }),
    );
  });
  client.on(Events.ChannelDelete, (channel) => {
    if (channel.isDMBased()) return;
    track(
      inbox.left(channelRef(channel.guildId, channel.id)).catch((error: unknown) => {
        log.error({ error, channel: channel.id }, "a channel that was deleted could not be forgotten");
      }),
    );
  });
  // Noted, so that one that leaves while the bot is away is let go at the next start.
  client.on(Events.GuildCreate, () => {
    track(
      letGo(ports.records, client, inbox).catch((error: unknown) => {
        log.warn({ error }, "the list of servers could not be kept");
      }),
    );
  });
  // discord.js tells an outage apart: this is the server saying goodbye.
  client.on(Events.GuildDelete, (guild) => {
    track(
      inbox.removed(tenantOf(guild.id)).catch((error: unknown) => {
        log.error({ error, guild: guild.id }, "a server that removed the bot could not be let go");
      }),
    );
  });
}

/** Its three seconds had passed, or another process answered it: nobody is left to be told. */
const isOver = (error: unknown): boolean => [10062, 40060].includes(apiCode(error) ?? 0);

/** In the adapter's own dress: what once was made of components takes no plain text any more. */
async function apologise({ wire, replies }: Ports, i: Interaction, error: unknown): Promise<unknown> {
  if (i.isAutocomplete()) return i.responded ? undefined : i.respond([]);
  if (!i.isRepliable() || i.replied) return undefined;
  const words = wordsIn(i.locale);
  const fault = toBotError(error);
  const said = fault.code === "channel_lost" ? explainError(fault, words) : words.say("discord.failed");
  if (!i.deferred) return refuse(replies, i, said);
  return wire.original(i.applicationId, i.token, replies.note(plainMessage(said)));
}
