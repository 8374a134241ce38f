// The routes of the page: what a request asks for, and who answers it.
import { randomUUID } from "node:crypto";
import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { stream, streamSSE } from "hono/streaming";
import { spoken, type Inbox, type Logger, type Place } from "../../src/platform/index.ts";
import { answer, sayWords, type Answering, type Asked } from "./answers.ts";
import { assets } from "./assets.ts";
import type { Board } from "./board.ts";
import { guardCache, guardHost, guardPost, guardToken, headers, signIn } from "./guard.ts";
import { jsonFeed } from "./json-feed.ts";
import type { Live } from "./live.ts";
import {
  barePage,
  channelPage,
  helpPage,
  loginPage,
  noticePage,
  postPage,
  receiptPage,
  statusPage,
  type Frame,
} from "./pages.ts";
import { channelRef, messageRef, TENANT, VISITOR } from "./place.ts";
import type { WebContext } from "./index.ts";
import { suggest } from "./suggest.ts";
import type { View } from "./view.ts";

export interface AppOptions {
  inbox: Inbox;
  board: Board;
  live: Live;
  view: View;
  log: Logger;
  token: string | undefined;
  allowedHost(host: string): boolean;
  address(): string;
  /** True while addresses of the sample newsroom are mapped to this machine. */
  localPictures: boolean;
  version: string;
  operate?: WebContext["operate"];
}

const HEARTBEAT_MS = 20_000;
const LONGEST_LINE = 2000;

