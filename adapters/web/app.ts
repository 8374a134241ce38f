// The routes of the page: what a request asks for, and who answers it.
import { randomUUID } from "node:crypto";
import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { except } from "hono/combine";
import { HTTPException } from "hono/http-exception";
import { stream } from "hono/streaming";
import {
  clip,
  isWhole,
  sentence,
  spoken,
  type AdapterContext,
  type Inbox,
  type Place,
  type Reply,
  type Said,
  type TextFile,
  type Words,
} from "../../src/platform/index.ts";
import { answer, sayText, type Answering, type Asked } from "./answers.ts";
import { askerOf, type Front } from "./asker.ts";
import { assets } from "./assets.ts";
import { barePage, privacyPage } from "./bare-pages.ts";
import type { Board } from "./board.ts";
import { createDoor } from "./door.ts";
import { createEvents } from "./events.ts";
import { guardCache, guardHost, guardPost, guardText, headers } from "./guard.ts";
import { jsonFeed } from "./json-feed.ts";
import type { Live } from "./live.ts";
import { channelPage, helpPage, noticePage, postPage, receiptPage, statusPage, type Frame } from "./pages.ts";
import type { Pictures } from "./pictures.ts";
import { channelRef, messageRef, TENANT, visitor } from "./place.ts";
import type { WebContext } from "./index.ts";
import { readerWords } from "./reader.ts";
import { suggest } from "./suggest.ts";
import type { View } from "./view.ts";

export interface AppOptions extends Pick<AdapterContext, "records" | "log" | "clock"> {
  inbox: Inbox;
  board: Board;
  live: Live;
  view: View;
  token: string | undefined;
  front?: Front;
  allowedHost(host: string): boolean;
  address(): string;
  pictures: Pictures;
  version: string;
  heartbeatMs?: number | undefined;
  operate?: WebContext["operate"];
}

const LONGEST_LINE = 2000;
/** A list of 5 MB as JSON, its quotes escaped. */
const LARGEST_LIST = 8_000_000;

