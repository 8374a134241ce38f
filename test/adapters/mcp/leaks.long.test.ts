// The same calls at random, ten thousand of them.
import { expect, it } from "vitest";
import { fuzz } from "./fuzz-bed.ts";

it("ten thousand calls show nobody what is another workspace's", async () => {
  const seed = 7;
  const { leaks, own, errors } = await fuzz(seed, 10_000);
  process.stderr.write(
    `seed ${seed}: ${leaks.length} leaks; ${own} answers held the caller's own secrets, ${errors} were errors\n`,
  );
  expect(leaks).toEqual([]);
  // It was there to be seen, and what was asked was not all refused.
  expect(own).toBeGreaterThan(1_000);
  expect(errors).toBeLessThan(8_000);
});
