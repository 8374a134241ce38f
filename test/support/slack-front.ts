// A Slack to test against: emulate answers the Web API; sockets, streams and faults are added here.
import { randomUUID } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createEmulator } from "emulate";
import { WebSocketServer, type WebSocket } from "ws";
import { MINUTE } from "../../src/core/time.ts";
import { messageFaults } from "./slack-limits.ts";
import { agentAnswer, createReadQuota, membership } from "./slack-quotas.ts";
import { APP_TOKEN, BOT_TOKEN, SECOND_TOKEN, type Workspace, workspace } from "./slack-workspace.ts";
import { type Delivery, type Envelope, postSigned } from "./slack-signed.ts";
import { type Fields, METHODS, readFields, refusal, type Refusal, streamText } from "./slack-rules.ts";

export interface Call {
  method: string;
  fields: Fields;
  token: string;
  at: number;
  /** What was answered; undefined when the connection was dropped. */
  answer: Fields | undefined;
}

export interface Ack {
  /** What the app answered with; undefined: not within three seconds. */
  body: unknown;
  status: number | undefined;
  ms: number;
}

/**
 * `after`: the call is carried out and then the answer is lost, or is not what it should be. `late`: it is carried out so many
 * milliseconds later, and never answered. `none` lets a call pass, for faults that come later.
 */
export type Fault =
  | { kind: "none" }
  | { kind: "error"; error: string; messages?: string[] }
  | { kind: "status"; status: number; headers?: Record<string, string>; after?: boolean }
  | { kind: "late"; ms: number }
  | { kind: "drop"; after?: boolean }
  | { kind: "silence"; after?: boolean };

export interface FrontOptions extends Workspace {
  signingSecret?: string;
  /** Milliseconds after which a stream dies: about five minutes at Slack (slackapi/node-slack-sdk#2702). */
  streamLife?: number;
  /** Refuses a message that comes too soon after another in its channel, with 429. */
  limits?: boolean;
  /** Sold outside Slack's marketplace: histories come 15 at once, once a minute and method (docs.slack.dev/apis/web-api/rate-limits). */
  distributed?: boolean;
  /** What goes wrong with a call for which no fault was ordered. */
  chaos?: (method: string) => Fault | undefined;
}

/** One message a second in a channel (docs.slack.dev/apis/web-api/rate-limits), with some leeway for the way here. */
const BETWEEN_MESSAGES_MS = 900;

