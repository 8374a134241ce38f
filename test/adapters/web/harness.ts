// The page with a fake core behind it, answering requests without a socket.
import { createApp } from "../../../adapters/web/app.ts";
import { createBoard } from "../../../adapters/web/board.ts";
import { createChannels } from "../../../adapters/web/channels.ts";
import { allowedHosts, type WebSettings, webSettings } from "../../../adapters/web/config.ts";
import { createLive } from "../../../adapters/web/live.ts";
import { BOT } from "../../../adapters/web/place.ts";
import { createPictures } from "../../../adapters/web/pictures.ts";
import { createView } from "../../../adapters/web/view.ts";
import type { Operate } from "../../../src/operate/serve.ts";
import type { Logger, Message, MessageLog, Records } from "../../../src/platform/index.ts";
import { type TestClock, testClock } from "../../support/clock.ts";
import { fakeInbox, type FakeInboxOptions } from "../../support/inbox.ts";
import { memoryLog } from "../../support/message-log.ts";
import { sampleMessage } from "../../support/messages.ts";

export const ORIGIN = "http://127.0.0.1:4100";

/** A log that nobody reads. */
export const silent: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export const noRecords: Records = {
  get: async () => undefined,
  put: async () => {},
  delete: async () => {},
  list: async () => [],
};

/** What the page is started with: a free port of this machine, and what a test sets. */
export const settingsOf = (given: Partial<WebSettings> = {}): WebSettings => ({
  ...webSettings.parse({ WEB_PORT: 0 }),
  ...given,
});

/** What the page is given besides its settings, when a test asks nothing else of it. */
export const contextOf = (messages: MessageLog) => ({
  records: noRecords,
  log: silent,
  clock: testClock(),
  messages,
  version: "1",
});

interface PageOptions extends FakeInboxOptions {
  token?: string;
  host?: string;
  names?: string[];
  operate?: Operate;
  front?: URL;
  records?: Records;
  log?: Logger;
  clock?: TestClock;
}

export function createPage(options: PageOptions = {}) {
  const { records = noRecords, log = silent, clock = testClock() } = options;
  const inbox = fakeInbox(options);
  const live = createLive();
  const view = createView("");
  const messages = memoryLog(() => new Date("2026-11-24T09:00:00Z"));
  const board = createBoard(messages, live, view, createChannels(records, messages, ["news", "security"]));
  const { token, host = "127.0.0.1", names, operate, front } = options;
  const app = createApp({
    inbox,
    board,
    live,
    view,
    records,
    log,
    clock,
    token,
    front,
    allowedHost: allowedHosts({ host, names }, 4100),
    address: () => ORIGIN,
    pictures: createPictures(records, undefined),
    version: "1.2.3",
    operate,
  });
  const get = (path: string, headers: Record<string, string> = {}) => app.request(ORIGIN + path, { headers });
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    app.request(ORIGIN + path, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", origin: ORIGIN, ...headers },
    });
  /** Puts a post of the bot on the board. */
  const say = (key: string, message: Message = sampleMessage(), channel = "news", thread?: string) =>
    board.say({ channel, thread, key, author: BOT, body: { message } });
  return { app, inbox, live, board, messages, get, post, say };
}

/** The lines of a streamed answer. */
export async function linesOf(response: Response): Promise<Record<string, unknown>[]> {
  const text = await response.text();
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** A feed as the overview of a channel has it: looked at once, and well. */
export const wellFeed = (title: string, url: string) => ({
  id: "f1",
  title,
  url,
  state: "active",
  sentence: "well",
  health: {
    lastCheckedAt: new Date(0),
    lastOkAt: undefined,
    nextCheckAt: undefined,
    failures: 0,
    error: undefined,
  },
});
