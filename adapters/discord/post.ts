// Posting, finding again and editing: the outbox's side of the adapter.
// It never tries a post twice by itself.
import { ChannelType, type APIChannel, type APIMessage, type Client } from "discord.js";
import {
  BotError,
  type ChannelRef,
  type DeliveryKey,
  type FirstPost,
  type Logger,
  type Message,
  type MessageRef,
  onScreen,
  type Permit,
  type Records,
  type ThreadRef,
  sentence,
  textIn,
  valueIn,
} from "../../src/platform/index.ts";
import { askId } from "./controls.ts";
import { apiCode, toBotError } from "./errors.ts";
import type { CommandIds } from "./mentions.ts";
import { rememberServer } from "./forget.ts";
import { guildOf, messageRef, ownTenant, snowflake, targetOf } from "./place.ts";
import { type Native, NOBODY, renderPost, type Style } from "./render.ts";
import type { Threads } from "./threads.ts";
import { isForum, otherStyle, type Wire } from "./wire.ts";

/** Stands for a message that Discord took and a person deleted since: nothing is left to edit. */
const DELETED = "deleted:";
const UNKNOWN_MEMBER = 10007;
/** Pages of 100 messages that `find` reads before it says that it cannot tell. */
const MOST_PAGES = 20;

export interface PostPorts {
  client: Client;
  wire: Wire;
  threads: Threads;
  records: Records;
  style: Style;
  ids: CommandIds;
  log: Logger;
}

