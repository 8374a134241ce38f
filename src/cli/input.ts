// What a path of the command line holds; "-" is standard input.
import { createReadStream } from "node:fs";
import { buffer } from "node:stream/consumers";
import { BotError } from "../core/errors.ts";
import { sentence } from "../words/index.ts";

/** Standard input, where a path is expected. */
export const STDIN = "-";

/** All of it. Throws BotError `file_unreadable`. */
export async function readInput(path: string): Promise<Buffer> {
  const input = openInput(path);
  try {
    return await buffer(input);
  } catch (cause) {
    throw unreadable(path, cause);
  } finally {
    input.destroy();
  }
}

/** As it comes; `unreadable` says what its faults mean. */
export const openInput = (path: string): NodeJS.ReadStream | ReturnType<typeof createReadStream> =>
  path === STDIN ? process.stdin : createReadStream(path);

export const unreadable = (path: string, cause: unknown): BotError =>
  new BotError("file_unreadable", sentence("cli.cannotRead", { file: path }), { hint: mend(path, cause), cause });

/** What whoever gave the path can do. */
function mend(path: string, cause: unknown) {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(path)) return sentence("cli.onlyWeb");
  if (code === "EISDIR") return sentence("cli.isFolder");
  return code === "ENOENT" && /^[\w-]+(?:\.[\w-]+)+(?:\/|$)/.test(path)
    ? sentence("cli.noSuchFile")
    : sentence("cli.checkPath");
}
