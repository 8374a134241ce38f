// A small Discord of our own: REST and gateway, in memory. Every request is judged by Discord's own document when it is there.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { createJudge, discordDocument, ownRules } from "./discord-openapi.ts";
import {
  ADA,
  BEN,
  BOT,
  channel,
  fullMessage,
  guild,
  GUILD,
  nextId,
  numbered,
  type StoredChannel,
  type StoredMessage,
} from "./discord-world.ts";

export const TOKEN = "MTE4NzA3NzEwMDAwMDAwMDAwMA.Gabcde.abcdefghijklmnopqrstuvwxyz0123456789AB";
const MESSAGE_CONTENT = 1 << 15;
const EPHEMERAL = 64;
const judge = discordDocument ? createJudge(discordDocument) : undefined;

export interface Request {
  method: string;
  /** Without `/api/v10` and the query. */
  path: string;
  query: URLSearchParams;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into whatever was sent
  body: any;
  status: number;
}

/** The next request that matches fails so. `commit` lets it happen first; `drop` cuts the connection instead of answering. */
export interface Fault {
  method: string;
  path: RegExp;
  status?: number;
  code?: number;
  headers?: Record<string, string>;
  body?: object;
  commit?: boolean;
  drop?: boolean;
  times?: number;
}

interface Interaction {
  acked: boolean;
  /** Deferred, and not yet edited: the first follow-up would be taken for the answer. */
  waiting: boolean;
  flags: number;
  channel: string;
  original: StoredMessage | undefined;
}

