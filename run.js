#!/usr/bin/env node
// How a checkout is started: what was compiled before is read again without TypeScript's own compiler.
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// Begun by a file in TypeScript, the process would load that compiler for it, and keep its 16 MB.
enableCompileCache(fileURLToPath(new URL("node_modules/.cache/footnote", import.meta.url)));
await import("./src/main.ts");
