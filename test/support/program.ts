// The program as a person starts it, where it is expected to refuse: its exit code and everything it said.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

/** Runs `footnote start` with these settings, in a folder of its own, until it ends. */
export async function startProgram(settings: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const folder = mkdtempSync(join(tmpdir(), "footnote-program-"));
  const child = spawn(process.execPath, [MAIN, "start"], {
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "", HOME: folder, WEB_PORT: "0", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  // `close`, not `exit`: by then all it said has arrived.
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  rmSync(folder, { recursive: true, force: true });
  return { code, said };
}
