// A Reply on its way to its asker: steps to the open request, its end to the board or the asker.
import {
  asBotError,
  askedBy,
  type createMemory,
  deliveryKey,
  explainError,
  type Inbox,
  type Message,
  type Person,
  type Logger,
  type Reply,
  type Words,
  withPreface,
} from "../../src/platform/index.ts";
import type { Board, Shown } from "./board.ts";
import { BOT, messageRef } from "./place.ts";
import { renderPrivate } from "./post.ts";
import type { View } from "./view.ts";

/** What the asking page is sent, one JSON object a line. */
export type AnswerLine =
  | { kind: "status" | "text" | "error"; text: string }
  /** What the person said stands in the thread now. */
  | { kind: "said"; entry: Shown }
  /** `entries` stand in the log now; `html` is an answer for the asker alone. */
  | { kind: "done"; entries: Shown[]; html: string | undefined };

export interface Asked {
  channel: string;
  /** The thread an answer belongs in; undefined when the question was asked outside any. */
  thread: string | undefined;
  callId: string;
  /** What the person wrote, as the head of a new thread. */
  text: string;
  person: Person;
  /** The person's language. */
  words: Words;
}

/** An answer and its question. */
interface Shared {
  channel: string;
  question: string;
  message: Message;
}

/** By the key of the answer. */
export type Shareable = ReturnType<typeof createMemory<Shared>>;

export interface Answering {
  inbox: Inbox;
  board: Board;
  view: View;
  log: Logger;
  /** Private answers that their asker may show to the channel, for as long as they are remembered. */
  shareable: Shareable;
  address(): string;
}

/**
 * Runs a Reply to its end, even when nobody listens any more: what belongs in a thread gets there.
 * `emit` must not fail. No reply at all is an answer too: nothing more to say.
 */
export async function answer(
  asking: (emit: (line: AnswerLine) => void) => Promise<Reply | undefined>,
  asked: Asked,
  emit: (line: AnswerLine) => void,
  { inbox, board, view, log, shareable, address }: Answering,
): Promise<void> {
  const { words } = asked;
  try {
    const reply = await asking(emit);
    if (!reply) return emit({ kind: "done", entries: [], html: undefined });
    for await (const step of reply.steps) {
      if (step.kind !== "done") {
        emit(step);
        continue;
      }
      if (reply.visibility === "private") {
        const asking = reply.mayShare && !step.message.fault ? { question: asked.text, share: step.key } : undefined;
        if (asking) shareable.set(step.key, { channel: asked.channel, question: asked.text, message: step.message });
        const read = { ...view, words };
        emit({
          kind: "done",
          entries: [],
          html: renderPrivate(step.message, { id: asked.callId, channel: asked.channel }, read, asking).toString(),
        });
        continue;
      }
      const { channel } = asked;
      const head =
        reply.visibility === "thread" && asked.thread === undefined ? await sayText(asked, board) : undefined;
      const thread = reply.visibility === "thread" ? (asked.thread ?? head?.id) : undefined;
      const entry = await board.say({ channel, thread, key: step.key, author: BOT, body: { message: step.message } });
      await inbox.landed(step.key, messageRef(entry, address()));
      const entries = head
        ? [await board.shown(head, words), await board.shown(entry, words)]
        : [await board.shown(entry, words)];
      emit({ kind: "done", entries, html: undefined });
    }
  } catch (error) {
    const internal = asBotError(error).code === "internal";
    log.error({ err: error, callId: asked.callId }, "a reply failed");
    emit({
      kind: "error",
      text: internal ? words.say("page.replyFailed") : explainError(error, words),
    });
  }
}

/** Puts a private answer on the board, with its question; undefined when it is not remembered any more. */
export async function share(key: string, { board, shareable }: Answering, words: Words): Promise<Shown | undefined> {
  const held = shareable.get(key);
  if (!held) return undefined;
  const message = withPreface(held.message, askedBy(words.say("page.asked"), held.question));
  const entry = await board.say({
    channel: held.channel,
    thread: undefined,
    key: deliveryKey("shared", key),
    author: BOT,
    body: { message },
  });
  return board.shown(entry, words);
}

/** What a Reply says in the end. */
export async function lastOf({ steps }: Reply): Promise<Message | undefined> {
  for await (const step of steps) if (step.kind === "done") return step.message;
  return undefined;
}

/** Puts what a person said on the board; once per call. */
export const sayText = (
  { channel, thread, callId, text, person }: Pick<Asked, "channel" | "thread" | "callId" | "text" | "person">,
  board: Board,
): ReturnType<Board["say"]> =>
  board.say({
    channel,
    thread,
    key: deliveryKey("web", callId),
    author: { id: person.id, name: person.name, bot: false },
    body: { text },
  });
