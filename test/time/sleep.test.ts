import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { systemClock } from "../../src/core/clock.ts";

it.each([2 ** 31, 2 ** 40])("a sleep of %d ms, longer than a timer knows, does not end at once", async (ms) => {
  const early = new AbortController();
  const slept = systemClock.sleep(ms, early.signal).then(
    () => "slept",
    () => "ended by its signal",
  );
  // A timer that overflowed fires after a millisecond; one of ours set later would come first if it had not.
  expect(await Promise.race([slept, wait(50).then(() => "still asleep")])).toBe("still asleep");
  early.abort();
  expect(await slept).toBe("ended by its signal");
});

it("a short sleep ends", async () => {
  await expect(systemClock.sleep(0)).resolves.toBeUndefined();
});
