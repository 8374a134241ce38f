// A small Discord of our own: REST and gateway, in memory. Every request is judged by Discord's own document when it is there.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type WebSocket, WebSocketServer } from "ws";
import { MINUTE } from "../../src/core/time.ts";
import { createJudge, discordDocument, ownRules } from "./discord-openapi.ts";
import { createLimits } from "./discord-limits.ts";
import { createRest, type Interaction, Refusal } from "./discord-rest.ts";
import { BOT, guild, GUILD, type StoredMessage } from "./discord-world.ts";

export const TOKEN = "MTE4NzA3NzEwMDAwMDAwMDAwMA.Gabcde.abcdefghijklmnopqrstuvwxyz0123456789AB";
const MESSAGE_CONTENT = 1 << 15;
const judge = discordDocument ? createJudge(discordDocument) : undefined;

export interface Request {
  method: string;
  /** Without `/api/v10` and the query. */
  path: string;
  query: URLSearchParams;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into whatever was sent
  body: any;
  /** What was attached. */
  files: { name: string; data: Buffer }[];
  status: number;
  /** When it came, in milliseconds. */
  at: number;
}

/**
 * The next request that matches fails so. `commit` lets it happen first; `drop` cuts the connection instead of answering; `late`
 * lets it happen so many milliseconds later, and never answers.
 */
export interface Fault {
  method: string;
  path: RegExp;
  status?: number;
  code?: number;
  headers?: Record<string, string>;
  body?: object;
  commit?: boolean;
  drop?: boolean;
  late?: number;
  times?: number;
}

export type FakeDiscord = Awaited<ReturnType<typeof startDiscord>>;

export interface DiscordOptions {
  contentAllowed?: boolean;
  /** Connections that Discord recommends. */
  shards?: number;
  takenAlong?: boolean;
  /** Answers who asks faster than Discord allows with 429. */
  limits?: boolean;
  /** What goes wrong with a request for which no fault was ordered. */
  chaos?: (method: string, path: string) => Omit<Fault, "method" | "path"> | undefined;
}

