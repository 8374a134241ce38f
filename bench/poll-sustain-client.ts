// The measured process of poll-sustain.ts: the polling of a newsroom, and nothing else.
import { readFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { systemClock } from "../src/core/clock.ts";
import { ITEMS } from "./poll-server.ts";
import { countItems, openPollingNewsroom } from "./poll-newsroom.ts";
import type { Task } from "./rounds.ts";

export interface SustainTask extends Task {
  /** "embedded", or the address of a database made for this run. */
  home: string;
  minutes: number;
  anHour: number;
}

/** After a collection, in MB: resident, and the heap alone. */
interface Memory {
  resident: number;
  heap: number;
}

/** Seconds of the clock and of CPU; the greatest resident memory in MB, and what is held behind it. */
interface Stretch {
  seconds: number;
  cpu: number;
  peak: number;
  held: Memory;
}

export interface Sustained {
  /** With all feeds added, before any is looked at. */
  added: Memory;
  cold: Stretch;
  sustained: Stretch & { polls: number; unchanged: number; lag50: number; lag99: number; lagMost: number };
  items: { held: number; published: number };
  /** MB of the server's processes for this database; undefined where there is none, or it cannot be read. */
  postgres: number | undefined;
}

const resident = (): number => process.memoryUsage.rss() / 1024 / 1024;

async function settled(): Promise<Memory> {
  for (let turn = 0; turn < 3; turn += 1) {
    globalThis.gc?.();
    await sleep(500);
  }
  return { resident: resident(), heap: process.memoryUsage().heapUsed / 1024 / 1024 };
}

async function stretch(work: () => Promise<unknown>): Promise<Stretch> {
  let peak = resident();
  const look = setInterval(() => (peak = Math.max(peak, resident())), 100);
  const [before, started] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(before);
  const seconds = (performance.now() - started) / 1000;
  clearInterval(look);
  return { seconds, cpu: (user + system) / 1e6, peak, held: await settled() };
}

/** Shared memory counts in proportion, so that the parts add up. */
function proportional(pids: number[]): number | undefined {
  try {
    const kilobytes = pids.map((pid) =>
      Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0),
    );
    return kilobytes.reduce((sum, some) => sum + some, 0) / 1024;
  } catch {
    return undefined;
  }
}

async function run(task: SustainTask): Promise<Sustained> {
  const { feeds, home, minutes, anHour } = task;
  const polls = new Map<string, number>();
  const every = (feeds / anHour) * 3_600_000;
  const { store, polling } = await openPollingNewsroom({
    ...task,
    clock: systemClock,
    manners: { minMs: every, maxMs: every },
    count: (name, labels) => {
      if (name === "polls" && "outcome" in labels) polls.set(labels.outcome, (polls.get(labels.outcome) ?? 0) + 1);
    },
  });
  const added = await settled();
  const cold = await stretch(() => polling.round());
  // As they would be by themselves after a day: none together with another.
  await sql`update feeds set next_check_at = now() + random() * ${every} * interval '1 millisecond'`.execute(store.db);
  // Where the first looks take longer than the rest between two, some feeds were looked at again meanwhile.
  const before = new Map(polls);
  const lag = monitorEventLoopDelay({ resolution: 10 });
  const sustained = await stretch(async () => {
    lag.enable();
    polling.start();
    await sleep(minutes * 60_000);
    lag.disable();
    await polling.stop();
  });
  const { rows } = await sql<{
    pid: number;
  }>`select pid from pg_stat_activity where datname = current_database()`.execute(store.db);
  const since = (outcome: string): number => (polls.get(outcome) ?? 0) - (before.get(outcome) ?? 0);
  // All but the first of each feed.
  const brought = (polls.get("items") ?? 0) - feeds;
  const all = [...polls.keys()].reduce((sum, outcome) => sum + since(outcome), 0);
  return {
    added,
    cold,
    sustained: {
      ...sustained,
      polls: all,
      unchanged: since("not_modified"),
      lag50: lag.percentile(50) / 1e6,
      lag99: lag.percentile(99) / 1e6,
      lagMost: lag.max / 1e6,
    },
    items: { held: await countItems(store), published: feeds * ITEMS + brought },
    postgres: home === "embedded" ? undefined : proportional(rows.map(({ pid }) => pid)),
  };
}

process.on("disconnect", () => process.exit());
process.once("message", async (task: SustainTask) => process.send!(await run(task)));
