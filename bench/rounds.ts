// Clients of the poll bench: how a round is asked for, and what it cost that process.
import { type ChildProcess, fork, spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The rounds, in order: everything new; all as before (304); one feed in twenty with one new item; the same bytes without validators. */
export const ROUNDS = ["cold", "same", "some", "plain"] as const;
export type Round = (typeof ROUNDS)[number];

/** What one client is given. */
export interface Task {
  /** Addresses on loopback. */
  port: number;
  feeds: number;
  /** A folder of its own, empty. */
  folder: string;
}

/**
 * Seconds; CPU seconds (user and system) of the process; its greatest resident memory so far and what it holds now, in MB; items read or held,
 * as the client counts.
 */
export interface Cost {
  wall: number;
  cpu: number;
  rss: number;
  now: number;
  items: number;
}

export interface Client {
  round(round: Round): Promise<Cost>;
  close(): Promise<void>;
}

/** In the client's process: does `work` for each round asked for, with the process's own clock. It is given the task once. */
export function onRounds(prepare: (task: Task) => Promise<(round: Round) => Promise<number>>): void {
  let work: Promise<(round: Round) => Promise<number>> | undefined;
  process.on("disconnect", () => process.exit());
  process.on("message", async (message: { task: Task } | { round: Round }) => {
    if ("task" in message) {
      work = prepare(message.task);
      await work;
      process.send!({ ready: true });
      return;
    }
    const run = await work!;
    const before = process.cpuUsage();
    const started = performance.now();
    const items = await run(message.round);
    const wall = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(before);
    const rss = process.resourceUsage().maxRSS / 1024;
    const now = process.memoryUsage.rss() / 1024 / 1024;
    process.send!({ wall, cpu: (user + system) / 1e6, rss, now, items } satisfies Cost);
  });
}

/** Starts a Node script that calls `onRounds`. */
export async function startScript(
  script: URL,
  task: Task,
  args: string[] = [],
  execArgv: string[] = [],
): Promise<Client> {
  const child = fork(script, args, { execArgv });
  const answer = <T>(message: object): Promise<T> =>
    new Promise((resolve, reject) => {
      child.once("message", (value) => resolve(value as T));
      child.once("exit", (code) => reject(new Error(`${script.pathname} left with ${code}`)));
      child.send(message);
    });
  await answer({ task });
  return {
    round: (round) => answer<Cost>({ round }),
    close: () => ended(child, () => child.disconnect()),
  };
}

/** Runs a command to its end and measures it and everything it starts. */
export async function runCommand(
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Omit<Cost, "items">> {
  const before = childrenCpu();
  const started = performance.now();
  const child = spawn(command, args, { stdio: "ignore", env: { ...process.env, ...env } });
  let rss = 0;
  const look = setInterval(() => (rss = Math.max(rss, memoryOf(child.pid!))), 20);
  await ended(child);
  clearInterval(look);
  return { wall: (performance.now() - started) / 1000, cpu: childrenCpu() - before, rss, now: 0 };
}

async function ended(child: ChildProcess, leave = () => {}): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  child.once("error", reject);
  child.once("exit", () => resolve());
  leave();
  await promise;
}

const TICKS = 100;

/** CPU seconds of ended children, theirs included. */
function childrenCpu(): number {
  const fields = readFileSync("/proc/self/stat", "utf8").split(") ").at(-1)!.split(" ");
  return (Number(fields[13]) + Number(fields[14])) / TICKS;
}

/** Resident MB of a process and of what it started, now. */
export function memoryOf(pid: number): number {
  try {
    const own = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
    const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(join(`/proc/${pid}/task`, thread, "children"), "utf8")
        .split(" ")
        .filter(Boolean),
    );
    return children.reduce((sum, child) => sum + memoryOf(Number(child)), own);
  } catch {
    return 0;
  }
}
