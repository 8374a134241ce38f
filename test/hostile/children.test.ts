// Children that hang, die, grow or never start: each is replaced, its job fails alone, everybody else is answered.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { createPool, type Pool, type PoolLimits } from "../../src/children/pool.ts";
import { TASKS } from "../../src/children/work.ts";
import { testClock } from "../support/clock.ts";
import { outcome } from "./loop.ts";
import type { Harm } from "./unruly.ts";

const UNRULY = fileURLToPath(new URL("./unruly.ts", import.meta.url));
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const LIMITS: PoolLimits = { children: 2, waitMs: 100, jobsPerChild: 100, heapMb: 64, residentMb: 300, idleMs: 60_000 };
/** Longer than any of these tests takes: only the one that hangs is to be ended by time. */
const PATIENCE_MS = 60_000;

let pool: Pool<Harm>;
afterEach(() => pool.close());
const open = (limits: Partial<PoolLimits> = {}, script = UNRULY) =>
  (pool = createPool<Harm>(script, [ROOT], { ...LIMITS, ...limits }));
const run = (work: Harm, timeoutMs = PATIENCE_MS) => pool.run(work, TASKS.page, timeoutMs);
const echoes = (count: number) =>
  Promise.all(Array.from({ length: count }, (_, n) => run({ do: "echo", text: `job ${n}` })));
const expected = (count: number) => Array.from({ length: count }, (_, n) => `job ${n}`);
/** Children of this process that do harm. */
const started = () =>
  spawnSync("pgrep", ["-P", String(process.pid), "-f", "unruly"])
    .stdout.toString()
    .split("\n").length - 1;
const alive = (pid: number) => spawnSync("kill", ["-0", String(pid)]).status === 0;

describe("a child that does harm", () => {
  it.each<[string, Harm["do"] & ("hang" | "heap" | "buffers" | "exit"), number]>([
    ["hangs", "hang", 500],
    ["fills its heap", "heap", PATIENCE_MS],
    ["fills buffers, which its heap does not count", "buffers", PATIENCE_MS],
    ["ends itself", "exit", PATIENCE_MS],
  ])(
    "and %s loses its job alone: all others are answered",
    { timeout: PATIENCE_MS - 10_000 },
    async (_, harm, timeoutMs) => {
      open();
      const before = echoes(5);
      const lost = outcome(run({ do: harm }, timeoutMs));
      expect(await before).toEqual(expected(5));
      expect(await echoes(20)).toEqual(expected(20));
      expect(await lost).toBe("extract_failed");
      expect(await echoes(5)).toEqual(expected(5));
    },
  );

  it("is replaced even where it is the only one, and its jobs wait", async () => {
    open({ children: 1 });
    const lost = [run({ do: "exit" }), run({ do: "hang" }, 500), run({ do: "heap" })].map(outcome);
    expect(await echoes(5)).toEqual(expected(5));
    expect(await Promise.all(lost)).toEqual(["extract_failed", "extract_failed", "extract_failed"]);
  });

  it("and is killed from outside, at work or at rest, is replaced", async () => {
    open({ children: 1 });
    const first = (await run({ do: "pid" })) as number;
    process.kill(first, "SIGKILL");
    const second = await run({ do: "pid" }).catch(() => run({ do: "pid" }));
    expect(second).not.toBe(first);
    const atWork = outcome(run({ do: "hang" }));
    process.kill(second as number, "SIGKILL");
    expect(await atWork).toBe("extract_failed");
    expect(await echoes(3)).toEqual(expected(3));
  });

  it("and never ends is told by how long nothing moved, until one ends", async () => {
    const clock = testClock();
    pool = createPool<Harm>(UNRULY, [ROOT], { ...LIMITS, children: 1 }, clock);
    const lost = outcome(run({ do: "hang" }, 500));
    const waiting = echoes(1);
    clock.advance(100_000);
    expect(pool.state()).toEqual({ stuckMs: 100_000, unstarted: false });
    expect(await lost).toBe("extract_failed");
    await waiting;
    expect(pool.state()).toEqual({ stuckMs: 0, unstarted: false });
  });

  it("and cannot even start is not started for ever", async () => {
    open({}, `${UNRULY}.gone`);
    // With one job, and with more than one child would be given.
    for (const jobs of [1, 5]) {
      const refused = Array.from({ length: jobs }, () => run({ do: "echo", text: "x" }));
      for (const each of refused) {
        await expect(each).rejects.toMatchObject({
          code: "extract_failed",
          message: "The page reader did not start.",
          retryable: true,
        });
      }
    }
  });
});

