// What a reader asks of the bot: commands, buttons, questions, completions, the list of feeds.
import { randomUUID } from "node:crypto";
import type { Context, Hono } from "hono";
import { stream } from "hono/streaming";
import { clip, createMemory, isWhole, sentence, type Message, type Said } from "../../src/platform/index.ts";
import { answer, lastOf, sayText, share, type Answering, type Asked } from "./answers.ts";
import { placeOf, type Desk } from "./desk.ts";
import { messageRef } from "./place.ts";
import { suggest } from "./suggest.ts";

const LONGEST_LINE = 2000;
/** Private answers are remembered for an hour, to be shared. */
const SHAREABLE = { most: 200, ms: 3_600_000 };

export function addAsking(app: Hono, desk: Desk): void {
  const { address, board, channelOf, clock, inbox, log, notHere, view, wordsFor } = desk;
  const { personOf } = desk.door;
  const shareable = createMemory<{ channel: string; question: string; message: Message }>(clock, SHAREABLE);
  const answering: Answering = { inbox, board, view, log, shareable, address };

  app.get("/feeds.opml", async (c) => {
    const place = placeOf(await channelOf(c.req.query("channel")), undefined);
    const call = { place, person: personOf(c), callId: randomUUID(), line: "export" };
    const file = (await lastOf(await inbox.command(call)))?.file;
    if (!file) return notHere(c, "page.noList");
    const as = {
      "content-type": `${file.type}; charset=utf-8`,
      "content-disposition": `attachment; filename="${file.name}"`,
    };
    return c.body(file.text, 200, as);
  });

  app.get("/api/complete", async (c) => {
    const place = placeOf(await channelOf(c.req.query("channel")), undefined);
    const line = (c.req.query("line") ?? "").slice(0, LONGEST_LINE);
    const words = wordsFor(c);
    const complete: Parameters<typeof suggest>[2] = (kind, typed) => inbox.complete(place, personOf(c), kind, typed);
    return c.json(await suggest(line, inbox.commands, complete, words));
  });

  app.post("/api/command", async (c) => {
    const body = await jsonOf(c);
    const text = isList(body["line"]) ? body["line"] : textOf(body["line"]);
    const words = wordsFor(c);
    const channel = await channelOf(body["channel"]);
    const asked = {
      channel,
      thread: undefined,
      callId: callOf(body),
      text: clip(text, LONGEST_LINE),
      words,
      person: personOf(c),
    };
    const place = placeOf(asked.channel, undefined);
    return respond(c, asked, () =>
      inbox.command({ place, person: asked.person, callId: asked.callId, line: text, alone: true }),
    );
  });
  app.post("/api/share", async (c) => {
    const { answer: key } = await jsonOf(c);
    if (!inbox.may(personOf(c), "member")) throw new Refused(sentence("conversation.noGuests"));
    const shown = typeof key === "string" ? await share(key, answering, wordsFor(c)) : undefined;
    if (!shown) throw new Refused(sentence("page.notShareable"));
    return c.json(shown);
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
    const asked = {
      channel,
      thread: head?.id ?? entry?.thread ?? entry?.id,
      callId,
      text: label,
      words,
      person: personOf(c),
    };
    const message = entry && messageRef(entry, address());
    const place = placeOf(channel, entry ? entry.thread : head?.id);
    return respond(c, asked, () => inbox.action({ place, person: asked.person, callId, actionId, message }));
  });
  app.post("/api/turn", async (c) => {
    const body = await jsonOf(c);
    const head = typeof body["thread"] === "string" ? await board.get(body["thread"]) : undefined;
    if (!head || head.thread !== undefined) throw new Refused(sentence("page.notThread"));
    const words = wordsFor(c);
    const asked = {
      channel: head.channel,
      thread: head.id,
      callId: callOf(body),
      text: textOf(body["text"]),
      words,
      person: personOf(c),
    };
    return respond(c, asked, async (emit) => {
      emit({ kind: "said", entry: await board.shown(await sayText(asked, board), words) });
      return inbox.turn({
        place: placeOf(head.channel, head.id),
        person: asked.person,
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

  /** Starts the work and streams its lines; the work goes on when the reader leaves. */
  function respond(c: Context, asked: Asked, asking: Parameters<typeof answer>[0]): Response {
    c.header("content-type", "application/x-ndjson; charset=utf-8");
    c.header("cache-control", "no-store");
    return stream(c, async (out) => {
      await answer(asking, asked, (line) => void out.write(`${JSON.stringify(line)}\n`), answering);
    });
  }
}

/** Asked for in a way that cannot be answered; said in the asker's language. */
export class Refused extends Error {
  readonly status = 400;
  readonly said: Said;

  constructor(said: Said) {
    super("refused");
    this.said = said;
  }
}

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

/** The page names each call, so that a request sent twice is answered once. */
function callOf(body: Record<string, unknown>): string {
  const { call } = body;
  return typeof call === "string" && /^[\w-]{8,64}$/.test(call) ? call : randomUUID();
}
