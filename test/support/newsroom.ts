// The program itself, as a person starts it: a process of its own, a data folder of its own, the bundled sample.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

export interface RunningNewsroom {
  /** Where its page is. */
  readonly address: string;
  readonly folder: string;
  /** What it wrote to standard error so far. */
  log(): string;
  /** Ends it, by SIGTERM unless told otherwise; its exit code, or null when it was killed. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "footnote-"));
export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

/** Starts it and waits until it says that it runs. Settings of the caller's environment do not reach it. */
export async function startNewsroom(folder: string, settings: Record<string, string> = {}): Promise<RunningNewsroom> {
  const child = spawn(process.execPath, [MAIN, "start"], {
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "", HOME: folder, DATA_DIR: join(folder, "data"), WEB_PORT: "0", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  // A test that fails must not leave it behind.
  const kill = () => void child.kill("SIGKILL");
  process.once("exit", kill);
  void exited.then(() => process.off("exit", kill));
  let log = "";
  child.stderr.on("data", (chunk: Buffer) => (log += chunk.toString()));
  const address = await listening(child, () => log);
  return {
    address,
    folder,
    log: () => log,
    end: async (signal = "SIGTERM") => {
      child.kill(signal);
      return exited;
    },
  };
}

function listening(child: ChildProcess, log: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const found = /Open (http:\/\/\S+)[\s\S]*Stop with/.exec(said);
      if (found?.[1]) resolve(found[1]);
    });
    child.once("exit", (code) => reject(new Error(`it ended with ${code} before it ran:\n${said}\n${log()}`)));
  });
}
