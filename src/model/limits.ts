// How long a server may be silent, and how long one call may take.

/** In milliseconds. */
export interface TimeLimits {
  /** Without a byte from the server. */
  idleMs: number;
  /** For everything, body included. */
  totalMs: number;
}

/** What a prompt's reading and a long answer take at eight tokens a second. */
export const PATIENT: TimeLimits = { idleMs: 180_000, totalMs: 480_000 };

/** Ends a call that is silent or late. `heard` at every sign of life; `close` when it is over. */
export function watchTime({ idleMs, totalMs }: TimeLimits, left: AbortSignal | undefined) {
  const controller = new AbortController();
  let ended: "silent" | "late" | undefined;
  const end = (why: "silent" | "late") => () => {
    ended ??= why;
    controller.abort();
  };
  const idle = setTimeout(end("silent"), idleMs);
  const total = setTimeout(end("late"), totalMs);
  return {
    signal: left ? AbortSignal.any([controller.signal, left]) : controller.signal,
    heard: (): void => void idle.refresh(),
    ended: () => ended,
    close(): void {
      clearTimeout(idle);
      clearTimeout(total);
    },
  };
}
