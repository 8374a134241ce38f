// A replay of a stored month gives the posts that were really told: the same stories, in the same digests.
import { afterEach, expect, it } from "vitest";
import { type Month, SETUPS, liveThrough, sameAgain } from "./month-bed.ts";

const SEED = Number(process.env["SEED"] ?? 20_261_129);

let month: Month;
afterEach(() => month.close());

it.each([
  ["summer time begins", "2026-03-09T00:00:00Z"],
  ["summer time ends", "2026-10-05T00:00:00Z"],
])(
  `in a month in which %s, with caps, quiet hours, mutes and downtime (seed ${SEED})`,
  async (_what, start) => {
    month = await liveThrough(SEED, start, 31, SETUPS, 6);
    const shares: string[] = [];
    for (const { name } of SETUPS) {
      const { really, again, same } = await sameAgain(month, name, 29);
      const well = really > 10 && same / really >= 0.98 && again / really <= 1.02;
      shares.push(`${name}: ${well ? "at least .98" : `${same} of ${really}, ${again} in the replay`}`);
    }
    expect(shares).toEqual(SETUPS.map(({ name }) => `${name}: at least .98`));
  },
  900_000,
);
