// Calls at random by the holders of three workspaces' keys find every leak that was planted; without one, leaks.long.test.ts.
import { describe, expect, it } from "vitest";
import { fuzz, leaking } from "./fuzz-bed.ts";

const SEED = 20_261_129;

describe("tools that are called at random", () => {
  it("are found out where leaks were planted, each of them and no other", async () => {
    const { leaks } = await fuzz(SEED, 150, leaking);
    expect([...new Set(leaks.map(({ by }) => by))].toSorted()).toEqual(["feeds", "resource", "search"]);
  });
});
