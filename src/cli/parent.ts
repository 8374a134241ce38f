// Ends with what started it: npm dies of a SIGTERM, and an orphan would hold the data folder.

const LOOK_EVERY = 1_000;

/** Calls `stop` once the process that started this one is gone. `parent` gives the parent's number. */
export function whenOrphaned(stop: () => void, parent: () => number = () => process.ppid): void {
  const first = parent();
  const timer = setInterval(() => {
    if (parent() === first) return;
    clearInterval(timer);
    stop();
  }, LOOK_EVERY);
  timer.unref();
}
