// Tests with several processes on one Postgres share this: a database, a chat, processes that end.
import { randomInt } from "node:crypto";
import { afterEach, beforeEach, describe } from "vitest";
import { type ChatDouble, startChat } from "../support/chat-double.ts";
import { serverMissing } from "../support/homes.ts";
import { type Press, openPress } from "../support/press.ts";
import { type RunningProcess, startProcess, until } from "../support/processes.ts";
import { type TestDatabase, freshDatabase } from "../support/server.ts";

export const seed = Number(process.env["FOOTNOTE_SEED"] ?? randomInt(1_000_000));
/** On a busy machine a process may take long to start, and a lease is a lease. */
export const PATIENCE_MS = 180_000;

export let database: TestDatabase;
export let chat: ChatDouble;
export let processes: RunningProcess[] = [];
let press: Press | undefined;

export const start = async (role: string, settings: Record<string, string> = {}): Promise<RunningProcess> => {
  const started = await startProcess({ ROLE: role, DATABASE_URL: database.url, CHAT_URL: chat.url, ...settings });
  processes.push(started);
  return started;
};

export const open = async (): Promise<Press> => (press = await openPress(database.url));

/** Waits until each channel was told each of these titles; the time it took. */
export const told = (channel: string, titles: string[]): Promise<number> => {
  const missing = () =>
    titles.filter((title) => !chat.posts.some((post) => post.channel === channel && post.text.includes(title)));
  return until(() => missing().length === 0, PATIENCE_MS, missing);
};

/** Tests that each have a bed of their own. */
export function describeProcesses(tests: () => void): void {
  describe.skipIf(serverMissing)(`several processes on one Postgres (FOOTNOTE_SEED=${seed})`, () => {
    beforeEach(async () => {
      [database, chat] = await Promise.all([freshDatabase(), startChat()]);
      processes = [];
      press = undefined;
    });
    afterEach(async () => {
      for (const running of processes) running.signal("SIGCONT");
      await Promise.all(processes.map((running) => running.end("SIGKILL")));
      await press?.close();
      await chat.close();
      await database.drop();
    });
    tests();
  });
}
