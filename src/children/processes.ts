// Other processes: whether they keep this one alive, and how much memory they take.
import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";

/** An idle child must not keep the bot alive, a working one must. */
export function hold(child: ChildProcess, alive: boolean): void {
  if (alive) child.ref();
  else child.unref();
  if (alive) child.channel?.ref();
  else child.channel?.unref();
}

/** 0 where the system does not tell. */
export function residentMb(pid: number | undefined): number {
  try {
    return Number(/^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
