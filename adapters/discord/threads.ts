// Threads: one per post, made on the first question, found again for ever: its id is its post's.
import type { APIMessage } from "discord.js";
import type { Lanes } from "../../src/platform/index.ts";
import { apiCode } from "./errors.ts";
import { onlyMentions, spoken } from "./render.ts";
import type { Wire } from "./wire.ts";

export interface Threads {
  /** Makes sure that the thread of `message` in `channel` is there, and returns its id. `name` is used when it is not known better. */
  ensure(channel: string, message: string, name?: string): Promise<string>;
  /** Runs `work` when everything before it in this thread is done; `waiting` is called when it has to wait. */
  inTurn<T>(thread: string, waiting: () => void, work: () => Promise<T>): Promise<T>;
}

export function createThreads(wire: Wire, turns: Lanes, isThread: (id: string) => boolean): Threads {
  return {
    async ensure(channel, message, name) {
      if (isThread(message) || (await exists(wire, message))) return message;
      return wire.startThread(channel, message, name ?? (await nameFrom(wire, channel, message)));
    },

    inTurn(thread, waiting, work) {
      if (turns.busy(thread)) waiting();
      return turns.run(thread, work);
    },
  };
}

async function exists(wire: Wire, thread: string): Promise<boolean> {
  try {
    await wire.channel(thread);
    return true;
  } catch (error) {
    if (apiCode(error) === 10003) return false;
    throw error;
  }
}

/** The first line of the post that says something, which is its headline. */
async function nameFrom(wire: Wire, channel: string, message: string): Promise<string> {
  return firstLine(await wire.message(channel, message));
}

const firstLine = (message: APIMessage): string =>
  spoken(message)
    .split("\n")
    .find((line) => line.trim() && !onlyMentions(line.trim())) ?? "";
