// Slack as a platform: posts as Block Kit, commands, forms, the home, and answers in threads.
import { BotError, createLanes, sentence, type AdapterContext, type Platform } from "../../src/platform/index.ts";
import { createAnswers } from "./answers.ts";
import { createCapabilities } from "./capabilities.ts";
import { doorsOf, type Setup, type SlackSettings, type Timing, timingOf } from "./config.ts";
import { type Connection, connect } from "./connect.ts";
import { listen } from "./events.ts";
import { createForget } from "./forget.ts";
import { createInstallations } from "./installations.ts";
import { createPoster } from "./post.ts";

export { slackSettings, wantsSlack, type SlackSettings, type Timing } from "./config.ts";
export { doctor } from "./doctor.ts";

/** Said of a channel that Slack closed for a while. */
const CLOSED = sentence("slack.channelClosed");

/** Slack. `port` is where its requests are heard, for example 3000; with port 0 it is known once started, with sockets never. */
export function createSlack(
  settings: SlackSettings,
  context: AdapterContext,
  waits: Partial<Timing> = {},
): Platform & { readonly port: number | undefined } {
  const { records, log, clock } = context;
  const timing = timingOf(settings, waits);
  const setup: Setup = { settings, timing, clock, log };
  const doors = doorsOf(settings);
  const lanes = (interval: number) => createLanes(clock, { interval, closed: CLOSED });
  const installations = createInstallations(records, clock);
  const capabilities = createCapabilities(records, clock);
  const connection: Connection = connect(setup, installations);
  const { app, workspaces } = connection;
  const poster = createPoster({
    workspaces,
    capabilities,
    records,
    doors,
    pace: lanes(timing.message),
    turns: lanes(timing.messageAll),
    clock,
    log,
  });
  let finish: () => Promise<void> = async () => undefined;

  return {
    name: "slack",
    graceMs: timing.call + timing.appears,
    get port() {
      return connection.port();
    },

    async start(inbox) {
      const answers = createAnswers({
        inbox,
        workspaces,
        threads: createLanes(clock),
        poster,
        capabilities,
        appends: lanes(timing.appendAll),
        timing,
        clock,
        log,
      });
      listen(app, {
        inbox,
        answers,
        workspaces,
        installations,
        capabilities,
        doors,
        api: settings.SLACK_API_URL,
        clock,
        log,
      });
      await connection.open();
      finish = () => answers.idle(timing.drain);
      log.info({ mode: settings.SLACK_APP_TOKEN ? "socket" : "http", port: connection.port() }, "connected to Slack");
    },

    connected: connection.isOpen,

    async post(to, message, key, permit) {
      const channel = "thread" in to ? to.channel : to;
      if (channel.platform !== "slack") throw new BotError("post_refused", sentence("slack.notASlackChannel"));
      return poster.post(to, message, key, permit);
    },
    find: poster.find,
    edit: poster.edit,
    forget: createForget(records, workspaces),

    /** Takes nothing new, finishes what is being answered (ten seconds at most). */
    async stop() {
      const closed = new AbortController();
      const late = clock.sleep(timing.drain, closed.signal).catch(() => undefined);
      await Promise.race([connection.close(), late]).finally(() => closed.abort());
      await finish();
    },
  };
}
