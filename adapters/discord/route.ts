// Brings a Reply to where it belongs: to the asker alone, into a thread, or into the channel.
import { MessageFlags, type RepliableInteraction } from "discord.js";
import {
  type Clock,
  explainError,
  type Inbox,
  type Reply,
  line,
  message,
  plainMessage,
  textSection,
  wordsIn,
} from "../../src/platform/index.ts";
import { apiCode, toBotError } from "./errors.ts";
import type { Ports } from "./events.ts";
import { followUpSink, interactionSink, messageSink, type Sink, type Token } from "./sink.ts";
import type { Where } from "./replies.ts";

/** Discord waits three seconds for a first sign; until then the core may say how the answer is to be shown. */
const PATIENCE_MS = 1500;

export interface Asked extends Where {
  /** Discord channel it was asked in. */
  at: string;
  /** How it will probably be shown, where that can be told from the command alone. */
  expect: Reply["visibility"] | undefined;
  /** Names the thread that a question without a post gets. */
  title: string;
  /** In a server without the bot: only the asker sees anything. */
  alone: boolean;
  /** The post it is about, outside a thread: the answer belongs in its thread. */
  origin: string | undefined;
  reply: Promise<Reply | undefined>;
}

export async function route(ports: Ports, inbox: Inbox, i: RepliableInteraction, request: Asked): Promise<void> {
  const { client, clock, records, replies, wire } = ports;
  const { at, language } = request;
  const hidden = await isHidden(clock, request);
  await i.deferReply(hidden ? { flags: MessageFlags.Ephemeral } : {});
  const token: Token = { client, token: i.token, at, language, since: i.createdAt };
  const reply = await request.reply;
  const places = createPlaces(ports, i, request, token, hidden);
  if (!reply) {
    const note = replies.note(plainMessage(wordsIn(i.locale).say("discord.noQuestion")));
    const sink = hidden
      ? interactionSink(wire, records, clock, token, true)
      : (await places.drop(), followUpSink(wire, token));
    await sink.edit(note);
    return;
  }
  const { sink, where } = await places.sinkFor(reply.visibility);
  await replies.deliver(inbox, reply, sink, where);
}

const isHere = ({ place, at }: Asked): boolean => place.channel.kind === "direct" || place.thread === at;

/** Whether the first sign is for the asker alone: what the core says in time, else what the command is expected to be. */
async function isHidden(clock: Clock, request: Asked): Promise<boolean> {
  const { reply, expect, origin, alone } = request;
  if (alone) return true;
  const patience = new AbortController();
  const early = await Promise.race([reply, clock.sleep(PATIENCE_MS, patience.signal).catch(() => {})]).finally(() =>
    patience.abort(),
  );
  const visibility = early?.visibility ?? expect ?? "private";
  return visibility === "private" || (visibility === "thread" && !isHere(request) && origin !== undefined);
}

/** Where a reply can be written, once the interaction was acknowledged with a placeholder. */
function createPlaces(ports: Ports, i: RepliableInteraction, request: Asked, token: Token, hidden: boolean) {
  const { clock, log, records, replies, wire } = ports;
  const { at, place, origin, language } = request;
  const words = wordsIn(language);
  const here = isHere(request);

  /** While a placeholder stands empty, Discord puts what follows into its place, as visible as it is: gone or filled it must be. */
  const drop = () =>
    wire
      .removeOriginal(i.applicationId, i.token)
      .catch((error: unknown) =>
        apiCode(error) === 10008
          ? undefined
          : wire.original(i.applicationId, i.token, replies.note(plainMessage(words.say("discord.apart")))),
      );

  return { drop, sinkFor };

  async function sinkFor(visibility: Reply["visibility"]): Promise<{ sink: Sink; where: Where }> {
    if (visibility === "private" || request.alone) {
      if (hidden) return { sink: interactionSink(wire, records, clock, token, true), where: request };
      await drop();
      return { sink: followUpSink(wire, token), where: request };
    }
    const thread = visibility === "thread" && !here ? await open() : undefined;
    if (thread !== undefined) {
      const where: Where = { ...request, place: { ...place, thread } };
      try {
        const sink = await messageSink(wire, records, { at: thread, language }, replies.placeholder(where));
        await answeredIn(thread);
        return { sink, where };
      } catch (error) {
        log.warn({ error, place }, "a thread takes no answer: it goes to the person who asked");
        return instead(error);
      }
    }
    // What stands in the channel stands in no thread, whatever was hoped for.
    const where: Where = here ? request : { ...request, place: { ...place, thread: undefined } };
    if (!hidden) return { sink: interactionSink(wire, records, clock, token, false), where };
    try {
      const sink = await messageSink(wire, records, { at, language }, replies.placeholder(where));
      await drop().catch(() => {});
      return { sink, where };
    } catch (error) {
      log.warn({ error, place }, "the channel takes no answer: it goes to the person who asked");
      return instead(error);
    }
  }

  /** Where the bot may not write, the interaction's own answer still can be: to the asker, with the reason above it. */
  function instead(error: unknown): { sink: Sink; where: Where } {
    const said = wordsIn(hidden ? request.own : language);
    const because = textSection(
      undefined,
      said.say("discord.notPosted", { fault: explainError(toBotError(error), said) }),
    );
    const sink = interactionSink(wire, records, clock, token, hidden);
    return { sink, where: { ...request, place: { ...place, thread: undefined }, preface: because } };
  }

  /** The thread of the post it is about; without one, the question itself becomes a post. Undefined where there can be none. */
  async function open(): Promise<string | undefined> {
    try {
      const post = origin ?? (await wire.original(i.applicationId, i.token, replies.placeholder(request))).id;
      return await ports.threads.ensure(at, post, origin ? undefined : request.title);
    } catch (error) {
      log.warn({ error, place }, "a thread could not be made: the answer goes to the channel");
      return undefined;
    }
  }

  /** Only once something stands there. */
  async function answeredIn(thread: string): Promise<void> {
    const there = { kind: "place" as const, channel: place.channel, thread };
    const note = message(words.say("discord.answeredIn", { thread: "" }), [
      ...(request.preface && !origin ? [request.preface] : []),
      textSection(undefined, line(...words.parts("discord.answeredIn", { thread: there }))),
    ]);
    await wire.original(i.applicationId, i.token, replies.note(note));
  }
}
