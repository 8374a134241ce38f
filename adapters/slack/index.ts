// Slack as a platform: digests as Block Kit, commands, forms, the home, and answers streamed into threads.
import { setTimeout as sleep } from "node:timers/promises";
import { BotError, type AdapterContext, type Platform } from "../../src/platform/index.ts";
import { createAnswers } from "./answers.ts";
import { createCapabilities } from "./capabilities.ts";
import { type Setup, type SlackSettings, type Timing, timingOf } from "./config.ts";
import { type Connection, connect } from "./connect.ts";
import { listen } from "./events.ts";
import { createInstallations } from "./installations.ts";
import { createPoster } from "./post.ts";
import { createPace } from "./queue.ts";
import { MOST_CHARACTERS } from "./render.ts";

export { slackSettings, wantsSlack, type SlackSettings, type Timing } from "./config.ts";
export { doctor } from "./doctor.ts";

export function createSlack(settings: SlackSettings, context: AdapterContext, waits: Partial<Timing> = {}): Platform {
  const { records, log, clock } = context;
  const timing = timingOf(settings, waits);
  const setup: Setup = { settings, timing, clock, log };
  const installations = createInstallations(records);
  const capabilities = createCapabilities(records);
  const connection: Connection = connect(setup, installations);
  const { app, workspaces } = connection;
  const poster = createPoster({
    workspaces,
    capabilities,
    records,
    pace: createPace(timing.message),
    turns: createPace(timing.messageAll),
    log,
  });
  let finish: () => Promise<void> = async () => undefined;

  return {
    name: "slack",
    limits: { characters: MOST_CHARACTERS - 2000, sections: 24, actions: 25 },
    graceMs: timing.call + timing.appears,

    async start(inbox) {
      const tools = { poster, capabilities, appends: createPace(timing.appendAll), timing, log };
      const answers = createAnswers(inbox, createPace(0), tools);
      listen(app, { inbox, answers, workspaces, installations, log });
      await connection.open();
      finish = () => answers.idle(timing.drain);
      log.info({ mode: settings.SLACK_APP_TOKEN ? "socket" : "http" }, "connected to Slack");
    },

    connected: connection.isOpen,

    async post(to, message, key, permit) {
      const channel = "thread" in to ? to.channel : to;
      if (channel.platform !== "slack") throw new BotError("post_refused", "That is not a channel of Slack.");
      return poster.post(to, message, key, permit);
    },
    find: poster.find,
    edit: poster.edit,

    /** Takes nothing new, finishes what is being answered (ten seconds at most). */
    async stop() {
      await Promise.race([connection.close(), sleep(timing.drain, undefined, { ref: false })]);
      await finish();
    },
  };
}
