#!/usr/bin/env node
// What the installed command `footnote` runs: the program, on a Node that is new enough.
// An older Node gets one sentence on what to install.
import { spawn } from "child_process";
import { createRequire } from "module";
import { dirname, join } from "path";
import { fileURLToPath } from "url";

// An older Node has to understand this file: nothing of the program, nor of a newer Node, is imported before it is known to run.
const NEEDED = 24;
const [major = ""] = process.versions.node.split(".");
if (Number(major) >= NEEDED) import("../main.ts");
else runOnOwnNode();

/** The package of this platform that brings Node; undefined where it is not installed. */
function ownNode(): string | undefined {
  const platform = process.platform === "win32" ? "win" : process.platform;
  try {
    const manifest = createRequire(import.meta.url).resolve(`node-${platform}-${process.arch}/package.json`);
    return join(dirname(manifest), "bin", platform === "win" ? "node.exe" : "node");
  } catch {
    return undefined;
  }
}

function runOnOwnNode(): void {
  const node = ownNode();
  if (node === undefined) {
    refuse();
    return;
  }
  const main = fileURLToPath(new URL("../main.js", import.meta.url));
  const options = ["--v8-pool-size=1", "--max-semi-space-size=4"];
  const child = spawn(node, [...options, main, ...process.argv.slice(2)], { stdio: "inherit" });
  // A terminal sends Ctrl+C to both; a supervisor tells only this one.
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  child.on("error", refuse);
  child.on("exit", (code) => {
    process.exitCode = code ?? 1;
  });
}

function refuse(): void {
  process.stderr.write(
    `Footnote needs Node ${NEEDED} or newer, and this is Node ${process.versions.node}: install it from https://nodejs.org and start again.\n`,
  );
  process.exitCode = 1;
}
