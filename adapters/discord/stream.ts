// Shows a Reply while it is written: the newest text now and then, and the end always.
import { type Clock, type ReplyStep, steadyMs } from "../../src/platform/index.ts";

export interface Frame {
  /** All text so far. */
  said: string;
  /** What is being done, when nothing is said about it yet. */
  small: string | undefined;
}

type Done = Extract<ReplyStep, { kind: "done" }>;

/**
 * Shows frames until the `done` step, and returns it. Frames that came while an edit was under way are dropped for the
 * latest; a frame that cannot be shown is no reason to stop. Undefined when the steps end without a `done`.
 */
export async function pump(
  steps: AsyncIterable<ReplyStep>,
  show: (frame: Frame) => Promise<unknown>,
  everyMs: number,
  clock: Clock,
): Promise<Done | undefined> {
  const ending = new AbortController();
  const now = (): number => steadyMs(clock);
  let current: Frame = { said: "", small: undefined };
  let waiting: Frame | undefined;
  let shown: Frame | undefined;
  let last = -Infinity;
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (waiting) {
      const pause = last + everyMs - now();
      if (pause > 0) await clock.sleep(pause, ending.signal);
      const frame = waiting;
      waiting = undefined;
      if (ending.signal.aborted || !frame || (frame.said === shown?.said && frame.small === shown.small)) continue;
      shown = frame;
      await show(frame).catch(() => {});
      last = now();
    }
  }

  for await (const step of steps) {
    if (step.kind === "done") {
      waiting = undefined;
      ending.abort();
      await running;
      return step;
    }
    current = step.kind === "text" ? { said: step.text, small: undefined } : { ...current, small: step.text };
    waiting = current;
    running ??= run()
      .catch(() => {})
      .finally(() => {
        running = undefined;
      });
  }
  ending.abort();
  await running;
  return undefined;
}
