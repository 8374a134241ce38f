// What stands in a thread while an answer is written: a status, a stream, or a message that is updated.
// oxlint-disable unicorn/require-post-message-target-origin -- chat.postMessage is Slack's, not the window's
import type { webApi } from "@slack/bolt";
import { BotError, type Clock, type Lanes, steadyMs } from "../../src/platform/index.ts";
import type { Capabilities, Refusable } from "./capabilities.ts";
import type { Timing } from "./config.ts";
import { slackCode } from "./errors.ts";
import { type Spot, tsOf } from "./post.ts";
import { renderProgress } from "./render.ts";
import { mrkdwnWithin, preview } from "./text.ts";

export interface Draft {
  /** What is being done. */
  status(said: string): Promise<void>;
  /** Shows all text so far; returns how long to wait before the next. */
  text(newest: string): Promise<number>;
  /** Nothing more is streamed; returns the `ts` of the messages that stand, in order. */
  close(): Promise<string[]>;
  /** Puts `sentence` behind what was shown; false when nothing was. */
  retract(sentence: string): Promise<boolean>;
}

export interface DraftTools {
  capabilities: Capabilities;
  /** Appends over all streams of a workspace. */
  appends: Lanes;
  timing: Timing;
  clock: Clock;
}

/** Who asked, and the workspace they belong to: with Slack Connect that may be another one. */
export interface Asker {
  userId: string;
  teamId: string | undefined;
}

/** A message that stands in the thread. `from` is where its share of the text begins, `shown` where it ends. */
interface Shown {
  ts: string;
  from: number;
  shown: number;
  startedAt: number;
  stream: webApi.ChatStreamer | undefined;
}

/** In `thread` of the spot's channel. `stop` is aborted when the person pressed stop. */
export function createDraft(
  { spot, thread, asker }: { spot: Spot; thread: string; asker: Asker },
  { capabilities, appends, timing, clock }: DraftTools,
  stop: AbortController,
): Draft {
  const { client, teamId } = spot.workspace;
  const streams: Refusable = spot.ref.kind === "direct" ? "stream:direct" : "stream:channel";
  const messages: Shown[] = [];
  let said = "";
  let statusShown = false;
  let sessionShown = false;
  /** Slack streams nothing to this asker: the answer is a message that is updated, and others still stream. */
  let unknownAsker = false;

  return { status, text, close, retract };

  async function status(said: string): Promise<void> {
    // In the agent view a conversation has a state of its own; where it has none, the older method shows the words.
    if (spot.ref.kind === "direct" && (sessionShown ||= await attempt("session", () => setSession("processing"))))
      return;
    if (await attempt("status", () => setStatus(mrkdwnWithin(said, 100)))) {
      statusShown = true;
      return;
    }
    // Where there are neither statuses nor streams, a message says it, and becomes the answer.
    if (await capabilities.allows(spot.tenant, streams)) return;
    const current = messages.at(-1);
    if (!current) await open(said, 0);
    else if (current.shown === current.from) await redraw(current, said);
  }

  /** Whether Slack took it; what it refuses is not asked again with every answer. */
  async function attempt(what: Refusable, task: () => Promise<unknown>): Promise<boolean> {
    if (!(await capabilities.allows(spot.tenant, what))) return false;
    try {
      await task();
      return true;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      await capabilities.refused(spot.tenant, what);
      return false;
    }
  }

  /** docs.slack.dev/reference/methods/agents.sessions.setStatus */
  async function setSession(status: "processing" | "active"): Promise<void> {
    await client.agents.sessions.setStatus({ channel_id: spot.channel, thread_ts: thread, status });
  }

  async function setStatus(status: string): Promise<void> {
    await client.assistant.threads.setStatus({ channel_id: spot.channel, thread_ts: thread, status });
  }

  async function text(newest: string): Promise<number> {
    said = newest;
    const current = messages.at(-1);
    if (!current) {
      await begin(0);
    } else if (current.stream && steadyMs(clock) - current.startedAt > timing.stream) {
      await current.stream.stop().catch(() => undefined);
      current.stream = undefined;
      await begin(current.shown);
    } else if (current.stream && said.length > current.shown) {
      await append(current, current.stream);
    } else if (!current.stream) {
      await redraw(current, said.slice(current.from));
      current.shown = said.length;
    }
    return messages.at(-1)?.stream ? timing.append : timing.update;
  }

  /** The next message of this answer, its text starting at `from`. */
  async function begin(from: number): Promise<void> {
    if (unknownAsker || !(await capabilities.allows(spot.tenant, streams))) return open(said.slice(from), from);
    const stream = client.chatStream({
      channel: spot.channel,
      thread_ts: thread,
      recipient_team_id: asker.teamId ?? teamId,
      recipient_user_id: asker.userId,
      buffer_size: 1,
    });
    try {
      await appends.run(
        spot.tenant,
        async () => void (await stream.append({ markdown_text: preview(said.slice(from)) })),
      );
    } catch (error) {
      unknownAsker = UNKNOWN_ASKER.has(slackCode(error) ?? "");
      if (!unknownAsker && !isRefusal(error)) throw error;
      if (!unknownAsker) await capabilities.refused(spot.tenant, streams);
      return open(said.slice(from), from);
    }
    messages.push({ ts: tsOf(stream), from, shown: said.length, startedAt: steadyMs(clock), stream });
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
      .then(tsOf);
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

  async function close(): Promise<string[]> {
    // Nothing is being done any more, whatever becomes of the answer.
    if (sessionShown) await setSession("active").catch(() => undefined);
    for (const message of messages) {
      await message.stream?.stop().catch(() => undefined);
      message.stream = undefined;
    }
    return messages.map(({ ts }) => ts);
  }

  async function retract(sentence: string): Promise<boolean> {
    const last = messages.at(-1);
    if (!last) {
      // Slack takes a status away when an answer comes; here none will.
      if (statusShown) await setStatus("").catch(() => undefined);
      return false;
    }
    const rest = said.slice(last.from);
    await redraw(last, rest ? `${rest}\n\n${sentence}` : sentence);
    return true;
  }
}

const UNKNOWN_ASKER = new Set([
  "team_not_found",
  "user_not_found",
  "missing_recipient_user_id",
  "missing_recipient_team_id",
]);

/** The workspace or the kind of conversation does not have it, or our token may not: it will be the same next time. */
const REFUSALS = new Set(
  `channel_type_not_supported unknown_method method_not_supported_for_channel_type missing_scope not_allowed
  not_allowed_token_type feature_not_enabled http_404 access_denied streaming_not_supported`.split(/\s+/),
);
export const isRefusal = (error: unknown): boolean => REFUSALS.has(slackCode(error) ?? "");
