// One answer while it is being written: a stream where the workspace has them, else a message that is updated; at the end the finished Message.
// oxlint-disable unicorn/require-post-message-target-origin -- chat.postMessage is Slack's, not the window's
import type { webApi } from "@slack/bolt";
import {
  BotError,
  type Clock,
  type DeliveryKey,
  type Lanes,
  type Logger,
  type Message,
  type MessageRef,
  steadyMs,
} from "../../src/platform/index.ts";
import type { Capabilities, Refusable } from "./capabilities.ts";
import type { Timing } from "./config.ts";
import { portError, slackCode } from "./errors.ts";
import type { Mark } from "./history.ts";
import { patiently, type Poster, type Spot } from "./post.ts";
import { type Native, render, renderProgress } from "./render.ts";
import { mrkdwnWithin, preview } from "./text.ts";

export interface Live {
  /** What is being done: "reading 4 sources". */
  status(said: string): void;
  /** All text so far. */
  text(said: string): void;
  /** Aborts when the person pressed stop: nobody reads on. */
  readonly stopped: AbortSignal;
  /** The finished Message, in the place of what was shown so far; returns where it stands. */
  finish(message: Message, key: DeliveryKey): Promise<MessageRef>;
  /** Takes back what was shown so far; `sentence` says why. False when nothing was shown. */
  fail(sentence: string): Promise<boolean>;
}

export interface LiveTools {
  poster: Poster;
  capabilities: Capabilities;
  /** Appends over all streams of a workspace. */
  appends: Lanes;
  timing: Timing;
  clock: Clock;
  log: Logger;
}

/** A message that stands in the thread. `from` is where its share of the text begins, `shown` where it ends. */
interface Shown {
  ts: string;
  from: number;
  shown: number;
  startedAt: number;
  stream: webApi.ChatStreamer | undefined;
}