export async function startDiscord(options: DiscordOptions = {}) {
  const requests: Request[] = [];
  const violations: string[] = [];
  const faults: Fault[] = [];
  const waiters = new Set<() => void>();
  const sent: { s: number; t: string; d: unknown }[] = [];
  const counts = { identifies: 0, resumes: 0 };
  const sockets = new Set<WebSocket>();
  const shards = new Set<number>();
  let intents = 0;
  let ready: WebSocket | undefined;
  const limit = options.limits ? createLimits() : undefined;
  const changed = (): void => waiters.forEach((check) => check());

  const rest = createRest({
    contentAllowed: options.contentAllowed ?? false,
    shards: options.shards ?? 1,
    takenAlong: options.takenAlong ?? true,
    port: () => (server.address() as AddressInfo).port,
    dispatch: (t, d) => dispatch(t, d),
  });
  const { answer, channels, inChannel, interactions, members } = rest;

  async function onRequest(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? "/", "http://fake");
    const path = url.pathname.replace(/^\/api\/v10/, "");
    const method = incoming.method ?? "GET";
    const { body, files } = await read(incoming);
    const request: Request = {
      method,
      path: decodeURIComponent(path),
      query: url.searchParams,
      body,
      files,
      status: 0,
      at: Date.now(),
    };
    const judged = limit?.(method, path, request.at);
    const reply = (status: number, said: unknown, headers: Record<string, string> = {}): void => {
      request.status = status;
      requests.push(request);
      // A 204 that calls itself JSON makes discord.js throw.
      const all = { ...judged?.headers, ...headers };
      response.writeHead(status, said === undefined ? all : { "content-type": "application/json", ...all });
      response.end(said === undefined ? undefined : JSON.stringify(said));
      changed();
    };
    if (judged?.refusal) return reply(429, judged.refusal);
    try {
      const free = /^\/(interactions|webhooks)\//.test(path);
      if (!free && incoming.headers.authorization !== `Bot ${TOKEN}`) throw new Refusal(401, 0, "401: Unauthorized");
      const wrong = judge ? judge.request(method, request.path, body) : ownRules(method, request.path, body);
      // What a component names must have been sent along.
      for (const [, name] of JSON.stringify(body ?? {}).matchAll(/"attachment:\/\/([^"]+)"/g)) {
        if (!files.some((file) => file.name === name)) wrong.push(`no file ${name}`);
      }
      if (wrong.length > 0) {
        violations.push(`${method} ${request.path}: ${wrong.join("; ")}`);
        throw new Refusal(400, 50035, `Invalid Form Body\n${wrong.join("\n")}`);
      }
      const ordered = faults.find((entry) => entry.method === method && entry.path.test(request.path));
      if (ordered && --ordered.times! <= 0) faults.splice(faults.indexOf(ordered), 1);
      const fault = ordered ?? options.chaos?.(method, request.path);
      if (fault) {
        if (fault.late !== undefined) {
          await sleep(fault.late);
          answer(method, request.path, url.searchParams, body);
          requests.push(request);
          return;
        }
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

  // A connection that is let go in the moment in which it is used again is no fault that anybody planted.
  const server = createServer(
    { keepAliveTimeout: 10 * MINUTE },
    (incoming, response) => void onRequest(incoming, response),
  );
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
        d: { token: string; intents: number; seq: number; shard?: [id: number, of: number] };
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
      const [shard, of] = d.shard ?? [0, 1];
      shards.add(shard);
      // A server belongs to one of the connections (topics/gateway, "Sharding").
      const own = Number(BigInt(GUILD) >> 22n) % of === shard;
      const hello = {
        v: 10,
        user: BOT,
        guilds: own ? [{ id: GUILD, unavailable: true }] : [],
        session_id: "s1",
        resume_gateway_url: `ws://127.0.0.1:${port}/gateway`,
        application: { id: BOT.id, flags: 0 },
        shard: d.shard,
      };
      changed();
      if (!own) return send({ op: 0, s: 1, t: "READY", d: hello });
      ready = socket;
      dispatch("READY", hello);
      const [threads, others] = [11, 0].map((kind) => [...channels.values()].filter(({ type }) => type === kind));
      const known = new Set(guild.channels.map(({ id }) => id));
      const more = others?.filter(({ id, guild_id }) => guild_id === GUILD && !known.has(id)) ?? [];
      dispatch("GUILD_CREATE", { ...guild, channels: [...guild.channels, ...more], threads });
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
    /** Which connections there were. */
    shards,
    inChannel,
    fail: (fault: Fault) => void faults.push({ times: 1, ...fault }),
    /** Discord knows a nonce for some minutes only. */
    forget: rest.forget,
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
    /** Discord asks for a new connection (op 7), or says that the session cannot be resumed (op 9). */
    ask(op: 7 | 9) {
      const told = ready;
      ready = undefined;
      told?.send(JSON.stringify({ op, d: op === 9 ? false : null, s: null, t: null }));
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

/** JSON, or files beside it as parts of their own (reference, "Uploading Files"). */
async function read(incoming: IncomingMessage): Promise<Pick<Request, "body" | "files">> {
  const bytes = Buffer.concat(await Array.fromAsync(incoming as AsyncIterable<Buffer>));
  const type = incoming.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/")) {
    const text = bytes.toString();
    return { body: text ? JSON.parse(text) : undefined, files: [] };
  }
  const boundary = /boundary=(.+)$/.exec(type)?.[1] ?? "";
  const parts = bytes
    .toString("latin1")
    .split(`--${boundary}`)
    .flatMap((part) => {
      const [head = "", ...rest] = part.split("\r\n\r\n");
      const name = /filename="([^"]*)"/.exec(head)?.[1];
      const data = Buffer.from(rest.join("\r\n\r\n").replace(/\r\n$/, ""), "latin1");
      return rest.length > 0 ? [{ name, data }] : [];
    });
  const json = parts.find(({ name }) => name === undefined)?.data.toString() ?? "{}";
  return { body: JSON.parse(json), files: parts.flatMap(({ name, data }) => (name ? [{ name, data }] : [])) };
}
