// Installs a peer from npm into a temporary folder, once; without a registry it is left out.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { print } from "../figures.ts";

/** The folder that holds `node_modules/NAME`; undefined when it cannot be installed. */
export async function installed(name: string, version: string): Promise<string | undefined> {
  const folder = join(tmpdir(), `footnote-peer-${name}-${version}`);
  if (existsSync(join(folder, "node_modules", name))) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), "{}");
  const args = ["install", "--no-audit", "--no-fund", "--ignore-scripts", `${name}@${version}`];
  const { status } = spawnSync("npm", args, { cwd: folder, timeout: 90_000, stdio: "ignore" });
  if (status === 0) return folder;
  print(`${name} ${version} cannot be installed from npm: left out.`);
  return undefined;
}
