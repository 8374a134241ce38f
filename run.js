#!/usr/bin/env node
// How a checkout is started: what was compiled before is read again without TypeScript's own compiler.
import { fileURLToPath } from "node:url";

// An older Node has to understand this file, and gets one sentence on what to type.
const NEEDED = 24;
if (Number.parseInt(process.versions.node) >= NEEDED) {
  // Begun by a file in TypeScript, the process would load that compiler for it, and keep its 16 MB.
  const { enableCompileCache } = await import("node:module");
  enableCompileCache(fileURLToPath(new URL("node_modules/.cache/footnote", import.meta.url)));
  await import("./src/main.ts");
} else {
  process.stderr.write(
    `Footnote needs Node ${NEEDED}, and this is Node ${process.versions.node}: "npm run -s footnote -- <command>" takes the one that "npm ci" installs.\n`,
  );
  process.exitCode = 1;
}
