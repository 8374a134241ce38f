// What a request asks of the bot: read from a script's JSON or from a form, the same for both.
import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import { clip, isWhole, type LogEntry, sentence } from "../../src/platform/index.ts";
import { sayText, type answer, type Asked } from "./answers.ts";
import { placeOf, type Desk } from "./desk.ts";
import { messageRef } from "./place.ts";
import { Refused } from "./refused.ts";

export const LONGEST_LINE = 2000;

/** What came, by name; nothing of it is trusted. */
export type Body = Record<string, unknown>;
export type Asking = Parameters<typeof answer>[0];

/** Something asked, and the way to have it answered. */
export interface Request {
  asked: Asked;
  asking: Asking;
}

export function createRequests({ address, board, channelNamed, door, inbox, mayRead, wordsFor }: Desk) {
  const { personOf } = door;
  /** An entry that this reader may see. */
  const held = async (c: Context, id: unknown): Promise<LogEntry | undefined> => {
    const entry = typeof id === "string" ? await board.get(id) : undefined;
    return entry && mayRead(c, entry) ? entry : undefined;
  };

  async function command(c: Context, body: Body): Promise<Request> {
    const text = isList(body["line"]) ? body["line"] : textOf(body["line"]);
    const words = wordsFor(c);
    const channel = await channelNamed(c, body["channel"]);
    const asked = {
      channel,
      thread: undefined,
      callId: callOf(body),
      text: clip(text, LONGEST_LINE),
      words,
      person: personOf(c),
    };
    const place = placeOf(asked.channel, undefined);
    const call = { place, person: asked.person, callId: asked.callId, alone: true };
    return { asked, asking: () => inbox.command({ ...call, line: text }) };
  }

  async function action(c: Context, body: Body): Promise<Request> {
    const actionId = body["action"];
    if (typeof actionId !== "string" || !/^[\w:.-]{1,90}$/.test(actionId))
      throw new Refused(sentence("page.notAction"));
    const entry = await held(c, body["entry"]);
    const head = await held(c, body["thread"]);
    const label = typeof body["label"] === "string" ? body["label"].slice(0, LONGEST_LINE) : actionId;
    const channel = (entry ?? head)?.channel ?? (await channelNamed(c, body["channel"]));
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
    return { asked, asking: () => inbox.action({ place, person: asked.person, callId, actionId, message }) };
  }

  async function turn(c: Context, body: Body): Promise<Request> {
    const head = await held(c, body["thread"]);
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
    const asking: Asking = async (emit) => {
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
    };
    return { asked, asking };
  }

  /** A command with its options, as a form fills them in. */
  async function form(c: Context, body: Body): Promise<Request> {
    const name = textOf(body["command"]);
    const options = optionsOf(body);
    const channel = await channelNamed(c, body["channel"]);
    const text = [name, ...Object.values(options)].join(" ");
    const [words, person] = [wordsFor(c), personOf(c)];
    const asked = { channel, thread: undefined, callId: callOf(body), text: clip(text, LONGEST_LINE), words, person };
    const call = { place: placeOf(channel, undefined), person, callId: asked.callId, alone: true };
    return { asked, asking: () => inbox.command({ ...call, name, options }) };
  }

  return { command, action, turn, form };
}

export async function jsonOf(c: Context): Promise<Record<string, unknown>> {
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

/**
 * Each field `o.name` is the option of that name, as far as something is in it. Where `was.name` says what stood in the field
 * when it was shown, what still stands there was not asked for, and a field that was emptied takes back what was set.
 */
function optionsOf(body: Body): Record<string, string> {
  const options: Record<string, string> = {};
  for (const [field, value] of Object.entries(body)) {
    if (!field.startsWith("o.") || typeof value !== "string") continue;
    const name = field.slice(2);
    const [now, before] = [value.trim(), body[`was.${name}`]];
    if (now === before) continue;
    if (now !== "") options[name] = now;
    else if (typeof before === "string" && before !== "") options[name] = "off";
  }
  return options;
}
