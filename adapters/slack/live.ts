// One answer while it is being written, shown at Slack's pace; at its end the finished Message.
import { BotError, type DeliveryKey, type Logger, type Message, type MessageRef } from "../../src/platform/index.ts";
import { type Asker, createDraft, type DraftTools } from "./draft.ts";
import { portError } from "./errors.ts";
import type { Mark } from "./history.ts";
import { patiently } from "./patience.ts";
import type { Poster, Spot } from "./post.ts";
import type { Native } from "./render.ts";
import { MOST_PARTS, renderWithin } from "./shorten.ts";

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

export interface LiveTools extends DraftTools {
  poster: Poster;
  log: Logger;
}

/** An answer always stands in a thread: `thread` is its `ts` in the spot's channel. */
export function createLive(spot: Spot, thread: string, asker: Asker, tools: LiveTools): Live {
  const { poster, timing, clock, log } = tools;
  const stop = new AbortController();
  const closing = new AbortController();
  const draft = createDraft({ spot, thread, asker }, tools, stop);
  let wanted: { status: string | undefined; text: string | undefined } = { status: undefined, text: undefined };
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
        if (text !== undefined) wait = await draft.text(text);
        else if (status !== undefined) await draft.status(status);
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

  async function settle(): Promise<string[]> {
    closing.abort();
    await running;
    return draft.close();
  }

  async function finish(message: Message, key: DeliveryKey): Promise<MessageRef> {
    const shown = await settle();
    const parts = renderWithin(message, await poster.dress(spot.tenant), MOST_PARTS);
    const standing: string[] = [];
    for (const [index, native] of parts.entries()) {
      const ts = shown[index];
      const mark = { key, part: index + 1, parts: parts.length };
      standing.push((ts && (await put(ts, native, mark))) || (await poster.sendSurely(spot, native, mark)));
    }
    for (const ts of shown.slice(parts.length)) {
      await spot.workspace.client.chat
        .delete({ channel: spot.channel, ts })
        .catch((error: unknown) => log.warn({ err: error }, "a superfluous part of an answer could not be removed"));
    }
    return poster.refOf(spot, standing[0] ?? thread);
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
    return draft.retract(sentence);
  }
}