/** `spot.thread` must be set: an answer always stands in a thread. */
export function createLive(spot: Spot, userId: string, tools: LiveTools): Live {
  const { poster, capabilities, appends, timing, clock, log } = tools;
  const { client, teamId } = spot.workspace;
  const thread = spot.thread!;
  const streams: Refusable = spot.ref.kind === "direct" ? "stream:direct" : "stream:channel";
  const messages: Shown[] = [];
  const stop = new AbortController();
  const closing = new AbortController();
  let wanted: { status: string | undefined; text: string | undefined } = { status: undefined, text: undefined };
  let said = "";
  let statusShown = false;
  let running: Promise<void> | undefined;

  return {
    stopped: stop.signal,
    status(status) {
      wanted = { ...wanted, status };
      kick();
    },
    text(text) {
      wanted = { status: undefined, text };
      kick();
    },
    finish,
    fail,
  };

  function kick(): void {
    running ??= showWanted().finally(() => {
      running = undefined;
    });
  }

  /** Shows the newest state, then waits as long as Slack wants; what came in between is shown next. */
  async function showWanted(): Promise<void> {
    while (
      !closing.signal.aborted &&
      !stop.signal.aborted &&
      (wanted.status !== undefined || wanted.text !== undefined)
    ) {
      const { status, text } = wanted;
      wanted = { status: undefined, text: undefined };
      let wait = timing.append;
      try {
        if (text !== undefined) wait = await showText(text);
        else if (status !== undefined) await showStatus(status);
      } catch (error) {
        const known = portError(error);
        wait = known.retryAfterMs ?? timing.update;
        if (text !== undefined) wanted = { status: undefined, text: wanted.text ?? text };
        // The finished Message still comes: what is shown in between is a courtesy.
        log.warn({ err: error, code: known.code }, "an answer in progress could not be shown");
        if (known.code !== "rate_limited") return;
      }
      await clock.sleep(wait, closing.signal).catch(() => undefined);
    }
  }

  async function showStatus(status: string): Promise<void> {
    if (await capabilities.allows(spot.tenant, "status")) {
      try {
        await setStatus(mrkdwnWithin(status, 100));
        statusShown = true;
        return;
      } catch (error) {
        if (!isRefusal(error)) throw error;
        await capabilities.refused(spot.tenant, "status");
      }
    }
    // Where there are neither statuses nor streams, a message says it, and becomes the answer.
    if (await capabilities.allows(spot.tenant, streams)) return;
    const current = messages.at(-1);
    if (!current) await open(status, 0);
    else if (current.shown === current.from) await redraw(current, status);
  }

  async function setStatus(status: string): Promise<void> {
    await client.assistant.threads.setStatus({ channel_id: spot.channel, thread_ts: thread, status });
  }

  /** Returns how long to wait before the next. */
  async function showText(text: string): Promise<number> {
    said = text;
    const current = messages.at(-1);
    if (!current) {
      await begin(0);
    } else if (current.stream && steadyMs(clock) - current.startedAt > timing.stream) {
      await current.stream.stop().catch(() => undefined);
      current.stream = undefined;
      await begin(current.shown);
    } else if (current.stream && text.length > current.shown) {
      await append(current, current.stream);
    } else if (!current.stream) {
      await redraw(current, said.slice(current.from));
      current.shown = said.length;
    }
    return messages.at(-1)?.stream ? timing.append : timing.update;
  }

  /** The next message of this answer, its text starting at `from`. */
  async function begin(from: number): Promise<void> {
    if (!(await capabilities.allows(spot.tenant, streams))) return open(said.slice(from), from);
    const stream = client.chatStream({
      channel: spot.channel,
      thread_ts: thread,
      recipient_team_id: teamId,
      recipient_user_id: userId,
      buffer_size: 1,
    });
    try {
      await appends.run(
        spot.tenant,
        async () => void (await stream.append({ markdown_text: preview(said.slice(from)) })),
      );
    } catch (error) {
      if (!isRefusal(error)) throw error;
      await capabilities.refused(spot.tenant, streams);
      return open(said.slice(from), from);
    }
    messages.push({ ts: stream.ts!, from, shown: said.length, startedAt: steadyMs(clock), stream });
  }

  async function append(current: Shown, stream: webApi.ChatStreamer): Promise<void> {
    const text = said;
    try {
      await appends.run(
        spot.tenant,
        async () => void (await stream.append({ markdown_text: preview(text.slice(current.shown)) })),
      );
    } catch (error) {
      const code = slackCode(error);
      if (code === "stopped_by_user") {
        stop.abort(new BotError("internal", "stopped by the person who asked"));
        return;
      }
      if (code === "ratelimited") {
        // The streamer keeps what it could not send and sends it with the next.
        current.shown = text.length;
        throw error;
      }
      // A dead stream loses what it buffered: from here on the whole text is drawn again.
      current.stream = undefined;
      if (code !== "message_not_in_streaming_state") throw error;
      await redraw(current, text.slice(current.from));
    }
    current.shown = text.length;
  }

  async function open(text: string, from: number): Promise<void> {
    const ts = await client.chat
      .postMessage({
        channel: spot.channel,
        thread_ts: thread,
        ...renderProgress(text),
        unfurl_links: false,
        unfurl_media: false,
        link_names: false,
        parse: "none",
      })
      .then((answer) => answer.ts!);
    messages.push({
      ts,
      from,
      shown: from === 0 && !said ? 0 : said.length,
      startedAt: steadyMs(clock),
      stream: undefined,
    });
  }

  async function redraw(current: Shown, text: string): Promise<void> {
    await client.chat.update({
      channel: spot.channel,
      ts: current.ts,
      ...renderProgress(text),
      link_names: false,
      parse: "none",
    });
  }

  async function settle(): Promise<void> {
    closing.abort();
    await running;
    for (const message of messages) {
      await message.stream?.stop().catch(() => undefined);
      message.stream = undefined;
    }
  }

  async function finish(message: Message, key: DeliveryKey): Promise<MessageRef> {
    await settle();
    const parts = render(message, await poster.dress(spot.tenant));
    const standing: string[] = [];
    for (const [index, native] of parts.entries()) {
      const shown = messages[index];
      const mark = { key, part: index + 1, parts: parts.length };
      standing.push((shown && (await put(shown.ts, native, mark))) ?? (await poster.sendSurely(spot, native, mark)));
    }
    for (const { ts } of messages.slice(parts.length)) {
      await client.chat
        .delete({ channel: spot.channel, ts })
        .catch((error: unknown) => log.warn({ err: error }, "a superfluous part of an answer could not be removed"));
    }
    return poster.refOf(spot, standing[0]!);
  }

  /** Puts a finished part in the place of what was shown; undefined when that is gone. An update may be repeated safely. */
  async function put(ts: string, native: Native, mark: Mark): Promise<string | undefined> {
    const update = () => patiently(clock, () => poster.update(spot, ts, native, mark));
    try {
      await update().catch((error: unknown) => {
        if (error instanceof BotError && error.code === "post_ambiguous") return update();
        throw error;
      });
      return ts;
    } catch (error) {
      if (error instanceof BotError && error.code === "post_refused") return undefined;
      throw error;
    }
  }

  async function fail(sentence: string): Promise<boolean> {
    await settle();
    const last = messages.at(-1);
    if (!last) {
      // Slack takes a status away when an answer comes; here none will.
      if (statusShown) await setStatus("").catch(() => undefined);
      return false;
    }
    const text = said.slice(last.from);
    await redraw(last, text ? `${text}\n\n${sentence}` : sentence);
    return true;
  }
}

/** The workspace or the kind of conversation does not have it, or our token may not: it will be the same next time. */
const REFUSALS = new Set(
  `channel_type_not_supported unknown_method method_not_supported_for_channel_type missing_scope not_allowed
  not_allowed_token_type feature_not_enabled http_404 access_denied streaming_not_supported`.split(/\s+/),
);
const isRefusal = (error: unknown): boolean => REFUSALS.has(slackCode(error) ?? "");