describe("children", () => {
  const asked = (count: number) => Promise.all(Array.from({ length: count }, () => run({ do: "pid" })));

  it("share the work of one as long as nothing waits for long", async () => {
    open({ waitMs: PATIENCE_MS });
    expect(new Set(await asked(20)).size).toBe(1);
  });

  it("are given another where work waits behind what takes its time", async () => {
    open({ waitMs: 50 });
    const slow = outcome(run({ do: "hang" }));
    expect(new Set(await asked(3)).size).toBe(1);
    await pool.close();
    expect(await slow).toBe("extract_failed");
  });

  it("are replaced after so many jobs, and lose none by it", async () => {
    open({ jobsPerChild: 3 });
    expect(await echoes(20)).toEqual(expected(20));
    const pids = new Set(await Promise.all(Array.from({ length: 9 }, () => run({ do: "pid" }))));
    expect(pids.size).toBeGreaterThanOrEqual(3);
  });

  it("have a successor that is ready before they go, with what they had loaded, and works after them alone", async () => {
    open({ jobsPerChild: 5, children: 1 });
    const pids = async (count: number) => {
      const found: unknown[] = [];
      for (let n = 0; n < count; n += 1) found.push(await run({ do: "pid" }));
      return new Set(found);
    };
    const [first] = await pids(3);
    expect(started()).toBe(1);
    await pids(1);
    await expect.poll(started).toBe(2);
    expect(await pids(1)).toEqual(new Set([first]));
    expect(await run({ do: "had" })).toEqual(["letters"]);
    expect(await pids(1)).not.toContain(first);
  });

  it("that nobody needs are ended, and started again", async () => {
    open({ idleMs: 50 });
    const pid = (await run({ do: "pid" })) as number;
    await expect.poll(() => alive(pid)).toBe(false);
    expect(await echoes(2)).toEqual(expected(2));
  });

  it("that are kept stay for so long, and whoever keeps them hears what they have loaded", async () => {
    open({ idleMs: 20 });
    expect(pool.keep("letters", 1_000)).toBe(false);
    const pid = (await run({ do: "pid" })) as number;
    const since = performance.now();
    expect(pool.keep("letters", 1_000)).toBe(true);
    await expect.poll(() => alive(pid), { timeout: PATIENCE_MS - 10_000 }).toBe(false);
    expect(performance.now() - since).toBeGreaterThan(900);
  });

  it("that are kept are joined by another with what they have, before somebody waits long", async () => {
    open({ waitMs: PATIENCE_MS });
    await run({ do: "pid" });
    pool.keep("letters", PATIENCE_MS);
    const lost = outcome(run({ do: "hang" }, 20_000));
    expect(await run({ do: "had" })).toEqual(["letters"]);
    pool.keep("letters", 0);
    await pool.close();
    expect(await lost).toBe("extract_failed");
  });

  it("are gone after closing, and what waits is refused", async () => {
    open({ children: 1 });
    const pid = (await run({ do: "pid" })) as number;
    const waiting = [run({ do: "hang" }), run({ do: "echo", text: "x" })].map(outcome);
    await pool.close();
    expect(await Promise.all(waiting)).toEqual(["extract_failed", "extract_failed"]);
    expect(alive(pid)).toBe(false);
    expect(await outcome(run({ do: "echo", text: "x" }))).toBe("extract_failed");
  });
});
