// Calls at random by the holders of three workspaces' keys: none sees what is another's.
import { describe, expect, it } from "vitest";
import { fuzz, leaking } from "./fuzz-bed.ts";

const SEED = 20_261_129;

describe("tools that are called at random", () => {
  it("show nobody what is another workspace's", async () => {
    const { leaks, own, errors } = await fuzz(SEED, 500);
    expect(leaks).toEqual([]);
    // It was there to be seen, and what was asked was not all refused.
    expect(own).toBeGreaterThan(30);
    expect(errors).toBeLessThan(400);
  });

  it("are found out where leaks were planted, each of them and no other", async () => {
    const { leaks } = await fuzz(SEED, 150, leaking);
    expect([...new Set(leaks.map(({ by }) => by))].toSorted()).toEqual(["feeds", "resource", "search"]);
  });
});