export async function startSlackFront(options: FrontOptions) {
  const secret = options.signingSecret ?? "front-signing-secret";
  const emulator = await createEmulator({ service: "slack", port: 0, seed: { slack: workspace(options) } });
  const origin = `http://127.0.0.1:${new URL(emulator.url).port}`;

  const calls: Call[] = [];
  const violations: string[] = [];
  const faults = new Map<string, Fault[]>();
  const refused = new Map<string, string>();
  const responses: { id: string; body: Fields }[] = [];
  const uses = new Map<string, number>();
  const triggers = new Map<string, { user: string; at: number; used: boolean }>();
  const streams = new Map<string, { channel: string; text: string; startedAt: number; over?: string }>();
  const people = new Map<string, Fields>();
  const lastIn = new Map<string, number>();
  const quota = createReadQuota(options.distributed ?? false);
  const sockets = new Set<WebSocket>();
  const pending = new Map<string, (payload: unknown) => void>();
  const left = new Set<string>();
  const tokens = new Set([BOT_TOKEN, SECOND_TOKEN]);
  let httpTarget: string | undefined;
  let streamLife = options.streamLife ?? 300_000;
  let turn = 0;

  const ask = async (method: string, fields: Fields, token = "front-reader"): Promise<Fields> => {
    const body = new URLSearchParams(
      Object.entries(fields).map(([name, value]): [string, string] => [
        name,
        typeof value === "object" ? JSON.stringify(value) : String(value),
      ]),
    );
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/x-www-form-urlencoded" };
    const answer = await fetch(`${origin}/api/${method}`, { method: "POST", headers, body });
    return (await answer.json()) as Fields;
  };
  const refuse = (error: string, messages: string[] = []): Fields => ({
    ok: false,
    error,
    ...(messages.length > 0 ? { response_metadata: { messages } } : {}),
  });

  const listed = async (method: string, key: string) =>
    Object.fromEntries(
      (
        (await ask(method, { types: "public_channel,private_channel", limit: 1000 }))[key] as {
          id: string;
          name: string;
        }[]
      ).map(({ id, name }) => [name, id]),
    );
  const users = await listed("users.list", "members");
  const channels = await listed("conversations.list", "channels");
  const botUser = String((await ask("auth.test", {}, BOT_TOKEN))["user_id"]);

  /** Methods of ours, and the rules Slack has and emulate has not. */
  async function answer(method: string, fields: Fields, token: string): Promise<Fields> {
    const wrong = refusal(method, fields);
    if (wrong) {
      violations.push(`${method}: ${wrong.error} ${wrong.messages.join("; ")}`);
      return refuse(wrong.error, wrong.messages);
    }
    const ban = refused.get(method);
    if (ban) return refuse(ban);
    if (method === "apps.connections.open") return openSocket(token);
    // emulate takes an unknown token for its first user's.
    if (!tokens.has(token) && method !== "oauth.v2.access") return refuse("invalid_auth");
    const member = await membership(method, String(fields["channel"]), left, () => ask(method, fields, token));
    if (member) return member;
    if (left.has(String(fields["channel"]))) return refuse("not_in_channel");
    const agents = agentAnswer(method, fields, options.scopes, (error) => (error ? refuse(error) : { ok: true }));
    if (agents) return agents;
    if (method.endsWith("Stream")) return stream(method, fields, token);
    if (method === "views.open") return openView(fields, token);
    const given = await ask(method, quota.shortened(method, fields), token);
    if (given["access_token"]) tokens.add(String(given["access_token"]));
    if (method === "users.info" && given["ok"]) {
      // docs.slack.dev/reference/objects/user-object: emulate knows is_admin only.
      const { locale, ...rest } = people.get(String(fields["user"])) ?? {};
      const said = fields["include_locale"] === "true" && locale ? { locale } : {};
      return { ...given, user: { ...(given["user"] as Fields), ...rest, ...said } };
    }
    return given;
  }

  function openSocket(token: string): Fields {
    if (token !== APP_TOKEN) return refuse("invalid_auth");
    return { ok: true, url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/link` };
  }

  /** A trigger lives three seconds and works once (docs.slack.dev/interactivity/handling-user-interaction#modal_responses). */
  async function openView(fields: Fields, token: string): Promise<Fields> {
    const trigger = triggers.get(String(fields["trigger_id"]));
    if (!trigger) return refuse("invalid_trigger_id");
    if (trigger.used) return refuse("exchanged_trigger_id");
    if (Date.now() - trigger.at > 3000) return refuse("expired_trigger_id");
    trigger.used = true;
    const own = await ask("views.generateTriggerId", { user_id: trigger.user }, token);
    return ask("views.open", { ...fields, trigger_id: own["trigger_id"] }, token);
  }

  /** docs.slack.dev/reference/methods/chat.startStream and its two companions; kept as real messages of emulate. */
  async function stream(method: string, fields: Fields, token: string): Promise<Fields> {
    const given = streamText(fields);
    if ("error" in given) return refuse(given.error, given.messages);
    const channel = String(fields["channel"]);
    if (method === "chat.startStream") {
      if (!fields["thread_ts"]) return refuse("invalid_thread_ts");
      // Outside a direct conversation both recipients are required (same page).
      if (!channel.startsWith("D") && !(fields["recipient_user_id"] && fields["recipient_team_id"])) {
        return refuse("missing_recipient_user_id");
      }
      const posted = await ask(
        "chat.postMessage",
        { channel, thread_ts: fields["thread_ts"], text: given.text || " " },
        token,
      );
      if (posted["ok"]) streams.set(String(posted["ts"]), { channel, text: given.text, startedAt: Date.now() });
      return posted;
    }
    const ts = String(fields["ts"]);
    const found = streams.get(ts);
    if (!found || found.channel !== channel) return refuse("message_not_found");
    if (!found.over && Date.now() - found.startedAt > streamLife) found.over = "message_not_in_streaming_state";
    if (found.over) return refuse(found.over);
    found.text += given.text;
    if (method === "chat.stopStream") found.over = "message_not_in_streaming_state";
    const extra = Object.fromEntries(
      ["blocks", "metadata"].filter((name) => fields[name]).map((name) => [name, fields[name]]),
    );
    return ask("chat.update", { channel, ts, text: found.text || " ", ...extra }, token);
  }

  // A connection that is let go in the moment in which it is used again is no fault that anybody planted.
  const server = http.createServer({ keepAliveTimeout: 10 * MINUTE }, (request, response) => {
    void serve(request, response).catch((error: unknown) => {
      violations.push(`front failed: ${String(error)}`);
      response.destroy();
    });
  });
  const socketServer = new WebSocketServer({ server, path: "/link" });
  socketServer.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("message", (data) => {
      const { envelope_id: id, payload } = JSON.parse(String(data)) as { envelope_id: string; payload: unknown };
      pending.get(id)?.(payload);
    });
    // docs.slack.dev/apis/events-api/using-socket-mode#connect
    socket.send(JSON.stringify({ type: "hello", num_connections: sockets.size, connection_info: { app_id: "A1" } }));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function tooFast({ method, fields, at }: Call): Fault | undefined {
    if (!options.limits || method !== "chat.postMessage") return undefined;
    const channel = String(fields["channel"]);
    if (at - (lastIn.get(channel) ?? 0) < BETWEEN_MESSAGES_MS) {
      return { kind: "status", status: 429, headers: { "retry-after": "1" } };
    }
    lastIn.set(channel, at);
    return undefined;
  }

  async function serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const body = Buffer.concat(await Array.fromAsync(request)).toString();
    const path = request.url ?? "/";
    if (path.startsWith("/response/"))
      return respondTo(path.slice("/response/".length), JSON.parse(body) as Fields, response);
    if (!path.startsWith("/api/")) return passThrough(request, path, response);
    const method = path.slice("/api/".length);
    const token = (request.headers.authorization ?? "").replace(/^Bearer /, "");
    const fields = readFields(body);
    const call: Call = { method, fields, token, at: Date.now(), answer: undefined };
    calls.push(call);
    const next =
      faults.get(method)?.shift() ?? options.chaos?.(method) ?? tooFast(call) ?? quota.refusal(method, call.at);
    const fault = next?.kind === "none" ? undefined : next;
    if (fault?.kind === "drop" || fault?.kind === "silence") {
      if (fault.after) call.answer = await answer(method, fields, token);
      if (fault.kind === "drop") response.destroy();
      return;
    }
    if (fault?.kind === "late") {
      await sleep(fault.ms);
      call.answer = await answer(method, fields, token);
      return;
    }
    if (fault?.kind === "status") {
      if (fault.after) call.answer = await answer(method, fields, token);
      return void response.writeHead(fault.status, fault.headers).end("no");
    }
    call.answer = fault ? refuse(fault.error, fault.messages) : await answer(method, fields, token);
    response.writeHead(200, { "content-type": "application/json", "x-oauth-scopes": options.scopes.join(",") });
    response.end(JSON.stringify(call.answer));
  }

  /** Five uses (docs.slack.dev/interactivity/handling-user-interaction#message_responses). */
  function respondTo(id: string, body: Fields, response: http.ServerResponse): void {
    const used = (uses.get(id) ?? 0) + 1;
    uses.set(id, used);
    const fault = faults.get("response_url")?.shift();
    if (fault?.kind === "status") return void response.writeHead(fault.status, fault.headers).end("no");
    if (used > 5) return void response.writeHead(404).end("used_url");
    const faulty = body["delete_original"] ? [] : messageFaults(body);
    if (faulty.length > 0) {
      violations.push(`response_url: ${faulty.join("; ")}`);
      return void response.writeHead(400).end("invalid_blocks");
    }
    responses.push({ id, body });
    response.writeHead(200).end("ok");
  }

  /** OAuth pages, files and the like: emulate's own. */
  async function passThrough(
    request: http.IncomingMessage,
    path: string,
    response: http.ServerResponse,
  ): Promise<void> {
    const { authorization } = request.headers;
    const headers = authorization ? { authorization } : {};
    const given = await fetch(`${origin}${path}`, { method: request.method ?? "GET", headers, redirect: "manual" });
    response.writeHead(given.status, Object.fromEntries(given.headers));
    response.end(Buffer.from(await given.arrayBuffer()));
  }

  /** Delivers a payload by socket, or signed by HTTP once `reachAt` was called; at most three seconds, like Slack. */
  async function deliver(type: Envelope, payload: Fields, delivery: Delivery = {}): Promise<Ack> {
    const start = performance.now();
    const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 3000).unref());
    const ack = httpTarget ? postSigned(httpTarget, secret, type, payload, delivery) : push(type, payload, delivery);
    const given = await Promise.race([ack, late]);
    return { body: given?.body, status: given?.status, ms: performance.now() - start };
  }

  async function push(type: Envelope, payload: Fields, { retry }: Delivery) {
    const open = [...sockets].filter((socket) => socket.readyState === socket.OPEN);
    const socket = open[turn++ % open.length];
    if (!socket) return { body: undefined, status: 0 };
    const id = randomUUID();
    const got = new Promise<unknown>((resolve) => void pending.set(id, resolve));
    const again = retry ? { retry_attempt: retry, retry_reason: "timeout" } : {};
    socket.send(
      JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload: type !== "events_api", ...again }),
    );
    const body = await got;
    pending.delete(id);
    return { body, status: 200 };
  }

  const messagesOf = async (method: string, fields: Fields): Promise<Fields[]> => {
    const all: Fields[] = [];
    for (let cursor = ""; ;) {
      const page = await ask(method, { ...fields, limit: 200, ...(cursor ? { cursor } : {}) });
      all.push(...((page["messages"] ?? []) as Fields[]));
      cursor = String((page["response_metadata"] as Fields | undefined)?.["next_cursor"] ?? "");
      if (!cursor) return all;
    }
  };

  return {
    url,
    apiUrl: `${url}/api/`,
    users,
    channels,
    botUser,
    calls,
    violations,
    responses,
    people,
    sockets,
    left,
    of: (method: string): Call[] => calls.filter((call) => call.method === method),
    fault: (method: string, ...list: Fault[]): void =>
      void faults.set(method, [...(faults.get(method) ?? []), ...list]),
    /** Every call of that method is refused with this error. */
    ban: (method: string, error: string): void => void refused.set(method, error),
    /** From now on payloads go by signed HTTP to this address. */
    reachAt: (target: string): void => void (httpTarget = target),
    deliver,
    setStreamLife: (ms: number): void => void (streamLife = ms),
    /** Histories may be read again. */
    aMinutePasses: quota.aMinutePasses,
    /** What a person does who presses stop (docs.slack.dev: appendStream then answers stopped_by_user). */
    pressStop: (): void => streams.forEach((entry) => void (entry.over ??= "stopped_by_user")),
    newTrigger(user: string): string {
      const id = `${Date.now()}.${randomUUID()}`;
      triggers.set(id, { user, at: Date.now(), used: false });
      return id;
    },
    ageTrigger: (id: string, ms: number): void => void (triggers.get(id)!.at -= ms),
    newResponseUrl: (): string => `${url}/response/${randomUUID()}`,
    /** A person opens the authorize address and allows it, on emulate's own pages; returns the code. */
    async approve(authorize: string, user: string): Promise<string> {
      const asked = new URL(authorize).searchParams;
      const form = new URLSearchParams({
        ...Object.fromEntries(asked),
        user_id: users[user]!,
        redirect_uri: "http://127.0.0.1/back",
      });
      const given = await fetch(`${origin}/oauth/v2/authorize/callback`, {
        method: "POST",
        body: form,
        redirect: "manual",
      });
      return new URL(given.headers.get("location")!).searchParams.get("code")!;
    },
    messages: (channel: string) => messagesOf("conversations.history", { channel }),
    replies: (channel: string, ts: string) =>
      messagesOf("conversations.replies", { channel, ts }).then((all) => all.filter((entry) => entry["ts"] !== ts)),
    /** A message somebody else wrote, for threads to stand under. */
    write: async (channel: string, text: string, thread?: string) =>
      String((await ask("chat.postMessage", { channel, text, ...(thread ? { thread_ts: thread } : {}) }))["ts"]),
    disconnect: (reason = "refresh_requested"): void => {
      const [socket] = sockets;
      socket?.send(JSON.stringify({ type: "disconnect", reason, debug_info: { host: "front" } }));
    },
    async close(): Promise<void> {
      for (const socket of sockets) socket.terminate();
      socketServer.close();
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
      await emulator.close();
    },
  };
}

export type Front = Awaited<ReturnType<typeof startSlackFront>>;
export { METHODS, type Refusal };

export async function freePort(): Promise<number> {
  const probe = http.createServer();
  await new Promise<void>((resolve) => void probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => void probe.close(resolve));
  return port;
}
