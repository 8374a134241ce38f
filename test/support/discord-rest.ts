// Discord's REST interface in memory, as far as the adapter uses it: channels, messages, threads, interactions.
import {
  ADA,
  BEN,
  BOT,
  channel,
  fullMessage,
  guild,
  nextId,
  numbered,
  type StoredChannel,
  type StoredMessage,
} from "./discord-world.ts";

const EPHEMERAL = 64;

export interface Interaction {
  acked: boolean;
  /** Deferred, and not yet edited: the first follow-up would be taken for the answer. */
  waiting: boolean;
  flags: number;
  channel: string;
  original: StoredMessage | undefined;
}

/** An error as Discord answers it. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
const unknownChannel = () => new Refusal(404, 10003, "Unknown Channel");
const unknownMessage = () => new Refusal(404, 10008, "Unknown Message");

export interface RestPorts {
  contentAllowed: boolean;
  shards: number;
  /** Whether the portal lets people install the bot for themselves. */
  takenAlong: boolean;
  port: () => number;
  dispatch: (t: string, d: unknown) => void;
}

export function createRest({ contentAllowed, shards, takenAlong, port, dispatch }: RestPorts) {
  const channels = new Map<string, StoredChannel>(guild.channels.map((entry) => [entry.id, { ...entry }]));
  const messages = new Map<string, StoredMessage[]>();
  const nonces = new Map<string, StoredMessage>();
  const interactions = new Map<string, Interaction>();
  const members = new Set<string>([ADA.id, BEN.id]);

  const inChannel = (id: string): StoredMessage[] => {
    const list = messages.get(id) ?? [];
    messages.set(id, list);
    return list;
  };
  const store = (to: string, body: object, flags = 0): StoredMessage => {
    const message = fullMessage({
      ...kept(body),
      channel_id: to,
      flags: ((body as { flags?: number }).flags ?? 0) | flags,
    });
    inChannel(to).push(message);
    return message;
  };
  const find = (at: string, id: string): StoredMessage => {
    const found = inChannel(at).find((message) => message.id === id);
    if (!found) throw unknownMessage();
    return found;
  };
  /** What is kept of a body: components numbered, embeds with their type, as Discord answers them. */
  const kept = (body: object): object => {
    const { components = [], embeds = [] } = body as { components?: unknown[]; embeds?: object[] };
    return {
      ...body,
      components: numbered(components),
      embeds: (embeds ?? []).map((embed) => ({ type: "rich", ...embed })),
    };
  };
  const update = (message: StoredMessage, body: object): StoredMessage => {
    const hidden = message.flags & EPHEMERAL;
    return Object.assign(message, kept(body), {
      content: (body as { content?: string | null }).content ?? "",
      flags: ((body as { flags?: number }).flags ?? message.flags) | hidden,
      edited_timestamp: new Date().toISOString(),
    });
  };
  const openThread = (parent: string, id: string, name: string): StoredChannel => {
    const thread = channel(id, 11, name, parent);
    channels.set(id, thread);
    dispatch("THREAD_CREATE", { ...thread, newly_created: true });
    return thread;
  };
  const interaction = (token: string): Interaction => {
    const found = interactions.get(token);
    if (!found) throw new Refusal(404, 10015, "Unknown Webhook");
    return found;
  };

  type Route = [
    method: string,
    pattern: RegExp,
    handle: (at: string[], body: never, query: URLSearchParams) => unknown,
  ];
  const routes: Route[] = [
    [
      "GET",
      /^\/gateway\/bot$/,
      () => ({
        url: `ws://127.0.0.1:${port()}/gateway`,
        shards,
        session_start_limit: { total: 1000, remaining: 990, reset_after: 1000, max_concurrency: shards },
      }),
    ],
    ["GET", /^\/users\/@me$/, () => BOT],
    [
      "GET",
      /^\/applications\/@me$/,
      () => ({
        id: BOT.id,
        flags: contentAllowed ? 1 << 19 : 0,
        integration_types_config: { 0: {}, ...(takenAlong ? { 1: {} } : {}) },
      }),
    ],
    [
      "PUT",
      /^\/applications\/(\d+)\/commands$/,
      (_, body: object[]) =>
        body.map((entry) => ({ ...entry, id: nextId(), application_id: BOT.id, version: nextId() })),
    ],
    [
      "POST",
      /^\/users\/@me\/channels$/,
      (_, body: { recipient_id: string }) => {
        const id = `9${body.recipient_id}`;
        channels.set(id, {
          id,
          type: 1,
          recipients: [{ ...BOT, id: body.recipient_id, bot: false }],
        } as unknown as StoredChannel);
        return channels.get(id);
      },
    ],
    ["GET", /^\/channels\/(\d+)$/, ([id]) => channels.get(id!) ?? refuse(unknownChannel())],
    [
      "GET",
      /^\/guilds\/(\d+)\/members\/(\d+)$/,
      ([, id]) =>
        members.has(id!)
          ? {
              user: { ...BOT, id, bot: false, username: "ada" },
              roles: [],
              joined_at: new Date().toISOString(),
              deaf: false,
              mute: false,
              flags: 0,
            }
          : refuse(new Refusal(404, 10007, "Unknown Member")),
    ],
    [
      "GET",
      /^\/guilds\/(\d+)\/threads\/active$/,
      () => ({ threads: [...channels.values()].filter(({ type }) => type === 11), members: [] }),
    ],
    ["GET", /^\/channels\/(\d+)\/threads\/archived\/public$/, () => ({ threads: [], members: [], has_more: false })],
    [
      "POST",
      /^\/channels\/(\d+)\/messages$/,
      ([id], body: { nonce?: string; enforce_nonce?: boolean }) => {
        if (!channels.has(id!)) throw unknownChannel();
        if ([15, 16].includes(channels.get(id!)!.type))
          throw new Refusal(400, 50008, "Cannot send messages in a non-text channel");
        const known = body.enforce_nonce && body.nonce ? nonces.get(body.nonce) : undefined;
        if (known) return inChannel(id!).includes(known) ? known : refuse(unknownMessage());
        const message = store(id!, body);
        if (body.nonce) nonces.set(body.nonce, message);
        return message;
      },
    ],
    [
      "GET",
      /^\/channels\/(\d+)\/messages$/,
      ([id], _, query) => {
        if (!channels.has(id!)) throw unknownChannel();
        const after = BigInt(query.get("after") ?? "0");
        const before = BigInt(query.get("before") ?? "99999999999999999999");
        const found = inChannel(id!).filter(
          (message) => BigInt(message.id) > after && BigInt(message.id) < before && !(message.flags & EPHEMERAL),
        );
        const limit = Number(query.get("limit") ?? 50);
        return (query.has("after") ? found.slice(0, limit) : found.slice(-limit)).toReversed();
      },
    ],
    ["GET", /^\/channels\/(\d+)\/messages\/(\d+)$/, ([at, id]) => find(at!, id!)],
    [
      "PATCH",
      /^\/channels\/(\d+)\/messages\/(\d+)$/,
      ([at, id], body) => {
        const message = find(at!, id!);
        if (message.flags & EPHEMERAL) throw unknownMessage();
        if (message.flags & (1 << 15) && !((body as { flags?: number }).flags ?? message.flags & (1 << 15)))
          throw new Refusal(400, 50035, "Invalid Form Body");
        return update(message, body);
      },
    ],
    [
      "POST",
      /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/,
      ([at, id], body: { name: string }) => {
        if (!channels.has(at!)) throw unknownChannel();
        if (channels.has(id!)) throw new Refusal(400, 160004, "A thread has already been created for this message");
        find(at!, id!);
        return openThread(at!, id!, body.name);
      },
    ],
    [
      "POST",
      /^\/channels\/(\d+)\/messages\/(\d+)\/crosspost$/,
      ([at, id]) => {
        const message = find(at!, id!);
        if (channels.get(at!)!.type !== 5) throw new Refusal(403, 50024, "Cannot execute action on this channel type");
        if (message.flags & 1) throw new Refusal(400, 40033, "This message was already crossposted");
        message.flags |= 1;
        return message;
      },
    ],
    [
      "POST",
      /^\/channels\/(\d+)\/threads$/,
      ([at], body: { name: string; message: object; applied_tags?: string[] }) => {
        const forum = channels.get(at!);
        if (!forum) throw unknownChannel();
        if (Number(forum.flags) & (1 << 4) && !body.applied_tags?.length)
          throw new Refusal(400, 40067, "A tag is required to create a forum post in this channel");
        const id = nextId();
        const thread = openThread(at!, id, body.name);
        inChannel(id).push({ ...fullMessage({ ...kept(body.message), channel_id: id }), id });
        return { ...thread, message: inChannel(id)[0] };
      },
    ],
    [
      "POST",
      /^\/interactions\/(\d+)\/([\w-]+)\/callback$/,
      ([, token], body: { type: number; data?: { flags?: number } }) => {
        const found = interactions.get(token!);
        if (!found) throw new Refusal(404, 10062, "Unknown interaction");
        if (found.acked) throw new Refusal(400, 40060, "Interaction has already been acknowledged.");
        found.acked = true;
        found.flags = (body.data?.flags ?? 0) & EPHEMERAL;
        found.waiting = body.type === 5;
        if (body.type === 4) found.original = store(found.channel, body.data ?? {}, found.flags);
        return undefined;
      },
    ],
    [
      "PATCH",
      /^\/webhooks\/(\d+)\/([\w-]+)\/messages\/@original$/,
      ([, token], body) => {
        const found = interaction(token!);
        found.original ??= found.waiting ? store(found.channel, {}, found.flags) : refuse(unknownMessage());
        found.waiting = false;
        return update(found.original, body);
      },
    ],
    [
      "DELETE",
      /^\/webhooks\/(\d+)\/([\w-]+)\/messages\/@original$/,
      ([, token]) => {
        const found = interaction(token!);
        if (found.original)
          messages.set(
            found.channel,
            inChannel(found.channel).filter((entry) => entry !== found.original),
          );
        found.original = undefined;
        found.waiting = false;
        return undefined;
      },
    ],
    [
      "POST",
      /^\/webhooks\/(\d+)\/([\w-]+)$/,
      ([, token], body) => {
        const found = interaction(token!);
        if (!found.waiting) return store(found.channel, body);
        found.waiting = false;
        found.original = store(found.channel, body, 0);
        found.original.flags = (found.original.flags & ~EPHEMERAL) | found.flags;
        return found.original;
      },
    ],
  ];

  function answer(method: string, path: string, query: URLSearchParams, body: unknown): unknown {
    for (const [verb, pattern, handle] of routes) {
      const match = verb === method && pattern.exec(path);
      if (match) return handle(match.slice(1), body as never, query);
    }
    throw new Refusal(404, 0, `404: ${method} ${path} is not played`);
  }

  return {
    /** What Discord says to a request. Throws Refusal. */
    answer,
    channels,
    /** People who are in the server. */
    members,
    interactions,
    /** Messages of a channel, oldest first. */
    inChannel,
    /** Discord knows a nonce for some minutes only. */
    forget: () => nonces.clear(),
  };
}

function refuse(refusal: Refusal): never {
  throw refusal;
}
