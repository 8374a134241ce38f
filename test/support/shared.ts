// Where the shared test material stands: real feeds, pages, stories and hostile input, kept outside the project.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Absolute path of the shared folder, from `FOOTNOTE_SHARED` or beside the checkout. */
export const sharedRoot = process.env["FOOTNOTE_SHARED"] ?? fileURLToPath(new URL("../../../shared", import.meta.url));

/** Absolute path of a file or folder of it; undefined when it is not there, so that a test can skip itself visibly. */
export function shared(path: string): string | undefined {
  const full = `${sharedRoot}/${path}`;
  return existsSync(full) ? full : undefined;
}
