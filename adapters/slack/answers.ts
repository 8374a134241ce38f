// A Reply brought to where it belongs: for the asker's eyes, in the thread, or in the channel.
import {
  askedBy,
  BotError,
  clip,
  explainError,
  type Clock,
  deliveryKey,
  type DeliveryKey,
  type Inbox,
  type Lanes,
  type Message,
  type Reply,
  type ReplyStep,
  plainMessage,
  withPreface,
  type Words,
} from "../../src/platform/index.ts";
import type { Asked } from "./asked.ts";
import { sentenceFor } from "./errors.ts";
import { withoutFile } from "./handed.ts";
import { createLive, type Live, type LiveTools } from "./live.ts";
import { type Native, renderPlain } from "./render.ts";
import { renderWithin } from "./shorten.ts";
import { mrkdwn } from "./text.ts";
import type { Workspaces } from "./workspaces.ts";

const MOST_RESPONSES = 4;

export interface AnswerTools extends LiveTools {
  inbox: Inbox;
  workspaces: Workspaces;
  /** Answers of one thread. */
  threads: Lanes;
}

export function createAnswers(tools: AnswerTools) {
  const { inbox, workspaces, threads, poster, timing, clock, log } = tools;
  const wordsOf = ({ place, userId }: Asked) => workspaces.words(place.channel.tenant, userId);
  const underway = new Set<Promise<void>>();

  const answers = {
    /**
     * Runs `ask` and brings its Reply where it belongs. Never throws: what fails is said to the person who asked.
     * `ask` may return undefined: this was not meant for the bot, and nothing is said.
     */
    handle(asked: Asked, ask: () => Promise<Reply | undefined>): Promise<void> {
      const work = bring(asked, ask).catch(async (error: unknown) => {
        await tell(asked, (words) => sentenceFor(error, log, words)).catch((last: unknown) =>
          log.error({ err: last }, "a failure could not be told to the person who asked"),
        );
      });
      underway.add(work);
      return work.finally(() => underway.delete(work));
    },

    /** A private sentence. */
    tell,

    /** Resolves when nothing is being answered any more, or after `most` ms. */
    async idle(most: number): Promise<void> {
      const done = new AbortController();
      const late = clock.sleep(most, done.signal).catch(() => undefined);
      await Promise.race([Promise.allSettled(underway), late]).finally(() => done.abort());
    },
  };
  return answers;

  async function bring(asked: Asked, ask: () => Promise<Reply | undefined>): Promise<void> {
    let working = false;
    const slow = soon(clock, timing.slow, async () => {
      if (!asked.respond || asked.inThread) return;
      const text = (await wordsOf(asked)).say("slack.working");
      await asked.respond({ response_type: "ephemeral", replace_original: asked.replace, text });
      working = asked.replace = true;
    });
    try {
      const reply = await ask();
      if (!reply) return;
      if (reply.visibility === "private") return await privately(asked, reply, slow);
      if (reply.visibility === "channel") await inChannel(asked, reply);
      else await inThread(asked, reply, slow);
    } finally {
      await slow.over();
    }
    // The answer stands where everybody sees it; the private note is done.
    if (working && asked.replace) await asked.respond?.({ delete_original: true }).catch(() => undefined);
  }

  async function privately(asked: Asked, reply: Reply, slow: Soon): Promise<void> {
    const { message, key } = await finished(reply);
    await slow.over();
    const ts = await show(asked, message, key);
    if (ts) await inbox.landed(key, ts);
  }

  async function inChannel(asked: Asked, reply: Reply): Promise<void> {
    const { message, key } = await finished(reply);
    try {
      const { channel, thread } = asked.place;
      const shown = withQuestion(message, asked, await who(asked));
      await inbox.landed(key, await poster.postSurely(thread ? { channel, thread } : channel, shown, key));
    } catch (error) {
      if (!(error instanceof BotError) || error.code !== "channel_lost") throw error;
      await tell(asked, (words) => explainError(error, words));
      await show(asked, message, key);
    }
  }

  /** One answer at a time in a thread; a second question waits, and is told so. */
  async function inThread(asked: Asked, reply: Reply, slow: Soon): Promise<void> {
    const { channel } = asked.place;
    let { thread } = asked.place;
    // In a thread of its own the first message says what was asked.
    const preface = thread === undefined ? undefined : await who(asked);
    try {
      thread ??= await open(asked);
    } catch (error) {
      if (!(error instanceof BotError) || error.code !== "channel_lost") throw error;
      await tell(asked, (words) => explainError(error, words));
      const { message, key } = await finished(reply);
      await show(asked, message, key);
      return;
    }
    const lane = `${channel.tenant} ${channel.channel} ${thread}`;
    if (threads.busy(lane)) {
      await tell(asked, (words) => words.say("slack.nextQuestion")).catch(() => undefined);
    }
    await slow.over();
    const spot = await poster.spot({ channel, thread });
    await threads.run(lane, async () => {
      const live = createLive(spot, thread, asked, tools);
      let done: Awaited<ReturnType<typeof follow>>;
      try {
        done = await follow(reply, live);
        const shown = done && withQuestion(done.message, asked, preface);
        if (done && shown) await inbox.landed(done.key, await live.finish(shown, done.key));
      } catch (error) {
        const sentence = sentenceFor(error, log, await wordsOf(asked));
        if (!(await live.fail(sentence).catch(() => false))) await tell(asked, () => sentence);
        // Where the thread takes nothing, the asker alone is shown what was found.
        if (done && error instanceof BotError && error.code === "channel_lost")
          await show(asked, done.message, done.key);
      }
    });
  }

  /** By the name people see there. */
  async function who({ place, userId, question }: Asked): Promise<string | undefined> {
    return question === undefined ? undefined : (await workspaces.person(place.channel.tenant, userId)).name;
  }

  /** Shows who asked what, as the first message of a new thread. */
  async function open(asked: Asked): Promise<string> {
    const opening = plainMessage(asked.opening(await wordsOf(asked)));
    const { message } = await poster.postSurely(asked.place.channel, opening, deliveryKey("opening", asked.callId));
    return message;
  }

  /** A Message for one person's eyes. Returns where it stands when that is a place others can name. */
  async function show(asked: Asked, given: Message, key: DeliveryKey) {
    const { channel } = asked.place;
    const message = await withoutFile({ workspaces, log }, asked, given);
    const natives = renderWithin(message, await poster.dress(channel.tenant), MOST_RESPONSES);
    if (asked.respond) {
      try {
        for (const native of natives) await respond(asked, native);
        return undefined;
      } catch (error) {
        log.warn({ err: error }, "Slack did not take a private answer by its response address");
      }
    }
    const { thread } = asked.place;
    if (channel.kind === "direct") return poster.postSurely(thread ? { channel, thread } : channel, message, key);
    const spot = await poster.spot(channel);
    try {
      for (const native of natives) {
        await spot.workspace.client.chat.postEphemeral({
          ...whole(native),
          channel: spot.channel,
          user: asked.userId,
          ...(thread ? { thread_ts: thread } : {}),
        });
      }
      return undefined;
    } catch (error) {
      log.debug({ err: error }, "not in that channel, so the private answer goes to the direct conversation");
      return poster.postSurely({ ...channel, kind: "direct", channel: asked.userId }, message, key);
    }
  }

  async function respond(asked: Asked, native: Native): Promise<void> {
    if (!asked.respond) return;
    const base = { response_type: "ephemeral" as const, replace_original: asked.replace, ...unfurled };
    asked.replace = false;
    try {
      await asked.respond({ ...base, ...whole(native) });
    } catch (error) {
      // What was refused was not shown: once more, as text alone.
      log.warn({ err: error }, "Slack did not take the blocks of a private answer");
      await asked.respond({ ...base, text: renderPlain(native.part) });
    }
  }

  async function tell(asked: Asked, said: (words: Words) => string): Promise<void> {
    const sentence = said(await wordsOf(asked));
    if (asked.respond && !asked.inThread) {
      const replace = asked.replace;
      asked.replace = false;
      await asked.respond({ response_type: "ephemeral", replace_original: replace, text: mrkdwn(sentence) });
      return;
    }
    await show(
      { ...asked, respond: undefined },
      plainMessage(sentence),
      deliveryKey("sentence", asked.callId, sentence),
    );
  }
}

