// From a handler that reports progress to a Reply that arrives in steps.
import { asBotError, explainError, problemOf } from "../core/errors.ts";
import {
  type DeliveryKey,
  type Line,
  type Logger,
  type Message,
  type Reply,
  type ReplyStep,
  plainLine,
  replyNow,
} from "../platform/index.ts";
import { sentence } from "../words/index.ts";
import { type Reader, say } from "./say.ts";
import type { Outcome, Progress } from "./ports.ts";

/** Steps pushed by the producer, pulled by the adapter; leaving the loop early aborts the producer. */
class Steps implements AsyncIterable<ReplyStep> {
  readonly #queue: ReplyStep[] = [];
  readonly #abort = new AbortController();
  #wake = () => {};
  #ended = false;

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  push(step: ReplyStep): void {
    this.#queue.push(step);
    if (step.kind === "done") this.#ended = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncIterator<ReplyStep> {
    try {
      while (true) {
        const step = this.#queue.shift();
        if (step) {
          yield step;
          if (step.kind === "done") return;
        } else if (this.#ended) {
          return;
        } else {
          await new Promise<void>((resolve) => {
            this.#wake = resolve;
          });
        }
      }
    } finally {
      this.#abort.abort();
    }
  }
}

export interface Streamed {
  reader: Reader;
  visibility: Reply["visibility"];
  key: DeliveryKey;
  log: Logger;
}

type Work = (progress: Progress) => Promise<Outcome | Message>;
type Finished = (key: DeliveryKey, outcome: Outcome) => Promise<void>;

/**
 * Runs `work` and lets its progress out as it comes. A failure becomes one sentence with what to do next; a fault of
 * ours is logged, and named by the reply's key so that somebody can find it.
 */
export function stream(streamed: Streamed, work: Work, finished: Finished): Reply {
  const { visibility } = streamed;
  return { visibility, steps: begin(streamed, work, finished).steps };
}

/**
 * The same for what others will see, begun only when there is something to show: what fails before that is said to the asker alone,
 * by `alone`, and so is an outcome that is for one person. `patience` ends the wait where nothing else shows that work is being done.
 */
export async function streamWhenTold(
  streamed: Streamed,
  { alone, patience }: { alone: Reader; patience: ((signal: AbortSignal) => Promise<void>) | undefined },
  work: Work,
  finished: Finished,
): Promise<Reply> {
  const { visibility, key, log } = streamed;
  const { steps, told } = begin(streamed, work, finished);
  const waiting = new AbortController();
  const late = patience?.(waiting.signal).then(
    () => ({}),
    () => told,
  );
  const { error, isPrivate = false }: Awaited<Begun["told"]> = await Promise.race([told, late ?? told]);
  waiting.abort();
  if (error !== undefined) return replyNow("private", failure(alone, error, key, log), key);
  return { visibility: isPrivate ? "private" : visibility, steps };
}

interface Begun {
  steps: Steps;
  /** Once there is a line or a message to show, or what went wrong before there was any. */
  told: Promise<{ error?: unknown; isPrivate?: boolean }>;
}

function begin({ reader, key, log }: Streamed, work: Work, finished: Finished): Begun {
  const steps = new Steps();
  const lines: string[] = [];
  const { promise: told, resolve } = Promise.withResolvers<Awaited<Begun["told"]>>();
  const progress: Progress = {
    signal: steps.signal,
    status: (text) => steps.push({ kind: "status", text }),
    line: (line: Line) => {
      lines.push(plainLine(line));
      steps.push({ kind: "text", text: lines.join("\n") });
      resolve({});
    },
  };
  const run = async () => {
    const outcome = toOutcome(await work(progress));
    const isPrivate = outcome.visibility === "private";
    // What one person alone sees has no thread to be remembered for.
    if (!isPrivate) await finished(key, outcome);
    resolve({ isPrivate });
    return outcome.message;
  };
  run()
    .catch((error: unknown) => {
      resolve({ error });
      return failure(reader, error, key, log);
    })
    .then((message) => steps.push({ kind: "done", message, key }))
    .catch((error: unknown) => log.error({ error, key }, "a reply could not be finished"));
  return { steps, told };
}

const toOutcome = (value: Outcome | Message): Outcome => ("message" in value ? value : { message: value });

/** What went wrong, to a person: what happened and what to do, or, where it is our fault, how to name it to us. */
export function failure(reader: Reader, error: unknown, key: DeliveryKey, log: Logger): Message {
  const known = asBotError(error);
  const { code } = known;
  if (code !== "internal")
    return {
      ...say(reader, explainError(known, reader.words)),
      fault: true,
      problem: problemOf(known, reader.words),
    };
  log.error({ error: known.cause ?? known, key }, "a command failed");
  return {
    ...say(reader, sentence("errors.unexpected", { reference: key.slice(0, 8) })),
    fault: true,
    problem: { code },
  };
}
