// Long work in slices: others have their turn on the main thread between them.
import { setImmediate } from "node:timers/promises";
import { steadyMs, systemClock } from "./clock.ts";

/** Nobody waits for longer than a slice, and whoever slices loses next to nothing by it. */
const SLICE_MS = 10;

/** Called before each piece of work: returns at once, or after a turn of the loop when the pieces since the last took their time. */
export function createSlices(): () => Promise<void> {
  let began = steadyMs(systemClock);
  return async () => {
    if (steadyMs(systemClock) - began < SLICE_MS) return;
    await setImmediate();
    began = steadyMs(systemClock);
  };
}