export type Answers = ReturnType<typeof createAnswers>;

/** Slack shows nobody else what was typed behind a command, or written into a form. */
const withQuestion = (message: Message, { question }: Asked, name: string | undefined): Message =>
  question === undefined || name === undefined ? message : withPreface(message, askedBy(name, clip(question, 500)));

const unfurled = { unfurl_links: false, unfurl_media: false };
const whole = ({ text, blocks }: Native) => ({ text, blocks, link_names: false, parse: "none" as const });

/** Shows every step; undefined when the person pressed stop. */
async function follow(reply: Reply, live: Live) {
  const steps = reply.steps[Symbol.asyncIterator]();
  const stopped = new Promise<undefined>((resolve) => {
    live.stopped.addEventListener("abort", () => resolve(undefined), { once: true });
  });
  for (;;) {
    const next = await Promise.race([steps.next(), stopped]);
    if (!next) {
      // Ends the work behind it; a generator busy with a model ends at its next step.
      void steps.return?.()?.catch(() => undefined);
      return undefined;
    }
    if (next.done) throw new BotError("internal", "A reply ended without its message.");
    const step = next.value;
    if (step.kind === "done") return step;
    if (step.kind === "status") live.status(step.text);
    else live.text(step.text);
  }
}

async function finished(reply: Reply): Promise<Extract<ReplyStep, { kind: "done" }>> {
  for await (const step of reply.steps) if (step.kind === "done") return step;
  throw new BotError("internal", "A reply ended without its message.");
}

interface Soon {
  /** Cancels it, or waits for it when it has begun. */
  over(): Promise<void>;
}

function soon(clock: Clock, ms: number, task: () => Promise<void>): Soon {
  const cancel = new AbortController();
  let begun: Promise<void> | undefined;
  async function begin(): Promise<void> {
    await clock.sleep(ms, cancel.signal);
    // It may have been over in the same moment.
    if (!cancel.signal.aborted) begun = task().catch(() => undefined);
  }
  void begin().catch(() => undefined);
  return {
    async over() {
      cancel.abort();
      await begun;
    },
  };
}