export function createApp(options: AppOptions): Hono {
  const { inbox, board, live, view, log, token, version } = options;
  const app = new Hono();
  view.voice = inbox.voice !== undefined;
  const answering: Answering = { inbox, board, view, log, address: options.address };

  app.use(headers(options.localPictures));
  app.use(guardCache);
  app.use(guardHost(options.allowedHost));
  app.use(guardPost);
  app.use(guardToken(token, (c) => c.html(loginPage(c.req.query("token") !== undefined), 403) as Response));
  app.use(bodyLimit({ maxSize: 64 * 1024 }));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return c.text(`${error.message}\n`, error.status);
    log.error({ err: error, path: c.req.path }, "a page failed");
    return c.html(barePage("That went wrong", "The log of the program says why."), 500);
  });
  app.notFound(async (c) => notHere(c, "There is nothing at this address."));

  for (const path of ["/livez", "/healthz", "/metrics"]) app.get(path, async (c) => machines(c, path));
  app.get("/assets/:name", assets);
  app.post("/login", async (c) => {
    const { token: given } = await c.req.parseBody();
    const right = token !== undefined && typeof given === "string" && signIn(c, token, given);
    return right || token === undefined ? c.redirect("/", 303) : c.html(loginPage(true), 403);
  });

  async function machines(c: Context, path: string) {
    const answer = await options.operate?.(path);
    if (!answer) return c.json({ status: "ok", version });
    c.header("cache-control", "no-store");
    return c.body(answer.body, answer.status as 200, { "content-type": answer.type });
  }

  app.get("/", async (c) => showChannel(c, await channelOf(undefined)));
  app.get("/channels/:channel", (c) => showChannel(c, c.req.param("channel")));
  app.get("/posts/:id", async (c) => {
    const lastEvent = live.last();
    const posting = await board.post(c.req.param("id"));
    if (!posting) return notHere(c, "This post is not held here.");
    return c.html(postPage(await frame(posting.entry.channel, lastEvent), posting));
  });
  app.get("/posts/:id/audio", async (c) => {
    const body = (await board.get(c.req.param("id")))?.body;
    if (!inbox.voice || !body || !("message" in body)) return notHere(c, "This post cannot be listened to.");
    const { audio, type } = await inbox.voice.speak(spoken(body.message));
    return c.body(new Uint8Array(audio).buffer, 200, {
      "content-type": type,
      "cache-control": "private, max-age=3600",
    });
  });
  app.get("/receipts/:articleId", async (c) => {
    // Without a passage the address means the article as a whole: its first character is asked for, and none is marked.
    const passage = c.req.query("start") !== undefined;
    const [start, end] = passage ? [whole(c.req.query("start")), whole(c.req.query("end"))] : [0, 1];
    const found = await inbox.receipt(TENANT, c.req.param("articleId"), start, end);
    const receipt = found && (passage ? found : { ...found, end: start });
    if (!receipt) return notHere(c, "The passage behind this address is not held here.");
    return c.html(receiptPage(await frame(), receipt));
  });
  app.get("/status", async (c) => c.html(statusPage(await frame(c.req.query("channel")))));
  app.get("/help", async (c) => c.html(helpPage(await frame(), inbox.commands)));
  app.get("/feed.json", async (c) => {
    const channel = await channelOf(c.req.query("channel"));
    c.header("content-type", "application/feed+json; charset=utf-8");
    return c.body(JSON.stringify(jsonFeed(await board.newest(channel), channel, new URL(c.req.url).origin, view)));
  });

  app.get("/events", (c) =>
    streamSSE(c, async (out) => {
      const after = c.req.header("last-event-id") ?? c.req.query("after") ?? live.last();
      const followed = live.follow(after, (event) => void out.writeSSE(event));
      if (!followed.known) await out.writeSSE({ event: "reset", data: "{}", id: live.last() });
      // A line through proxies stays open only while something travels on it.
      const beat = setInterval(() => void out.write(": still here\n\n"), HEARTBEAT_MS);
      const left = new Promise<void>((resolve) => out.onAbort(resolve));
      await Promise.race([left, live.ended]);
      clearInterval(beat);
      followed.stop();
    }),
  );
  app.get("/api/complete", async (c) => {
    const place = placeOf(await channelOf(c.req.query("channel")), undefined);
    const line = (c.req.query("line") ?? "").slice(0, LONGEST_LINE);
    return c.json(await suggest(line, inbox.commands, (kind, typed) => inbox.complete(place, VISITOR, kind, typed)));
  });

  app.post("/api/command", async (c) => {
    const body = await jsonOf(c);
    const line = wordsOf(body["line"]);
    const asked = { channel: await channelOf(body["channel"]), thread: undefined, callId: callOf(body), words: line };
    const place = placeOf(asked.channel, undefined);
    return respond(c, asked, () => inbox.command({ place, person: VISITOR, callId: asked.callId, line }));
  });
  app.post("/api/action", async (c) => {
    const body = await jsonOf(c);
    const actionId = body["action"];
    if (typeof actionId !== "string" || !/^[\w:.-]{1,90}$/.test(actionId)) throw bad("That is not an action.");
    const entry = typeof body["entry"] === "string" ? await board.get(body["entry"]) : undefined;
    const head = typeof body["thread"] === "string" ? await board.get(body["thread"]) : undefined;
    const label = typeof body["label"] === "string" ? body["label"].slice(0, LONGEST_LINE) : actionId;
    const channel = (entry ?? head)?.channel ?? (await channelOf(body["channel"]));
    const callId = callOf(body);
    // An answer to a button of a post belongs under that post, though the button stood outside its thread.
    const asked = { channel, thread: head?.id ?? entry?.thread ?? entry?.id, callId, words: label };
    const message = entry && messageRef(entry, options.address());
    const place = placeOf(channel, entry ? entry.thread : head?.id);
    return respond(c, asked, () => inbox.action({ place, person: VISITOR, callId, actionId, message }));
  });
  app.post("/api/turn", async (c) => {
    const body = await jsonOf(c);
    const head = typeof body["thread"] === "string" ? await board.get(body["thread"]) : undefined;
    if (!head || head.thread !== undefined) throw bad("That is not a thread.");
    const asked = { channel: head.channel, thread: head.id, callId: callOf(body), words: wordsOf(body["text"]) };
    return respond(c, asked, async (emit) => {
      emit({ kind: "said", entry: await board.shown(await sayWords(asked, board)) });
      return inbox.turn({
        place: placeOf(head.channel, head.id),
        person: VISITOR,
        callId: asked.callId,
        text: asked.words,
        // The box says "ask": whoever writes in it speaks to the bot, and nobody else is here.
        mentionsBot: true,
        addressesOther: false,
        earlier: [],
      });
    });
  });
  return app;

  async function showChannel(c: Context, channel: string): Promise<Response> {
    if (!(await board.channels()).includes(channel)) return notHere(c, "There is no such channel.");
    const lastEvent = live.last();
    const before = c.req.query("before");
    const { posts, older } = await board.page(channel, before);
    return c.html(channelPage(await frame(channel, lastEvent), posts, before === undefined, older));
  }

  async function notHere(c: Context, text: string): Promise<Response> {
    return c.html(noticePage(await frame(), "Not found", text), 404);
  }

  /** `lastEvent` is taken before the posts are read: what comes in between arrives twice rather than never. */
  async function frame(wanted?: string, lastEvent = live.last()): Promise<Frame> {
    const [channels, channel] = [await board.channels(), await channelOf(wanted)];
    const overview = await inbox.overview({ tenant: TENANT, channel: channelRef(channel) }, VISITOR);
    return { view, channels, channel, overview, lastEvent, version };
  }

  /** The channel somebody names, or the first. */
  async function channelOf(wanted: unknown): Promise<string> {
    const channels = await board.channels();
    return channels.find((channel) => channel === wanted) ?? channels[0] ?? "news";
  }

  /** Starts the work and streams its lines; the work goes on when the reader leaves. */
  function respond(c: Context, asked: Asked, asking: Parameters<typeof answer>[0]): Response {
    c.header("content-type", "application/x-ndjson; charset=utf-8");
    c.header("cache-control", "no-store");
    return stream(c, async (out) => {
      await answer(asking, asked, (line) => void out.write(`${JSON.stringify(line)}\n`), answering);
    });
  }
}

const placeOf = (channel: string, thread: string | undefined): Place => ({
  tenant: TENANT,
  channel: channelRef(channel),
  thread,
});

const bad = (message: string): HTTPException => new HTTPException(400, { message });

async function jsonOf(c: Context): Promise<Record<string, unknown>> {
  const body: unknown = await c.req.json().catch(() => undefined);
  if (typeof body !== "object" || body === null) throw bad("That is not a JSON object.");
  return body as Record<string, unknown>;
}

function wordsOf(given: unknown): string {
  const words = typeof given === "string" ? given.trim() : "";
  if (words === "" || words.length > LONGEST_LINE) throw bad(`Write between 1 and ${LONGEST_LINE} characters.`);
  return words;
}

/** The page names each call, so that a request sent twice is answered once. */
function callOf(body: Record<string, unknown>): string {
  const { call } = body;
  return typeof call === "string" && /^[\w-]{8,64}$/.test(call) ? call : randomUUID();
}

/** A whole number from a query; NaN and the like become 0, which no receipt has as its end. */
const whole = (given: string | undefined): number => (given && /^\d{1,9}$/.test(given) ? Number(given) : 0);
