// The program itself in a process of its own, to be killed: by us, or by itself at a named step.
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const PRELOAD = new URL("no-identify-budget.ts", import.meta.url).href;

export interface Program {
  /** Resolves when it says that it runs; false when it ended before. */
  readonly running: Promise<boolean>;
  /** Its exit code; null when it was killed. */
  readonly exited: Promise<number | null>;
  readonly over: () => boolean;
  log(): string;
  kill(signal: NodeJS.Signals): void;
}

/** Settings of the caller's environment do not reach it. `at`: the step at which it kills itself. */
export function startProgram(folder: string, settings: Record<string, string>, at?: string): Program {
  const child: ChildProcess = spawn(process.execPath, ["--import", PRELOAD, MAIN, "start"], {
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "", HOME: folder, ...settings, ...(at ? { CRASH_AT: at } : {}) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  let log = "";
  let over = false;
  child.stderr?.on("data", (chunk: Buffer) => (log = (log + chunk.toString()).slice(-20_000)));
  const exited = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  void exited.then(() => (over = true));
  const running = new Promise<boolean>((resolve) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("Footnote is running")) resolve(true);
    });
    void exited.then(() => resolve(false));
  });
  return { running, exited, over: () => over, log: () => log, kill: (signal) => void child.kill(signal) };
}