class Refusal extends Error {
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

export type FakeDiscord = Awaited<ReturnType<typeof startDiscord>>;

export async function startDiscord(options: { contentAllowed?: boolean } = {}) {
  const requests: Request[] = [];
  const violations: string[] = [];
  const faults: Fault[] = [];
  const channels = new Map<string, StoredChannel>(guild.channels.map((entry) => [entry.id, { ...entry }]));
  const messages = new Map<string, StoredMessage[]>();
  const nonces = new Map<string, StoredMessage>();
  const interactions = new Map<string, Interaction>();
  const members = new Set<string>([ADA.id, BEN.id]);
  const waiters = new Set<() => void>();
  const sent: { s: number; t: string; d: unknown }[] = [];
  const counts = { identifies: 0, resumes: 0 };
  const sockets = new Set<WebSocket>();
  let intents = 0;
  let ready: WebSocket | undefined;
  const changed = (): void => waiters.forEach((check) => check());

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
        url: `ws://127.0.0.1:${port}/gateway`,
        shards: 1,
        session_start_limit: { total: 1000, remaining: 990, reset_after: 1000, max_concurrency: 1 },
      }),
    ],
    ["GET", /^\/users\/@me$/, () => BOT],
    ["GET", /^\/applications\/@me$/, () => ({ id: BOT.id, flags: options.contentAllowed ? 1 << 19 : 0 })],
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

  async function onRequest(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? "/", "http://fake");
    const path = url.pathname.replace(/^\/api\/v10/, "");
    const method = incoming.method ?? "GET";
    const body = await read(incoming);
    const request: Request = { method, path: decodeURIComponent(path), query: url.searchParams, body, status: 0 };
    const reply = (status: number, said: unknown, headers: Record<string, string> = {}): void => {
      request.status = status;
      requests.push(request);
      // A 204 that calls itself JSON makes discord.js throw.
      response.writeHead(status, said === undefined ? headers : { "content-type": "application/json", ...headers });
      response.end(said === undefined ? undefined : JSON.stringify(said));
      changed();
    };
    try {
      const free = /^\/(interactions|webhooks)\//.test(path);
      if (!free && incoming.headers.authorization !== `Bot ${TOKEN}`) throw new Refusal(401, 0, "401: Unauthorized");
      const wrong = judge ? judge.request(method, request.path, body) : ownRules(method, request.path, body);
      if (wrong.length > 0) {
        violations.push(`${method} ${request.path}: ${wrong.join("; ")}`);
        throw new Refusal(400, 50035, `Invalid Form Body\n${wrong.join("\n")}`);
      }
      const fault = faults.find((entry) => entry.method === method && entry.path.test(request.path));
      if (fault) {
        if (--fault.times! <= 0) faults.splice(faults.indexOf(fault), 1);
        if (fault.commit) answer(method, request.path, url.searchParams, body);
        if (fault.drop) {
          requests.push(request);
          changed();
          incoming.socket.destroy();
          return;
        }
        reply(fault.status ?? 500, fault.body ?? { message: "fault", code: fault.code ?? 0 }, fault.headers);
        return;
      }
      const said = answer(method, request.path, url.searchParams, body);
      const bad = said === undefined ? [] : (judge?.response(method, request.path, 200, said) ?? []);
      if (bad.length > 0 && /messages/.test(path))
        violations.push(`the double's own answer to ${method} ${request.path}: ${bad.join("; ")}`);
      reply(said === undefined ? 204 : 200, said);
    } catch (error) {
      const { status, code, message } = error instanceof Refusal ? error : new Refusal(500, 0, String(error));
      if (status === 500 || (code === 0 && status === 404)) violations.push(message);
      reply(status, { message, code });
    }
  }

  const server = createServer((incoming, response) => void onRequest(incoming, response));
  const gateway = new WebSocketServer({ server, path: "/gateway" });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  gateway.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    const send = (payload: object): void => socket.send(JSON.stringify(payload));
    send({ op: 10, d: { heartbeat_interval: 45_000 }, s: null, t: null });
    socket.on("message", (data: Buffer) => {
      const { op, d } = JSON.parse(data.toString()) as {
        op: number;
        d: { token: string; intents: number; seq: number };
      };
      if (op === 1) send({ op: 11, d: null, s: null, t: null });
      if (op === 6) {
        counts.resumes += 1;
        ready = socket;
        for (const event of sent.filter(({ s }) => s > d.seq)) send({ op: 0, ...event });
        dispatch("RESUMED", {});
        changed();
      }
      if (op !== 2) return;
      counts.identifies += 1;
      if (d.token !== TOKEN) return socket.close(4004);
      intents = d.intents;
      if (intents & MESSAGE_CONTENT && !options.contentAllowed) return socket.close(4014);
      ready = socket;
      dispatch("READY", {
        v: 10,
        user: BOT,
        guilds: [{ id: GUILD, unavailable: true }],
        session_id: "s1",
        resume_gateway_url: `ws://127.0.0.1:${port}/gateway`,
        application: { id: BOT.id, flags: 0 },
      });
      dispatch("GUILD_CREATE", { ...guild, threads: [...channels.values()].filter(({ type }) => type === 11) });
      changed();
    });
  });

  function dispatch(t: string, d: unknown): void {
    const event = { s: sent.length + 1, t, d };
    sent.push(event);
    if (ready?.readyState === 1) ready.send(JSON.stringify({ op: 0, ...event }));
  }

  const waitUntil = <T>(look: () => T | undefined | false): Promise<T> =>
    new Promise((resolve) => {
      const check = (): void => {
        const found = look();
        if (found === undefined || found === false) return;
        clearInterval(timer);
        waiters.delete(check);
        resolve(found as T);
      };
      // What the client does after its last request makes no noise here.
      const timer = setInterval(check, 5);
      waiters.add(check);
      check();
    });

  return {
    url: `http://127.0.0.1:${port}/api`,
    requests,
    violations,
    channels,
    members,
    counts,
    inChannel,
    fail: (fault: Fault) => void faults.push({ times: 1, ...fault }),
    /** Discord knows a nonce for some minutes only. */
    forget: () => nonces.clear(),
    /** Resolves with what `look` finds, looked for again after every request and connection, and every 5 ms. */
    waitUntil,
    requestsTo: (method: string, path: RegExp) =>
      requests.filter((request) => request.method === method && path.test(request.path)),
    dispatch,
    /** A person's message, with its content only where the intents or a mention of the bot allow it. */
    say(message: StoredMessage, twice = false): StoredMessage {
      inChannel(message.channel_id).push(message);
      const visible =
        intents & MESSAGE_CONTENT || message.guild_id === undefined || message.mentions.some(({ id }) => id === BOT.id);
      const seen = visible ? message : { ...message, content: "", embeds: [], attachments: [], components: [] };
      dispatch("MESSAGE_CREATE", seen);
      if (twice) dispatch("MESSAGE_CREATE", seen);
      return message;
    },
    /** A person's command, press or form; `late` ones have lost their token already. */
    interact(event: { token: string; channel_id: string }, how: { late?: boolean; twice?: boolean } = {}): Interaction {
      const state: Interaction = {
        acked: false,
        waiting: false,
        flags: 0,
        channel: event.channel_id,
        original: undefined,
      };
      if (!how.late) interactions.set(event.token, state);
      dispatch("INTERACTION_CREATE", event);
      if (how.twice) dispatch("INTERACTION_CREATE", event);
      return state;
    },
    /** Cuts the line without a goodbye; what is dispatched until the client resumes is replayed then. */
    cut() {
      ready = undefined;
      for (const socket of sockets) socket.terminate();
    },
    closeGateway(code: number) {
      for (const socket of sockets) socket.close(code);
    },
    async close() {
      for (const socket of sockets) socket.terminate();
      gateway.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function refuse(refusal: Refusal): never {
  throw refusal;
}

async function read(incoming: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text ? JSON.parse(text) : undefined;
}