export function createPosts({ client, wire, threads, records, style, ids, log }: PostPorts) {
  /** The Discord channel a ref names. Throws `channel_lost` for one of another tenant. */
  async function open(channel: ChannelRef): Promise<APIChannel | { id: string; type: number }> {
    if (channel.kind === "direct") {
      await stillThere(channel);
      // A direct message says nothing of a server: what is answered there is this tenant's.
      await rememberServer(records, channel.channel, channel.tenant);
      return { id: await wire.direct(channel.channel), type: 1 };
    }
    const known = client.channels.cache.get(channel.channel);
    const here = known && "guildId" in known && known.guildId === guildOf(channel.tenant);
    // Discord tells of channels as they change: a post needs no question first. A forum's tags are asked for.
    if (here && !isForum(known)) return { id: known.id, type: known.type };
    const found = await wire.channel(channel.channel);
    if ("guild_id" in found && found.guild_id === guildOf(channel.tenant)) return found;
    throw new BotError("channel_lost", sentence("discord.otherServer"));
  }

  /** Who left a server has no business with its news. Throws `channel_lost`. */
  async function stillThere({ channel, tenant }: ChannelRef): Promise<void> {
    // Theirs alone it stays.
    if (tenant === ownTenant(channel)) return;
    await wire.member(guildOf(tenant), channel).catch((error: unknown) => {
      if (apiCode(error) !== UNKNOWN_MEMBER) throw error;
      throw new BotError("channel_lost", sentence("discord.leftServer"), { cause: error });
    });
  }

  /** Two signs together say that the bot was removed: no access, and the server not among the bot's own. */
  function fault(error: unknown, channel: ChannelRef): BotError {
    const known = toBotError(error);
    const mine = client.guilds.cache.has(guildOf(channel.tenant));
    if (known.code === "channel_lost" && apiCode(known.cause) === 50001 && client.isReady() && !mine) {
      return new BotError("tenant_lost", sentence("discord.serverLost"), { cause: known.cause });
    }
    return known;
  }

  async function send(
    to: ChannelRef | ThreadRef,
    body: Native,
    { first = {}, ...message }: Message,
    key: DeliveryKey,
    permit: Permit,
  ): Promise<MessageRef> {
    const { channel, thread } = targetOf(to);
    const place = await open(channel);
    const name = headlineOf(message);
    if (thread === undefined && isForum(place)) {
      permit();
      const made = await wire.forumPost(place, name, body, first.tags);
      return messageRef(channel, made.id, made.id, made.id);
    }
    const id = thread === undefined ? place.id : await threads.ensure(place.id, thread, name);
    permit();
    try {
      const { id: posted } = await wire.send(id, body, key);
      if (thread === undefined) await follow(place, posted, name, first);
      return messageRef(channel, posted, thread, id);
    } catch (error) {
      // The nonce was known and its message is deleted: delivered, and not to be delivered again.
      if (apiCode(error) === 10008) return messageRef(channel, `${DELETED}${key}`, thread, id);
      throw error;
    }
  }

  /** What comes after a post that stands: where it fails, the post stands all the same. */
  async function follow(place: { id: string; type: number }, posted: string, name: string, first: FirstPost) {
    const failed = (error: unknown) => log.warn({ error, channel: place.id }, "a post stands, and nothing follows it");
    if (first.thread) await threads.ensure(place.id, posted, name).catch(failed);
    if (first.crosspost && place.type === ChannelType.GuildAnnouncement) {
      await wire.crosspost(place.id, posted).catch(failed);
    }
  }

  return {
    async post(
      to: ChannelRef | ThreadRef,
      message: Message,
      key: DeliveryKey,
      permit: Permit = () => undefined,
    ): Promise<MessageRef> {
      try {
        return await send(
          to,
          renderPost(onScreen(message), { style, ids, ask: { key }, pings: message.first?.pings }),
          message,
          key,
          permit,
        );
      } catch (error) {
        throw fault(error, targetOf(to).channel);
      }
    },

    async find(to: ChannelRef | ThreadRef, key: DeliveryKey, since: Date): Promise<MessageRef | undefined> {
      const { channel, thread } = targetOf(to);
      try {
        const place = await open(channel);
        if (thread === undefined && isForum(place)) return await findForumPost(channel, key, since);
        const id = thread ?? place.id;
        const found = await history(id, since, (message) => isOurs(message, key));
        return found && messageRef(channel, found.id, thread, id);
      } catch (error) {
        // A thread that was never made holds nothing.
        if (thread !== undefined && apiCode(error) === 10003) return undefined;
        throw fault(error, channel);
      }
    },

    async edit(ref: MessageRef, message: Message): Promise<void> {
      if (ref.message.startsWith(DELETED)) return;
      try {
        const id = ref.thread ?? (await open(ref.channel)).id;
        const kept = await wire.message(id, ref.message);
        // Whom it called stays to be read, and is not told again.
        const dress = { ids, ask: { key: keyIn(kept) }, pings: message.first?.pings };
        const native = (as: Style) => ({ ...renderPost(onScreen(message), { style: as, ...dress }), ...NOBODY });
        try {
          await wire.edit(id, ref.message, native(style));
        } catch (error) {
          const other = otherStyle(style, error);
          if (!other) throw error;
          await wire.edit(id, ref.message, native(other));
        }
      } catch (error) {
        // Somebody deleted it: there is nothing to edit, now or later.
        if (apiCode(error) === 10008) return;
        throw fault(error, ref.channel);
      }
    },
  };

  function isOurs(message: APIMessage, key: DeliveryKey): boolean {
    return message.author.id === client.user?.id && idsIn(message.components).includes(askId(key));
  }

  async function history(
    channel: string,
    since: Date,
    matches: (message: APIMessage) => boolean,
  ): Promise<APIMessage | undefined> {
    let after = snowflake(since);
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const messages = await wire.messages(channel, { after, limit: "100" });
      const found = messages.find(matches);
      if (found || messages.length < 100) return found;
      after =
        messages
          .map(({ id }) => id)
          .toSorted(byId)
          .at(-1) ?? after;
    }
    throw new BotError("post_ambiguous", sentence("discord.historyLong"));
  }

  async function findForumPost(channel: ChannelRef, key: DeliveryKey, since: Date): Promise<MessageRef | undefined> {
    const posts = await wire.forumThreads(guildOf(channel.tenant), channel.channel);
    const least = BigInt(snowflake(since));
    for (const { id } of posts.filter((thread) => BigInt(thread.id) >= least)) {
      const starter = await wire.message(id, id).catch((error: unknown) => {
        if (apiCode(error) === 10008) return undefined;
        throw error;
      });
      if (starter && isOurs(starter, key)) return messageRef(channel, id, id, id);
    }
    return undefined;
  }
}

const byId = (a: string, b: string): number => (BigInt(a) < BigInt(b) ? -1 : 1);

const headlineOf = (message: Pick<Message, "sections" | "summary">): string => {
  const headline = message.sections.find((section) => section.kind === "headline");
  return headline?.text || message.summary;
};

function idsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (value === undefined) return [];
  const id = textIn(value, "custom_id");
  return [...(id ? [id] : []), ...idsIn(valueIn(value, "components"))];
}

/** The delivery key of a post of ours; an edit keeps it. */
const keyIn = (message: APIMessage): DeliveryKey | undefined => {
  const prefix = askId(undefined);
  return (
    idsIn(message.components)
      .find((id) => id.startsWith(prefix))
      ?.slice(prefix.length) || undefined
  );
};
