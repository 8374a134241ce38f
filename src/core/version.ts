// Which version this is, as its package says.
import { readFileSync } from "node:fs";

// Our own file, and it has a version.
export const VERSION = (
  JSON.parse(readFileSync(new URL(import.meta.resolve("#package.json")), "utf8")) as { version: string }
).version;
