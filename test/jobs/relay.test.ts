// The log between cells: what is written is taken once, whatever dies between.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CellEntry, type CellLog, relay } from "../../src/jobs/relay.ts";
import type { Store } from "../../src/store/index.ts";
import { homes } from "../support/homes.ts";

const entry = (n: number) => ({ key: `item-${n}`, body: { title: `Number ${n}` } });

describe.each(homes)("the log between cells in $name", (home) => {
  let store: Store;
  const taken: string[] = [];
  const take = async (_trx: unknown, entries: readonly CellEntry[]) =>
    void taken.push(...entries.map(({ key }) => key));
  const write = (...numbers: number[]) =>
    store.db.transaction().execute((trx) => store.cellLog.append(trx, "south", numbers.map(entry)));
  const read = (log: CellLog = store.cellLog, to = "south") => relay({ log, from: "north", to, store, take });

  beforeEach(async () => {
    taken.length = 0;
    store = await home.open(() => new Date());
  });
  afterEach(() => store.close());

  it("gives each entry to the cell that it is for, once, in the order they were written", async () => {
    await write(1, 2, 3);
    expect(await read(store.cellLog, "west")).toBe(0);
    expect(await read()).toBe(3);
    expect(await read()).toBe(0);
    expect(taken).toEqual(["item-1", "item-2", "item-3"]);
  });

  it("takes nothing twice when it died before it could confirm", async () => {
    await write(1, 2);
    const dies: CellLog = { ...store.cellLog, confirm: () => Promise.reject(new Error("killed")) };
    await expect(read(dies)).rejects.toThrow("killed");
    await write(3);
    await read();
    expect(taken).toEqual(["item-1", "item-2", "item-3"]);
    expect(await store.cellLog.waiting("south", 10)).toEqual([]);
  });

  it("takes again what could not be taken", async () => {
    await write(1);
    const fails = {
      log: store.cellLog,
      from: "north",
      to: "south",
      store,
      take: () => Promise.reject(new Error("full")),
    };
    await expect(relay(fails)).rejects.toThrow("full");
    await read();
    expect(taken).toEqual(["item-1"]);
  });

  it("keeps nothing of what was rolled back, and takes an entry once that was written again after it was taken", async () => {
    const rolledBack = store.db.transaction().execute(async (trx) => {
      await store.cellLog.append(trx, "south", [entry(1)]);
      throw new Error("rolled back");
    });
    await expect(rolledBack).rejects.toThrow("rolled back");
    expect(await read()).toBe(0);
    await write(2, 2);
    await read();
    await write(2);
    await read();
    expect(taken).toEqual(["item-2"]);
  });

  it("tells entries of two cells apart that have the same key", async () => {
    await write(1);
    await read();
    await write(1);
    await relay({ log: store.cellLog, from: "west", to: "south", store, take });
    expect(taken).toEqual(["item-1", "item-1"]);
  });
});
