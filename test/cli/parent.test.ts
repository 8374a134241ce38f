// A program that npm started ends with npm.
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { whenOrphaned } from "../../src/cli/parent.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it("stops once when the process that started it is gone, and not before", () => {
  let parent = 40;
  const stop = vi.fn<() => void>();
  whenOrphaned(stop, () => parent);
  vi.advanceTimersByTime(60_000);
  expect(stop).not.toHaveBeenCalled();
  parent = 1;
  vi.advanceTimersByTime(60_000);
  expect(stop).toHaveBeenCalledOnce();
});