export function createApp(options: AppOptions): Hono {
  const { inbox, board, live, view, log, token, front, version } = options;
  const app = new Hono();
  view.voice = inbox.voice !== undefined;
  const wordsFor = (c: Context): Words => readerWords(c, view.words);
  const answering: Answering = { inbox, board, view, log, address: options.address };

  app.use(headers);
  app.use(guardCache);
  app.use(guardHost(options.allowedHost, wordsFor));
  app.use(guardText(wordsFor));
  app.use(guardPost(wordsFor, front));
  const door = createDoor({ ...options, front, wordsFor });
  app.use(door.guard);
  app.use("/api/command", bodyLimit({ maxSize: LARGEST_LIST }));
  app.use(except("/api/command", bodyLimit({ maxSize: 64 * 1024 })));
  app.onError((error, c) => {
    const words = wordsFor(c);
    if (error instanceof Refused) return c.text(`${words.tell(error.said)}\n`, error.status);
    if (error instanceof HTTPException) return c.text(`${error.message}\n`, error.status);
    log.error({ err: error, path: c.req.path }, "a page failed");
    return c.html(barePage(words.say("page.wentWrong"), words.say("page.wentWrongWhy"), words), 500);
  });
  app.notFound(async (c) => notHere(c, "page.nothingHere"));

  for (const path of ["/livez", "/healthz", "/metrics"]) app.get(path, async (c) => machines(c, path));
  app.get("/assets/:name", assets(wordsFor));
  door.addTo(app);

  async function machines(c: Context, path: string) {
    const answer = await options.operate?.(path);
    if (!answer) return c.json({ status: "ok", version });
    c.header("cache-control", "no-store");
    // hono wants one of the statuses that may have a body; all of ours may.
    return c.body(answer.body, answer.status as 200, { "content-type": answer.type });
  }

  app.get("/", async (c) => showChannel(c, await channelOf(undefined)));
  app.get("/channels/:channel", (c) => showChannel(c, c.req.param("channel")));
  app.get("/posts/:id", async (c) => {
    const lastEvent = live.last();
    const posting = await board.post(c.req.param("id"));
    if (!posting) return notHere(c, "page.noPost");
    return c.html(postPage(await frame(c, posting.entry.channel, lastEvent), posting));
  });
  app.get("/posts/:id/audio", async (c) => {
    const body = (await board.get(c.req.param("id")))?.body;
    if (!inbox.voice || !body || !("message" in body)) return notHere(c, "page.noAudio");
    const { audio, type } = await inbox.voice.speak(spoken(body.message), TENANT);
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
    if (!receipt) return notHere(c, "page.noPassage");
    return c.html(receiptPage(await frame(c), receipt));
  });
  app.get("/pictures/:signed", (c) => options.pictures.answer(c));
  app.get("/status", async (c) => c.html(statusPage(await frame(c, c.req.query("channel")))));
  app.get("/help", async (c) => c.html(helpPage(await frame(c), inbox.commands)));
  app.get("/privacy", (c) => {
    const words = wordsFor(c);
    return c.html(privacyPage(inbox.privacy(words), { ...view, words }));
  });
  app.get("/feed.json", async (c) => {
    const channel = await channelOf(c.req.query("channel"));
    c.header("content-type", "application/feed+json; charset=utf-8");
    return c.body(
      JSON.stringify(jsonFeed(await board.newest(channel), channel, front?.origin ?? new URL(c.req.url).origin, view)),
    );
  });

  app.get("/feeds.opml", async (c) => {
    const place = placeOf(await channelOf(c.req.query("channel")), undefined);
    const call = { place, person: visitor(wordsFor(c)), callId: randomUUID(), line: "export" };
    const file = await fileOf(await inbox.command(call));
    if (!file) return notHere(c, "page.noList");
    const as = {
      "content-type": `${file.type}; charset=utf-8`,
      "content-disposition": `attachment; filename="${file.name}"`,
    };
    return c.body(file.text, 200, as);
  });

  const { isIn } = door;
  app.get("/events", createEvents({ ...options, wordsFor, isIn, askerOf: (c) => askerOf(c, front) }));
  app.get("/api/complete", async (c) => {
    const place = placeOf(await channelOf(c.req.query("channel")), undefined);
    const line = (c.req.query("line") ?? "").slice(0, LONGEST_LINE);
    const words = wordsFor(c);
    const complete: Parameters<typeof suggest>[2] = (kind, typed) => inbox.complete(place, visitor(words), kind, typed);
    return c.json(await suggest(line, inbox.commands, complete, words));
  });

  app.post("/api/command", async (c) => {
    const body = await jsonOf(c);
    const text = isList(body["line"]) ? body["line"] : textOf(body["line"]);
    const words = wordsFor(c);
    const channel = await channelOf(body["channel"]);
    const asked = { channel, thread: undefined, callId: callOf(body), text: clip(text, LONGEST_LINE), words };
    const place = placeOf(asked.channel, undefined);
    return respond(c, asked, () =>
      inbox.command({ place, person: visitor(words), callId: asked.callId, line: text, alone: true }),
    );
  });
  app.post("/api/action", async (c) => {
    const body = await jsonOf(c);
    const actionId = body["action"];
    if (typeof actionId !== "string" || !/^[\w:.-]{1,90}$/.test(actionId))
      throw new Refused(sentence("page.notAction"));
    const entry = typeof body["entry"] === "string" ? await board.get(body["entry"]) : undefined;
    const head = typeof body["thread"] === "string" ? await board.get(body["thread"]) : undefined;
    const label = typeof body["label"] === "string" ? body["label"].slice(0, LONGEST_LINE) : actionId;
    const channel = (entry ?? head)?.channel ?? (await channelOf(body["channel"]));
    const callId = callOf(body);
    // An answer to a button of a post belongs under that post, though the button stood outside its thread.
    const words = wordsFor(c);
    const asked = { channel, thread: head?.id ?? entry?.thread ?? entry?.id, callId, text: label, words };
    const message = entry && messageRef(entry, options.address());
    const place = placeOf(channel, entry ? entry.thread : head?.id);
    return respond(c, asked, () => inbox.action({ place, person: visitor(words), callId, actionId, message }));
  });
  app.post("/api/turn", async (c) => {
    const body = await jsonOf(c);
    const head = typeof body["thread"] === "string" ? await board.get(body["thread"]) : undefined;
    if (!head || head.thread !== undefined) throw new Refused(sentence("page.notThread"));
    const words = wordsFor(c);
    const asked = { channel: head.channel, thread: head.id, callId: callOf(body), text: textOf(body["text"]), words };
    return respond(c, asked, async (emit) => {
      emit({ kind: "said", entry: await board.shown(await sayText(asked, board), words) });
      return inbox.turn({
        place: placeOf(head.channel, head.id),
        person: visitor(words),
        callId: asked.callId,
        text: asked.text,
        // The box says "ask": whoever writes in it speaks to the bot, and nobody else is here.
        mentionsBot: true,
        alone: true,
        addressesOther: false,
        earlier: [],
      });
    });
  });
  return app;

  async function showChannel(c: Context, channel: string): Promise<Response> {
    if (!(await board.channels()).includes(channel)) return notHere(c, "page.noChannel");
    const lastEvent = live.last();
    const before = c.req.query("before");
    const { posts, older } = await board.page(channel, before);
    return c.html(channelPage(await frame(c, channel, lastEvent), posts, before === undefined, older));
  }

  async function notHere(c: Context, key: NotHere): Promise<Response> {
    const words = wordsFor(c);
    return c.html(noticePage(await frame(c), words.say("page.notFound"), words.say(key)), 404);
  }

  /** `lastEvent` is taken before the posts are read: what comes in between arrives twice rather than never. */
  async function frame(c: Context, wanted?: string, lastEvent = live.last()): Promise<Frame> {
    const words = wordsFor(c);
    const [channels, channel] = [await board.channels(), await channelOf(wanted)];
    const overview = await inbox.overview({ tenant: TENANT, channel: channelRef(channel) }, visitor(words));
    return { view: { ...view, words }, channels, channel, overview, lastEvent, version, signedIn: token !== undefined };
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

/** Asked for in a way that cannot be answered; said in the asker's language. */
class Refused extends Error {
  readonly status = 400;
  readonly said: Said;

  constructor(said: Said) {
    super("refused");
    this.said = said;
  }
}

type NotHere =
  | "page.nothingHere"
  | "page.noPost"
  | "page.noAudio"
  | "page.noPassage"
  | "page.noChannel"
  | "page.noList";

async function jsonOf(c: Context): Promise<Record<string, unknown>> {
  const body: unknown = await c.req.json().catch(() => undefined);
  if (typeof body !== "object" || body === null) throw new Refused(sentence("page.notJson"));
  if (!isWhole(body)) throw new Refused(sentence("conversation.brokenText"));
  return { ...body };
}

function textOf(given: unknown): string {
  const text = typeof given === "string" ? given.trim() : "";
  if (text === "" || text.length > LONGEST_LINE)
    throw new Refused(sentence("page.length", { most: String(LONGEST_LINE) }));
  return text;
}

/** A list of feeds that is taken in may be as large as lists are. */
const isList = (line: unknown): line is string => typeof line === "string" && /^\s*\/?import\s+\S/i.test(line);

async function fileOf({ steps }: Reply): Promise<TextFile | undefined> {
  for await (const step of steps) if (step.kind === "done") return step.message.file;
  return undefined;
}

/** The page names each call, so that a request sent twice is answered once. */
function callOf(body: Record<string, unknown>): string {
  const { call } = body;
  return typeof call === "string" && /^[\w-]{8,64}$/.test(call) ? call : randomUUID();
}

/** A whole number from a query; NaN and the like become 0, which no receipt has as its end. */
const whole = (given: string | undefined): number => (given && /^\d{1,9}$/.test(given) ? Number(given) : 0);
