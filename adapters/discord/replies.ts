// A Reply as messages: streamed into a sink, its end split into pages, and reported to the core.
import {
  type Clock,
  type Inbox,
  type Logger,
  type Message,
  type Place,
  type Records,
  type Reply,
  type Section,
  onScreen,
  retry,
  plainMessage,
  withPreface,
  wordsIn,
  textIn,
} from "../../src/platform/index.ts";
import { toBotError } from "./errors.ts";
import type { CommandIds } from "./mentions.ts";
import { messageRef } from "./place.ts";
import {
  attachedTo,
  type Dress,
  type Native,
  renderPages,
  renderPost,
  renderProgress,
  type Style,
  withFile,
} from "./render.ts";
import { OPEN, type Sink, TOKEN_MS } from "./sink.ts";
import { pump } from "./stream.ts";
import type { Threads } from "./threads.ts";
import type { Wire } from "./wire.ts";

export interface ReplyPorts {
  wire: Wire;
  threads: Threads;
  records: Records;
  clock: Clock;
  log: Logger;
  style: Style;
  ids: CommandIds;
  everyMs: number;
}

export interface Where {
  place: Place;
  /** The server's language, for what everybody sees. */
  language: string;
  /** The asker's own, for what they alone see. */
  own: string;
  /** What was asked, shown above the answer where the question itself is not to be seen. */
  preface: Section | undefined;
}

/** Messages of one answer: where others read too, and for the asker alone. */
const MOST_PAGES = 3;
const MOST_HIDDEN = 5;

/** How often the end of an answer is tried to be shown while Discord does not answer. */
const MOST_TRIES = 4;

export function createReplies({ wire, threads, records, clock, log, style, ids, everyMs }: ReplyPorts) {
  /** A sentence or two of the adapter's own. */
  const note = (message: Message): Native => renderPost(message, { style, ids });

  /** The end of a public answer. An edit can be repeated, whatever became of the last: a moment's outage must not cost it. */
  const show = (sink: Sink, body: Native) =>
    retry(
      clock,
      () => sink.edit(body),
      (error, tries) =>
        !sink.hidden && tries < MOST_TRIES && toBotError(error).code === "post_ambiguous" ? everyMs * tries : undefined,
    );

  async function finish(sink: Sink, message: Message, where: Where, ask: boolean) {
    const said = where.preface ? withPreface(message, where.preface) : message;
    const whole = sink.hidden ? said : onScreen(said);
    const dress: Dress = { style, ids, ask: ask ? { key: undefined } : undefined };
    const [first = note(whole), ...rest] = renderPages(whole, dress, sink.hidden ? MOST_HIDDEN : MOST_PAGES);
    const dressed = attachedTo(message).reduce((native, file) => withFile(native, file, style), first);
    const standing = await show(sink, dressed);
    if (!standing) return undefined;
    for (const page of rest) await sink.add(page);
    const { channel, thread } = where.place;
    return messageRef(channel, standing.id, thread, sink.at);
  }

  async function write(inbox: Inbox, reply: Reply, sink: Sink, where: Where): Promise<void> {
    const frame = (said: string, small: string | undefined) =>
      sink.edit(renderProgress(said, small, where.preface, { style }));
    const words = wordsIn(sink.hidden ? where.own : where.language);
    const late = new AbortController();
    try {
      const done = await Promise.race([
        pump(reply.steps, ({ said, small }) => frame(said, small), everyMs, clock),
        sink.hidden ? clock.sleep(TOKEN_MS, late.signal).then(() => "late" as const) : new Promise<never>(() => {}),
      ]);
      if (done === "late" || !done) {
        const sentence = words.say(done ? "discord.late" : "discord.failed");
        await finish(sink, plainMessage(sentence), where, false);
        return;
      }
      const ref = await finish(sink, done.message, where, !sink.hidden && where.place.channel.kind === "channel");
      if (ref) await inbox.landed(done.key, ref);
    } catch (error) {
      log.error({ error, place: where.place }, "an answer could not be shown");
      await finish(sink, plainMessage(words.say("discord.failed")), where, false).catch(() => {});
    } finally {
      late.abort();
      await sink.close().catch(() => {});
    }
  }

  return {
    /** Streams `reply` into `sink`; public answers of one thread come one after another. */
    async deliver(inbox: Inbox, reply: Reply, sink: Sink, where: Where): Promise<void> {
      const { thread } = where.place;
      if (sink.hidden || thread === undefined) return write(inbox, reply, sink, where);
      const waiting = (): void => {
        const note = renderProgress("", wordsIn(where.language).say("discord.queued"), where.preface, { style });
        sink.edit(note).catch((error: unknown) => log.debug({ error }, "a note could not be shown"));
      };
      await threads.inTurn(thread, waiting, () => write(inbox, reply, sink, where));
    },

    placeholder: (where: Where) =>
      renderProgress("", wordsIn(where.language).say("discord.thinking"), where.preface, { style }),

    note,

    /** Answers that an earlier process left half written are closed, so that nothing says "reading" for ever. */
    async sweep(): Promise<void> {
      for (const { key, value } of await records.list(OPEN)) {
        const at = textIn(value, "at") ?? "";
        const body = note(plainMessage(wordsIn(textIn(value, "language") ?? "en").say("discord.interrupted")));
        await wire.edit(at, key.slice(key.lastIndexOf(":") + 1), body).catch((error: unknown) => {
          log.debug({ error }, "an interrupted answer could not be closed");
        });
        await records.delete(key);
      }
    },
  };
}

export type Replies = ReturnType<typeof createReplies>;
