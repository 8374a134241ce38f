// A stage for processes: a database, a chat and a press of its own for each measurement.
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { startChat } from "../../test/support/chat-double.ts";
import { type Press, openPress } from "../../test/support/press.ts";
import { type RunningProcess, startProcess } from "../../test/support/processes.ts";
import { freshDatabase } from "../../test/support/server.ts";

export const LONG_MS = 600_000;

export interface Stage {
  press: Press;
  chat: Awaited<ReturnType<typeof startChat>>;
  start(role: string, settings?: Record<string, string>, prefix?: string[]): Promise<RunningProcess>;
}

/** A database, a chat and a press of its own for each measurement. */
export async function onStage<T>(play: (stage: Stage) => Promise<T>): Promise<T> {
  const [database, chat] = await Promise.all([freshDatabase(), startChat()]);
  const processes: RunningProcess[] = [];
  const press = await openPress(database.url);
  try {
    return await play({
      press,
      chat,
      async start(role, settings = {}, prefix = []) {
        const all = { ROLE: role, DATABASE_URL: database.url, CHAT_URL: chat.url };
        const started = await startProcess({ ...all, ...settings }, prefix);
        processes.push(started);
        return started;
      },
    });
  } finally {
    await Promise.all(processes.map((running) => running.end("SIGKILL")));
    await press.close();
    await chat.close();
    await database.drop();
  }
}

export const allow = (url: string): Record<string, string> => ({ ALLOW_PRIVATE_HOSTS: new URL(url).host });

/** A web server; `answer` may leave a request hanging. */
export async function serve(answer: (path: string, response: ServerResponse) => void) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    request.resume();
    asked.push(request.url ?? "");
    answer(request.url ?? "", response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
