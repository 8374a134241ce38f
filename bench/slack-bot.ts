// The real bot with the sample newsroom, connected to the test front that plays Slack.
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSlack, slackSettings } from "../adapters/slack/index.ts";
import { outlets } from "../sample/outlets.ts";
import { readConfig, parseSettings } from "../src/app/config.ts";
import { modelSettings } from "../src/model/settings.ts";
import { openNewsroom } from "../src/app/newsroom.ts";
import { startSlackFront } from "../test/support/slack-front.ts";
import { APP_TOKEN, BOT_TOKEN } from "../test/support/slack-workspace.ts";
import { MANIFEST_SCOPES, SIGNING_SECRET } from "../test/support/slack-people.ts";

export const sampleFeeds = outlets.map(({ name, host, feed }) => ({ name, url: `http://${host}${feed.path}` }));

/** Who asks in turn, so that nobody asks faster than one person may. */
export const crowd = Array.from({ length: 150 }, (_, n) => `reader${n}`);

/** Counts what the bot asks of the sample's outlets, as undici tells it. */
function countRequests() {
  let count = 0;
  const see = (message: unknown): void => {
    const { origin } = (message as { request: { origin: string | URL } }).request;
    if (new URL(origin).hostname.endsWith(".example")) count += 1;
  };
  subscribe("undici:request:create", see);
  return { count: () => count, stop: () => unsubscribe("undici:request:create", see) };
}

export async function startSlackBot(mode: "socket" | "http") {
  const folder = await mkdtemp(join(tmpdir(), "footnote-slack-"));
  const front = await startSlackFront({ scopes: MANIFEST_SCOPES, signingSecret: SIGNING_SECRET, people: crowd });
  let slack: ReturnType<typeof createSlack> | undefined;
  const settings = slackSettings.parse({
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_PORT: 0,
    SLACK_API_URL: front.apiUrl,
    ...(mode === "socket" ? { SLACK_APP_TOKEN: APP_TOKEN } : { SLACK_SIGNING_SECRET: SIGNING_SECRET }),
  });
  const newsroom = await openNewsroom({
    onFatal: (error) => {
      throw error;
    },
    config: readConfig({
      DATA_DIR: join(folder, "data"),
      SAMPLE: "on",
      TIME_ZONE: "UTC",
      LOG_LEVEL: "error",
    }),
    model: parseSettings(modelSettings, {}),
    secrets: [],
    platforms: [{ name: "slack", create: async (context) => (slack = createSlack(settings, context)) }],
  });
  const requests = countRequests();
  await newsroom.start();
  if (mode === "http") front.reachAt(`http://127.0.0.1:${slack?.port}/slack/events`);
  return {
    front,
    /** Requests for feeds and pages so far. */
    polls: requests.count,
    async close(): Promise<void> {
      await newsroom.stop();
      requests.stop();
      await front.close();
      await rm(folder, { recursive: true, force: true });
      if (front.violations.length > 0) throw new Error(`what Slack would refuse:\n${front.violations.join("\n")}`);
    },
  };
}
