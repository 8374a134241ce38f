// Lists the licence of every library in the lock file, one a line, grouped by licence: what a lawyer asks for first.
import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface Library {
  name: string;
  version: string;
  licence: string;
  /** Needed to work on Footnote, not to run it. */
  development: boolean;
}

interface Locked {
  version?: string;
  license?: string;
  dev?: boolean;
}

/** Every library that may be installed, those of other platforms too. */
export function libraries(): Library[] {
  const file = readFileSync(join(import.meta.dirname, "../package-lock.json"), "utf8");
  const { packages } = JSON.parse(file) as { packages: Record<string, Locked> };
  return Object.entries(packages)
    .filter(([path]) => path !== "")
    .map(([path, { version = "", license = "none named", dev = false }]) => ({
      name: path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
      version,
      licence: license,
      development: dev,
    }));
}

if (import.meta.main) {
  const lines = libraries().map(
    ({ name, version, licence, development }) =>
      `${licence}\t${name}@${version}${development ? "\tdevelopment only" : ""}`,
  );
  process.stdout.write(`${[...new Set(lines)].toSorted().join("\n")}\n`);
}
