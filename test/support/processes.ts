// Processes of one newsroom on one Postgres, that a test may stop, wake and kill; and a way to cut them from their database.
import { type ChildProcess, spawn } from "node:child_process";
import { type Socket, connect, createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

const NEWSROOM = fileURLToPath(new URL("../processes/newsroom.ts", import.meta.url));

export interface RunningProcess {
  readonly pid: number;
  log(): string;
  signal(signal: NodeJS.Signals): void;
  /** Ends it; its exit code, or null when it was killed. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts one and waits until it runs. `prefix`: a command in front of it, to bind it to a core for example. */
export async function startProcess(settings: Record<string, string>, prefix: string[] = []): Promise<RunningProcess> {
  const [command = "", ...words] = [...prefix, process.execPath, NEWSROOM];
  const child = spawn(command, words, {
    env: { PATH: process.env["PATH"] ?? "", SETTLE_SECONDS: "0", TIME_ZONE: "UTC", WEB: "off", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  let log = "";
  child.stderr?.on("data", (chunk: Buffer) => (log += chunk.toString()));
  await running(child, () => log);
  return {
    pid: child.pid!,
    log: () => log,
    signal: (signal) => void child.kill(signal),
    end: (signal = "SIGTERM") => {
      child.kill(signal);
      return exited;
    },
  };
}

function running(child: ChildProcess, log: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => chunk.toString().includes("running") && resolve());
    child.once("exit", (code) => reject(new Error(`it ended with ${code} before it ran:\n${log()}`)));
  });
}

/** A line to a server that can be cut: while it is, what was open is gone and nothing new gets through. */
export async function startLine(to: { host: string; port: number }) {
  const open = new Set<Socket>();
  let cut = false;
  const server = createServer((near) => {
    if (cut) return void near.destroy();
    const far = connect(to.port, to.host);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      cut = true;
      for (const socket of open) socket.destroy();
    },
    mend: () => void (cut = false),
    async close() {
      cut = true;
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Waits until `done` holds, looking ten times a second; throws after `ms`, saying what was `missing`. */
export async function until(
  done: () => boolean | Promise<boolean>,
  ms: number,
  missing: () => unknown,
): Promise<number> {
  const began = Date.now();
  while (!(await done())) {
    if (Date.now() - began > ms) throw new Error(`after ${ms} ms: ${JSON.stringify(missing())}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return Date.now() - began;
}
