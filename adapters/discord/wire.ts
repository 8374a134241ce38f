// The few requests the adapter makes, typed: bodies are built by render.ts and go out as they are.
import {
  ChannelType,
  Routes,
  type APIChannel,
  type APIDMChannel,
  type APIGuildForumChannel,
  type APIMessage,
  type APIThreadChannel,
  type Client,
  type REST,
} from "discord.js";
import { clip, type Clock, createMemory } from "../../src/platform/index.ts";
import { oneLine } from "./escape.ts";
import { apiCode } from "./errors.ts";
import type { Native, Style } from "./render.ts";

export type Wire = ReturnType<typeof createWire>;

/** A forum or a media channel, where a post is a thread. */
export const isForum = <Other extends { type: number }>(channel: APIChannel | Other): channel is APIGuildForumChannel =>
  channel.type === ChannelType.GuildForum || channel.type === ChannelType.GuildMedia;

const REQUIRES_TAG = 1 << 4;
/** Of one post (channel, "applied_tags"). */
const MOST_TAGS = 5;

export function createWire(client: Client, clock: Clock) {
  const rest: REST = client.rest;
  const direct = createMemory<Promise<string>>(clock, { most: 10_000 });

  const wire = {
    /** With `nonce`, Discord answers a repetition within some minutes with the first message. */
    send: (channel: string, body: Native, nonce?: string): Promise<APIMessage> =>
      call(
        rest.post(
          Routes.channelMessages(channel),
          parts(body, (message) => (nonce ? { ...message, nonce, enforce_nonce: true } : message)),
        ),
      ),

    edit: (channel: string, message: string, body: Native): Promise<APIMessage> =>
      call(rest.patch(Routes.channelMessage(channel, message), parts(body, asEdit))),

    message: (channel: string, message: string): Promise<APIMessage> =>
      call(rest.get(Routes.channelMessage(channel, message))),

    /** Newest first, at most 100. */
    messages: (channel: string, query: Record<string, string>): Promise<APIMessage[]> =>
      call(rest.get(Routes.channelMessages(channel), { query: new URLSearchParams(query) })),

    member: (guild: string, user: string): Promise<unknown> => call(rest.get(Routes.guildMember(guild, user))),

    channel: (channel: string): Promise<APIChannel> => call(rest.get(Routes.channel(channel))),

    /** `tags`: names of those it is to bear, as far as the forum has them; any one where it must have one. */
    async forumPost(
      forum: APIGuildForumChannel,
      name: string,
      body: Native,
      tags: readonly string[] = [],
    ): Promise<APIThreadChannel> {
      const wanted = new Set(tags.map((tag) => tag.toLowerCase()));
      const given = (forum.available_tags ?? []).filter(({ moderated }) => !moderated);
      const found = given.filter((tag) => wanted.has(tag.name.toLowerCase())).slice(0, MOST_TAGS);
      const bears = found.length === 0 && Number(forum.flags ?? 0) & REQUIRES_TAG ? given.slice(0, 1) : found;
      const applied = bears.length > 0 ? { applied_tags: bears.map(({ id }) => id) } : {};
      return call(rest.post(Routes.threads(forum.id), { body: { name: threadName(name), message: body, ...applied } }));
    },

    /** Shows a message of an announcement channel in the channels that follow it. */
    crosspost: (channel: string, message: string): Promise<APIMessage> =>
      call(rest.post(Routes.channelMessageCrosspost(channel, message))),

    /** The thread of a message, whose id it bears; a second call is answered with the first one's. */
    async startThread(channel: string, message: string, name: string): Promise<string> {
      try {
        const body = { name: threadName(name), auto_archive_duration: 1440 };
        // What Discord answers is believed first.
        return (await call<APIThreadChannel>(rest.post(Routes.threads(channel, message), { body }))).id;
      } catch (error) {
        if (apiCode(error) !== 160004) throw error;
        return message;
      }
    },

    /** The newest posts of a forum, living and archived. */
    async forumThreads(guild: string, forum: string): Promise<APIThreadChannel[]> {
      type Threads = { threads: APIThreadChannel[] };
      const active = await call<Threads>(rest.get(Routes.guildActiveThreads(guild)));
      const archived = await call<Threads>(rest.get(Routes.channelThreads(forum, "public")));
      return [...active.threads.filter((thread) => thread.parent_id === forum), ...archived.threads];
    },

    /** The channel of a person's own inbox. */
    direct(user: string): Promise<string> {
      const known = direct.get(user);
      if (known) return known;
      const opened = call<APIDMChannel>(rest.post(Routes.userChannels(), { body: { recipient_id: user } })).then(
        ({ id }) => id,
      );
      direct.set(user, opened);
      opened.catch(() => direct.delete(user));
      return opened;
    },

    /** Answers to an interaction, by its token, which lives for 15 minutes. */
    original: (application: string, token: string, body: Native): Promise<APIMessage> =>
      call(rest.patch(Routes.webhookMessage(application, token), { ...parts(body, asEdit), auth: false })),
    followUp: (application: string, token: string, body: Native): Promise<APIMessage> =>
      call(
        rest.post(Routes.webhook(application, token), {
          ...parts(body),
          auth: false,
          query: new URLSearchParams({ wait: "true" }),
        }),
      ),
    removeOriginal: (application: string, token: string): Promise<unknown> =>
      rest.delete(Routes.webhookMessage(application, token), { auth: false }),
  };
  return wire;
}

/** The library gives every answer as unknown; Discord's reference says which route answers what. */
export const call = <T>(request: Promise<unknown>): Promise<T> => request as Promise<T>;

/** Whatever the message was before, after the edit it is only this. */
const asEdit = (body: Native): object => (body.embeds ? body : { content: null, embeds: [], ...body });

/** What the library sends: the message as JSON, its files beside it. */
function parts({ files = [], ...message }: Native, change: (message: Native) => object = (it) => it) {
  const body = change(message);
  const data = files.map((file) => ({ name: file.name, data: Buffer.from(file.data) }));
  return data.length > 0 ? { body, files: data } : { body };
}

const threadName = (said: string): string => clip(oneLine(said), 100) || "Footnote";

/** The style a refused edit may be tried in: a message once made of components stays so. */
export const otherStyle = (style: Style, error: unknown): Style | undefined =>
  style === "embeds" && apiCode(error) === 50035 ? "components" : undefined;
