// One works, one follows, the others rest: who has which lease, and what comes of a death.
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { LEASE_MS, LOOK_MS, createSuccession } from "../../src/jobs/succession.ts";
import { homes } from "../support/homes.ts";

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** Leases by a clock that is moved by hand. */
function leasesByHand() {
  let now = 0;
  const held = new Map<string, { holder: string; until: number }>();
  return {
    pass: (ms: number) => void (now += ms),
    leases: {
      async hold(name: string, holder: string, ms: number) {
        const before = held.get(name);
        if (before && before.holder !== holder && before.until >= now) return false;
        held.set(name, { holder, until: now + ms });
        return true;
      },
      async leave(name: string, holder: string) {
        if (held.get(name)?.holder === holder) held.delete(name);
      },
    },
  };
}

function scene() {
  const { pass, leases } = leasesByHand();
  const did: string[] = [];
  const process = (holder: string) =>
    createSuccession(
      { leases, name: "work", holder, log: silent },
      {
        async begin() {
          did.push(`${holder} begins`);
          return async () => void did.push(`${holder} ends`);
        },
        follow: async () => void did.push(`${holder} follows`),
        forget: () => void did.push(`${holder} forgets`),
      },
    );
  return { pass, did, processes: [process("one"), process("two"), process("three")] as const };
}

describe("a succession", () => {
  it("has one work, one follow and no other do anything", async () => {
    const { did, processes } = scene();
    for (let look = 0; look < 2; look += 1) for (const process of processes) await process.look();
    expect(did).toEqual(["one begins", "two follows", "two follows"]);
  });

  it("gives the work to the one who followed, within ten seconds of a death", async () => {
    const { did, pass, processes } = scene();
    const [, two, three] = processes;
    for (const process of processes) await process.look();
    // The first is dead from here on.
    let waited = 0;
    while (!did.includes("two begins")) {
      pass(LOOK_MS);
      waited += LOOK_MS;
      // Whoever looks first: who has not followed takes nothing over.
      await three.look();
      await two.look();
    }
    await three.look();
    expect(waited).toBeLessThanOrEqual(10_000);
    expect(did).not.toContain("three begins");
    expect(did.at(-1)).toBe("three follows");
  });

  it("ends the work of one who slept through its lease, and lets it rest", async () => {
    const { did, pass, processes } = scene();
    const [one, two, three] = processes;
    for (const process of processes) await process.look();
    pass(LEASE_MS + 1);
    for (const process of [two, three, one, one]) await process.look();
    expect(did).toEqual(["one begins", "two follows", "two begins", "three follows", "one ends", "one forgets"]);
  });

  it("passes on at once what is given up", async () => {
    const { did, processes } = scene();
    const [one, two] = processes;
    for (const process of [one, two]) await process.look();
    await one.leave();
    await two.look();
    expect(did.at(-1)).toBe("two begins");
  });
});

describe.each(homes)("a lease in $name", (home) => {
  it("is one holder's until it ends, whatever it was given by a clock that ran ahead", async () => {
    const store = await home.open(() => new Date());
    const hold = (holder: string) => store.leases.hold("work", holder, 60_000);
    const move = (interval: string) =>
      store.db
        .updateTable("leases")
        .set({ until_at: sql<Date>`clock_timestamp() + ${interval}::interval` })
        .execute();
    expect([await hold("one"), await hold("two"), await hold("one")]).toEqual([true, false, true]);
    await move("-1 second");
    expect([await hold("two"), await hold("one")]).toEqual([true, false]);
    await move("1 hour");
    expect([await hold("one"), await hold("two")]).toEqual([true, false]);
    await store.leases.leave("work", "two");
    expect(await hold("two")).toBe(false);
    await store.leases.leave("work", "one");
    expect(await hold("two")).toBe(true);
    await store.close();
  });
});
