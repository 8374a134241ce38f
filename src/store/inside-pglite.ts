// What we touch of PGlite that it does not promise to keep, read at 0.5.16.
import { fdatasyncSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { isObject } from "../core/values.ts";
import { flush } from "./data-folder.ts";

/** Postgres as PGlite starts it, but for `-F`: that would leave a committed row to the mercy of the next power cut. */
export const startParams = (): string[] =>
  // Its own type leaves it out.
  (PGlite as unknown as { defaultStartParams: string[] }).defaultStartParams.filter((option) => option !== "-F");

/** What of emscripten the files need. */
interface Stream {
  nfd?: number;
  node: object;
}
interface Emscripten {
  NODEFS: { stream_ops: { fsync?: (stream: Stream) => number }; realPath(node: object): string };
}

/** Node's file system as PGlite sees it, but with a flush: without one, Postgres' fsync goes nowhere. */
export class FlushedFS extends NodeFS {
  override async init(...args: Parameters<NodeFS["init"]>): ReturnType<NodeFS["init"]> {
    const { emscriptenOpts } = await super.init(...args);
    const given = emscriptenOpts.preRun ?? [];
    const addFlush = (module: unknown): void => {
      // The library types the module without its file systems.
      const { NODEFS } = module as Emscripten;
      NODEFS.stream_ops.fsync = (stream) => {
        try {
          // Folders have no descriptor of their own.
          if (stream.nfd === undefined) flush(NODEFS.realPath(stream.node));
          else fdatasyncSync(stream.nfd);
          return 0;
        } catch {
          return 29; // EIO: Postgres stops rather than trust what it could not flush.
        }
      };
    };
    const preRun = [...(Array.isArray(given) ? given : [given]), addFlush];
    // The library names the type of a step of its own; ours takes any module.
    return { emscriptenOpts: { ...emscriptenOpts, preRun } as typeof emscriptenOpts };
  }
}

/**
 * Hears what ends the instance inside Postgres' main loop. `stop` is told the cause; `fault` then says what to throw, for PGlite's
 * loop would go round again with a dead instance.
 */
export function watchMainLoop(pglite: PGlite, stop: (cause: unknown) => void, fault: () => Error | undefined): void {
  // Its own type leaves both out.
  const module = pglite.Module as unknown as { _PostgresMainLoopOnce(): void; stackRestore(at: number): void };
  const [once, restore] = [module._PostgresMainLoopOnce, module.stackRestore];
  module._PostgresMainLoopOnce = () => {
    try {
      once();
    } catch (error) {
      // Errors of a query leave by a numbered exit; anything else is the end of the instance.
      if (!isObject(error) || error["status"] === undefined) stop(error);
      throw error;
    }
  };
  // PGlite's loop calls this after whatever it caught, and goes round again: not with a dead instance.
  module.stackRestore = (at) => {
    const dead = fault();
    if (dead) throw dead;
    restore(at);
  };
}
